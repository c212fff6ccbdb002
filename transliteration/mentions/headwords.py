"""Names whose first word, which says what kind of place it is, was translated.

"Brak Hill" and "Hill of Brak" are Tal Brak, "Monastery of the Sparrows" is Deir al-Asafir. English
has the word behind the name, or before an "of"; Arabic before the name. Kurdish has it there too,
and binds the name to it by endings: "Çiyayê Şengalê" is Jabal Sinjar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transliteration.spelling.generics import generics
from transliteration.spelling.meanings import meanings

__all__ = ["HEADS", "headed", "is_bound", "is_translated"]

HEADS: dict[str, tuple[str, ...]] = {}
"""What names may begin with for an English word, in lower case, that translation put there."""

_BOUND: dict[str, str] = {}
"""The same for Kurdish and French words before a name; those for settlements fall away."""

for _kind in generics():
    _head = _kind.romanized[0].capitalize() if _kind.romanized else ""
    _BOUND |= dict.fromkeys(_kind.before, _head)
    for _word in _kind.english if _head else ():
        HEADS[_word] = (*HEADS.get(_word, ()), _head)

_OBLIQUE = ("ê", "î")


def headed(name: str, type_word: str = "") -> Iterator[str]:
    """The names that one may be whose first word was translated.

    name: without "of" and "the"; type_word: the one that stands beside it, in lower case.

    >>> list(headed("Brak", "hill")), list(headed("Monastery Sparrows"))
    (['Tal Brak'], ['Deir Sparrows', 'Deir Asafir'])
    >>> list(headed("Green", "mountain"))
    ['Jabal Green', 'Jabal Akhdar', 'Jabal Khadra']
    >>> list(headed("Haydar Tower")), list(headed("Haydar"))
    (['Burj Haydar'], [])
    """
    if type_word in HEADS:
        yield from _meant(HEADS[type_word], name)
    first, _, rest = name.partition(" ")
    if rest and first.lower() in HEADS:
        yield from _meant(HEADS[first.lower()], rest)
    if is_bound(name):
        head = _BOUND[first.lower()]
        yield f"{head} {rest}".strip()
        if rest.endswith(_OBLIQUE):
            yield f"{head} {rest[:-1]}".strip()
    rest, _, last = name.rpartition(" ")
    if rest and last.lower() in HEADS:
        yield from _meant(HEADS[last.lower()], rest)


def _meant(heads: Sequence[str], name: str) -> Iterator[str]:
    """A name behind each head, as it stands and as the names that mean the same."""
    for head in heads:
        yield f"{head} {name}"
        for meant in meanings().get(name.lower(), ()):
            yield f"{head} {meant}"


def is_translated(name: str, type_word: str) -> bool:
    """Whether a name and the word for its kind beside it were both translated.

    >>> is_translated("Green", "mountain"), is_translated("Green", "village")
    (True, False)
    """
    return type_word in HEADS and name.lower() in meanings()


def is_bound(name: str) -> bool:
    """Whether a name begins with a Kurdish or French word for a kind of place, and has another.

    >>> is_bound("Çiyayê Şengalê"), is_bound("Kela")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() in _BOUND
