"""A text as a page: its lines, which of them are prose, and what goes along with a line.

Prose is what no furniture rule may take: sentences, and anything as long as one. Headlines,
menus, names and buttons are not prose: they are short and end without a full stop.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["Line", "Page"]

_ORNAMENTS = frozenset(" \t\xa0\u200b\ufeff.:;,!|*#+=_~^<>()[]{}-–—·•●▪■►▶»«›‹…/\\\"'“”")
_BLANK = frozenset(" \t\xa0")
_CLOSING = frozenset(".,;:!?)]}\"'”’…")
_SENTENCE_END = re.compile(r"[.!?؟][\"'”’)\]]*\Z")
_SPEECH = re.compile(r"\b(?:said|added|told|stated|reported|noted|according to the)\b")
_SENTENCE = 4  # words; a line that ends like a sentence and has as many is one
_PARAGRAPH = 30  # words; no headline has as many


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it starts and ends, without the spaces around it."""

    start: int
    end: int


class Page:
    r"""The lines of a text that are not blank.

    >>> page = Page("Bread is dear\n\nBread is dear in Homs.\n\nOther news")
    >>> [page.is_prose(i) for i in range(3)]
    [False, True, False]
    >>> page.text[slice(*page.extent(2, 2, {2}))]
    '\n\nOther news'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        offset = 0
        for line in text.split("\n"):
            if stripped := line.strip():
                start = offset + line.index(stripped)
                self.lines.append(Line(start, start + len(stripped)))
            offset += len(line) + 1

    def line(self, i: int) -> str:
        """The words of a line."""
        return self.text[self.lines[i].start : self.lines[i].end]

    def at(self, offset: int) -> int:
        """Number of the line that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)

    def is_prose(self, i: int) -> bool:
        """Whether a line reads as a sentence or is as long as a paragraph."""
        line = self.line(i)
        words = line.count(" ") + 1
        return (
            words >= _PARAGRAPH
            or (words >= _SENTENCE and _SENTENCE_END.search(line[-8:]) is not None)
            or _SPEECH.search(line) is not None
        )

    def ends_sentence(self, i: int) -> bool:
        """Whether a line ends as a sentence does."""
        return _SENTENCE_END.search(self.line(i)[-8:]) is not None

    def fills(self, i: int, start: int, end: int) -> bool:
        """Whether a span is all that a line says: only ornaments stand around it."""
        line = self.lines[i]
        around = self.text[line.start : start] + self.text[end : line.end]
        return end <= line.end and _ORNAMENTS.issuperset(around)

    def extent(self, first: int, last: int, gone: Collection[int]) -> tuple[int, int]:
        """What is cut when the lines `first` to `last` go, `gone` being all that go.

        The smaller of the gaps around a run of such lines goes along with it, so that
        paragraphs stay apart by what kept them apart; nothing overlaps between runs.
        """
        lines, a, b = self.lines, first, last
        while a - 1 in gone:
            a -= 1
        while b + 1 in gone:
            b += 1
        ends_page = b == len(lines) - 1
        if ends_page or (a > 0 and self._gap(a) < self._gap(b + 1)):
            return (lines[first - 1].end if first else 0), self.blank(lines[last].end)
        return (lines[first].start if first else 0), lines[last + 1].start

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """What is cut when a span within a line goes: with a space where two would meet."""
        line = self.lines[self.at(start)]
        if start <= line.start:
            return self._indented(line.start), self.blank(end)
        following = self.text[end : end + 1]
        if end >= line.end or following.isspace() or following in _CLOSING:
            start = self._indented(start)
        return start, end

    def blank(self, end: int) -> int:
        """Where the spaces behind `end` end."""
        while end < len(self.text) and self.text[end] in _BLANK:
            end += 1
        return end

    def _gap(self, i: int) -> int:
        """Number of line ends before a line."""
        return self.text.count("\n", self.lines[i - 1].end, self.lines[i].start)

    def _indented(self, start: int) -> int:
        """Where the spaces before `start` start."""
        while start and self.text[start - 1] in _BLANK:
            start -= 1
        return start
