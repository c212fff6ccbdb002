"""The best cut of many names and one spelling into units, all names at once.

Dynamic programming over (letters of the name read, letters of the spelling read), as in
`channel`, vectorized over the names: at each letter of the names one gather, one sum and
one minimum over all of them. Inside, costs are whole fiftieths of a nat (int16: twice as
fast as floats); what costs 320 nats or more is as good as impossible.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
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
PAD = LONGEST_SPELLING_UNIT  # impossible places before the first
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
    """Some names side by side; what stands beyond the letters of a shorter one means nothing."""

    lengths: Ints  # (names,)
    units: NDArray[np.int16]  # (names, letters, 3)
    skip_start: NDArray[np.int16]  # (names, letters): where a left-out part begins
    skip_cost: Costs

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


class PackedNames:
    """Any number of names, one behind the other: padded they would take four times the memory.

    lengths: (names,); units, skip_start, skip_cost: those of `Names`, of all letters in a row.
    """

    def __init__(
        self,
        lengths: NDArray[np.int16],
        units: NDArray[np.int16],
        skip_start: NDArray[np.int16],
        skip_cost: Costs,
    ) -> None:
        self.lengths, self.units = lengths, units
        self.skip_start, self.skip_cost = skip_start, skip_cost
        self._starts = lengths.cumsum(dtype=np.intp) - lengths

    @classmethod
    def of(cls, names: Iterable[Name]) -> PackedNames:
        """Pack names, one by one; those of no letters are allowed."""
        lengths, units, start, cost = (array("h") for _ in range(4))
        for name in names:
            first, length = len(start), len(name.units)
            lengths.append(length)
            units.extend(chain.from_iterable(name.units))
            start.extend(repeat(0, length))
            cost.extend(repeat(int(INFINITE), length))
            for i, j, nats in name.skips:
                start[first + j - 1], cost[first + j - 1] = i, int(quantized(nats))
        arrays = [np.array(numbers, np.int16) for numbers in (lengths, units, start, cost)]
        return cls(arrays[0], arrays[1].reshape(-1, LONGEST_NAME_UNIT), *arrays[2:])

    def take(self, rows: Ints) -> Names:
        """Return some of the names."""
        lengths = self.lengths[rows].astype(np.intp)
        cells = self._starts[rows, None] + np.arange(lengths.max(initial=0))
        np.minimum(cells, max(len(self.units) - 1, 0), out=cells)
        return Names(lengths, self.units[cells], self.skip_start[cells], self.skip_cost[cells])


@dataclass(frozen=True)
class Spellings:
    """What each of some spellings makes of each unit.

    units: (5, units x spellings, PAD + places), the cost of a unit that takes 0 ... 4
    letters and ends at a place; insertions: (5, tables x spellings, PAD + places), the same
    for letters that no unit of the name accounts for. For each spelling: its length, and the
    words that may be extra.
    """

    units: Costs
    insertions: Costs
    lengths: Sequence[int]
    skips: Sequence[Sequence[Edge]]


@dataclass(frozen=True)
class Pairs:
    """Which names are to be aligned with which spellings.

    For each pair: the number of the spelling, what to add to the ids of the name's units
    times the number of spellings, and the number of the insertion table.
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

    single: (5, tables, PAD + places), the cost of one piece of 0 ... 4 letters.
    """
    closed = single.copy()
    for letters in range(2, _BAND):
        for last in range(1, letters):
            before = closed[letters - last, :, :-last]
            column = closed[letters, :, last:]
            np.minimum(column, before + single[last, :, last:], out=column)
    return closed


def rows(pairs: Pairs, spellings: Spellings) -> Costs:
    """Return the costs of all prefixes: (letters + 3, pairs, PAD + places).

    The first two rows and the first PAD columns are impossible. The names must stand in
    order of their lengths, the longest first.
    """
    names = pairs.names
    count, longest = names.units.shape[:2]
    width = spellings.units.shape[2]
    # All pairs of one letter stand in one line, so that a step over some letters of the
    # spelling is the same line from so many places earlier.
    lines = np.full((longest + 3, PAD + count * width), INFINITE)
    costs = lines[:, PAD:].reshape(longest + 3, count, width)
    inserted = spellings.insertions.take(pairs.tables, axis=1).reshape(_BAND, -1)
    units = names.units.transpose(1, 2, 0)
    ids = np.multiply(units, len(spellings.lengths), dtype=np.intp, order="C")
    ids += pairs.shifts
    extra = _extra_words(pairs, spellings)
    # How many names are at least so long.
    active = np.searchsorted(-names.lengths, -np.arange(longest + 1), side="right").tolist()
    costs[2, :, PAD] = 0
    for i in range(longest + 1):
        n = active[i]
        if not n:
            break
        here, line = costs[i + 2, :n], lines[i + 2, : PAD + n * width]
        if i:
            _step(spellings.units, ids[i - 1, -1, :n], lines[i + 1], line[PAD:])
            for length in range(2, LONGEST_NAME_UNIT + 1):
                has = np.flatnonzero(units[i - 1, -length, :n])
                before = np.full(PAD + len(has) * width, INFINITE)
                before[PAD:] = costs[i + 2 - length].take(has, axis=0).ravel()
                best = here.take(has, axis=0)
                _step(spellings.units, ids[i - 1, -length].take(has), before, best.reshape(-1))
                here[has] = best
            left_out = np.flatnonzero(names.skip_cost[:n, i - 1] < INFINITE)
            if len(left_out):
                skipped = costs[names.skip_start[left_out, i - 1] + 2, left_out]
                skipped += names.skip_cost[left_out, i - 1, None]
                here[left_out] = np.minimum(here[left_out], skipped)
        before = line.copy()
        for letters in range(1, _BAND):
            put_in = before[PAD - letters : -letters] + inserted[letters, : n * width]
            np.minimum(line[PAD:], put_in, out=line[PAD:])
        for which, start, end, nats in extra:
            which = which[: np.searchsorted(which, n)]
            start, end, nats = start[: len(which)], end[: len(which)], nats[: len(which)]
            here[which, end] = np.minimum(here[which, end], here[which, start] + nats)
    return costs


def _step(units: Costs, ids: Ints, before: Costs, line: Costs) -> None:
    """Write into a line what is cheaper by way of units of the names, by the line before them."""
    for letters in range(_BAND):
        steps = units[letters].take(ids, axis=0).reshape(-1)
        steps += before[PAD - letters : PAD - letters + len(steps)]
        np.minimum(line, steps, out=line)


def _extra_words(pairs: Pairs, spellings: Spellings) -> list[tuple[Ints, Ints, Ints, Costs]]:
    """Return, for the first extra word of spellings, the second ...: pairs, from, to, nats."""
    found = []
    for k in range(max(map(len, spellings.skips), default=0)):
        edges = np.array([s[k] if k < len(s) else (0, 0, 0) for s in spellings.skips], float)
        which = np.flatnonzero(edges[pairs.spellings, 1])
        start, end, nats = edges[pairs.spellings[which]].T
        found.append(
            (which, start.astype(np.intp) + PAD, end.astype(np.intp) + PAD, quantized(nats))
        )
    return found


def costs(pairs: Pairs, spellings: Spellings) -> Floats:
    """Return the cost of the best cut of each pair, in nats."""
    order = np.argsort(-pairs.names.lengths, kind="stable")
    ordered = pairs.take(order)
    found = rows(ordered, spellings)
    ends = np.asarray(spellings.lengths, np.intp)[ordered.spellings] + PAD
    best = found[ordered.names.lengths + 2, np.arange(len(order)), ends]
    result = np.empty(len(order), np.float32)
    result[order] = best
    return result / np.float32(PER_NAT)


def trace(pair: Pairs, spellings: Spellings) -> list[tuple[int, int, int, int, float]]:
    """Return the best cut of one pair, in order: name from, to, spelling from, to, nats."""
    found, names = rows(pair, spellings)[2:, 0, PAD:] / PER_NAT, pair.names
    i, k = int(names.lengths[0]), spellings.lengths[int(pair.spellings[0])]
    ids = names.units[0].astype(np.intp) * len(spellings.lengths) + pair.shifts[0]
    units = spellings.units[:, ids, PAD:] / PER_NAT
    inserted = spellings.insertions[:, pair.tables[0], PAD:] / PER_NAT
    path = []
    while i or k:
        steps = (
            [
                (i - 3 + a, k - d, float(units[d, i - 1, a, k]))
                for a in range(LONGEST_NAME_UNIT)
                for d in reversed(range(_BAND))
                if i - 3 + a >= 0 and k >= d
            ]
            if i
            else []
        )
        steps += [(i, k - d, float(inserted[d, k])) for d in range(_BAND - 1, 0, -1) if k >= d]
        steps += [(i, start, nats) for start, end, nats in spellings.skips[0] if end == k]
        if i and names.skip_cost[0, i - 1] < INFINITE:
            steps.append(
                (int(names.skip_start[0, i - 1]), k, float(names.skip_cost[0, i - 1]) / PER_NAT)
            )
        h, j, nats = min(steps, key=lambda s: abs(found[s[0], s[1]] + s[2] - found[i, k]))
        path.append((h, i, j, k, nats))
        i, k = h, j
    return path[::-1]
