"""Names of which one letter was misread: its dots were lost, added or moved.

Arabic letters of one shape differ in dots alone (ح خ ج, ب ت ث ن and ي within a word, ص ض), and
typists, scanners and translators confuse them: حرض, Haradh, becomes "Kharad". Which spelling is
meant cannot be seen from it; only a place nearby tells. So this says which places *may* be meant.

>>> index = Misreadings(["haradh", "tafas"], str.title)
>>> index.of("Kharad"), index.of("Zafas"), index.of("Harad")
(frozenset({'haradh'}), frozenset({'tafas'}), frozenset())
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from rapidfuzz import fuzz

from transliteration import cache
from transliteration.checksums import Checksums
from transliteration.fingerprint import fingerprint
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
_KIND = "places"  # folder of the cache
_ROOMS = ("linking", "spelling")  # whose code and tables the skeletons depend on
_LIKE = 90.0  # percent of their sounds that the name and the spelling, read otherwise, must share


class Misreadings:
    """Places by their names, to be found by spellings with one letter misread."""

    def __init__(
        self, places: Sequence[str], name_of: Callable[[str], str], digest: str = ""
    ) -> None:
        """Take places by their ids, and what says how Latin letters write the name of each.

        With a fingerprint of both, what is made of them is kept in the cache.
        """
        self._places, self._name_of = places, name_of
        self._skeletons = self._kept(digest) if digest else self._made()
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, surface: str) -> frozenset[str]:
        """The ids of the places that a spelling may mean if one of its letters was misread."""
        if any(True for _ in self._sounding_like(surface)):
            return frozenset()  # it is spelled as a place is
        others = _read_otherwise(fold(surface))
        return frozenset(place for other in others for place in self._sounding_like(other))

    def _sounding_like(self, surface: str) -> Iterator[str]:
        """The places with the consonants of a spelling, and nearly all of its sounds."""
        if (skeleton := _skeleton(surface))[0]:
            said = sound(spell(surface))
            for number in self._skeletons["\0".join(skeleton)]:
                name = self._name_of(place := self._places[number])
                if _skeleton(name) == skeleton and _sound_alike(sound(spell(name)), said):
                    yield place

    def _kept(self, digest: str) -> Checksums:
        """The skeletons from the cache, if it has them."""
        facts = "misreadings", digest, fingerprint(*_ROOMS)
        file = sha256("\0".join(facts).encode()).hexdigest()
        if kept := cache.read(_KIND, file):
            with contextlib.suppress(ValueError, TypeError):
                return Checksums.kept(*kept)
        made = self._made()
        cache.write(_KIND, file, *made.parts)
        return made

    def _made(self) -> Checksums:
        skeletons = [_skeleton(self._name_of(place)) for place in self._places]
        return Checksums.of(
            ("\0".join(skeleton), number)
            for number, skeleton in enumerate(skeletons)
            if skeleton[0]
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
