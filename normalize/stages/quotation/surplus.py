"""Marks that enclose nothing: a paragraph with three, of which one is too many.

`"We stay," and "he left."` has four; of `"We stay," and he left."` the middle one may be too
many, or a fourth be missing. Which one it is, what stands between them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.edits import Level, Proposal
from normalize.stages.quotation.attribution import (
    attributes,
    attribution_follows,
    says_that,
    sentence_ends,
    tag_precedes,
)
from normalize.stages.quotation.marks import DOUBLES
from normalize.stages.quotation.reading import Paragraph
from normalize.stages.quotation.rules import propose

__all__ = ["surplus"]

# What goes on behind a mark that should not be there.
_CLAUSE = r"(?:and|or|but|as|while|which|who|where|because|so)\b"
_PHRASE = (
    r"(?:in|on|at|with|from|to|of|by|for|after|before|during|including|the|a|an|its|their|"
    r"is|are|was|were|has|have|had|will)\b"
)
_GOES_ON = re.compile(rf"\s+(?:{_CLAUSE}|(?P<phrase>{_PHRASE}))")
_SENTENCES = re.compile(r"[.!?] [\"”] [A-Z]")
_NEXT_CLAUSE = re.compile(r"[^.:\"“”]{2,80}?[,.:]\s+(?=[A-Z]|\w)")
_THREE = re.compile(
    rf"[^{DOUBLES}]*([\"“])([^{DOUBLES}]+)([\"”])(,? [^{DOUBLES}]+)([\"”])([^{DOUBLES}]*)"
)
# What no quotation ends in if its last words follow: `"a crime against" humanity"`.
_UNFINISHED = re.compile(r"\b(?:of|the|an?|against|from|for|with|by|its|their|our|his|and|or)\Z")
_FEW = re.compile(r" [a-z][\w'’-]*(?: [\w'’-]+){0,3}[.,]?")
_ARTICLE = re.compile(r"\b(?:the|an?|of)\Z")
_SOME = re.compile(r" [a-z][\w'’-]*(?: [\w'’-]+){0,7}[.,]?")
# What no clause ends in: `"We have not" been paid," he said.`
_AUXILIARY = re.compile(
    r"\b(?:[Ww]e|[Tt]hey|I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|who|which|that) "
    r"(?:have|has|had|will|would|must|should|cannot|can|could|are|were|do|did|does)"
    r"(?: not| never| also| always)?\Z"
)


def surplus(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """Take away a mark that encloses nothing, or open the quotation that it closes.

    >>> from normalize.stages.quotation.reading import read_paragraphs
    >>> text = '"The road is open," the mayor said."'
    >>> [(p.start, p.end, p.after) for p in surplus(text, read_paragraphs(text)[0])]
    [(35, 36, '')]
    """
    yield from _closed_twice(text, paragraph)
    if paragraph.reading.is_odd:
        return
    yield from _third_mark(text, paragraph)
    yield from _between_sentences(text, paragraph)


def _third_mark(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """Of three marks `"…," and …."` the middle one is too many, or a fourth is missing."""
    reading = paragraph.reading
    for one, other in pairwise(reading.quotations):
        pair = reading.pair(one)
        if pair is None:
            continue
        if other.opening is not None or other.closing is None or other.depth != one.depth:
            continue
        first, middle, last = *pair, reading.marks[other.closing]
        if not (first.opens and middle.closes and last.closes):
            continue
        ends = not text[last.end : paragraph.end].strip(" .!?…")
        if sentence_ends(text, first.end, middle.start):
            continue
        if attribution_follows(text, middle.end):
            clause = _NEXT_CLAUSE.match(text, middle.end, last.start)
            if (
                clause
                and not sentence_ends(text, clause.end(), last.start)
                and not attributes(text, clause.end(), last.start)
                and (ends or attribution_follows(text, last.end))
            ):
                yield propose("missing-opening", clause.end(), clause.end(), text[first.start])
        elif (
            (first.left == "|" or first.spoken or says_that(text[paragraph.start : first.start]))
            and (goes_on := _GOES_ON.match(text, middle.end))
            and not sentence_ends(text, middle.end, last.start)
        ):
            stop = text[middle.start - 1]
            stops = stop == "." or (stop == "," and bool(goes_on["phrase"]))
            yield propose("surplus-mark", middle.start - stops, middle.end, "")


def _between_sentences(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`He said: "We stay. " They left."`: the torn mark closes nothing that ends here."""
    reading = paragraph.reading
    for one, other in pairwise(reading.quotations):
        pair = reading.pair(one)
        if pair is None or one.depth or other.opening is not None or other.closing is None:
            continue
        first, middle, last = *pair, reading.marks[other.closing]
        if (
            first.opens
            and first.spoken
            and (middle.left, middle.right) == ("_", "_")
            and _SENTENCES.match(text, middle.start - 2)
            and last.closes
            and not text[last.end : paragraph.end].strip(" .!?…")
            and not attributes(text, middle.end, last.start)
        ):
            yield propose("surplus-mark", middle.start, middle.end + 1, "")


def _closed_twice(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """One of two closing marks: behind an attribution, or before words that are still quoted."""
    found = _THREE.fullmatch(text, paragraph.start, paragraph.end)
    if found is None:
        return
    said, rest, end = found[2], found[4], found[6].strip()
    stops = said[-1] in ",.!?" or rest[0] == ","
    if stops and tag_precedes(rest + end) and not sentence_ends(rest, 0, len(rest)):
        if not end or (end == "." and rest[-1] != "."):
            yield propose("surplus-mark", *found.span(5), "")
    elif stops and rest[-1] == "." and end[:1].isupper() and tag_precedes(rest):
        # Or it opens what was said next, and the last mark is lost.
        yield propose("surplus-mark", *found.span(5), "", Level.POSSIBLE)
    elif (
        (_UNFINISHED.search(said) and _FEW.fullmatch(rest))
        or (_ARTICLE.search(said) and _SOME.fullmatch(rest))
        or (_AUXILIARY.search(said) and rest[-1] == "," and attribution_follows(text, found.end(5)))
    ):
        yield propose("surplus-mark", *found.span(3), "")
