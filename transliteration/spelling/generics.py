"""Words that say what kind of place a name is of (generics.tsv), in names and in translations.

>>> next(each for each in generics() if each.meaning == "tower").romanized[0]
'burj'
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Generic", "generics"]


class Generic(NamedTuple):
    """The words for one kind of place, by where they stand."""

    meaning: str
    arabic: tuple[str, ...]
    romanized: tuple[str, ...]  # as the press has it, first
    english: tuple[str, ...]  # on either side of a name
    before: tuple[str, ...]  # Kurdish and French
    behind: tuple[str, ...]  # Turkish
    unsaid: tuple[str, ...]  # the kinds of place that are one though their name does not say so


@cache
def generics() -> tuple[Generic, ...]:
    """Return the kinds in the order of the table."""
    lines = Path(__file__).with_name("generics.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(
        Generic(meaning, *(tuple(filter(None, cell.split("|"))) for cell in cells))
        for meaning, *cells in rows
    )
