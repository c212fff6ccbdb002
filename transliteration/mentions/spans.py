"""Mentions: capitalised spans that the sentence says are places.

A span is a candidate only with a cue: a type word ("village of X", "X district"), a
preposition of place before it, or a neighbour in a list that is a place for sure. What the
sentence says is a person, an organization or a people is left out, and says why.

>>> [(m.surface, m.cue) for m in mentions("shelled the village of Begova near Duhok", [])]
[('Begova', 'type'), ('Duhok', 'where')]
>>> [m.surface for m in mentions("the Begova Brigade in Duhok, General Karim said", [])]
['Duhok']
>>> [m.surface for m in mentions("Residents of Begova, north of Duhok, fled", [])]
['Begova', 'Duhok']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transliteration.capitals import CAPITALS
from transliteration.lexicon import lexicon_has
from transliteration.mentions.america import is_in_america
from transliteration.mentions.cues import PREPOSITIONS, TYPES, cue
from transliteration.mentions.headwords import HEADS, is_bound
from transliteration.mentions.name_words import FUNCTION
from transliteration.mentions.rejections import rejection

__all__ = ["Mention", "capitalised", "mentions"]

_LETTERS = r"[^\W\d_]*(?:['’`´ʿʾ‘][^\W\d_]+)*"
_WORD = rf"[{CAPITALS}]{_LETTERS}"
# What follows the first letter of an article. "An Israeli", "At Qamishli": an English word,
# unless a hyphen joins it.
_ARTICLE = (
    rf"(?<=[AaEe])(?:(?:[lnrstdzş]|[sc]h|sch)['’]?-|(?:l|sh|(?<=[Aa])[rz]) |l(?=[{CAPITALS}]))"
)
_INNER = r"(?:al|el|an|ar|as|at|az|ad|ash|es|er|et|ed|ez|en|e(?=-)|[ae](?:[cdst]h|ş|sch)|ej)"
_LOWER = rf"l-[a-z]{_LETTERS}"  # what follows the "E" of "Khan El-shih"
_SPAN = re.compile(  # begins with a class, by which the search is fast
    rf"[{CAPITALS}ae](?<![\w@#/-].)"
    rf"(?:{_ARTICLE}{_WORD}|(?<=[AE]){_LOWER}|(?<=[{CAPITALS}]){_LETTERS})"
    rf"(?:[- ](?:[AE]{_LOWER}|(?:{_INNER}(?:['’]?-| )|[AE](?:[ldnrstz]|sh)-|"
    rf"[ae]l(?=[{CAPITALS}]))?{_WORD})){{0,3}}(?!\w)"
)
# "Castle of Jaabar", "the Valley of the Christians", "Jurf of the Rock": names translated in part.
_TRANSLATED = re.compile(rf"{_WORD} of (?:the )?(?:al-)?{_WORD}(?!\w)")
# What begins a sentence, with a capital, before a name.
_OPENING = frozenset(map(str.capitalize, FUNCTION | PREPOSITIONS))
_ARTICLED = ("As S", "At T", "An N")  # "As Suwayda": an article


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that may name a place; offsets count code points.

    cue: "type", "list" or "where"; type: the word for its kind beside it ("village"), if any.
    """

    start: int
    end: int
    surface: str
    cue: str
    type: str = ""


def mentions(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Candidates in the order of the text that do not overlap `known`, the places for sure."""
    spans = sorted(known)
    offset = i = 0
    for line in text.split("\n"):
        first, offset = offset, offset + len(line) + 1
        here = []
        while i < len(spans) and spans[i][0] < offset:
            here.append((spans[i][0] - first, spans[i][1] - first))
            i += 1
        for each in _in_line(line, tuple(here)) if line else ():
            yield replace(each, start=first + each.start, end=first + each.end)


@lru_cache(maxsize=4096)  # lines: those of articles under way, which are looked at again
def _in_line(text: str, taken: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The candidates in one line, beside the places for sure in it."""
    ends = {end for _, end in taken}
    starts = {start for start, _ in taken}
    found: list[Mention] = []
    i = 0
    last = 0
    for span in _SPAN.finditer(text):
        name = _name_in(span[0])
        start, end = span.span()
        if name is None or start < last:  # it begins a sentence, or ends "Castle of Jaabar"
            continue
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        if i < len(taken) and taken[i][0] < end:
            continue
        before, behind, type_word = name
        start, end = start + before, end - behind
        why = "type" if type_word else ""
        whole = _TRANSLATED.match(text, start) if text.startswith(" of ", end) else None
        if whole:
            has_head = text[start:end].lower() in HEADS
            if i < len(taken) and taken[i][0] < whole.end():
                if has_head:
                    continue
                whole = None
            elif has_head:
                why, type_word = "where", ""
            elif lexicon_has(text[start:end]):
                whole = None  # "Residents of Talnisa"
        if is_bound(text[start:end]):
            why = "where"
        elif not why:
            why, type_word = cue(text, start, whole.end() if whole else end, starts, ends)
        if why and whole:
            end = last = whole.end()
        if why and not rejection(text, start, end) and not is_in_america(text, end):
            ends.add(end)
            found.append(Mention(start, end, text[start:end], why, type_word))
    return tuple(found)


def capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Where capitalised names stand, without the type words that begin or end them.

    >>> [text[start:end] for text in ["to Begova Village and Duhok's gates"]
    ...  for start, end in capitalised(text)]
    ['Begova', 'Duhok']
    """
    for span in _SPAN.finditer(text):
        yield _without_type_words(text, *span.span())[:2]


@lru_cache(maxsize=1 << 16)
def _name_in(span: str) -> tuple[int, int, str] | None:
    """What stands around the name in a span; None for a mere word, as most begin a sentence."""
    before, behind, type_word = _around_name(span)
    is_word = span[before : len(span) - behind].lower() in FUNCTION
    return None if is_word else (before, behind, type_word)


def _without_type_words(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A span without its possessive and a capitalised type word ("Begova Village"); the word."""
    before, behind, type_word = _around_name(text[start:end])
    return start + before, end - behind, type_word


@lru_cache(maxsize=1 << 16)
def _around_name(span: str) -> tuple[int, int, str]:
    """How much of a span stands before and behind the name in it; the type word among that."""
    behind = 2 if span.endswith(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")) else 0
    name = span[: len(span) - behind]
    first, _, rest = name.partition(" ")
    if rest and first.lower() in TYPES:
        return len(name) - len(rest), behind, first.lower()
    if rest and first in _OPENING and span[:4] not in _ARTICLED:
        before, behind, type_word = _around_name(span[len(first) + 1 :])
        return len(first) + 1 + before, behind, type_word
    rest, _, last = name.rpartition(" ")
    if rest and last.lower() in TYPES:
        return 0, len(span) - len(rest), last.lower()
    return 0, behind, ""
