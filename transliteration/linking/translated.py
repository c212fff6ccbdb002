"""Names of which translation turned a part, or all, into words: "Hill of al-Hara", "White Hill".

A name is read as the word for its kind (generics.tsv: tall, hill, girê, tepesi) and the rest. The
rest is compared by sound where it is a name ("Bridge of Shughur"), and by meaning where it is
English ("Mother of the Olives": umm and zaytun). Places are found by both, spelled whichever way;
what is said of them elsewhere in the text decides between them.

>>> table = Translations([("harra", "mountain", "تل الحارة", ["Tal al-Harra"])])
>>> table.find("Hill of al-Hara"), table.find("Monastery of al-Hara")
(Translated(places=('harra',), by_meaning=False), None)
>>> table.find("Hot Hill")
Translated(places=('harra',), by_meaning=True)

Names without such a word are found where each of their words is the meaning of one ("the town of
Velvet", "Honey Khan").

>>> Translations([("qutayfah", "city", "القطيفة", ["al-Qutayfah"])]).meant("Velvet")
('qutayfah',)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from transliteration.arabic import fold as fold_arabic
from transliteration.skeleton import fold, keys, sound
from transliteration.spelling.generics import generics
from transliteration.spelling.letters import spell
from transliteration.spelling.meanings import meanings, meanings_in_arabic
from transliteration.spelling.type_words import type_words

__all__ = ["Translated", "Translations", "generic_words"]

LIKE = 85.0  # percent of their sounds that a rest and that of a place must share
_LETTERS = 3  # the least that the rest of a name has
_PARTICLES = frozenset(
    "of the al el ul ad ar as at az an ash esh ed er es et ez de la du des l".split()
)
_WEAK = re.compile("[ءهةى]$")  # what endings of adjectives are written with, or without


class Translated(NamedTuple):
    """The ids of the places that a name may stand for; by its meaning, or by its sound."""

    places: tuple[str, ...]
    by_meaning: bool


class _Generics(NamedTuple):
    """Kinds of place by the words for them, folded."""

    arabic: dict[str, set[str]]
    romanized: dict[str, set[str]]
    before: dict[str, set[str]]  # in translated names
    behind: dict[str, set[str]]
    unsaid: dict[str, set[str]]  # by the kind of a place whose name has no such word


class Translations:
    """Places by the kind that their names tell and by the rest.

    places: for each its id, kind, Arabic name and spellings.
    """

    def __init__(self, places: Iterable[tuple[str, str, str, Sequence[str]]]) -> None:
        self._spellings: dict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
        self._by_sound: dict[str, dict[str, dict[tuple[str, str], None]]] = {}
        self._by_meaning: dict[tuple[str, tuple[str, ...]], dict[str, None]] = defaultdict(dict)
        self._by_name: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for place, kind, arabic, spellings in places:
            words = first, *rest = [_bare_arabic(word) for word in fold_arabic(arabic).split()]
            self._by_name[tuple(words)][place] = None
            kinds = _generics().arabic.get(first) or _generics().unsaid.get(kind, set())
            for each in kinds:
                self._spellings[each].append((place, spellings))
                if rest:
                    self._by_meaning[each, tuple(rest)][place] = None

    def find(self, name: str) -> Translated | None:
        """The places that a name may stand for; None where it has no word for a kind, or none is.

        name: capitalised as in a text, with "of" and "the".
        """
        readings = list(_readings(name))
        meant = dict.fromkeys(
            place
            for kind, rest in readings
            for words in _in_arabic(rest)
            for place in self._by_meaning.get((kind, words), ())
        )
        if meant:
            return Translated(tuple(meant), by_meaning=True)
        alike = dict.fromkeys(p for kind, rest in readings for p in self._like(kind, rest))
        return Translated(tuple(alike), by_meaning=False) if alike else None

    def meant(self, name: str) -> tuple[str, ...]:
        """The places whose names mean what all words of a name say; most often none."""
        words = fold(name).split()
        if not any(word in meanings() for word in words):
            return ()
        return tuple({p: None for found in _in_arabic(words) for p in self._by_name.get(found, ())})

    def _like(self, kind: str, rest: Sequence[str]) -> Iterator[str]:
        """The places of a kind whose rest sounds like this, the likest first."""
        from rapidfuzz import fuzz

        name = " ".join(rest)
        if len(name) < _LETTERS:
            return
        heard = sound(spell(name))
        known = self._known(kind)
        alike = {
            (fuzz.ratio(heard, other), place)
            for key in keys(spell(name))
            for place, other in known.get(key, ())
        }
        for likeness, place in sorted(alike, reverse=True):
            if likeness >= LIKE:
                yield place

    def _known(self, kind: str) -> dict[str, dict[tuple[str, str], None]]:
        """The places of a kind, each with how its rest sounds, by key; made when asked for."""
        if kind not in self._by_sound:
            found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
            for place, spellings in self._spellings.get(kind, ()):
                for name in _names(spellings):
                    for key in keys(spell(name)):
                        found[key][place, sound(spell(name))] = None
            self._by_sound[kind] = dict(found)
        return self._by_sound[kind]


@cache
def generic_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words for kinds of place that stand before a name, and those that stand behind one.

    >>> [word in words for words in generic_words() for word in ("hill", "girê", "dağı")]
    [True, True, False, True, False, True]
    """
    return (
        frozenset(word for kind in generics() for word in kind.english + kind.before),
        frozenset(word for kind in generics() for word in kind.english + kind.behind),
    )


