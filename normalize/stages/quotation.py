"""Quotation: marks that translation tore from their words, mixed up, lost or set too early.

Two passes. The first puts every mark beside the words that it encloses: white space changes,
words and marks keep their order. The second (:mod:`normalize.stages.quotation_extent`)
mends which words are enclosed.

That a paragraph opens a quotation and does not close it is no fault in itself: where a
quotation runs on, each of its paragraphs opens and only the last one closes. Single marks as
the outer ones, and punctuation inside or outside the marks, stay as the source has them.
"""

from __future__ import annotations

import re

from normalize.edits import Level, Proposal
from normalize.stages import Context, Pass
from normalize.stages.quotation_extent import mend_extent
from normalize.stages.quotation_marks import MARKS, Mark, has_marks
from normalize.stages.quotation_reading import Role, read_paragraphs

__all__ = ["PASSES", "place_marks"]

_LEVELS = ((6.0, Level.CERTAIN), (3.0, Level.LIKELY), (2.5, Level.POSSIBLE))  # by margin
_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_FACING = {Role.OPENING: "“‘", Role.CLOSING: "”’"}
_PLURAL = re.compile(r"s\b")  # the "A"s of a list
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_REASONS = {
    "wrong-side-of-space": "the mark stands on the wrong side of the space",
    "space-inside": "no space between a quotation mark and the words that it encloses",
    "missing-space": "a space between a quotation and the words around it",
    "wrong-way": "the curly mark faces away from the words that it encloses",
    "detached-possessive": "the apostrophe belongs to the word before it",
}


def place_marks(text: str, _context: Context) -> list[Proposal]:
    r"""Put every mark on its side of the space: `using" balloons ", rockets`.

    >>> from normalize.edits import EditLog
    >>> log = EditLog('Forces \'positions were hit using" balloons ", he said.')
    >>> _ = log.apply(place_marks(log.text, None))
    >>> log.text
    'Forces\' positions were hit using "balloons", he said.'
    """
    if not has_marks(text):
        return []
    proposals: list[Proposal] = []
    for paragraph in read_paragraphs(text):
        reading = paragraph.reading
        for k, (mark, role) in enumerate(zip(reading.marks, reading.roles, strict=True)):
            margin = reading.margins[k]
            level = next((level for least, level in _LEVELS if margin >= least), None)
            opens_next = reading.roles[k + 1 : k + 2] == [Role.OPENING]
            if level and (proposal := _place(text, mark, role, opens_next, level)):
                proposals.append(proposal)
    return proposals


def _place(text: str, mark: Mark, role: Role, opens_next: bool, level: Level) -> Proposal | None:
    """What puts a mark in its place; None where it stands there already."""
    before, after = (
        text[mark.start - mark.before : mark.start],
        text[mark.end : mark.end + mark.after],
    )
    glyph = text[mark.start : mark.end]
    if glyph in _TURNED and glyph not in _FACING.get(role, glyph):
        glyph = _TURNED[glyph]
    if role is Role.OPENING:
        if mark.right == "_" and (not after or text[mark.end + mark.after] in MARKS):
            return None  # a line ends between the mark and its words, or there are none
        spaces = (before or " " if mark.left in "w." else before), ""
    elif role is Role.CLOSING:
        if mark.left == "_" and (not before or text[mark.start - mark.before - 1] in MARKS):
            return None
        letter = text[mark.end : mark.end + 1].isalpha() and not _PLURAL.match(text, mark.end)
        apart = mark.right in "w(" and (before or letter or text[mark.end] in "([")
        apart = apart or (mark.right == "q" and opens_next)
        spaces = "", (" " if apart else after)
    elif role is Role.DETACHED:
        ending = not (before and after) and _ENDING.match(text, mark.end + mark.after)
        spaces = "", ("" if ending else after or " ")
    else:
        return None
    width, width_after = len(before + after), len("".join(spaces))
    if role is Role.DETACHED:
        rule = "detached-possessive"
    elif width_after != width:
        rule = "space-inside" if width_after < width else "missing-space"
    else:
        rule = "wrong-way" if spaces == (before, after) else "wrong-side-of-space"
    start, end = mark.start - mark.before, mark.end + mark.after
    mended = spaces[0] + glyph + spaces[1]
    # Only what differs is replaced.
    while start < end and mended and text[start] == mended[0]:
        start, mended = start + 1, mended[1:]
    while start < end and mended and text[end - 1] == mended[-1]:
        end, mended = end - 1, mended[:-1]
    if start == end and not mended:
        return None
    return Proposal(start, end, mended, f"quotation/{rule}", _REASONS[rule], level)


PASSES: tuple[Pass, ...] = (place_marks, mend_extent)
