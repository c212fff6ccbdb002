"""Quotation marks in a paragraph: where they stand, and what each of them can be.

One character has many trades. `"` opens or closes a quotation, or stands for inches and
seconds; `'` does that, and is an apostrophe besides. What surrounds a mark tells most of
it: a space before and a letter behind invite an opening, a full stop before and a space
behind a closing. Each :class:`Mark` carries what it would *cost* to read it as each of
them; the reading of the whole paragraph (:mod:`normalize.stages.quotation.reading`) takes
the cheapest assignment in which openings and closings fit each other.

What it costs is :mod:`normalize.stages.quotation.costs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from normalize.stages.quotation.attribution import introduces_speech, joins, tag_follows
from normalize.stages.quotation.costs import (
    NEVER,
    apostrophe_cost,
    closing_cost,
    opening_cost,
    prime_cost,
)

__all__ = ["DOUBLES", "MARKS", "Mark", "find_marks", "has_marks", "paragraphs", "tidy"]

DOUBLES = '"“”„‟«»'
_SINGLES = "'‘’‛"
MARKS = DOUBLES + _SINGLES
_OPENERS, _CLOSERS = "“„‟‘‛", "”’"  # guillemets face either way, by country
# Between two word characters a single mark is an apostrophe; two singles in a row, where the
# encoding stage left them, are no mark that could be read.
_MARK = re.compile(
    rf"[{DOUBLES}{_SINGLES}](?:(?<!\w[{_SINGLES}])|(?!\w))"
    rf"(?<![{_SINGLES}][{_SINGLES}])(?!(?<=[{_SINGLES}])[{_SINGLES}])"
)
# "rock 'n' roll", "the '60s": apostrophes whatever else stands in the paragraph.
_APOSTROPHES = re.compile(r"(?<=\w )['‘’]n['‘’](?= \w)|(?<!\S)['‘’](?=\d0s\b(?!['‘’]))")
_PLAIN = (
    rf"[^{DOUBLES}{_SINGLES}]*+"
    rf"(?:(?:(?<=\w)[{_SINGLES}](?=\w)|(?<=s)['’](?=[\s.,]))[^{DOUBLES}{_SINGLES}]*+)*+"
)
_TIDY = re.compile(
    rf"{_PLAIN}(?:(?<![^\s(\[—-])(?<![(\[] )[\"“](?=[\w(\[]){_PLAIN}"
    rf"(?<=[\w.,!?)\]…])[\"”](?![\w(\[]|\s[,.;:!?)\]]){_PLAIN})*+"
)
_MOST = 5_000  # no paragraph of prose has so many marks; data that do are left alone
_PAIRED = frozenset(DOUBLES)
_FACING_AWAY = 2.5  # a curly mark that faces the wrong way, as software often sets it
_WRAP = range(50, 101)  # widths, in code points, to which mail and books break their lines
_NAME = re.compile(r"\b[A-Z][a-z]+\Z")
_FIRST_WORD = re.compile(r"\s*\S+")


class Mark(NamedTuple):
    """A mark, its neighbours, and what each reading of it costs.

    `left` and `right` are classes of the neighbours. `before` and `after` count the white
    space beside the mark; 0 where it must stay (a line break, a space between two marks).
    """

    start: int
    end: int
    double: bool
    left: str
    right: str
    before: int
    after: int
    spoken: bool  # a clause of saying and a colon stand before it
    stopped: bool  # punctuation stands beside it
    opening: float
    closing: float
    apostrophe: float  # an apostrophe, or a prime: no quotation mark at all
    detached: float  # an apostrophe on the wrong side of a space
    repeats: bool  # the mark before it has said the same

    @property
    def opens(self) -> bool:
        """Whether its neighbours leave no doubt that it opens a quotation."""
        return self.opening < 1 and self.closing >= 3

    @property
    def closes(self) -> bool:
        """Whether its neighbours leave no doubt that it closes a quotation."""
        return self.closing < 1 and self.opening >= 3


def has_marks(text: str) -> bool:
    """Whether any character of the text could be a quotation mark; cheap.

    >>> has_marks("It's Zakho's."), has_marks("the drivers' union")
    (False, True)
    """
    return _MARK.search(text) is not None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield start and end of each paragraph that is not blank.

    A line is a paragraph; but lines that were broken to fit one width, of 50 to 100 code
    points, are one paragraph as far as the next blank line.

    >>> list(paragraphs("One.\nTwo.\n\nThree."))
    [(0, 4), (5, 9), (11, 17)]
    """
    block: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start and not text[start:end].isspace():
            block.append((start, end))
        else:
            yield from _unwrap(text, block) if len(block) > 1 else block
            block = []
        start = end + 1
    yield from _unwrap(text, block) if len(block) > 1 else block


