"""Numbers as a reader takes them."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, noun: str) -> str:
    """A number with what it counts, whose plural ends in s.

    >>> counted(1, "hit"), counted(1_200, "document")
    ('1 hit', '1,200 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
