"""The pieces of a text that may be furniture: lines, asides in brackets, and closings.

A closing is what stands behind the last full stop of a line, or from a label on ("Credit: ...").
A text that has lost its line breaks is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from normalize.quality.suggesting.shapes import head, shape
from normalize.stages.furniture.page import Page

__all__ = ["Piece", "View", "closings", "pieces"]

_HEADING = 6  # words at most
_HEADLINE = 5  # words at least
_LONGEST = 300  # code points of a closing
_LABEL = 120  # code points from a label to the end of its line
_AROUND = " .,:;!|*#•·<>«»→-–—…"  # marks that a rule for a line does not need
_BRACES = frozenset("{}")
_WORD = 30  # code points that hold the word before an aside
_ASIDE = re.compile(
    r"\((?=[^()]*[a-z]{3})[^()\n{}]{4,80}\)|\[(?=[^\[\]]*[a-z]{3})[^\[\]\n{}]{4,80}\]"
)
_STOP = re.compile(r"(?<!\b[A-Z])[.!?)\]\"”…](?:\s+|(?=\s?[-–—]))(?=[-–—/(\[]*\s?[A-Z(\[])")
_LABELLED = re.compile(r"(?<!\S)/?(?=[A-Z])(?:[^\W\d_]+ ){0,2}[^\W\d_]+: ?(?=[A-Z])")
_STARTS = re.compile(r"(?<!\S)\S")
_CAPITAL = re.compile(r"(?<!\S)[(\[]?[A-Z]\S* (?=\S)")


class View(Enum):
    """Where a piece stands; the value says it to a rule author."""

    LINE = "alone on a line"
    HEADING = "above headlines"
    PARAGRAPH = "as a paragraph"
    WITHIN = "in brackets within sentences"
    BEHIND = "in brackets behind a sentence"
    CLOSING = "behind the last sentence"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or an aside.

    `marked` is whether headlines follow the line, or a sentence ends before the aside; `before`
    is the word before an aside.
    """

    view: View
    surface: str
    marked: bool
    before: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The lines of a text, without the marks around them, then its asides."""
    page = Page(text)
    count = len(page.starts)
    for i in range(count if count > 1 else 0):
        line = page.line(i).strip(_AROUND)
        if len(line) > 2 and not _BRACES & set(line):
            view = View.PARAGRAPH if page.is_prose(i) else View.LINE
            if view is View.LINE and not shape(line)[1]:
                line = line.lower()  # labels differ in their capitals
            yield Piece(view, line, _is_heading(page, i))
    for aside in _ASIDE.finditer(text):
        before = text[max(0, aside.start() - _WORD) : aside.start()].rstrip(" ")
        behind = before[-1:] in '.!?"”)]' or text[aside.end() : aside.end() + 1] in ("", "\n")
        yield Piece(View.WITHIN, aside[0], behind, before.rpartition(" ")[2])


def closings(line: str, *, last: bool) -> list[tuple[str, str]]:
    """What may be no part of the last sentence of a line, and its key; the longest first.

    What stands behind a full stop, or from a label on, may hold slots; if it is no sentence, those
    that begin alike are one. The last words of a text (`last`) count as they are.

    >>> closings("The mill stands still. Credit: Rana Haddad", last=False)
    [('Credit: Rana Haddad', 'Credit: {name}')]
    >>> closings("It stands still.-AFP", last=False), closings("It stands still.", last=True)
    ([('-AFP', '-')], [])
    """
    first = max(0, len(line) - _LONGEST)
    stop = max((stop.end() for stop in _STOP.finditer(line, first)), default=0)
    starts = [stop]
    for label in _LABELLED.finditer(line, max(first, len(line) - _LABEL)):
        starts += [label.start() + word.start() for word in _STARTS.finditer(label[0])]
    sentence = line[-1:] in ".!?"
    ends = [(line[start:].strip(), shape(line[start:].strip())[0]) for start in starts if start]
    found = {(end, key if sentence else head(key)) for end, key in ends}
    if last and not sentence:
        capitals = _CAPITAL.finditer(line, max(stop, len(line) - _LABEL))
        found |= {(line[start:], line[start:]) for word in capitals if (start := word.start())}
    return sorted(
        (end for end in found if _may_stand_alone(end[0])), key=lambda end: (-len(end[0]), end)
    )


def _may_stand_alone(end: str) -> bool:
    """Whether an end has some length, no braces, and no bracket that was opened before it."""
    torn = any(end.count(close) > end.count(opening) for opening, close in ("()", "[]"))
    return len(end) > 2 and not torn and not _BRACES & set(end)


def _is_heading(page: Page, i: int) -> bool:
    if i + 1 == len(page.starts) or page.line(i).count(" ") >= _HEADING or page.is_prose(i):
        return False
    return not page.is_prose(i + 1) and page.line(i + 1).count(" ") >= _HEADLINE - 1
