r"""Slots: names in braces that stand for any word of a list, or for a pattern.

A text with slots becomes all the literals that it stands for, or a pattern where they would be
too many: literals cost nothing, however many they are; a pattern has to be run. In a pattern a
slot is a part that has a name, so that one need not read it again in each rule.

>>> words = Vocabulary({"side": ("left", "right")}, {"count": r"\d+|{few}", "few": "two|three"})
>>> list(filled("{side} bank", "$side shore", words))
[('left bank', 'left shore'), ('right bank', 'right shore')]
>>> expanded("{count} men{2}", words)
'(?:\\d+|(?:two|three)) men{2}'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

import regex

from normalize.rules.model import Vocabulary
from normalize.rules.replacing import fill

__all__ = [
    "SlotError",
    "as_pattern",
    "emptied",
    "expanded",
    "filled",
    "has_slot",
    "is_short",
    "named",
]

_SLOT = regex.compile(r"\{(\w+)\}")
_SLOT_IN_PATTERN = regex.compile(r"(?<!\\[pPN])\{([A-Za-z]\w*)\}")  # a{2} repeats, \p{L} is a class
_MOST_LITERALS = 10_000  # that one text with slots may stand for


class SlotError(ValueError):
    """A slot that no vocabulary has, or that stands within itself; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def has_slot(text: str) -> bool:
    """Whether a text has a slot.

    >>> has_slot("{number} men"), has_slot("ten men")
    (True, False)
    """
    return _SLOT.search(text) is not None


def is_short(text: str, words: Vocabulary) -> bool:
    """Whether the literals that a text with slots stands for are few enough.

    Raises:
        SlotError: no vocabulary has one of them.
    """
    names = _SLOT.findall(text)
    for name in names:
        _inside(name, words, ())
    if not words.patterns.keys().isdisjoint(names):
        return False
    return prod(len(words.lists[name]) for name in set(names)) <= _MOST_LITERALS


def filled(text: str, replace: str | None, words: Vocabulary) -> Iterator[tuple[str, str | None]]:
    """Every literal that a text with short lists in its slots stands for, with its replacement."""
    names = list(dict.fromkeys(_SLOT.findall(text)))
    for choice in product(*(words.lists[name] for name in names)):
        chosen = dict(zip(names, choice, strict=True))
        literal = str(_SLOT.sub(lambda slot: chosen[slot[1]], text))  # noqa: B023
        yield literal, None if replace is None else fill(named(replace), chosen, words.lists)


def as_pattern(text: str, words: Vocabulary) -> str:
    """A text with slots as a pattern, each slot a group of its name."""
    pieces: list[str] = []
    position = 0
    for slot in _SLOT.finditer(text):
        pieces.append(_quoted(text[position : slot.start()], first=not pieces))
        pieces.append(f"(?P<{slot[1]}>{_inside(slot[1], words, ())})")
        position = slot.end()
    pieces.append(_quoted(text[position:], first=False))
    return r"(?<!\w)" + "".join(pieces) + r"(?!\w)"


def expanded(pattern: str, words: Vocabulary, within: Sequence[str] = ()) -> str:
    """A pattern with what its slots stand for in their places; `within` are slots it is in.

    Raises:
        SlotError: no vocabulary has a slot, or it stands within itself.
    """

    def inside(slot: regex.Match[str]) -> str:
        return f"(?:{_inside(slot[1], words, within)})"

    return str(_SLOT_IN_PATTERN.sub(inside, pattern))


def emptied(pattern: str) -> str:
    """A pattern without its slots and lists, to see whether the rest of it is right."""
    return str(regex.sub(r"\\L<\w+>", "(?:)", _SLOT_IN_PATTERN.sub("(?:)", pattern)))


def named(replace: str) -> str:
    """A replacement in which `{name}` means what `$name` does.

    >>> named("{number} ${what} $who")
    '${number} ${what} $who'
    """
    return str(regex.sub(r"(?<!\$)\{(\w+)\}", r"${\1}", replace))


def _inside(name: str, words: Vocabulary, within: Sequence[str]) -> str:
    """The pattern that a slot stands for; a pattern hides a list of its name."""
    if name not in words.patterns:
        if name in words.lists:
            return rf"\L<{name}>"
        known = ", ".join(sorted({*words.lists, *words.patterns}))
        raise SlotError(f"no vocabulary has a slot {name!r}", f"known: {known}")
    if name in within:
        raise SlotError(f"the slot {name!r} stands within itself", "take it out there")
    return expanded(words.patterns[name], words, (*within, name))


def _quoted(text: str, *, first: bool) -> str:
    """Text as a pattern; at the start of a rule a small letter also finds a capital."""
    quoted = str(regex.escape(text, special_only=True))
    if first and quoted[:1].islower():
        return f"[{quoted[0]}{quoted[0].upper()}]{quoted[1:]}"
    return quoted
