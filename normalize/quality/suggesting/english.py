"""How common words, and pairs of words, are in English at large.

From the lists that come with symspellpy: 82,765 words and the 242,342 commonest pairs of
them, with counts of Google Books and the web. Edited texts that an author has at hand are too
few to tell a pair that English avoids from one that is rare.

>>> pair("north", "of") > 1e-4, pair("northern", "of")
(True, 0.0)
>>> frequency("army") > frequency("armies") > 0
True
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["frequency", "pair"]

_ALL = 1.0e12  # words that were counted


def frequency(word: str) -> float:
    """Share of a word, in lower case, among all words; 0 where it is not on the list."""
    return _words().get(word, 0) / _ALL


def pair(first: str, second: str) -> float:
    """Share of two words in a row; 0 where they are not among the commonest pairs."""
    return _pairs().get((first, second), 0) / _ALL


@cache
def _words() -> dict[str, int]:
    lines = _lines("frequency_dictionary_en_82_765.txt")
    return {word: int(count) for word, count in lines}


@cache
def _pairs() -> dict[tuple[str, str], int]:
    lines = _lines("frequency_bigramdictionary_en_243_342.txt")
    return {(first, second): int(count) for first, second, count in lines}


def _lines(name: str) -> list[list[str]]:
    text = (files("symspellpy") / name).read_text(encoding="utf-8-sig")
    return [line.split() for line in text.splitlines()]
