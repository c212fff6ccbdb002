"""Words for the kind or the side of a place (type_words.yaml), each with a letter of its own.

>>> type_words()["khirbat"] is type_words()["kheurbet"] is type_words()["خربة"]
True
>>> prefixes().match("kafranbel")[0]
'kafr'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["TypeWord", "loose_prefixes", "prefixes", "qualifiers", "type_letters", "type_words"]


@dataclass(frozen=True)
class TypeWord:
    """A word for the kind or the side of a place, with its private letter."""

    id: str
    letter: str
    dropped: str  # "often", "sometimes" or ""
    arabic: tuple[str, ...]
    latin: tuple[str, ...]
    kin: str  # what it may stand for, or its own id


@cache
def type_words() -> dict[str, TypeWord]:
    """Return the type words by their folded Latin and bare Arabic forms."""
    table: dict[str, TypeWord] = {}
    for i, (id_, entry) in enumerate(_read().items()):
        word = TypeWord(
            id_,
            chr(0xE000 + i),
            str(entry.get("drop", "")),
            tuple(entry["arabic"]),
            tuple(entry["latin"]),
            str(entry.get("kin", id_)),
        )
        for form in (*entry["arabic"], *entry["latin"]):
            table.setdefault(form, word)
    return table


@cache
def type_letters() -> dict[str, TypeWord]:
    """Return the type words by their letter."""
    return {w.letter: w for w in type_words().values()}


@cache
def prefixes() -> re.Pattern[str]:
    """Return a pattern of the type words that a name may be written together with."""
    forms = {f for entry in _read().values() for f in entry.get("prefix", [])}
    return re.compile(f"({'|'.join(sorted(forms, key=len, reverse=True))})(?=.{{3}})")


@cache
def loose_prefixes() -> re.Pattern[str]:
    """Return a pattern of those that now and then are, with the article between them.

    >>> loose_prefixes().match("sheikhnajjar")[1], loose_prefixes().match("telalbaydar")[0]
    ('sheikh', 'telal')
    """
    forms = {f for entry in _read().values() for f in entry.get("loose", [])}
    longest_first = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(f"({longest_first})(?:[ae]l(?=.{{3}}))?(?=[^_]{{3}})")


@cache
def qualifiers() -> frozenset[str]:
    """Return the words that English puts before a name, Arabic behind it: "Upper", "New".

    >>> "upper" in qualifiers(), "hill" in qualifiers()
    (True, False)
    """
    return frozenset(f for entry in _read().values() for f in entry.get("before", []))


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    import yaml

    path = Path(__file__).with_name("type_words.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # a tenth of the time
    words: dict[str, dict[str, list[str]]] = yaml.load(path.read_text("utf-8"), loader)["words"]
    return words
