"""What all importers share: a row that was not taken, and checks of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transliteration.gazetteer.place import Record

__all__ = ["Rejected", "Rows", "degrees"]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: its line, from 1, and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


Rows = Iterator[tuple[int, Record] | Rejected]  # a record with its line, or why there is none


def degrees(latitude: str, longitude: str) -> tuple[float, float]:
    """Latitude and longitude as numbers in range.

    Raises:
        ValueError: they are not.

    >>> degrees("35.93", "36.63")
    (35.93, 36.63)
    """
    try:
        lat, lon = float(latitude), float(longitude)
    except ValueError:
        raise ValueError(f"no coordinates: {latitude!r}, {longitude!r}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 == lon):
        raise ValueError(f"coordinates out of range: {latitude}, {longitude}")
    return lat, lon
