"""Which forms a spelling may stand for: those that share a key, and sound most alike.

Keys (`skeleton`) of the spelling, whole and without its last or first word, fetch the forms
that share one; where these are few, also those that differ in one class. Of these the few
dozen stay whose sounds differ least, one of each place: a place that is found by one of its
forms is found, and a form that several places have stands for all of them. How far sounds
differ tell signatures of 192 bits: how often each sound occurs, which sounds follow each
other, and which consonants do when the vowels are left out. They also find forms that share
no key at all (`sounding_like`).

>>> from transliteration.spelling.letters import spell
>>> rows = [(0, 0), (1, 1), (2, 2)]
>>> shortlist = Shortlist.of([spell(name) for name in ("Saraqib", "Sarmin", "Idlib")], rows)
>>> shortlist.find(spell("Sarakeb"))
[0]
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from transliteration.skeleton import joined, keys, near, sound
from transliteration.spelling.letters import BOUNDARY
from transliteration.spelling.type_words import type_letters

LENGTH = 28
SHORTER = 10  # for a part of the spelling
LOOKED_AT = 6  # forms for each place on the list, best first
ENOUGH = 200  # forms that share a whole key: no need of those that differ in a class
_NONE = np.zeros(0, np.int32)

Signatures = NDArray[np.uint64]
Ints = NDArray[np.intp]


class Shortlist:
    """The keys and the sounds of forms, by number.

    rows: the number of each form with that of a place that has it; signatures: of its
    sounds, (3, forms); sizes: how many forms have each key; postings: the forms of the first
    key, of the second ...; own: the numbers of the whole keys of the first form, of the
    second ...; own_sizes: how many each has.
    """

    def __init__(
        self,
        rows: NDArray[np.int32],
        signatures: Signatures,
        keys: Sequence[str],
        sizes: NDArray[np.int32],
        postings: NDArray[np.int32],
        own: NDArray[np.int32],
        own_sizes: NDArray[np.int8],
    ) -> None:
        self.signatures, self.keys, self.sizes, self.postings = signatures, keys, sizes, postings
        self.own, self.own_sizes = own, own_sizes
        self._owners = np.zeros(len(own_sizes), np.int32)
        self._owners[rows[::-1, 0]] = rows[::-1, 1]  # the first of each form
        self._sharers = _sharers(rows, self._owners)
        self._numbers = {key: number for number, key in enumerate(keys)}
        self._ends = [0, *sizes.cumsum().tolist()]
        self._own_starts = own_sizes.cumsum(dtype=np.intp) - own_sizes

    @classmethod
    def of(cls, spelled: Collection[str], rows: ArrayLike) -> Shortlist:
        """Return that of spelled forms (see `letters.spell`)."""
        postings: dict[str, array[int]] = defaultdict(lambda: array("i"))
        numbers: dict[str, int] = {}
        own, own_sizes, signatures = array("i"), array("b"), array("Q")
        for number, form in enumerate(spelled):
            for key in {*_whole(form), *_near(form)}:
                postings[key].append(number)
                numbers.setdefault(key, len(numbers))
            whole = keys(form)
            own.extend(numbers[key] for key in whole)
            own_sizes.append(len(whole))
            signatures.extend(_signature(form))
        return cls(
            np.asarray(rows, np.int32).reshape(-1, 2),
            np.ascontiguousarray(np.array(signatures, np.uint64).reshape(-1, 3).T),
            list(postings),
            np.array([len(found) for found in postings.values()], np.int32),
            np.fromiter(chain(*postings.values()), np.int32),
            np.array(own, np.int32),
            np.array(own_sizes, np.int8),
        )

    def find(self, spelled: str, without: Collection[int] = ()) -> list[int]:
        """Return the numbers of the forms that a spelled name may stand for, in order.

        without: forms that do not count.
        """
        chosen: set[int] = set()
        for variant, size in _variants(spelled):
            found = self._sharing(variant).astype(np.intp)
            if len(found) > size:
                apart = self._apart(variant, found)
                chosen.update(self._first(found, apart, size, without))
            else:
                chosen.update(found.tolist())
        return sorted(chosen)

    def sounding_like(self, spelled: str, without: Collection[int] = ()) -> set[int]:
        """Return the forms that sound most alike, whatever their keys, one of each place."""
        apart = self._apart(spelled, slice(None))
        most = min(LOOKED_AT * LENGTH, len(apart))
        nearest = np.flatnonzero(apart <= np.partition(apart, most - 1)[most - 1])
        return set(self._first(nearest, apart[nearest], LENGTH, without))

    def share_key(self, spelled: Sequence[str], which: Ints, forms: Ints) -> NDArray[np.bool_]:
        """Tell for each i whether spelled[which[i]] and the form forms[i] share a whole key."""
        count = len(self.keys)
        asked = [
            k * count + self._numbers[key]
            for k, each in enumerate(spelled)
            for key in keys(each)
            if key in self._numbers
        ]
        sizes = self.own_sizes[forms].astype(np.intp)
        starts = sizes.cumsum() - sizes  # a form has one key at least
        cells = np.arange(sizes.sum()) + np.repeat(self._own_starts[forms] - starts, sizes)
        found = np.isin(np.repeat(which, sizes) * count + self.own[cells], asked)
        shared: NDArray[np.bool_] = np.logical_or.reduceat(found, starts)
        return shared

    def _apart(self, spelled: str, forms: Ints | slice) -> NDArray[np.uint8]:
        """Return in how many bits the sounds of some forms differ from those of a spelling."""
        heard = zip(self.signatures, np.array(_signature(spelled), np.uint64), strict=True)
        first, second, third = (np.bitwise_count(bits[forms] ^ own) for bits, own in heard)
        apart: NDArray[np.uint8] = first + second + third
        return apart

    def _first(
        self, found: Ints, apart: NDArray[np.uint8], size: int, without: Collection[int]
    ) -> Iterable[int]:
        """Return the forms that are least apart, one of each place."""
        if len(found) > (most := LOOKED_AT * size):
            nearest = np.argpartition(apart, most)[:most]
            found, apart = found[nearest], apart[nearest]
        chosen: list[int] = []
        met: set[int] = set()
        found = found[np.argsort(apart, kind="stable")]
        for number, owner in zip(found.tolist(), self._owners[found].tolist(), strict=True):
            places = self._sharers.get(number, (owner,))
            if number not in without and not met.issuperset(places):
                met.update(places)
                chosen.append(number)
                if len(chosen) == size:
                    break
        return chosen

    def _sharing(self, spelled: str) -> NDArray[np.int32]:
        """Return the forms that share a key, in order."""
        ends, numbers = self._ends, self._numbers
        shared = {numbers[key] for key in _whole(spelled) if key in numbers}
        if sum(ends[n + 1] - ends[n] for n in shared) < ENOUGH:
            shared |= {numbers[key] for key in _near(spelled) if key in numbers}
        found = np.concatenate([_NONE, *(self.postings[ends[n] : ends[n + 1]] for n in shared)])
        if len(shared) < 2:
            return found
        found.sort()
        new = np.empty(len(found), np.bool_)
        new[:1] = True
        np.not_equal(found[1:], found[:-1], out=new[1:])
        return found[new]


def _sharers(rows: NDArray[np.int32], owners: NDArray[np.int32]) -> dict[int, set[int]]:
    """Return the places of each form that several have; owners: the first of each form."""
    found: dict[int, set[int]] = {}
    for form, place in rows[rows[:, 1] != owners[rows[:, 0]]].tolist():
        found.setdefault(form, {int(owners[form])}).add(place)
    return found


def _variants(spelled: str) -> Iterable[tuple[str, int]]:
    """Return what to look for, with the size of its shortlist: all, all but the last or first."""
    yield spelled, LENGTH
    words = spelled.strip(BOUNDARY).split(BOUNDARY)
    if sum(w not in type_letters() for w in words) > 1:
        for part in (words[:-1], words[1:]):
            yield f"{BOUNDARY}{BOUNDARY.join(part)}{BOUNDARY}", SHORTER


def _near(spelled: str) -> Iterable[str]:
    for key in keys(spelled):
        yield from near(key)


def _whole(spelled: str) -> Iterable[str]:
    yield from keys(spelled)
    yield from joined(spelled)
    words = [w for w in spelled.split(BOUNDARY) if w and w not in type_letters()]
    if len(words) > 1:
        for word in words:
            yield from (k for k in keys(f"{BOUNDARY}{word}{BOUNDARY}") if len(k) > 2)


_NUMBERS = {letter: number for number, letter in enumerate("aiubtsjkxfmnrlh", 1)}
_START, _END, _TYPES = 16, 17, 18


def _signature(spelled: str) -> tuple[int, int, int]:
    """Return the bits for the sounds, their pairs, and the pairs of consonants.

    A type word counts as a sound, each as another one in the pairs.
    """
    heard = sound(spelled)  # where consonants stand twice
    counts = 0
    for letter in set(heard):
        counts |= ((1 << min(heard.count(letter), 4)) - 1) << 4 * _NUMBERS.get(letter, 0)
    sounds = [_NUMBERS.get(s) or _TYPES + ord(s) % 64 for s in heard]
    sounds = [n for i, n in enumerate(sounds) if 0 < n < 4 or sounds[i - 1 : i] != [n]]
    return counts, _pairs(sounds), _pairs([n for n in sounds if not 0 < n < 4])


def _pairs(sounds: Sequence[int]) -> int:
    bits = 0
    for one, other in pairwise((_START, *sounds, _END)):
        bits |= 1 << (7 * one + 5 * other) % 64
    return bits
