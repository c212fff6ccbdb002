"""Names of which one letter was misread: its dots were lost, added or moved.

Arabic letters of one shape differ in dots alone (ح خ ج, ب ت ث ن and ي within a word, ص ض), and
typists, scanners and translators confuse them: حرض, Haradh, becomes "Kharad". Which spelling is
meant cannot be seen from it; only a place nearby tells. So this says which places *may* be meant.

>>> index = Misreadings([("haradh", "Haradh"), ("tafas", "Tafas")])
>>> index.of("Kharad"), index.of("Zafas"), index.of("Harad")
(frozenset({'haradh'}), frozenset({'tafas'}), frozenset())
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from transliteration.skeleton import fold, sound
from transliteration.spelling.letters import spell
from transliteration.spelling.type_words import type_letters

__all__ = ["Misreadings"]

# What a letter, as Latin writes it, may be once the dots are others.
_SHAPES = {
    "kh": "h j", "x": "h j", "h": "kh j", "j": "kh h", "dj": "kh h", "c": "kh h",
    "b": "n t y", "t": "n b y z", "th": "n b y", "n": "b t y", "y": "b n t",
    "d": "z s", "dh": "d s", "z": "r d t", "r": "z", "s": "sh d", "sh": "s", "ch": "s", "ş": "s",
    "gh": "a", "f": "q", "q": "f",
}  # fmt: skip
_UNITS = re.compile(f"({'|'.join(sorted(_SHAPES, key=len, reverse=True))})\\1?")
_INITIAL = re.compile(r"\b(?!al )[aiu]")
_VOWELS = re.compile("[aiu]+")
_CONSONANTS = 3  # that a name must have; shorter ones become each other too easily
_LIKE = 90.0  # percent of their sounds that the name and the spelling, read otherwise, must share


class Misreadings:
    """Places by their names, to be found by spellings with one letter misread.

    places: pairs of an id and a name in Latin letters.
    """

    def __init__(self, places: Iterable[tuple[str, str]]) -> None:
        self._sounds: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for id_, name in places:
            if (consonants := _skeleton(name))[0]:
                self._sounds[consonants].append((id_, sound(spell(name))))
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, surface: str) -> frozenset[str]:
        """The ids of the places that a spelling may mean if one of its letters was misread."""
        said = sound(spell(surface))
        if any(_sound_alike(heard, said) for _, heard in self._sounds.get(_skeleton(surface), ())):
            return frozenset()  # it is spelled as a place is
        return frozenset(
            id_
            for other in _read_otherwise(fold(surface))
            for id_, heard in self._sounds.get(_skeleton(other), ())
            if _sound_alike(heard, sound(spell(other)))
        )


def _sound_alike(one: str, other: str) -> bool:
    """Whether two names have as many syllables, and most of their sounds."""
    syllables = [len(_VOWELS.findall(heard)) for heard in (one, other)]
    return syllables[0] == syllables[1] and fuzz.ratio(one, other) >= _LIKE


def _read_otherwise(folded: str) -> Iterator[str]:
    """The spellings with another letter of its shape for each consonant."""
    for unit in _UNITS.finditer(folded):
        for other in _SHAPES[unit[1]].split():
            yield folded[: unit.start()] + other + folded[unit.end() :]
    for vowel in _INITIAL.finditer(folded):  # an ayn, which Latin seldom writes
        yield f"{folded[: vowel.start()]}gh{folded[vowel.start() :]}"


@lru_cache(maxsize=1 << 16)
def _skeleton(name: str) -> tuple[str, str]:
    """The consonants of a name and the type words in it ("Kafr"); empty where there are few."""
    spelled = spell(name)
    consonants = _VOWELS.sub("", sound(spelled))
    types = type_letters()
    kept = "".join(letter for letter in spelled if letter in types)
    return (consonants if len(consonants) >= 2 * _CONSONANTS else "", kept)
