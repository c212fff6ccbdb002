"""Distances on the Earth."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache

__all__ = ["kilometres", "to_nearest"]

_EARTH = 6371.0  # km, mean radius


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) pairs in kilometres.

    By the chord between the points, which is exact for near ones too, on a sphere.

    >>> round(kilometres((36.20, 37.16), (35.93, 36.63)))
    56
    """
    return _over(math.dist(_on_sphere(one), _on_sphere(other)))


def to_nearest(here: tuple[float, float], points: Collection[tuple[float, float]]) -> float:
    """Kilometres from a (latitude, longitude) pair to the nearest of others, at least one.

    >>> round(to_nearest((36.20, 37.16), [(35.93, 36.63), (33.51, 36.29)]))
    56
    """
    at = _on_sphere(here)
    return _over(min(math.dist(at, _on_sphere(point)) for point in points))


def _over(chord: float) -> float:
    """Kilometres along the surface between two points that are a chord apart."""
    return 2 * _EARTH * math.asin(min(1.0, chord / 2))


@lru_cache(maxsize=1 << 16)
def _on_sphere(point: tuple[float, float]) -> tuple[float, float, float]:
    """A (latitude, longitude) pair on the sphere of radius 1."""
    latitude, longitude = map(math.radians, point)
    from_axis = math.cos(latitude)
    return from_axis * math.cos(longitude), from_axis * math.sin(longitude), math.sin(latitude)
