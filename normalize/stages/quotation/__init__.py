"""Quotation: marks that translation tore from their words, mixed up, lost or set too early.

The first pass puts every mark beside the words that it encloses: white space changes, words
and marks keep their order. The second (:mod:`normalize.stages.quotation.extent`) mends which
words are enclosed. Two small ones drop a comma and close a bracket.

That a paragraph opens a quotation and does not close it is no fault in itself: where a
quotation runs on, each of its paragraphs opens and only the last one closes. Single marks as
the outer ones, and punctuation inside or outside the marks, stay as the source has them.
"""

from __future__ import annotations

import re

from normalize.edits import Level, Proposal
from normalize.stages import Context, Pass
from normalize.stages.english import ENDINGS
from normalize.stages.quotation.brackets import close_brackets
from normalize.stages.quotation.commas import drop_commas
from normalize.stages.quotation.extent import mend_extent
from normalize.stages.quotation.marks import MARKS
from normalize.stages.quotation.reading import Paragraph, Reading, read_paragraphs
from normalize.stages.quotation.rules import propose
from normalize.stages.quotation.steps import Role

__all__ = ["PASSES", "place_marks"]

_LEVELS = ((6.0, Level.CERTAIN), (3.0, Level.LIKELY), (2.5, Level.POSSIBLE))  # by margin
_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_FACING = {Role.OPENING: "“‘", Role.CLOSING: "”’"}
_LETTERS = re.compile(r"s\b")  # three "A"s
_PUNCTUATION = re.compile(r"[,.;:!?)\]](?! ?[.)(])")
_ENDING = re.compile(rf"(?:{ENDINGS})\b")


def place_marks(text: str, _context: Context) -> list[Proposal]:
    r"""Put every mark on its side of the space: `using" balloons ", rockets`.

    >>> from normalize.edits import EditLog
    >>> log = EditLog('Forces \'positions were hit using" balloons ", he said.')
    >>> _ = log.apply(place_marks(log.text, None))
    >>> log.text
    'Forces\' positions were hit using "balloons", he said.'
    """
    return [
        proposal
        for paragraph in read_paragraphs(text)
        for k in range(len(paragraph.reading.marks))
        if (proposal := _place(text, paragraph, k))
    ]


def _place(text: str, paragraph: Paragraph, k: int) -> Proposal | None:
    """What puts a mark in its place; None where it stands there, or nothing is sure."""
    reading = paragraph.reading
    mark, role, margin = reading.marks[k], reading.roles[k], reading.margins[k]
    level = next((level for least, level in _LEVELS if margin >= least), None)
    start, end = mark.start - mark.before, mark.end + mark.after
    before, after = text[start : mark.start], text[mark.end : end]
    spaces = _spaces(text, reading, k, before, after)
    if level is None or spaces is None or (after and _is_left_over(paragraph, k)):
        return None
    glyph = text[mark.start : mark.end]
    if glyph in _TURNED and glyph not in _FACING.get(role, glyph):
        glyph = _TURNED[glyph]
    mended = spaces[0] + glyph + spaces[1]
    if text[start:end] == mended:
        return None
    if role is Role.DETACHED:
        rule = "detached-possessive"
    elif len(mended) > end - start:
        rule = "missing-space"
    elif len(mended) < end - start:
        outside = len(spaces[role is Role.CLOSING]) < len((before, after)[role is Role.CLOSING])
        rule = "space-outside" if outside else "space-inside"
    else:
        rule = "wrong-way" if spaces == (before, after) else "wrong-side-of-space"
    # Only what differs is replaced.
    while start < end and mended and text[start] == mended[0]:
        start, mended = start + 1, mended[1:]
    while start < end and mended and text[end - 1] == mended[-1]:
        end, mended = end - 1, mended[:-1]
    return propose(rule, start, end, mended, level)


def _spaces(text: str, reading: Reading, k: int, before: str, after: str) -> tuple[str, str] | None:
    """The white space that belongs before and after a mark; None where that cannot be had."""
    mark, role = reading.marks[k], reading.roles[k]
    behind = text[mark.end + len(after) : mark.end + len(after) + 2]
    if role is Role.OPENING:
        if mark.right == "_" and (not after or behind[0] in MARKS):
            return None  # a line ends between the mark and its words, or there are none
        if text[mark.start - len(before) - 1 : mark.start] in ("( ", "[ "):
            return "", ""
        joined = mark.left in "w." or (after and mark.left == "-")
        joined = joined or (_touch(reading, k - 1) and reading.roles[k - 1] is Role.APOSTROPHE)
        return before or (" " if joined else ""), ""
    if role is Role.CLOSING:
        if mark.left == "_" and (not before or text[mark.start - len(before) - 1] in MARKS):
            return None
        if mark.right == "w":
            if _touch(reading, k - 1) and reading.marks[k - 1].left == "|":
                return None  # two marks open a paragraph: one of them is too many
            apart = before or (behind[0].isalpha() and not _LETTERS.match(behind))
        elif mark.right == "(":
            apart = behind[0] in "(["
        elif mark.right == "q":
            apart = _touch(reading, k) and reading.roles[k + 1] is Role.OPENING
        else:
            apart = before and behind in ("- ", "– ", "— ")
            if mark.right == "_" and _PUNCTUATION.match(text, mark.end + len(after)):
                return "", ""
        return "", (after or " " if apart else after)
    if role is Role.DETACHED:
        ending = not (before and after) and _ENDING.match(text, mark.end + len(after))
        return "", ("" if ending else after or " ")
    return before, after


def _is_left_over(paragraph: Paragraph, k: int) -> bool:
    """Whether a lone mark before a paragraph is left over from the one above it."""
    reading = paragraph.reading
    return (
        len(reading.marks) == 1
        and k == 0
        and reading.marks[0].double
        and reading.marks[0].left == "|"
        and not paragraph.carried
        and not paragraph.continued
    )


def _touch(reading: Reading, k: int) -> bool:
    """Whether a mark and the next one stand side by side."""
    if not 0 <= k < len(reading.marks) - 1:
        return False
    return reading.marks[k].end == reading.marks[k + 1].start


PASSES: tuple[Pass, ...] = (place_marks, mend_extent, drop_commas, close_brackets)
