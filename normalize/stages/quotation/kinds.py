"""Marks of the wrong kind, and marks set twice: mixed pairs, quotations within quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Proposal
from normalize.stages.quotation.attribution import attribution_follows, joins, sentence_ends
from normalize.stages.quotation.marks import Mark
from normalize.stages.quotation.reading import Reading
from normalize.stages.quotation.rules import propose
from normalize.stages.quotation.steps import Role

__all__ = ["CLOSER", "NAME", "OPENER", "mixed", "nested", "repeated", "shared_close"]

# Partners of curly marks and guillemets; a straight mark is its own.
CLOSER = {"“": "”", "„": "”", "«": "»", "‘": "’"}
OPENER = {"”": "“", "»": "«", "’": "‘"}
_SINGLE = {"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"}

_NAME_WORD = r"(?:al-)?[A-Z][\w'’-]*"
NAME = re.compile(rf"{_NAME_WORD}(?:\s(?:{_NAME_WORD}|of|and|the)){{0,4}}[.,]?")


def mixed(text: str, reading: Reading) -> Iterator[Proposal]:
    """`"Syrian National Army' camp`: the outermost quotation has double marks."""
    for q in reading.quotations:
        pair = reading.pair(q)
        if pair is None or q.depth or not reading.is_sure(q):
            continue
        opening, closing = pair
        if any(
            mark.double == opening.double and mark.closing < 1
            for mark in reading.marks[q.opening : q.closing]
        ):
            continue  # it may well close there
        if opening.double and not closing.double:
            mark = text[opening.start]
            yield propose("mixed-marks", closing.start, closing.end, CLOSER.get(mark, mark))
        elif closing.double and not opening.double:
            mark = text[closing.start]
            yield propose("mixed-marks", opening.start, opening.end, OPENER.get(mark, mark))


def nested(text: str, reading: Reading) -> Iterator[Proposal]:
    """Double marks within a sentence in double marks: single ones, or none around the same."""
    outer: tuple[Mark, Mark] | None = None
    for q in reading.quotations:  # an outer quotation comes before what it holds
        pair = reading.pair(q)
        if not q.depth:
            outer = pair
        if q.depth != 1 or outer is None or pair is None:
            continue
        (begin, end), (first, last) = outer, pair
        double = begin.double and first.double and last.double and reading.is_sure(q)
        on_new_line = first.left == "_" and not first.before
        if not double or on_new_line or not (first.opens and last.closes):
            continue
        if first.end == last.start:
            continue  # one closes what stands before them, one opens what stands behind
        if sentence_ends(text, begin.end, end.start) or _between(text, outer, pair):
            continue  # one of the marks around may rather be lost, or the inner ones face outward
        same = begin.end == first.start and last.end == end.start
        for mark in (first, last):
            glyph = "" if same else _SINGLE.get(text[mark.start], "'")
            rule = "doubled-marks" if same else "nested"
            yield propose(rule, mark.start, mark.end, glyph, group=str(first.start))


def _between(text: str, outer: tuple[Mark, Mark], inner: tuple[Mark, Mark]) -> bool:
    """Whether marks seem to enclose what stands between two quotations, not a third one."""
    if joins(text, inner[0].end):
        return True
    speech = outer[0].left == "|" or outer[0].spoken
    (begin, end), (first, last) = outer, inner
    return not speech and 2 * (last.start - first.end) > end.start - begin.end


def shared_close(text: str, reading: Reading) -> Iterator[Proposal]:
    """`"We fight the "Free Army," he said`: one mark closes both the name and the speech."""
    doubles = [mark for mark in reading.marks if mark.double]
    if len(doubles) != 3:
        return
    outer, inner, closing = doubles
    if (
        (outer.left == "|" or outer.spoken)
        and outer.opens
        and inner.opens
        and closing.closes
        and NAME.fullmatch(text, inner.end, closing.start)
        and (closing.right == "|" or attribution_follows(text, closing.end))
        and not sentence_ends(text, outer.end, closing.start)
    ):
        first, last = (_SINGLE.get(text[mark.start], "'") for mark in (inner, closing))
        group = str(inner.start)
        yield propose("nested", inner.start, inner.end, first, group=group)
        yield propose("nested", closing.start, closing.start, last, group=group)


def repeated(reading: Reading) -> Iterator[Proposal]:
    """`We are ready,"" said the commander`: the second mark says what the first one said."""
    for mark, role, margin in zip(reading.marks, reading.roles, reading.margins, strict=True):
        if role is Role.STRAY and mark.repeats and margin >= reading.SURE:
            end = mark.end + (mark.after if mark.before else 0)
            yield propose("doubled-marks", mark.start, end, "")
