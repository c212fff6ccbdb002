"""What all importers share: a row that was not taken, and checks of its fields."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ImportFault", "Rejected", "degrees"]


class ImportFault(Exception):  # noqa: N818 - a fault of the file, not of the code
    """A file that cannot be imported; the message says why."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: its line, from 1 (0 where not known), and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


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
