"""Capitalised names of a corpus, with the words around them.

>>> [found.form for found in names("Fighters of Jaysh al-Nasr left Hama on Monday.")]
['Jaysh al-Nasr', 'Hama']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.quality.suggesting.words import DAYS, FUNCTION, MONTHS

__all__ = ["Found", "names"]

_ARTICLE = r"(?:[Aa][lnrstdz]|[Ee][lnrstdz]|[Aa]sh|[Ee]sh)[- ]"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[^\W_]|['’`ʿʾ])*[^\W_](?!_)"
_PLURAL = r"(?:(?<=s)['’](?= [A-Z]))?"  # Workers' Party
_NAME = re.compile(
    rf"(?<![\w@-])(?:{_ARTICLE})?{_CAPITAL}"
    rf"(?:{_PLURAL}[- ](?:{_ARTICLE}|bin |ibn |abu )?{_CAPITAL}){{0,3}}"
)
_WORD = re.compile(r"[a-z]{3,}")
_CALENDAR = re.compile(
    rf"(?:{'|'.join(sorted(MONTHS))}"
    rf"|(?:{'|'.join(sorted(day.removesuffix('day') for day in DAYS))})(?:day)?)s?\Z"
)
# A sentence begins inside, where full stops were lost: "Aleppo The army".
_INNER = re.compile(rf" (?:{'|'.join(word.capitalize() for word in sorted(FUNCTION))})(?![\w-])")
_REACH = 50  # code points on either side


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands, and the lower-case words near it."""

    form: str
    start: int
    end: int
    around: frozenset[str]


def names(text: str) -> Iterator[Found]:
    """Names in the order of the text; English words that only begin a sentence are left out."""
    for hit in _NAME.finditer(text):
        start, form = hit.start(), hit[0]
        while (head := form.partition(" "))[0].lower() in FUNCTION and head[2]:
            start, form = start + len(head[0]) + 1, head[2]
        form = _INNER.split(form, maxsplit=1)[0]
        if form.lower() in FUNCTION or form.isupper() or any(map(_CALENDAR.match, form.split())):
            continue
        before = text[max(0, start - _REACH) : start]
        if " " not in form and "-" not in form and before.rstrip(" \"'“‘(")[-1:] in ("", ".", "\n"):
            continue
        end = start + len(form)
        around = _WORD.findall(before) + _WORD.findall(text[end : end + _REACH])
        yield Found(form, start, end, frozenset(around) - FUNCTION)
