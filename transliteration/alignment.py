"""The best cut of many names and one spelling into units, all names at once.

Dynamic programming over (letters of the name read, letters of the spelling read), as in
`channel`, vectorized over the names: at each letter of the names one gather, one sum and
one minimum over all of them. Inside, costs are whole fiftieths of a nat (int16: twice as
fast as floats); what costs 320 nats or more is as good as impossible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

Costs = NDArray[np.int16]

PER_NAT = 50
INFINITE = np.int16(16_000)  # two of them still fit
LONGEST_NAME_UNIT = 3
LONGEST_SPELLING_UNIT = 4
_BAND = LONGEST_SPELLING_UNIT + 1  # of a spelling, a unit takes 0 to 4 letters

Edge = tuple[int, int, float]  # from, to, nats


def quantized(nats: object) -> Costs:
    """Return costs in fiftieths of a nat."""
    scaled = np.rint(np.asarray(nats, np.float64) * PER_NAT)
    return np.minimum(scaled, INFINITE).astype(np.int16)


class Name(NamedTuple):
    """A name in units.

    units: for each letter, the ids of the units of 3, 2 and 1 letters that end with it
    (0: none); skips: parts of the name that may be left out.
    """

    units: Sequence[tuple[int, int, int]]
    skips: Sequence[Edge]


@dataclass(frozen=True)
class Names:
    """Names packed into arrays, the shorter ones filled up with empty units."""

    lengths: Ints  # (names,)
    units: NDArray[np.int16]  # (names, letters, 3)
    skip_start: NDArray[np.int16]  # (names, letters): where a left-out part begins
    skip_cost: Costs

    @classmethod
    def pack(cls, names: Sequence[Name]) -> Names:
        """Pack names; those of no letters are allowed."""
        longest = max((len(n.units) for n in names), default=0)
        units = np.zeros((len(names), longest, LONGEST_NAME_UNIT), np.int16)
        start = np.zeros((len(names), longest), np.int16)
        cost = np.full((len(names), longest), INFINITE)
        for row, name in enumerate(names):
            units[row, : len(name.units)] = name.units or units[row, :0]
            for i, j, nats in name.skips:
                start[row, j - 1], cost[row, j - 1] = i, quantized(nats)
        return cls(np.array([len(n.units) for n in names], np.intp), units, start, cost)

    def take(self, rows: Ints) -> Names:
        """Return some of the names."""
        lengths = self.lengths[rows]
        longest = int(lengths.max(initial=0))
        return Names(
            lengths,
            self.units[rows, :longest],
            self.skip_start[rows, :longest],
            self.skip_cost[rows, :longest],
        )


@dataclass(frozen=True)
class Spellings:
    """What each of some spellings makes of each unit.

    units: (all units of all spellings, 5, places), the cost of a unit that takes 4, 3, 2,
    1 or 0 letters and ends at a place; insertions: (all tables, 5, places), the same for
    letters that no unit of the name accounts for. For each spelling: its length, and the
    words that may be extra.
    """

    units: Costs
    insertions: Costs
    lengths: Sequence[int]
    skips: Sequence[Sequence[Edge]]


@dataclass(frozen=True)
class Pairs:
    """Which names are to be aligned with which spellings.

    For each pair: the number of the spelling, what to add to the ids of the name's units,
    and the number of the insertion table.
    """

    names: Names
    spellings: Ints
    shifts: Ints
    tables: Ints

    def take(self, rows: Ints) -> Pairs:
        """Return some of the pairs."""
        return Pairs(
            self.names.take(rows), self.spellings[rows], self.shifts[rows], self.tables[rows]
        )


def close_insertions(single: Costs) -> Costs:
    """Return the cost of inserting up to 4 letters in as many pieces as is cheapest.

    single: (tables, 5, n + 1), the cost of one piece of 4 ... 1 letters; the last is 0.
    """
    closed = single.copy()
    for letters in range(2, _BAND):
        for last in range(1, min(letters, single.shape[2])):
            before = closed[:, _BAND - 1 - (letters - last), :-last]
            column = closed[:, _BAND - 1 - letters, last:]
            np.minimum(column, before + single[:, _BAND - 1 - last, last:], out=column)
    return closed


def rows(pairs: Pairs, spellings: Spellings) -> Costs:
    """Return the costs of all prefixes: (pairs, letters + 3, 4 + places).

    The first two rows and four columns are impossible. The names must stand in order of
    their lengths, the longest first.
    """
    names = pairs.names
    count, longest = names.units.shape[:2]
    width = spellings.units.shape[2]
    costs = np.full((longest + 3, count, width + 4), INFINITE)
    units = spellings.units.reshape(len(spellings.units), -1)
    insertions = spellings.insertions.reshape(len(spellings.insertions), -1)
    insertions = insertions.take(pairs.tables, axis=0)
    ids = np.add(names.units.transpose(1, 2, 0), pairs.shifts, order="C")
    # What units of 4 ... 0 letters of the spelling start from, in the last three rows.
    windows = [np.full((count, _BAND * width), INFINITE) for _ in range(LONGEST_NAME_UNIT)]
    extra = _extra_words(pairs, spellings)
    skipping: list[bool] = np.any(names.skip_cost < INFINITE, axis=0).tolist()
    every = np.arange(count)
    # How many names are at least so long.
    active = np.searchsorted(-names.lengths, -np.arange(longest + 1), side="right").tolist()
    costs[2, :, 4] = 0
    for i in range(longest + 1):
        n = active[i]
        if not n:
            break
        here = costs[i + 2, :n, 4:]
        if i:
            best = np.full((n, _BAND * width), INFINITE)
            for unit, window in zip(ids[i - 1, :, :n], windows, strict=True):
                steps = units.take(unit, axis=0)
                steps += window[:n]
                np.minimum(best, steps, out=best)
            _least(best, here)
            if skipping[i - 1]:
                left_out = costs[names.skip_start[:n, i - 1] + 2, every[:n], 4:]
                np.minimum(here, left_out + names.skip_cost[:n, i - 1, None], out=here)
        windows.append(windows.pop(0))
        _slide(costs[i + 2, :n], windows[-1])
        _least(windows[-1][:n] + insertions[:n], here)
        for start, end, nats in extra:
            skipped = here[every[:n], start[:n]] + nats[:n]
            here[every[:n], end[:n]] = np.minimum(here[every[:n], end[:n]], skipped)
        _slide(costs[i + 2, :n], windows[-1])
    return costs.transpose(1, 0, 2)


def _least(steps: Costs, row: Costs) -> None:
    """Write the cheapest of 4 ... 0 letters into a row, for each place of the spelling."""
    width = row.shape[1]
    two = np.minimum(steps[:, : 2 * width], steps[:, 2 * width : 4 * width])
    np.minimum(two[:, :width], two[:, width:], out=row)
    np.minimum(row, steps[:, 4 * width :], out=row)
    np.minimum(row, INFINITE, out=row)


def _slide(row: Costs, window: Costs) -> None:
    """Write a row, as it stands 4 ... 0 letters before each place, into its window."""
    width = row.shape[1] - (_BAND - 1)
    for letters in range(_BAND):
        window[: len(row), letters * width : (letters + 1) * width] = row[
            :, letters : letters + width
        ]


def _extra_words(pairs: Pairs, spellings: Spellings) -> list[tuple[Ints, Ints, Costs]]:
    """Return, for the first extra word of every pair's spelling, the second ...: from, to, nats."""
    most = max(map(len, spellings.skips), default=0)
    padded = [[*skips, *[(0, 0, 1e6)] * (most - len(skips))] for skips in spellings.skips]
    edges = np.array(padded, float).reshape(len(padded), most, 3)[pairs.spellings]
    return [
        (
            edges[:, k, 0].astype(np.intp),
            edges[:, k, 1].astype(np.intp),
            quantized(edges[:, k, 2]),
        )
        for k in range(most)
    ]