@cache
def _generics() -> _Generics:
    found = _Generics(*(defaultdict[str, set[str]](set) for _ in range(5)))
    for kind in generics():
        for words, into in (
            ((_bare_arabic(fold_arabic(word)) for word in kind.arabic), found.arabic),
            (kind.romanized, found.romanized),
            (map(fold, kind.english + kind.before), found.before),
            (map(fold, kind.english + kind.behind), found.behind),
            (kind.unsaid, found.unsaid),
        ):
            for word in words:
                into[word].add(kind.meaning)
    return found


def _readings(name: str) -> Iterator[tuple[str, list[str]]]:
    """The kinds that a translated name may tell, each with the words of the rest."""
    words = fold(name).removeprefix("the ").split()
    for kinds, rest in (
        (_generics().before.get(words[0], ()), words[1:]),
        (_generics().behind.get(words[-1], ()), words[:-1]),
    ):
        if rest := [word for word in rest if word not in _PARTICLES]:
            for kind in sorted(kinds):
                yield kind, rest


def _names(spellings: Iterable[str]) -> set[str]:
    """What spellings of a place have beside the word for its kind, which some lack."""
    names = set()
    for name in spellings:
        words = fold(name).split()
        if words[0] in _generics().romanized:
            names.add(" ".join(word for word in words[1:] if word not in _PARTICLES))
        else:
            names.update([" ".join(rest) for _, rest in _readings(name)] or [" ".join(words)])
    return names - {""}


def _in_arabic(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What English words may be in Arabic, all of them, in both orders."""
    options = [_meant(word) for word in words]
    if not all(options) or len(words) > 2:
        return
    for found in product(*options):
        yield found
        if len(found) > 1:
            yield found[::-1]


@cache
def _meant(word: str) -> tuple[str, ...]:
    """What a word that is English, or begins names, is in Arabic, as names are compared."""
    forms = [*meanings_in_arabic().get(word, ())]
    if word in type_words():
        forms += type_words()[word].arabic
    return tuple(dict.fromkeys(_bare_arabic(fold_arabic(form)) for form in forms))


def _bare_arabic(word: str) -> str:
    """A folded Arabic word without its article and a weak ending."""
    return _WEAK.sub("", word.removeprefix("ال") if len(word) > 4 else word)
