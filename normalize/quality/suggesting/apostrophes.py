"""Words that have lost an apostrophe: "dont", "the countrys capital", "this weeks raids".

A word is one if edited text, or the corpus, has its letters with an apostrophe, and edited text
hardly ever without. What only the corpus has must mostly stand before what it owns ("Turkeys
army", but "by Hamas"). So must a word in -s behind another one, if

- both mostly have the apostrophe ("the worlds": "the world's"), or
- the corpus mostly has the singular ("the Assad regimes": "the Assad regime").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from normalize.quality.suggesting.faults import Fault
from normalize.quality.suggesting.words import DAYS, FUNCTION, Word, adjacent
from normalize.quality.texts import Text

__all__ = ["COMPARED", "Apostrophes"]

_LOST = "an apostrophe is lost"
_PLURAL = "a plural where a possessive mostly stands"
COMPARED = frozenset((_LOST, _PLURAL))  # kinds that edited text was asked about
_KNOWN = 3  # places with the apostrophe
_MOSTLY = 10  # times as often as without
_OWNER = 3  # times as often, where something of its own follows besides
_AGAIN = 2  # places of what only the singular speaks for
_SHARE, _SURE = 0.5, 0.75  # of its places, before something of its own
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT_OWNED = ("ed", "ing", "ly", "'s")
_OF_DEGREE = ("most", "own")  # "the worlds most dangerous"

_Pair = tuple[str, str]


@dataclass(slots=True)
class _Usage:
    """How often words stand, pairs of them, and pairs before something of their own."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[_Pair] = field(default_factory=Counter)
    owners: Counter[_Pair] = field(default_factory=Counter)


class Apostrophes:
    """Which words lost theirs, by what a corpus and edited text have."""

    def __init__(self, stretches: Iterable[Sequence[Word]], clean: Iterable[Text]) -> None:
        """Count words in stretches of the corpus, as they stand, and in edited text."""
        ours = _Usage()
        for stretch in stretches:
            words = _plain(stretch)
            ours.words.update(words)
            ours.pairs.update(pairwise(words))
            ours.owners.update(
                (words[i - 1] if i else "", words[i]) for i in _owners(stretch, words)
            )
        edited = _edited(clean, ours.owners)
        self._words = dict(_with_apostrophe(ours, edited)) if edited.words else {}
        self._pairs = {pair for pair in ours.owners if _owns(pair, ours, edited)}

    def lost(self, stretch: Sequence[Word]) -> Iterator[Fault]:
        """The words that lost theirs, with what they should be."""
        words = _plain(stretch)
        owning = set(_owners(stretch, words))
        for i, word in enumerate(words):
            here = stretch[i].slot
            if right := self._words.get(word):
                yield Fault(_LOST, i, i + 1, _like(here, right))
            elif i and i in owning and (words[i - 1], word) in self._pairs:
                instead = f"{stretch[i - 1].slot} {here[:-1]}'s"
                yield Fault(_PLURAL, i - 1, i + 1, instead)


def _edited(clean: Iterable[Text], owners: Container[_Pair]) -> _Usage:
    """Words of edited text, possessives behind a word, and these pairs before any other word."""
    edited = _Usage()
    for text in clean:
        words = _WORD.findall(text.text.replace("’", "'").lower())
        edited.words.update(words)
        for i, pair in enumerate(pairwise(words)):
            if pair[1].endswith("'s"):
                edited.pairs[pair] += 1
            elif pair in owners and _is_owned(words[i + 2] if i + 2 < len(words) else ""):
                edited.owners[pair] += 1
    return edited


def _with_apostrophe(ours: _Usage, edited: _Usage) -> Iterator[tuple[str, str]]:
    """Letters of words that have lost theirs, with the words."""
    owned = Counter[str]()
    for (_, word), n in ours.owners.items():
        owned[word] += n
    for word in {word for word in (*edited.words, *ours.words) if "'" in word}:
        letters = word.replace("'", "")
        if letters[:-1].title() in DAYS:
            continue  # "on Fridays" is as good as "Friday's"
        often = edited.words[word] + ours.words[word]
        if often >= max(_KNOWN, _MOSTLY * edited.words[letters]) and (
            edited.words[word] >= _KNOWN or owned[letters] >= _SHARE * ours.words[letters]
        ):
            yield letters, word


def _owns(pair: _Pair, ours: _Usage, edited: _Usage) -> bool:
    """Whether a word in -s is a possessive behind another one."""
    before, word = pair
    owner, n, everywhere = (before, f"{word[:-1]}'s"), ours.owners[pair], ours.pairs[pair]
    if n < _SHARE * everywhere:
        return False
    if ours.pairs[owner] + edited.pairs[owner] >= max(_KNOWN, _OWNER * edited.owners[pair]):
        return True
    single = ours.pairs[before, word[:-1]] >= _MOSTLY * everywhere
    return single and n >= max(_AGAIN, _SURE * everywhere) and not edited.owners[pair]


def _plain(stretch: Sequence[Word]) -> list[str]:
    return [word.slot.replace("’", "'").lower() for word in stretch]


def _owners(stretch: Sequence[Word], words: Sequence[str]) -> Iterator[int]:
    """Which words in -s have something of their own right behind them."""
    for i in range(len(words) - 1):
        word, behind = words[i], words[i + 1]
        if (
            word.endswith("s")
            and len(word) > 2
            and word.isalpha()
            and word not in FUNCTION
            and adjacent(stretch[i], stretch[i + 1])
            and _is_owned(behind)
        ):
            yield i


def _is_owned(word: str) -> bool:
    """Whether a word may stand behind a possessive: a noun, or an adjective."""
    if word in _OF_DEGREE:
        return True
    return word[:1].isalpha() and word not in FUNCTION and not word.endswith(_NOT_OWNED)


def _like(here: str, right: str) -> str:
    """A word with the capitals of what stands here.

    >>> _like("Weve", "we've"), _like("dont", "don't"), _like("OPCWs", "opcw's")
    ("We've", "don't", "OPCW's")
    """
    letters = iter(here)
    return "".join("'" if letter == "'" else next(letters) for letter in right)
