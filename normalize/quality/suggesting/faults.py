"""Faults of a word, or of two in a row, by what English at large has: one kind each.

>>> from normalize.quality.suggesting.words import stretches
>>> words = next(stretches("They saw an bomb and gun fire.", slots=False))
>>> [(fault.kind, fault.instead) for fault in faults(words, {}, ())]
[("'a' and 'an' by the sound behind them", 'a bomb'), ('English writes one word', 'gunfire')]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from normalize.quality.suggesting.english import frequency, pair
from normalize.quality.suggesting.sounds import wrong_article
from normalize.quality.suggesting.words import DAYS, FUNCTION, MONTHS, Word, adjacent

__all__ = ["ABBREVIATION", "Fault", "faults"]

ABBREVIATION = "an abbreviation that one or two outlets have"
_FEWEST = 3  # places of a name
_RARER = 300  # how many times rarer a plural must be than its singular
_OTHERWISE = 10  # a word has its preposition one time in so many at least
_PREPOSITIONS = frozenset("of in on at to for from by into with against after".split())
_BEHIND = ("of", "to", "on", "for", "from", "into", "by", "with", "at")
_COMMON = 1e-5  # share of a pair of words that is as good as a rule
_COMPOUND = re.compile(r"\d+-([a-z]+[^s\W]s-[a-z]+)")


class Fault(NamedTuple):
    """Its kind, its first word, the one behind its last, and what it should be, where known."""

    kind: str
    first: int
    end: int
    instead: str = ""


def faults(
    stretch: Sequence[Word], counts: Mapping[str, int], misspelt: Collection[str]
) -> Iterator[Fault]:
    """Faults in a stretch of words, as they stand. `counts` says how often the corpus has each."""
    words = [word.slot for word in stretch]
    for i, word in enumerate(words):
        if word in misspelt:
            yield Fault("near a word that is far more common here", i, i + 1)
        if kind := _ending(word, counts):
            yield Fault(kind, i, i + 1)
        if 2 < len(word) < 7 and word.isupper() and word.isalpha() and not frequency(word.lower()):
            yield Fault(ABBREVIATION, i, i + 1)
        if _COMPOUND.fullmatch(word):
            yield Fault("a plural within a compound", i, i + 1)
        if i:
            yield from _of_two(words, i, adjacent=adjacent(stretch[i - 1], stretch[i]))


def _of_two(words: Sequence[str], i: int, *, adjacent: bool) -> Iterator[Fault]:
    """A fault of a word and the one before it; `adjacent` if but a space stands between."""
    last, word = words[i - 1], words[i]
    if last.lower() == word.lower() and word in FUNCTION and word not in ("that", "had"):
        yield Fault("a word twice", i - 1, i + 1, last)
    elif last.lower() in ("a", "an") and wrong_article(last.lower(), word):
        right = last[0] if last.lower() == "an" else f"{last}n"
        yield Fault("'a' and 'an' by the sound behind them", i - 1, i + 1, f"{right} {word}")
    elif (
        word in _PREPOSITIONS
        and not _is_time(words[i + 1 : i + 2])
        and _other_preposition(last, word)
    ):
        yield Fault("English has another preposition", i - 1, i + 1)
    elif last.lower() in ("in", "at") and word in MONTHS and _is_day(words[i + 1 : i + 3]):
        right = "On" if last[0].isupper() else "on"
        yield Fault("a day is 'on'", i - 1, i + 2, f"{right} {word} {words[i + 1]}")
    elif adjacent and _plural(last) and _plural(word) and not pair(last, word):
        yield Fault("two plurals in a row", i - 1, i + 1)
    elif adjacent and _is_compound(last.lower(), word):
        yield Fault("English writes one word", i - 1, i + 1, last + word)


def _ending(word: str, names: Mapping[str, int]) -> str:
    """What is odd in a word's ending; nothing for most words."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return ""
    base = word[:-1]
    if word[0].isupper():
        is_name = names[base] > 2 * names[word] and not frequency(word.lower())
        return "a name with -s" if is_name and names[base] > _FEWEST else _weekday(word)
    if not word.isalpha():
        return ""
    single, several = frequency(base), frequency(word)
    if word.endswith("ys") and word[-3] not in "aeou" and not several:
        return "-ys, as no plural has it"
    if single > 1e-6 and single > _RARER * several:
        return "a plural that English hardly has"
    return ""


def _weekday(word: str) -> str:
    return "a weekday with -s" if word.endswith("days") and word[:-1] in DAYS else ""


def _is_day(following: Sequence[str]) -> bool:
    """Whether a month is followed by a day, and not by its year."""
    return bool(following) and following[0].isdigit() and int(following[0]) <= 31


def _is_time(following: Sequence[str]) -> bool:
    """Whether a day, a month or a number follows, which belong to no word before them."""
    return any(word in DAYS or word in MONTHS or word[0].isdigit() for word in following)


def _other_preposition(word: str, preposition: str) -> bool:
    """Whether English hardly puts this preposition behind a word, but often another one."""
    if not word.islower() or len(word) < 5 or word in FUNCTION or pair(word, preposition):
        return False
    others = max(pair(word, other) for other in _BEHIND)
    return others > _COMMON and others > frequency(word) / _OTHERWISE


def _is_compound(first: str, second: str) -> bool:
    """Whether English writes two words as one, and hardly ever as two."""
    return (
        min(len(first), len(second)) > 2
        and first.isalpha()
        and second.isalpha()
        and second.islower()
        and not {first, second} & FUNCTION
        and frequency(first + second) > 0
        and not pair(first, second)
    )


def _plural(word: str) -> bool:
    return (
        len(word) > 4
        and word.isalpha()
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and frequency(word[:-1]) > frequency(word) / 50 > 0
        and word not in FUNCTION
    )
