"""Conditions of context: whether a rule that matched may speak here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Protocol

from normalize.edits import Problem
from normalize.rules.folding import fold
from normalize.rules.model import When

__all__ = ["Scan", "Situation", "holds"]

_LONGEST_WORD = 24  # code points; bounds how far a window of words is looked for
_NEXT = 80  # code points that may stand right before or behind a match


class Situation(Protocol):
    """What a rule may know of the document beside its text, and where it reports a problem.

    seen: what each finder of rules found in the lines of the text.
    """

    metadata: dict[str, object]
    problems: list[Problem]
    seen: dict[object, dict[str, Any]]


class Scan:
    """One text under examination; what several rules ask of it is worked out once."""

    def __init__(self, text: str, metadata: Mapping[str, object]) -> None:
        self.text = text
        self.metadata = metadata
        self._said: dict[tuple[str, ...], bool] = {}

    @cached_property
    def folded(self) -> bytes:
        """The text as `folding` has it."""
        return fold(self.text)

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether the text has one of some words."""
        if words not in self._said:
            self._said[words] = _has(self.folded, words)
        return self._said[words]

    def paragraph(self, position: int) -> tuple[int, int]:
        """Start and end of the line that `position` stands in."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end

    def in_quotes(self, position: int) -> bool:
        """Whether an odd number of double marks precedes `position` in its paragraph."""
        start, _ = self.paragraph(position)
        text = self.text
        opened = text.count('"', start, position)
        opened += text.count("“", start, position) - text.count("”", start, position)
        return opened % 2 == 1


def holds(when: When, scan: Scan, start: int, end: int) -> bool:
    """Whether all conditions hold for a match at `start` to `end`."""
    if when.outlet and not _names(scan.metadata.get("outlet"), when.outlet):
        return False
    if when.route and not _names(scan.metadata.get("route"), when.route):
        return False
    if when.in_quotes is not None and scan.in_quotes(start) != when.in_quotes:
        return False
    if when.document_has and not scan.has(when.document_has):
        return False
    if when.document_lacks and scan.has(when.document_lacks):
        return False
    if when.before or when.not_before:
        follows = _following(scan, end)
        if when.before and not _begins(follows, when.before):
            return False
        if _begins(follows, when.not_before):
            return False
    if when.after or when.not_after:
        precedes = _preceding(scan, start)
        if when.after and not _ends(precedes, when.after):
            return False
        if _ends(precedes, when.not_after):
            return False
    if when.beside and not _stands_beside(scan, start, end, when.beside):
        return False
    if when.near or when.not_near:
        window = _window(scan, start, end, when.within)
        if when.near and not _has(window, when.near):
            return False
        if _has(window, when.not_near):
            return False
    return True


def _stands_beside(scan: Scan, start: int, end: int, words: Sequence[str]) -> bool:
    """Whether a match is joined to one of some words: "the village of X", "X village"."""
    precedes = _preceding(scan, start).removesuffix(b" of")
    return _begins(_following(scan, end), words) or _ends(precedes, words)


def _preceding(scan: Scan, start: int) -> bytes:
    """What stands right before a match, folded."""
    return scan.folded[max(0, start + 1 - _NEXT) : start + 1].rstrip()


def _following(scan: Scan, end: int) -> bytes:
    """What stands right behind a match, folded."""
    return scan.folded[end + 1 : end + 1 + _NEXT].lstrip()


def _window(scan: Scan, start: int, end: int, words: int) -> bytes:
    """The words around a match, in its paragraph, folded."""
    first, last = scan.paragraph(start)
    reach = words * _LONGEST_WORD
    left = scan.folded[max(first, start - reach) + 1 : start + 1].split()
    right = scan.folded[end + 1 : min(last, end + reach) + 1].split()
    return b" " + b" ".join((*left[max(0, len(left) - words) :], b"\x00", *right[:words])) + b" "


@lru_cache(maxsize=4096)
def _sought(word: str) -> bytes:
    """A word of a condition, folded, with spaces at its ends; none where it ends in `*`."""
    if word.endswith("*"):
        return b" " + b" ".join(fold(word[:-1]).split())
    return b" " + b" ".join(fold(word).split()) + b" "


def _has(folded: bytes, words: Sequence[str]) -> bool:
    return any(_sought(word) in folded for word in words)


def _begins(follows: bytes, words: Sequence[str]) -> bool:
    return any((b" " + follows + b" ").startswith(_sought(word)) for word in words)


def _ends(precedes: bytes, words: Sequence[str]) -> bool:
    text = b" " + precedes + b" "
    for sought in map(_sought, words):
        at = text.rfind(sought)
        if at >= 0 and b" " not in text[at + len(sought.rstrip()) : -1]:
            return True
    return False


def _names(value: object, words: Sequence[str]) -> bool:
    return isinstance(value, str) and value.casefold() in {word.casefold() for word in words}
