"""Which forms a spelling may stand for: those that share a key, and sound most alike.

Keys (`skeleton`) of the spelling, whole and without its last or first word, each also with
one class left out, fetch the forms that share one; which sounds they have in common, then
an edit ratio of the sounds keeps the best few dozen.

>>> from transliteration.spelling import spell
>>> shortlist = Shortlist.of([spell(name) for name in ("Saraqib", "Sarmin", "Idlib")])
>>> shortlist.find(spell("Sarakeb")).tolist()
[0]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from transliteration.alignment import Ints
from transliteration.skeleton import joined, keys, near, sound
from transliteration.spelling import BOUNDARY, type_letters

LENGTH = 48
RATIO_RANGE = 32  # of 100: what sounds less alike than that beside the best stays out
PRESELECTED = 10  # times as many as the list takes, by what sounds they have
_NONE = np.zeros(0, np.int32)


class Shortlist:
    """The keys and the sounds of forms, by number.

    sounds: of each form; sizes: how many forms have each key; postings: the forms of the
    first key, of the second ...
    """

    def __init__(
        self,
        sounds: Sequence[str],
        keys: Sequence[str],
        sizes: NDArray[np.int32],
        postings: NDArray[np.int32],
    ) -> None:
        self.sounds, self.keys, self.sizes, self.postings = sounds, keys, sizes, postings
        self._signatures = _signatures(sounds)
        ends = sizes.cumsum().tolist()
        self._spans = dict(zip(keys, zip([0, *ends], ends, strict=False), strict=True))

    @classmethod
    def of(cls, spelled: Sequence[str]) -> Shortlist:
        """Return that of spelled forms (see `spelling.spell`)."""
        postings: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(spelled):
            for key in set(_keys(form)):
                postings[key].append(number)
        return cls(
            [sound(form) for form in spelled],
            list(postings),
            np.array([len(found) for found in postings.values()], np.int32),
            np.array([*chain(*postings.values())], np.int32),
        )

    def find(self, spelled: str) -> Ints:
        """Return the numbers of the forms that a spelled name may stand for, in order."""
        chosen = [
            self._likeliest(sound(variant), self._sharing(variant), size)
            for variant, size in _variants(spelled)
        ]
        return chosen[0] if len(chosen) == 1 else np.unique(np.concatenate(chosen))

    def _sharing(self, spelled: str) -> Ints:
        """Return the forms that share a key, in order."""
        spans = {self._spans[key] for key in _keys(spelled) if key in self._spans}
        shared = np.concatenate([_NONE, *(self.postings[start:end] for start, end in spans)])
        shared.sort()
        return shared[np.diff(shared, prepend=-1) > 0].astype(np.intp)

    def _likeliest(self, heard: str, found: Ints, size: int) -> Ints:
        """Return those of the forms that sound most alike."""
        if len(found) <= size:
            return found
        if len(found) > (few := PRESELECTED * size):
            # How many sounds two forms share in any order bounds how many they share in order.
            apart = np.bitwise_count(self._signatures[found] ^ _signatures([heard]))
            found = found[np.argpartition(apart, few)[:few]]
        sounds = itemgetter(*found.tolist())(self.sounds)
        ratios = process.cdist([heard], sounds, scorer=fuzz.ratio)[0]
        top = np.argpartition(-ratios, size)[:size]
        return np.sort(found[top[ratios[top] > ratios[top].max() - RATIO_RANGE]])


def _variants(spelled: str) -> Iterable[tuple[str, int]]:
    """Return what to look for, with the size of its shortlist: all, all but the last or first."""
    yield spelled, LENGTH
    words = spelled.strip(BOUNDARY).split(BOUNDARY)
    if sum(w not in type_letters() for w in words) > 1:
        for part in (words[:-1], words[1:]):
            yield f"{BOUNDARY}{BOUNDARY.join(part)}{BOUNDARY}", LENGTH // 3


def _keys(spelled: str) -> Iterable[str]:
    for key in keys(spelled):
        yield from near(key)
    yield from joined(spelled)
    words = [w for w in spelled.split(BOUNDARY) if w and w not in type_letters()]
    if len(words) > 1:
        for word in words:
            yield from (k for k in keys(f"{BOUNDARY}{word}{BOUNDARY}") if len(k) > 2)


_COLUMNS = np.zeros(128, np.intp)  # the column of each letter that `sound` has
_COLUMNS[[ord(c) for c in "aiubtsjkxfmnrlh"]] = np.arange(1, 16)
_UNARY = np.array([0, 1, 3, 7, 15], np.uint64)


def _signatures(sounds: Sequence[str]) -> NDArray[np.uint64]:
    """Return, for each string, four bits a letter: as many are set as it has of it.

    The bits in which two differ are then the letters that one of them has more of.
    """
    letters = np.frombuffer("".join(sounds).encode("ascii", "replace"), np.uint8) & 127
    owners = np.repeat(np.arange(len(sounds)), [len(s) for s in sounds])
    cells = np.bincount(owners * 16 + _COLUMNS[letters], minlength=16 * len(sounds))
    bits = _UNARY[np.minimum(cells.reshape(-1, 16), 4)] << np.arange(0, 64, 4, dtype=np.uint64)
    signatures: NDArray[np.uint64] = np.bitwise_or.reduce(bits, axis=1)
    return signatures
