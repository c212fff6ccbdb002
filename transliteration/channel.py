"""How likely a Latin spelling is, given a name: a noisy channel with learned weights.

A name (Arabic, or a Latin form already known) and a spelling are cut into units of up
to three and four letters that correspond (ش to sh, ch, ş; "ou" to "u"); a unit may also
be left out or put in. The joint probability of name and spelling is the product over the
units of the best cut, as in Ristad and Yianilos, "Learning string-edit distance" (1998),
with the multi-letter units of Brill and Moore, "An improved error model for noisy channel
spelling correction" (2000); joint source-channel: Li, Zhang and Su (2004). Each route
(`routes`) has its own weights, drawn to the common ones. Whole words may be extra on
either side.

What counts is evidence, in nats: log P(spelling | name) - log P(spelling), where the
second term comes from letter trigrams of place names. It grows with length: a short
spelling proves little, however well it fits.

>>> channel = Channel.load()
>>> channel.score("Sarakeb", "سراقب") > channel.score("Sarakeb", "سرمين")
True
>>> channel.score("Cheikh Miskine", "الشيخ مسكين") > channel.score("Miskine", "مسكين")
True
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transliteration.arabic import is_arabic
from transliteration.spelling import alignment
from transliteration.spelling.alignment import (
    LONGEST_SPELLING_UNIT,
    PAD,
    Costs,
    Edge,
    Floats,
    Ints,
)
from transliteration.spelling.letters import BOUNDARY, plain, spell
from transliteration.spelling.routes import ROUTES, detect
from transliteration.spelling.type_words import type_letters
from transliteration.spelling.weights import WEIGHTS, Weights

# Nats for a word that the spelling lacks, beyond what the word itself tells, by how often
# type_words.yaml says that it is left out; and the same for one that the name lacks, since
# sources leave out what kind of place it is rather than add it.
LEFT_OUT = {"often": 1.5, "sometimes": 4.0, "": 6.5}
ADDED = {"often": 1.5, "sometimes": 5.5, "": 6.5}
# The first word that is no type word names the place; what follows may be its district.
EXTRA_HEAD = 20.0


class Step(NamedTuple):
    """One unit of an alignment: what of the name became what of the spelling."""

    name: str
    spelling: str
    nats: float


class Names(NamedTuple):
    """Names made ready for scoring against many spellings."""

    packed: alignment.PackedNames
    logs: Floats  # log P(name)
    routes: NDArray[np.int8]  # 0: Arabic script; else 1 + its number in ROUTES


class Channel:
    """Scores spellings against names."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        arabic, latin = weights.scripts["arabic"], weights.scripts["latin"]
        # One numbering for the units of both scripts: the Latin ones follow the Arabic.
        self._latin_offset = len(arabic.ids) + 3
        self._scripts = {True: arabic, False: latin}

    @classmethod
    @cache
    def load(cls, path: Path = WEIGHTS) -> Channel:
        """Return the channel of a weights file; raises `ValueError` where it is none."""
        return cls(Weights.load(path))

    def score(self, spelling: str, name: str, route: str | None = None) -> float:
        """Return the evidence, in nats, that the spelling stands for the name.

        route: see `routes.ROUTES`; without it, what the letters of the spelling tell.
        Raises `ValueError` for a route that is none.
        """
        pair = np.zeros(1, np.intp)
        return float(self.read([spelling], route).evidence(self.prepare([name]), pair, pair)[0])

    def align(self, spelling: str, name: str, route: str | None = None) -> list[Step]:
        """Return the likeliest cut of a name and a spelling into units that correspond."""
        reading, pair = self.read([spelling], route), np.zeros(1, np.intp)
        path = reading.trace(self.prepare([name]), pair)
        left, right = spell(name), reading.spelled[0]
        return [Step(left[a:b], right[c:d], round(nats, 2)) for a, b, c, d, nats in path]

    def prepare(self, names: Iterable[str]) -> Names:
        """Return names made ready for scoring."""
        logs, routes = array("f"), array("b")

        def in_units() -> Iterator[alignment.Name]:
            for name in names:
                spelled, arabic = spell(name), is_arabic(name)
                logs.append(self._scripts[arabic].log(spelled))
                routes.append(0 if arabic else 1 + ROUTES.index(detect(name)))
                yield self._in_units(spelled, arabic)

        packed = alignment.PackedNames.of(in_units())
        return Names(packed, np.array(logs, np.float32), np.array(routes, np.int8))

    def _in_units(self, spelled: str, arabic: bool) -> alignment.Name:
        script = self._scripts[arabic]
        offset = 0 if arabic else self._latin_offset
        units = [
            (a and a + offset, b and b + offset, c + offset) for a, b, c in script.units(spelled)
        ]
        skips = [
            (start, end, extra - script.log(spelled[start:end]))
            for start, end, extra in _extra_words(spelled, LEFT_OUT)
        ]
        return alignment.Name(units, skips)

    def read(self, spellings: Sequence[str], route: str | None = None) -> Reading:
        """Return spellings made ready for scoring against many names."""
        if route not in (None, *ROUTES):
            raise ValueError(f"unknown route {route!r}: choose from {', '.join(ROUTES)}")
        return self.read_as([(spell(s), route or detect(s)) for s in spellings])

    def read_as(self, spelled: Sequence[tuple[str, str]]) -> Reading:
        """Return spelled forms (see `letters.readings`), each with its route, made ready."""
        return Reading(self.weights, spelled)


