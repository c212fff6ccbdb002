"""What a search brings: a place that a spelling may stand for, and how likely."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a spelling may stand for.

    score: evidence in nats; probability: that this place, by its name, is the right one,
    given that the right one is in the index.
    """

    place: str
    score: float
    probability: float