def _unwrap(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join lines of which none had room for the first word of the next."""
    width = max(end - start for start, end in lines)
    if width not in _WRAP:
        yield from lines
        return
    first = lines[0][0]
    for (start, end), (below, _) in pairwise(lines):
        word = _FIRST_WORD.match(text, below)
        if word and end - start + 1 + len(word[0]) <= width:
            yield first, end
            first = below
    yield first, lines[-1][1]


def tidy(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds nothing but well-set double quotations; cheap.

    >>> tidy('He said "no", then "yes."', 0, 25), tidy('He said" no ".', 0, 14)
    (True, False)
    """
    return _TIDY.fullmatch(text, start, end) is not None


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Find the marks of the paragraph `text[start:end]`, in order.

    >>> [(m.start, m.opening, m.closing) for m in find_marks('He said "no".', 0, 13)]
    [(8, 0.0, 10.0), (11, 17.0, 0.0)]
    """
    places = [match.start() for match in _MARK.finditer(text, start, end)]
    fixed = {i for m in _APOSTROPHES.finditer(text, start, end) for i in (m.start(), m.end() - 1)}
    places = [i for i in places if i not in fixed]
    return [_mark(text, i, start, end) for i in places] if len(places) <= _MOST else []


def _mark(text: str, i: int, start: int, end: int) -> Mark:
    double = text[i] in DOUBLES
    x, y = i, i + 1  # from x to y: the mark with the white space around it
    while x > start and text[x - 1].isspace():
        x -= 1
    while y < end and text[y].isspace():
        y += 1
    j = i + 1
    left = "|" if x == start else "_" if x < i else _side(text[i - 1])
    right = "|" if y == end else "_" if y > j else _side(text[j])
    if text.startswith("...", j):
        right = "e"
    before = 0 if left == "|" or "\n" in text[x:i] else i - x
    after = 0 if right == "|" or "\n" in text[j:y] else y - j
    # Some printers set a space between marks of two kinds; it stays.
    if left == "_" and _side(text[x - 1]) == "q" and (text[x - 1] in DOUBLES) != double:
        left, before = "q", 0
    if right == "_" and _side(text[y]) == "q" and (text[y] in DOUBLES) != double:
        right, after = "q", 0
    words = text[max(start, x - 80) : x]
    asked = left == "_" and right == "w" and words[-1:] in tuple("?!") and text[j].islower()
    told = asked or (left in "_w." and right in "_w" and tag_follows(text, j))
    joined = left == "w" and right == "_" and joins(text, y)
    opening = opening_cost(left, right, words, told or joined)
    closing = closing_cost(left, right, words, told)
    if text[i] in _CLOSERS:
        opening += _FACING_AWAY
    elif text[i] in _OPENERS:
        closing += _FACING_AWAY
    apostrophe, detached = NEVER, NEVER
    if double and left == "w":
        apostrophe = prime_cost(words)
        closing += 5 * (apostrophe == 0)
    elif not double:
        apostrophe, detached = apostrophe_cost(left, right, words, text[j : min(j + 8, end)])
        named = left == "w" and right == "_" and _NAME.search(words)  # al-Rifa' mosque
        opening += 6 * (detached < 2) + 3 * (apostrophe == 0 or bool(named))
        closing += 6 * (detached < 2)
    last = words[-1:]
    spoken = last == ":" and introduces_speech(text, start, i)
    return Mark(
        i,
        j,
        double,
        left,
        right,
        before,
        after,
        spoken,
        last in tuple(".,!?…") or right in ".|",
        opening,
        closing,
        apostrophe,
        detached,
        repeats=double and (text[i - 1 : i] in _PAIRED or (told and words[-2:-1] in _PAIRED)),
    )


def _side(char: str) -> str:
    if char.isalnum() or char in "$£€#@&":
        return "w"
    if char in _SINGLES or char in DOUBLES:
        return "q"
    if char in "([{<=/":
        return "("
    return "-" if char in "-–—|•" else "e" if char == "…" else "."
