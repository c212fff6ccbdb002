"""Distances on the Earth."""

from __future__ import annotations

import math
from functools import lru_cache

__all__ = ["kilometres"]

_EARTH = 6371.0  # km, mean radius


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) pairs in kilometres.

    By the chord between the points, which is exact for near ones too, on a sphere.

    >>> round(kilometres((36.20, 37.16), (35.93, 36.63)))
    56
    """
    chord = math.dist(_on_sphere(one), _on_sphere(other))
    return 2 * _EARTH * math.asin(min(1.0, chord / 2))


@lru_cache(maxsize=1 << 16)
def _on_sphere(point: tuple[float, float]) -> tuple[float, float, float]:
    """A (latitude, longitude) pair on the sphere of radius 1."""
    latitude, longitude = map(math.radians, point)
    from_axis = math.cos(latitude)
    return from_axis * math.cos(longitude), from_axis * math.sin(longitude), math.sin(latitude)
