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

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from transliteration import alignment
from transliteration.alignment import INFINITE, LONGEST_SPELLING_UNIT, Edge, Floats, Ints
from transliteration.arabic import is_arabic
from transliteration.routes import ROUTES, detect
from transliteration.spelling import BOUNDARY, plain, spell, type_letters
from transliteration.weights import UNSEEN_INSERTION, WEIGHTS, Table, Weights

# Nats for a word that one side lacks, beyond what the word itself tells, by how often
# type_words.yaml says that it is left out.
EXTRA_WORD = {"often": 1.5, "sometimes": 3.0, "": 4.0}
# The first word that is no type word names the place; what follows may be its district.
EXTRA_HEAD = 9.0


class Step(NamedTuple):
    """One unit of an alignment: what of the name became what of the spelling."""

    name: str
    spelling: str
    nats: float


class Names(NamedTuple):
    """Names made ready for scoring against many spellings."""

    packed: alignment.Names
    logs: Floats  # log P(name)
    routes: Ints  # 0: Arabic script; else 1 + its number in ROUTES


class Channel:
    """Scores spellings against names."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        arabic, latin = weights.scripts["arabic"], weights.scripts["latin"]
        # One numbering for the units of both scripts: the Latin ones follow the Arabic.
        self._latin_offset, self._latin_units = len(arabic.ids) + 3, len(latin.ids) + 3
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
        reader, pair = self.reader(spelling, route), np.zeros(1, np.intp)
        return float(self.evidence(self.prepare([name]), pair, [reader], pair)[0])

    def evidence(
        self, names: Names, rows: Ints, readers: Sequence[Reader], readings: Ints
    ) -> Floats:
        """Return the evidence, in nats, for many pairs: name rows[i] and spelling readings[i]."""
        if not len(rows):
            return np.empty(0, np.float32)
        places = max(reader.units.shape[2] for reader in readers)
        spellings = alignment.Spellings(
            np.concatenate([_widen(r.units, places) for r in readers]),
            np.concatenate([_widen(r.insertions, places) for r in readers]),
            [len(r.spelled) for r in readers],
            [r.skips for r in readers],
        )
        starts = np.cumsum([0, *(len(r.units) for r in readers)])[readings]
        routes = np.array([r.route for r in readers])[readings]
        # Each reader has three tables: for Arabic names, Latin ones, those of its own route.
        tables = np.where(names.routes[rows] == 0, 0, 1 + (names.routes[rows] == routes))
        shifts = starts + np.where(tables == 2, self._latin_units, 0)
        pairs = alignment.Pairs(names.packed.take(rows), readings, shifts, 3 * readings + tables)
        logs = np.array([r.log for r in readers], np.float32)[readings]
        return -alignment.costs(pairs, spellings) - names.logs[rows] - logs

    def prepare(self, names: Sequence[str]) -> Names:
        """Return names made ready for scoring."""
        packed, logs, routes = [], [], []
        for name in names:
            spelled, arabic = spell(name), is_arabic(name)
            script = self._scripts[arabic]
            offset = 0 if arabic else self._latin_offset
            units = [(a + offset, b + offset, c + offset) for a, b, c in script.units(spelled)]
            skips = [
                (start, end, extra - script.log(spelled[start:end]))
                for start, end, extra in _extra_words(spelled)
            ]
            packed.append(alignment.Name(units, skips))
            logs.append(script.log(spelled))
            routes.append(0 if arabic else 1 + ROUTES.index(detect(name)))
        return Names(
            alignment.Names.pack(packed),
            np.array(logs, np.float32),
            np.array(routes, np.intp),
        )

    def reader(self, spelling: str, route: str | None = None) -> Reader:
        """Return a spelling made ready for scoring against many names."""
        route = route or detect(spelling)
        if route not in ROUTES:
            raise ValueError(f"unknown route {route!r}: choose from {', '.join(ROUTES)}")
        return Reader(self.weights, spell(spelling), route)


class Reader:
    """One spelling, and what each unit of a name costs at each place of it."""

    def __init__(self, weights: Weights, spelled: str, route: str) -> None:
        self.spelled = spelled
        self.route = 1 + ROUTES.index(route)
        marked = plain(spelled) != spelled
        letters = weights.backgrounds[marked].log_letters(spelled) if spelled else []
        self.log = sum(letters)
        kinds = (f"arabic/{route}", f"latin/other-{route}", f"latin/same-{route}")
        tables = [weights.table(kind, marked) for kind in kinds]
        parts = self._parts(weights)
        self.skips = [(i, j, extra - sum(letters[i:j])) for i, j, extra in _extra_words(spelled)]
        self.units = np.concatenate([self._units(table, parts) for table in tables])
        self.insertions = self._insertions(tables, parts)

    def _parts(self, weights: Weights) -> Ints:
        """Return (4, n + 1): the ids of the 4, 3, 2 and 1 letters before each place, 0 for none."""
        spelled, ids = self.spelled, weights.parts
        return np.array(
            [
                [ids.get(spelled[k - n : k], 0) if k >= n else 0 for k in range(len(spelled) + 1)]
                for n in range(LONGEST_SPELLING_UNIT, 0, -1)
            ],
            np.intp,
        )

    def _units(self, table: Table, parts: Ints) -> Floats:
        taken, places = parts.shape
        costs = np.empty((len(table.deletions), taken + 1, places), np.float32)
        costs[:, :-1] = table.parts[:, parts]
        costs[:, -1] = table.deletions[:, None]
        np.minimum(costs[:, -2], table.substitutions[:, None] + self._silent(), out=costs[:, -2])
        return costs

    def _silent(self) -> Floats:
        """Return 0 after a letter, infinite after a word break or a type word."""
        types = type_letters()
        silent = [True, *(c == BOUNDARY or c in types for c in self.spelled)]
        return np.where(silent, INFINITE, np.float32(0.0))

    def _insertions(self, tables: Sequence[Table], parts: Ints) -> Floats:
        taken, places = parts.shape
        single = np.zeros((len(tables), taken + 1, places), np.float32)
        for costs, table in zip(single, tables, strict=True):
            costs[:-1] = table.insertions[parts]
            costs[-2, 1:] = np.minimum(costs[-2, 1:], UNSEEN_INSERTION)
        return alignment.close_insertions(single)


def _widen(costs: Floats, places: int) -> Floats:
    """Return costs with impossible places added at the end."""
    missing = places - costs.shape[2]
    return np.pad(costs, ((0, 0), (0, 0), (0, missing)), constant_values=INFINITE) if missing else costs


def _extra_words(spelled: str) -> list[Edge]:
    """Return the words that may be extra, each with what that costs; none of a single word."""
    found: list[Edge] = []
    head, start = True, 1
    for word in spelled.strip(BOUNDARY).split(BOUNDARY):
        end = start + len(word) + 1
        if type_word := type_letters().get(word):
            found.append((start, end, EXTRA_WORD[type_word.dropped]))
        else:
            found.append((start, end, EXTRA_HEAD if head else EXTRA_WORD[""]))
            head = False
        start = end
    return found if len(found) > 1 else []
