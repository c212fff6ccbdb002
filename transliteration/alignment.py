"""The best cut of many names and one spelling into units, all names at once.

Dynamic programming over (letters of the name read, letters of the spelling read), as in
`channel`, vectorized over the names: at each letter of the names one gather, one sum and
one minimum over all of them. Costs are nats (float32); `INFINITE` stands for impossible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

INFINITE = np.float32(1e6)
LONGEST_NAME_UNIT = 3
LONGEST_SPELLING_UNIT = 4
_BAND = LONGEST_SPELLING_UNIT + 1  # of a spelling, a unit takes 0 to 4 letters

Edge = tuple[int, int, float]  # from, to, nats


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
    skip_cost: Floats

    @classmethod
    def pack(cls, names: Sequence[Name]) -> Names:
        """Pack names; those of no letters are allowed."""
        longest = max((len(n.units) for n in names), default=0)
        units = np.zeros((len(names), longest, LONGEST_NAME_UNIT), np.int16)
        start = np.zeros((len(names), longest), np.int16)
        cost = np.full((len(names), longest), INFINITE, np.float32)
        for row, name in enumerate(names):
            units[row, : len(name.units)] = name.units or units[row, :0]
            for i, j, nats in name.skips:
                start[row, j - 1], cost[row, j - 1] = i, nats
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
class Spelling:
    """What a spelling of n letters makes of each unit.

    units: (units, n + 1, 5), the cost of a unit that ends at a place of the spelling and
    takes 4, 3, 2, 1 or 0 of its letters; insertions: (tables, n + 1, 5), the same for
    letters that no unit of the name accounts for; skips: words that may be extra.
    """

    units: Floats
    insertions: Floats
    skips: Sequence[Edge]

    @property
    def length(self) -> int:
        """Return n."""
        return self.units.shape[1] - 1


def close_insertions(single: Floats) -> Floats:
    """Return the cost of inserting up to 4 letters in as many pieces as is cheapest.

    single: (tables, n + 1, 5), the cost of one piece of 4 ... 1 letters; the last is 0.
    """
    closed = single.copy()
    for letters in range(2, _BAND):
        for last in range(1, letters):
            before = np.full_like(closed[:, :, 0], INFINITE)
            before[:, last:] = closed[:, : closed.shape[1] - last, _BAND - 1 - (letters - last)]
            pieces = before + single[:, :, _BAND - 1 - last]
            column = closed[:, :, _BAND - 1 - letters]
            np.minimum(column, pieces, out=column)
    return closed


def rows(names: Names, tables: Ints, spelling: Spelling) -> Floats:
    """Return the costs of all prefixes: (names, letters + 3, 4 + n + 1).

    The first two rows and four columns are impossible. tables: for each name, which of
    the spelling's insertion tables holds.
    """
    count, longest = len(names.lengths), names.units.shape[1]
    width = spelling.length + 1
    costs = np.full((count, longest + 3, width + 4), INFINITE, np.float32)
    insertions = spelling.insertions[tables]
    windows = sliding_window_view(costs, _BAND, axis=2)  # (names, rows, n + 1, 5)
    skipping = (names.skip_cost < INFINITE).any(axis=0) if longest else []
    every = np.arange(count)
    costs[:, 2, 4] = 0.0
    for i in range(longest + 1):
        here = costs[:, i + 2, 4:]
        if i:
            steps = windows[:, i - 1 : i + 2] + spelling.units[names.units[:, i - 1]]
            here[:] = steps.min(axis=(1, 3))
            if skipping[i - 1]:
                left_out = costs[every, names.skip_start[:, i - 1] + 2, 4:]
                np.minimum(here, left_out + names.skip_cost[:, i - 1, None], out=here)
        here[:] = (windows[:, i + 2] + insertions).min(axis=2)
        for start, end, nats in spelling.skips:
            np.minimum(here[:, end], here[:, start] + nats, out=here[:, end])
    return costs


def costs(names: Names, tables: Ints, spelling: Spelling) -> Floats:
    """Return the cost of the best cut of each name with the spelling."""
    found = rows(names, tables, spelling)
    return np.minimum(found[np.arange(len(names.lengths)), names.lengths + 2, -1], INFINITE)
