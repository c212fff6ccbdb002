"""Strings and lists of numbers as flat arrays: they load fast and take little memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


def packed(strings: Iterable[str]) -> NDArray[np.uint8]:
    """Return strings without line breaks as one array.

    >>> unpacked(packed(["Hama", "حماة"]))
    ['Hama', 'حماة']
    """
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def unpacked(strings: NDArray[np.uint8]) -> list[str]:
    """Return the strings of such an array."""
    return strings.tobytes().decode().split("\n")


class Lines:
    """Packed strings of which few are asked for, by their number.

    >>> Lines(packed(["Hama", "حماة"]))[1]
    'حماة'
    """

    def __init__(self, packed: NDArray[np.uint8]) -> None:
        self.packed = packed

    def __getitem__(self, number: int) -> str:
        ends = self._ends
        start = ends[number - 1] + 1 if number else 0
        end = ends[number] if number < len(ends) else len(self.packed)
        return self.packed[start:end].tobytes().decode()

    @cached_property
    def _ends(self) -> NDArray[np.intp]:
        return np.flatnonzero(self.packed == ord("\n"))


class Groups:
    """Numbers by the number of their group: as so many lists they would take ten times the memory.

    >>> groups = Groups(np.array([1, 0, 1]), np.array([5, 6, 7]), 3)
    >>> [groups[group] for group in range(3)]
    [[6], [5, 7], []]
    """

    def __init__(self, groups: NDArray[np.int32], numbers: NDArray[np.int32], count: int) -> None:
        """`groups` has the group of each number; each keeps the order of its numbers."""
        self._numbers = numbers[np.argsort(groups, kind="stable")]
        self._ends = np.bincount(groups, minlength=count).cumsum(dtype=np.int32)

    def __getitem__(self, group: int) -> list[int]:
        start = self._ends[group - 1] if group else 0
        found: list[int] = self._numbers[start : self._ends[group]].tolist()
        return found
