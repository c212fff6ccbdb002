"""Whether who has the name of a place is a person: "Dr Homsi", "Homsi, 43, a baker".

>>> is_person("Poet Homsi met us", 5, 10), is_person("Homsi, 43, met us", 0, 5)
(True, True)
>>> is_person("the tanker Homs sank", 11, 15)
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transliteration.mentions.name_words import PROFESSIONS, TITLES

__all__ = ["FAR", "QUOTES", "SENTENCE_START", "is_person", "is_somebody"]

QUOTES = "\"'“‘*_"
# Who speaks, has an age or a family is a person.
_PERSON = re.compile(
    r", \d\d,|, aged? \d|['’]s (?:wife|husband|widow|mother|father|son|daughter|brother|sister|"
    r"parents|uncle|aunt|cousin|family|lawyer|novels?|poems?|songs?|paintings?|films?|voice|"
    r"memoirs?)\b|,? (?:the )?(?:clan|family|dynasty|tribesm[ae]n|confederation|brothers|sisters|"
    r"twins)\b"
)
_IN_APPOSITION = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Aa]n?) (?:[\w-]+ )?"
    rf"(?:{'|'.join(sorted(PROFESSIONS))}), \Z"
)
_INITIAL = re.compile(r"(?<![\w.])(?![NESW]\.)[A-Z]\.[ -]?\Z")  # "N. Aleppo": north
SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n]\s*)[\"'“‘(\[-]*\Z")
FAR = 70  # code points on each side that are looked at


def is_person(text: str, start: int, end: int) -> bool:
    """Whether who has the name of a place at these offsets is a person."""
    before, after = text[max(0, start - FAR) : start], text[end : end + FAR]
    return is_somebody(before, after, before.split())


def is_somebody(before: str, after: str, words: Sequence[str]) -> bool:
    """Whether a name between two stretches of text is a person's; `words` are the first's."""
    return bool(
        _PERSON.match(after)
        or (after.startswith(", who ") and SENTENCE_START.search(before))
        or (before.endswith((".", ". ", ".-")) and _INITIAL.search(before))
        or (after.startswith(",") and before.endswith(", ") and _IN_APPOSITION.search(before))
        or (words and before[-1] == " " and _is_title(words[-1].strip(QUOTES)))
    )


def _is_title(word: str) -> bool:
    """Whether a word right before a name tells who somebody is: "Dr X", "poet X"."""
    return word.lower() in PROFESSIONS or word.removesuffix(".") in TITLES
