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
from math import sqrt

__all__ = ["frequency", "lift", "likely_after", "likely_before", "pair"]

_ALL = 1.0e12  # words that were counted
_LISTED = 0.71  # of all pairs in a running text: those on the list
_UNLISTED = 1e4  # count of a word that is on no list


def frequency(word: str) -> float:
    """Share of a word, in lower case, among all words; 0 where it is not on the list."""
    return _words().get(word, 0) / _ALL


def pair(first: str, second: str) -> float:
    """Share of two words in a row; 0 where they are not among the commonest pairs."""
    return _pairs().get((first, second), 0) / _ALL


def lift(first: str, second: str) -> float:
    """How many times as often as by chance two words stand in a row; 0 for a pair not listed.

    >>> lift("critical", "condition") > 50, lift("critical", "conditions")
    (True, 0.0)
    """
    if not pair(first, second):
        return 0.0
    return _together(first, second) / (_share(first) * _share(second))


def likely_after(first: str, second: str) -> float:
    """Chance that `second` follows `first`; an upper bound where the pair is not on the list."""
    return min(1.0, _together(first, second) / _share(first))


def likely_before(first: str, second: str) -> float:
    """Chance that `first` stands before `second`; an upper bound, likewise."""
    return min(1.0, _together(first, second) / _share(second))


def _share(word: str) -> float:
    return max(_UNLISTED, _words().get(word, 0)) / _totals()[0]


def _together(first: str, second: str) -> float:
    """Share of a pair; one not listed is the rarer, the more chance would bring it together."""
    _, pairs, rarest = _totals()
    if count := _pairs().get((first, second)):
        return count / pairs
    least = rarest / pairs
    by_chance = 3 * _share(first) * _share(second)
    return max(min(sqrt(by_chance * least), least**2 / by_chance) / 2, least / 100)


@cache
def _totals() -> tuple[float, float, float]:
    """All words, all pairs, and the rarest pair of the list, as counts."""
    pairs = _pairs().values()
    return float(sum(_words().values())), sum(pairs) / _LISTED, float(min(pairs))


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