class Reading:
    """Some spellings, and what each unit of a name costs at each place of them.

    Each spelling has three tables: for Arabic names, for Latin ones that came by another
    route, and for those that came by its own.
    """

    def __init__(self, weights: Weights, spellings: Sequence[tuple[str, str]]) -> None:
        self._weights = weights
        self.spelled = [spelled for spelled, _ in spellings]
        routes = [route for _, route in spellings]
        self._routes = np.array([1 + ROUTES.index(r) for r in routes], np.intp)
        self._latin = len(weights.scripts["arabic"].ids) + 3
        self._size = len(weights.scripts["latin"].ids) + 3
        kinds, logs, skips = [], [], []
        for spelled, by in spellings:
            marked = plain(spelled) != spelled
            letters = weights.backgrounds[marked].log_letters(spelled)
            kinds.append((by, marked))
            logs.append(sum(letters))
            extra = _extra_words(spelled, ADDED)
            skips.append([(i, j, nats - sum(letters[i:j])) for i, j, nats in extra])
        self._logs = np.array(logs, np.float32)
        units, insertions = self._costs(kinds)
        self._spellings = alignment.Spellings(
            units, alignment.close_insertions(insertions), [len(s) for s in self.spelled], skips
        )

    def _costs(self, kinds: Sequence[tuple[str, bool]]) -> tuple[Costs, Costs]:
        """Return the costs of units and of insertions; see `alignment.Spellings`.

        kinds: of each spelling its route, and whether it is marked.
        """
        parts = self._parts()
        band, count, width = parts.shape
        units = np.empty((band, self._latin + 2 * self._size, count, width), np.int16)
        insertions = np.empty((band, 3, count, width), np.int16)
        for (by, marked), alike in groupby(range(count), key=kinds.__getitem__):
            numbers, start = [*alike], 0
            run = slice(numbers[0], numbers[-1] + 1)
            for i, kind in enumerate((f"arabic/{by}", f"latin/other-{by}", f"latin/same-{by}")):
                table = self._weights.table(kind, marked)
                end = start + len(table.units)
                for letters, here in enumerate(parts[:, run]):
                    units[letters, start:end, run] = table.units.take(here, axis=1, mode="clip")
                    insertions[letters, i, run] = table.insertions[here]
                start = end
        return units.reshape(band, -1, width), insertions.reshape(band, -1, width)

    def _parts(self) -> Ints:
        """Return the ids of the 0 ... 4 letters that end at each place, 0 for none.

        Shape: (5, spellings, PAD + places).
        """
        ids, other = self._weights.parts, self._weights.other_letter
        places = max(map(len, self.spelled), default=0) + 1
        found = np.zeros((LONGEST_SPELLING_UNIT + 1, len(self.spelled), PAD + places), np.intp)
        found[0, :, PAD:] = self._weights.nothing
        for k, spelled in enumerate(self.spelled):
            end = PAD + len(spelled) + 1
            found[1, k, PAD + 1 : end] = [ids.get(letter, other) for letter in spelled]
            for n in range(2, min(LONGEST_SPELLING_UNIT, len(spelled)) + 1):
                found[n, k, PAD + n : end] = [
                    ids.get(spelled[i : i + n], 0) for i in range(len(spelled) - n + 1)
                ]
        return found

    def evidence(self, names: Names, rows: Ints, which: Ints) -> Floats:
        """Return the evidence, in nats, for pairs: name rows[i] and spelling which[i]."""
        costs = alignment.costs(self._pairs(names, rows, which), self._spellings)
        return -costs - names.logs[rows] - self._logs[which]

    def trace(self, names: Names, row: Ints) -> list[tuple[int, int, int, int, float]]:
        """Return the best cut of a name and the first spelling; see `alignment.trace`."""
        return alignment.trace(self._pairs(names, row, np.zeros(1, np.intp)), self._spellings)

    def _pairs(self, names: Names, rows: Ints, which: Ints) -> alignment.Pairs:
        routes = names.routes[rows]
        tables = np.where(routes == 0, 0, 1 + (routes == self._routes[which]))
        # The units of Latin names are numbered as in the first of the two Latin tables.
        count = len(self.spelled)
        shifts = which + np.where(tables == 2, self._size * count, 0)
        return alignment.Pairs(names.packed.take(rows), which, shifts, tables * count + which)


def _extra_words(spelled: str, nats: Mapping[str, float]) -> list[Edge]:
    """Return the words that may be extra, each with what that costs; none of a single word."""
    found: list[Edge] = []
    head, start = True, 1
    for word in spelled.strip(BOUNDARY).split(BOUNDARY):
        end = start + len(word) + 1
        if type_word := type_letters().get(word):
            found.append((start, end, nats[type_word.dropped]))
        else:
            found.append((start, end, EXTRA_HEAD if head else nats[""]))
            head = False
        start = end
    return found if len(found) > 1 else []
