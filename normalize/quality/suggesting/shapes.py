"""What varies in a piece of text as slots: dates, numbers, and names behind what introduces them.

The slots are those of the vocabulary that rules share, so that a form with slots is a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from normalize.quality.suggesting.words import DAYS, MONTHS

__all__ = ["Form", "head", "shape"]

# A name is what follows a short small word, a mark or a stroke: "by Rana Haddad", "Photo: AFP".
_INTRODUCED = "".join(rf"(?<=\b[a-z]{{{n}}} )|" for n in (2, 3, 4, 5)) + r"(?<=[:,/&] )|(?<=\w/)"
_NAME = r"(?:[aA]l-)?[A-Z][\w'-]*\w(?: (?:al-)?[A-Z][\w'-]*\w){0,3}"  # as in the vocabulary
_VARIES = re.compile(
    rf"\b(?P<weekday>{'|'.join(sorted(DAYS))})\b"
    rf"|\b(?P<month>{'|'.join(sorted(MONTHS))})\b"
    r"|(?<![\w.,])(?P<number>\d+(?:[.,]\d+)*)(?!\w)"
    rf"|(?:{_INTRODUCED})(?P<name>{_NAME})"
)
_SLOT = re.compile(r"\{\w+\}")
_DASHES = frozenset("-–—")
_WORD = re.compile(r"[^\W\d_]{3}")


def shape(surface: str) -> tuple[str, tuple[str, ...]]:
    """A piece of text with slots, and what stood there.

    >>> shape("Reporting by Rana Haddad; Editing by Omar Said")
    ('Reporting by {name}; Editing by {name}', ('Rana Haddad', 'Omar Said'))
    >>> shape("12 likes, 3 June"), shape("Related News")
    (('{number} likes, {number} {month}', ('12', '3', 'June')), ('Related News', ()))
    """
    values: list[str] = []

    def slot(found: re.Match[str]) -> str:
        values.append(found[0])
        return f"{{{found.lastgroup}}}"

    return _VARIES.sub(slot, surface), tuple(values)


def head(key: str) -> str:
    """How notes of one kind begin: up to the first slot, or with a dash; else all of a shape.

    >>> head("Reporting by {name}; Editing by {name}"), head("--AFP"), head("{number} likes")
    ('Reporting by {name}', '-', '{number} likes')
    """
    if key[:1] in _DASHES:
        return "-"
    first = _SLOT.search(key)
    return key[: first.end()] if first and _WORD.search(key[: first.start()]) else key


@dataclass(slots=True)
class Form:
    """How pieces of one shape read: `surfaces` counts them, `values` are what fills their slots."""

    key: str
    surfaces: Counter[str] = field(default_factory=Counter)
    values: list[set[str]] = field(default_factory=list)

    def add(self, surface: str, values: tuple[str, ...]) -> None:
        """Count one more."""
        self.surfaces[surface] += 1
        if not self.values:
            self.values = [set() for _ in values]
        for seen, value in zip(self.values, values, strict=True):
            seen.add(value)

    def find(self, *, differ: bool = False) -> str:
        """How a rule would look for them; "" where it could not.

        It has slots only where they differ, or where it is known that they `differ` elsewhere.

        >>> form = Form("{number} {name} {month}")
        >>> form.add("3 Rana May", ("3", "Rana", "May"))
        >>> form.add("4 Rana May", ("4", "Rana", "May"))
        >>> form.find()
        '{number} Rana May'
        """
        filled = iter(self.values)

        def constant(slot: re.Match[str]) -> str:
            seen = next(filled)
            return slot[0] if differ or len(seen) > 1 else min(seen)

        found = _SLOT.sub(constant, self.key)
        return found if _WORD.search(_SLOT.sub("", found)) else ""