def costs(pairs: Pairs, spellings: Spellings) -> Floats:
    """Return the cost of the best cut of each pair, in nats."""
    order = np.argsort(-pairs.names.lengths, kind="stable")
    ordered = pairs.take(order)
    found = rows(ordered, spellings)
    ends = np.asarray(spellings.lengths, np.intp)[ordered.spellings] + 4
    best = found[np.arange(len(order)), ordered.names.lengths + 2, ends]
    result = np.empty(len(order), np.float32)
    result[order] = best
    return result / np.float32(PER_NAT)


def trace(pair: Pairs, spellings: Spellings) -> list[tuple[int, int, int, int, float]]:
    """Return the best cut of one pair, in order: name from, to, spelling from, to, nats."""
    found, names = rows(pair, spellings)[0, 2:, 4:] / PER_NAT, pair.names
    i, k = int(names.lengths[0]), spellings.lengths[int(pair.spellings[0])]
    units = spellings.units[names.units[0] + pair.shifts[0]] / PER_NAT
    inserted = spellings.insertions[pair.tables[0]] / PER_NAT
    path = []
    while i or k:
        steps = (
            [
                (i - 3 + a, k - 4 + d, float(units[i - 1, a, d, k]))
                for a in range(LONGEST_NAME_UNIT)
                for d in range(_BAND)
                if i - 3 + a >= 0 and k - 4 + d >= 0
            ]
            if i
            else []
        )
        steps += [(i, k - 4 + d, float(inserted[d, k])) for d in range(_BAND - 1) if k - 4 + d >= 0]
        steps += [(i, start, nats) for start, end, nats in spellings.skips[0] if end == k]
        if i and names.skip_cost[0, i - 1] < INFINITE:
            steps.append(
                (int(names.skip_start[0, i - 1]), k, float(names.skip_cost[0, i - 1]) / PER_NAT)
            )
        h, j, nats = min(steps, key=lambda s: abs(found[s[0], s[1]] + s[2] - found[i, k]))
        path.append((h, i, j, k, nats))
        i, k = h, j
    return path[::-1]
