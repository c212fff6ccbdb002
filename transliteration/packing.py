"""Strings and names as flat arrays, for a file that is loaded fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transliteration.alignment import Ints, Names


def packed(strings: Iterable[str]) -> NDArray[np.uint8]:
    """Return strings without line breaks as one array.

    >>> unpacked(packed(["Hama", "حماة"]))
    ['Hama', 'حماة']
    """
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def unpacked(strings: NDArray[np.uint8]) -> list[str]:
    """Return the strings of such an array."""
    return strings.tobytes().decode().split("\n")


def letters(lengths: Ints) -> NDArray[np.bool_]:
    """Return which cells of padded arrays are letters of names: (names, letters)."""
    return np.arange(int(lengths.max(initial=0))) < lengths[:, None]


def padded(data: Mapping[str, NDArray[Any]]) -> Names:
    """Return names of which only the letters were kept."""
    cells = letters(data["lengths"])
    names = Names.pack((), [cells.shape[1]]).take(np.zeros(len(cells), np.intp))
    for array, name in (
        (names.units, "units"),
        (names.skip_start, "skip_start"),
        (names.skip_cost, "skip_cost"),
    ):
        array[cells] = data[name]
    return Names(data["lengths"], names.units, names.skip_start, names.skip_cost)
