"""Nouns in the wrong number: "19 civilian were hurt", "in a rocket attacks".

Behind a number stands a plural. What the corpus mostly has there in the plural, and now and then
in the singular, with nothing of its own behind it, is a slip ("75 terrorist of the group", but
"75 civilian deaths"). Behind "a" stands a singular, whatever stands between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from normalize.quality.suggesting.english import frequency, pair
from normalize.quality.suggesting.faults import Fault
from normalize.quality.suggesting.noun_phrases import is_plural
from normalize.quality.suggesting.words import DAYS, FUNCTION, MONTHS, is_number

__all__ = ["Numbers"]

_MOSTLY = 10  # times as often in the plural
_RARE = 1 / 5  # of a plural, where its singular is another word: "headquarters"
_BETWEEN = 2  # words, at most, between "a" and its noun
_SEVERAL = frozenset("several many few various numerous these those both".split())
_OF_MANY = frozenset("dozen hundred thousand million billion few number couple".split())
_PREPOSITIONS = frozenset("of in on at to from by with for into against after during near".split())
_NO_END = ("and", "or")  # "3 rocket and mortar shells"


class Numbers:
    """Which nouns have the wrong number, by what a corpus mostly has."""

    def __init__(self, stretches: Iterable[Sequence[str]]) -> None:
        """Count nouns behind numbers in stretches of words, as they stand."""
        self._behind = Counter(
            words[i] for words in stretches for i in _ends(words) if _asks_for_plural(words, i)
        )

    def wrong(self, words: Sequence[str]) -> Iterator[Fault]:
        """The nouns in the wrong number, each with its number or article, and the word behind.

        `instead` has any number in digits as `$number`.
        """
        for i in _ends(words):
            noun = words[i]
            if _asks_for_plural(words, i):
                if not is_plural(noun) and self._behind[f"{noun}s"] >= _MOSTLY * self._behind[noun]:
                    first = i - 2 if words[i - 1] == "of" else i - 1
                    before = ["$number" if is_number(word) else word for word in words[first:i]]
                    behind = words[i + 1 : i + 2]
                    instead = " ".join((*before, f"{noun}s", *behind))
                    yield Fault("a singular behind a number", first, i + 1 + len(behind), instead)
            elif is_plural(noun) and (start := _article(words, i)) is not None and _single(noun):
                yield Fault("a plural behind 'a'", start, i + 1)


def _ends(words: Sequence[str]) -> Iterator[int]:
    """Which words have a small one, a participle or nothing behind them."""
    for i in range(1, len(words)):
        behind = words[i + 1] if i + 1 < len(words) else ""
        is_end = not behind or behind in FUNCTION or behind.endswith("ed")
        if is_end and behind not in _NO_END and words[i].islower() and words[i] not in FUNCTION:
            yield i


def _asks_for_plural(words: Sequence[str], i: int) -> bool:
    """Whether a number, or "dozens of", stands before a word; no day, as in "Dec. 3", though."""
    before, first = words[i - 1], words[i - 2] if i > 1 else ""
    if before == "of":
        return first in _OF_MANY or first.removesuffix("s") in _OF_MANY
    if not is_number(before):
        return before.lower() in _SEVERAL
    return before != "1" and bool(first) and first not in MONTHS and first not in DAYS


def _article(words: Sequence[str], i: int) -> int | None:
    """Where the "a" of a noun stands, if nothing but plain words stands between."""
    for start in range(i - 1, max(-1, i - 2 - _BETWEEN), -1):
        word = words[start]
        if word.lower() in ("a", "an"):
            return start if start and _governs(words[start - 1]) else None
        plain = word.isalpha() and word.islower() and word not in FUNCTION
        if not plain or word in _OF_MANY or word.endswith(("ed", "ing", "s")):
            return None
    return None


def _governs(word: str) -> bool:
    """Whether a noun phrase follows that is no subject."""
    return word in _PREPOSITIONS or word.endswith(("ed", "ing"))


@lru_cache(maxsize=4096)
def _single(plural: str) -> bool:
    """Whether a word in -s is a noun's plural and nothing else."""
    from lemminflect import getAllLemmas  # slow to import

    single = getAllLemmas(plural, upos="NOUN").get("NOUN", ())
    listed = any(frequency(word) > _RARE * frequency(plural) for word in single)
    return listed and plural not in single and not pair("a", plural)
