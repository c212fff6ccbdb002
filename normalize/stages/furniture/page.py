"""A text as a page: its lines, which of them are prose, and what goes along with a line.

Prose is what no furniture rule may take: sentences, and anything as long as one. Headlines,
menus, names and buttons are not prose: they are short and end without a full stop. What of
these is glued behind the last sentence of the page counts as a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from functools import lru_cache

from normalize.stages.english import ABBREVIATIONS

__all__ = ["Page"]

_ORNAMENTS = frozenset(" \t\xa0\u200b\ufeff.:;,!|*#+=_~^<>()[]{}-–—·•●▪■►▶»«›‹…/\\\"'“”?←→↑↓⇒")
_BLANK = frozenset(" \t\xa0")
_CLOSING = frozenset(".,;:!?)]}\"'”’…")
_SENTENCE_END = re.compile(r"(?<!\.)[.!?؟][\"'”’)\]]*\Z")  # not the dots of a cut headline
_SPEECH = re.compile(r"\b(?:said|added|told|stated|reported|noted|according to the)\b")
_TOLD = re.compile(r"[\"”],? (?:[\w'’.-]+ ){1,6}?(?:said|says|told|asked|added|wrote|read)\b")
_SENTENCE = 4  # words; a line that ends like a sentence and has as many is one
_CUT_SHORT = ("…", " ...")  # what a page shows of another article
_WRAPPED = 40  # code points; shorter lines are not wrapped
_GOES_ON = 3  # words; a label that begins with a small letter has fewer
_INTRODUCTION = 5  # words before a colon; a heading of page furniture has fewer
_PARAGRAPH = 30  # words; no headline has as many
_GLUED = 80  # code points that may be glued behind the last sentence
_GLUED_WORDS = 6
_RECORD = 12  # lines above and below one of a record that may be of it
_STOP = re.compile(  # "Homs. Twitter", "Homs. (Source: SANA) Twitter"
    r"(?<=\w)[.!?][\"'”’)\]]*(?: +| ?\([^()\n]{1,60}\) ?)(?=[\w/-])"
)
_COUNT = re.compile(r"\d[\d,.]* (?:killed|dead|wounded|injured|missing|arrested|detained|deaths)\b")
_FIELD = re.compile(r"[A-Z][\w ]{1,30}: ?\S")  # "Weapon: barrel bomb"
_OF_AN_INCIDENT = re.compile(  # what no head of a page tells, but a record of an incident
    r"(?i)(?:killed|dead|wounded|injured|victims?|weapons?|casualties|fatalities|perpetrators?|"
    r"damage|targets?|coordinates|born|arrested|detained|last seen|missing|place of \w+|"
    r"type of \w+|number of \w+|cause of \w+): ?\S"
)
_LAST_WORD = re.compile(r"[\w-]+\Z")
_SIGNED = r"(?:[^\W\d_a-z][\w'’.-]*|al-[A-Z][\w'’-]*|\d[\d-]*|[/&])"
_SIGNATURE = re.compile(rf"{_SIGNED}(?:[ /]+{_SIGNED})*")


class Page:
    r"""The lines of a text that are not blank, without the spaces around them.

    `starts` and `ends` hold where each starts and ends, in code points; `rests` what is left
    of a line from which something at its start or end goes; `glued` is whether the last one is
    glued behind the sentence before it.

    >>> page = Page("Bread is dear\n\nBread is dear in Homs.\n\nOther news")
    >>> [page.is_prose(i) for i in range(3)]
    [False, True, False]
    >>> page.text[slice(*page.extent(2, 2, range(2, 3)))]
    '\n\nOther news'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.rests: dict[int, tuple[int, int]] = {}
        offset = 0
        for line in text.split("\n"):
            if stripped := line.strip():
                start = offset if len(stripped) == len(line) else offset + line.index(stripped)
                self.starts.append(start)
                self.ends.append(start + len(stripped))
            offset += len(line) + 1
        self.glued = False

    def split_glued(self) -> bool:
        """Make what is glued behind the last sentence a line of its own; whether there is any."""
        if split := _glued(self.text, self.starts[-1], self.ends[-1]):
            self.ends.insert(-1, split[0])
            self.starts.append(split[1])
            self.glued = True
        return self.glued

    def line(self, i: int) -> str:
        """The words of a line."""
        return self.text[self.starts[i] : self.ends[i]]

    def rest(self, i: int) -> tuple[int, int]:
        """Start and end of what is left of a line."""
        return self.rests.get(i) or (self.starts[i], self.ends[i])

    def trim(self, i: int, start: int, end: int) -> None:
        """Note that a span at the start or the end of a line goes."""
        first, last = self.rest(i)
        if start <= first:
            first = max(first, self.blank(end))
        elif self.blank(end) >= last:
            last = self._indented(start)
        self.rests[i] = first, last

    def at(self, offset: int) -> int:
        """Number of the line that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def wraps(self, i: int) -> bool:
        """Whether a line goes on with the sentence of the long line right before it."""
        before = self.text[self.starts[i - 1] : self.ends[i - 1]] if i else ""
        return (
            len(before) >= _WRAPPED
            and self.text[self.starts[i]].islower()
            and self._gap(i) == 1
            and _SENTENCE_END.search(before[-8:]) is None
        )

    def goes_on(self, i: int, gone: Collection[int] = ()) -> bool:
        """Whether the next line goes on with a line, as in a poem or in a table of casualties."""
        following = next((k for k in range(i + 1, len(self.starts)) if k not in gone), None)
        after = "" if following is None else self.line(following)
        small = after[:1].islower() and after.count(" ") >= _GOES_ON - 1
        return small or _COUNT.match(after) is not None

    def is_recorded(self, i: int) -> bool:
        """Whether a line is of a record of an incident: fields below each other, one that tells."""
        if _FIELD.match(self.line(i)) is None:
            return False
        first = last = i
        least, most = max(0, i - _RECORD), min(len(self.starts) - 1, i + _RECORD)
        while first > least and self._gap(first) == 1 and _FIELD.match(self.line(first - 1)):
            first -= 1
        while last < most and self._gap(last + 1) == 1 and _FIELD.match(self.line(last + 1)):
            last += 1
        lines = range(first, last + 1)
        return len(lines) > 1 and any(_OF_AN_INCIDENT.match(self.line(k)) for k in lines)

    def is_quoted(self, i: int) -> bool:
        """Whether a line is all in quotation marks, or says who says what stands in them."""
        start, end = self.starts[i], self.ends[i]
        if self.text[start] not in '"“':
            return False
        return self.text[end - 1] in '"”' or _TOLD.search(self.text, start, end) is not None

    def is_prose(self, i: int) -> bool:
        """Whether what is left of a line reads as a sentence or is as long as a paragraph."""
        return _reads_as_prose(self.text[slice(*self.rest(i))])

    def introduces(self, i: int) -> bool:
        """Whether a line ends in a colon and says what the lines under it are."""
        line = self.line(i)
        return line.endswith(":") and line.count(" ") >= _INTRODUCTION - 1

    def ends_sentence(self, i: int) -> bool:
        """Whether what is left of a line ends as a sentence does."""
        end = self.rest(i)[1]
        return _SENTENCE_END.search(self.text[max(0, end - 8) : end]) is not None

    def fills(self, i: int, start: int, end: int) -> bool:
        """Whether a span is all that a line says: only ornaments stand around it."""
        first, last = self.starts[i], self.ends[i]
        return (  # character by character: a line may be millions long
            end <= last
            and all(self.text[k] in _ORNAMENTS for k in range(first, start))
            and all(self.text[k] in _ORNAMENTS for k in range(end, last))
        )

    def extent(self, first: int, last: int, run: range) -> tuple[int, int]:
        """What is cut when the lines `first` to `last` go, `run` being all around them that do.

        The smaller of the gaps around a run goes along with it, so that paragraphs stay apart
        by what kept them apart; nothing overlaps between runs.
        """
        a, b = run[0], run[-1]
        ends_page = b == len(self.starts) - 1
        if ends_page or (a > 0 and self._gap(a) < self._gap(b + 1)):
            return (self.ends[first - 1] if first else 0), self.blank(self.ends[last])
        return (self._indented(self.starts[first]) if first else 0), self.starts[last + 1]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """What is cut when a span within a line goes: with a space where two would meet."""
        i = self.at(start)
        if start <= self.starts[i]:
            return self._indented(self.starts[i]), self.blank(end)
        following = self.text[end : end + 1]
        if end >= self.ends[i] or following.isspace() or following in _CLOSING:
            start = self._indented(start)
        return start, end

    def blank(self, end: int) -> int:
        """Where the spaces behind `end` end."""
        while end < len(self.text) and self.text[end] in _BLANK:
            end += 1
        return end

    def _gap(self, i: int) -> int:
        """Number of line ends before a line."""
        return self.text.count("\n", self.ends[i - 1], self.starts[i])

    def _indented(self, start: int) -> int:
        """Where the spaces before `start` start."""
        while start and self.text[start - 1] in _BLANK:
            start -= 1
        return start


@lru_cache(maxsize=128)  # lines: several ask of each in turn
def _reads_as_prose(line: str) -> bool:
    words = line.count(" ") + 1
    return (
        words >= _PARAGRAPH
        or (words >= _SENTENCE and _SENTENCE_END.search(line[-8:]) is not None)
        or (_SPEECH.search(line) is not None and not line.endswith(_CUT_SHORT))
    )


def _glued(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Where the last sentence of a line ends and where what is glued to it starts, if anything.

    That is names, initials and numbers, or a few words, with no full stop at their end.
    """
    if text[last - 1] in '.!?"”':
        return None
    for stop in _STOP.finditer(text, max(first, last - _GLUED), last):
        word = _LAST_WORD.search(text, max(first, stop.start() - _GLUED), stop.start())
        if word is None or len(word[0]) < 3 or word[0].lower() in ABBREVIATIONS:
            continue
        rest = text[stop.end() : last]
        if _SIGNATURE.fullmatch(rest) or (
            rest.count(" ") < _GLUED_WORDS and not any(mark in rest for mark in ".!?")
        ):
            end = stop.end() - (text[stop.end() - 1] == " ")
            return (end, stop.end()) if _reads_as_prose(text[first : stop.start() + 1]) else None
    return None
