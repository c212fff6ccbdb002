"""Stretches of words between punctuation marks, with names, numbers and dates as slots.

>>> [[w.slot for w in stretch] for stretch in stretches("He fled in Hama countryside, on May 3.")]
[['he', 'fled', 'in', '{name}', 'countryside'], ['on', '{month}', '{number}']]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalize.quality.texts import Text

__all__ = [
    "DAYS",
    "FUNCTION",
    "MONTHS",
    "Word",
    "adjacent",
    "excerpt",
    "is_number",
    "once",
    "stretches",
]

FUNCTION = frozenset(
    "a an the of in on at to from by with for and or but as that which who whom whose this these "
    "those it its he she they his her their him them is are was were be been being has have had "
    "not no do does did will would can could may might should must than then there here when "
    "where while after before during over under into out up down about between against among "
    "through also more most some any all both each other such only own same so very just if i "
    "we you my our your me us what how said".split()
)
MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PIECE = re.compile(r"[^.!?;:,\"“”()\[\]\n–—]+(?:[.,](?=\d)[^.!?;:,\"“”()\[\]\n–—]+)*")
_WORD = re.compile(r"\d[\d,.]*\d(?![\w-])|[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*")
_ARTICLE = re.compile(r"al-[A-Z]")  # al-Bab
_EDGE = 40  # code points of an excerpt on either side
_REPEATED = 6  # words from which a stretch that comes again is the same sentence
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word, what it counts as, and where it stands in its text (code points)."""

    slot: str
    start: int
    end: int


def stretches(text: str, *, slots: bool = True) -> Iterator[list[Word]]:
    """The words between punctuation marks; capitalised runs are one `{name}`, or `{name}'s`.

    Numbers in letters are numbers. Without slots, words are as they stand.
    """
    for piece in _PIECE.finditer(text):
        words: list[Word] = []
        for found in _WORD.finditer(text, piece.start(), piece.end()):
            slot = _slot(found[0]) if slots else found[0]
            if slot.startswith("{name}") and words and words[-1].slot == "{name}":
                words[-1] = Word(slot, words[-1].start, found.end())
            else:
                words.append(Word(slot, *found.span()))
        if words:
            yield words


def spoken(text: str) -> Iterator[list[str]]:
    """The same without slots and places, in half the time.

    >>> list(spoken("He fled in Hama, on May 3."))
    [['He', 'fled', 'in', 'Hama'], ['on', 'May', '3']]
    """
    for piece in _PIECE.findall(text):
        if words := _WORD.findall(piece):
            yield words


def once(texts: Iterable[Text]) -> list[tuple[Text, list[list[Word]]]]:
    """The stretches of each text, without those that an earlier text has word for word."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for text in texts:
        own = []
        for stretch in stretches(text.text):
            slots = tuple(word.slot for word in stretch)
            if slots in seen:
                continue
            if len(slots) >= _REPEATED:
                seen.add(slots)
            own.append(stretch)
        kept.append((text, own))
    return kept


def is_number(word: str) -> bool:
    """Whether a word, as it stands, is a number: in digits, or one to twelve in letters but "one".

    >>> [is_number(word) for word in ("2,500", "three", "one", "11-year")]
    [True, True, False, False]
    """
    return bool(_NUMBER.fullmatch(word)) or word.lower() in _NUMBERS


def adjacent(one: Word, other: Word) -> bool:
    """Whether nothing but a space stands between two words."""
    return other.start == one.end + 1


def excerpt(text: str, start: int, end: int) -> str:
    """Whole words around a span, on one line."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if start - left > _EDGE:
        left = text.find(" ", start - _EDGE, start) + 1 or start
    if right - end > _EDGE:
        cut = text.rfind(" ", end, end + _EDGE)
        right = cut if cut > 0 else end
    return text[left:right].strip()


def _slot(word: str) -> str:
    if word in MONTHS:
        return "{month}"
    if word in DAYS:
        return "{weekday}"
    if word[0].isdigit():
        return _NUMBER.sub("{number}", word.lower(), count=1)
    if (word[0].isupper() and word.lower() not in FUNCTION) or _ARTICLE.match(word):
        return "{name}" + word[-2:] if word.endswith(("'s", "’s")) else "{name}"
    return "{number}" if word.lower() in _NUMBERS else word.lower()
