"""What words of place names mean (meanings.tsv): translation takes such a name for the word.

"The village of Joseph" is Juzif, "Visit" is Ziyarah.

>>> meanings()["joseph"]
['Yusuf', 'Juzif']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from transliteration.spelling.type_words import qualifiers, type_words

__all__ = ["meanings", "meanings_in_arabic"]


@cache
def meanings() -> dict[str, list[str]]:
    """Return the names that English words may stand for, by the word in lower case."""
    table: dict[str, list[str]] = {}
    for _, name, word in _meanings():
        table.setdefault(word, []).append(name)
    return table


@cache
def meanings_in_arabic() -> dict[str, list[str]]:
    """Return the same in Arabic, with what tells which of two places one is.

    >>> meanings_in_arabic()["visit"], meanings_in_arabic()["upper"][0]
    (['زيارة'], 'فوقاني')
    """
    table = {word: list(type_words()[word].arabic) for word in sorted(qualifiers())}
    for arabic, _, word in _meanings():
        table.setdefault(word, []).append(arabic)
    return table


def _meanings() -> Iterator[tuple[str, str, str]]:
    for line in Path(__file__).with_name("meanings.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            arabic, name, english = line.split("\t")
            for word in english.lower().split("|"):
                yield arabic, name, word
