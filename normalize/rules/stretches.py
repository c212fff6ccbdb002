"""Where a pattern is to run: around the places that the sieve found, and no farther.

A pattern whose matches hold few spaces sees the words around a hit; any other sees its paragraph,
or of a long one what is near.
"""

from __future__ import annotations

__all__ = ["LONGEST", "add_stretch"]

LONGEST = 2_000  # code points; of a longer paragraph a pattern sees what is this near


def add_stretch(places: list[tuple[int, int]], line: str, position: int, reach: int | None) -> None:
    """Note where a pattern is to run: as far as it reaches from a hit; hits come in order.

    reach: how many spaces its match can hold at most, None where it has no bound.

    >>> places = []
    >>> add_stretch(places, "one two three four five six", 10, 0)
    >>> places
    [(3, 19)]
    """
    if reach is not None:
        # One space more than reach, and another that a literal in the folded text may end with.
        start, end = _words_around(line, position, reach + 2)
        if places and start <= places[-1][1]:
            start, _ = places.pop()
        places.append((start, end))
        return
    if places and position <= places[-1][1]:
        return
    start, end = 0, len(line)
    if end > LONGEST:
        before = places[-1][1] if places else start
        start = max(start, before, position - LONGEST // 2)
        end = min(end, position + LONGEST // 2)
    places.append((start, end))


def _words_around(line: str, position: int, count: int) -> tuple[int, int]:
    """From so many spaces before a position to so many behind it, as far as a stretch goes."""
    first, last = max(0, position - LONGEST // 2), min(len(line), position + LONGEST // 2)
    before = line[first:position].rsplit(" ", count)
    behind = line[position:last].split(" ", count)
    return (
        first + (len(before[0]) if len(before) > count else 0),
        last - (len(behind[-1]) if len(behind) > count else 0),
    )
