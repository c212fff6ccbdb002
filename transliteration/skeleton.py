"""A key that spellings of one name share, across scripts and routes.

The key keeps the consonants of a name in ten classes, joined over word breaks:
vowels, ayn, h, w and y vary from route to route and go; q, k, g, gh and kh fall
together, as do j, dj, ch, sh, ş and ç. Where letters are heard in two ways (th as t
or s, g as k or j, c as k or j, zh as j or as z and h), a name has several keys. Type
words (tell, village) do not count unless nothing else is left.

The idea is that of Soundex and its kin (Russell 1918), with classes for Arabic;
`near` adds keys with one class left out, so that two keys that differ by one
insertion, deletion or substitution meet (the symmetric deletion index of Garbe's
SymSpell, 2012).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from unidecode import unidecode

from transliteration.spelling.letters import BOUNDARY, plain, spell
from transliteration.spelling.type_words import type_letters

_DROPPED = re.compile("['`\"]")
_SEPARATORS = re.compile("[^a-z0-9]+")

_MAX_KEYS = 8

# Longest first; a class of two letters is a fork, "" is left out.
_LATIN = {
    "sch": "j", "tch": "j", "dsch": "j", "dj": "j", "sh": "j", "ch": "j", "zh": "js", "j": "j",
    "ç": "j", "dh": "ts", "th": "ts", "kh": "k", "gh": "k", "rh": "kr", "ph": "f", "x": "k",
    "q": "k", "k": "k", "g": "kj", "c": "kj", "ğ": "k", "ş": "sj", "z": "st", "s": "s",
    "t": "t", "d": "t", "b": "b", "p": "b", "f": "f", "v": "f.", "m": "m", "n": "n",
    "r": "r", "l": "l", "ẗ": "t.",
}  # fmt: skip
_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "د": "t", "ث": "ts", "ذ": "ts", "ض": "ts",
    "ظ": "ts", "س": "s", "ص": "s", "ز": "s", "ش": "j", "ج": "j", "چ": "j", "ژ": "j",
    "ك": "k", "ق": "k", "غ": "k", "خ": "k", "گ": "k", "ف": "f", "ڤ": "f.", "م": "m",
    "ن": "n", "ر": "r", "ل": "l",
}  # fmt: skip
_UNITS = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_SOUNDS = {u: c[0] for u, c in (_LATIN | _ARABIC).items()} | {
    "kh": "x", "خ": "x", "x": "x", "h": "h", "ح": "h", "ه": "h", "'": "", "ع": "", "ء": "",
    "ا": "a", "ى": "a", "ة": "a", "ە": "a", "ah_": "a", "ي": "i", "ئ": "i", "ێ": "i", "y": "i",
    "e": "i", "e_": "a", "eh_": "a", "و": "u", "ؤ": "u", "o": "u", "w": "u",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_VOWEL_RUN = re.compile("[aiu]+")
_CONSONANT = re.compile("([^aiu])")


def _vowel(run: str) -> str:
    return "u" if "u" in run else "i" if "i" in run else "a"


_DOUBLED = re.compile(r"([^aeiouyw'_])\1+")
# The t of a feminine ending is heard before another word, and at the end now and then.
_FEMININE = re.compile(r"(?<=[^_]{2}[aei])t(?=_.)")
_LAST_FEMININE = re.compile(r"(?<=[^_]{2}[aei])t(?=_$)")


def fold(name: str) -> str:
    """Fold a Latin form: no case, marks, apostrophes; one space between words.

    >>> fold("Kafr ‘Urūq"), fold("Al-Qā‘im"), fold("Qoçela")
    ('kafr uruq', 'al qaim', 'qocela')
    """
    return _SEPARATORS.sub(" ", _DROPPED.sub("", unidecode(name).lower())).strip()


def key(name: str) -> str:
    """Return the first key of a name.

    >>> key("Saraqib") == key("Sarâqeb") == key("سراقب")
    True
    """
    return next(iter(keys(spell(name))), "")


@lru_cache(maxsize=1 << 14)
def keys(spelled: str) -> tuple[str, ...]:
    """Return all keys of a spelled name (see `letters.spell`), the likeliest first.

    >>> keys(spell("Qamishli")), keys(spell("Tel Zahab")), keys(spell("Zakat"))
    (('kmjl',), ('sb', 'tb'), ('skt', 'sk', 'tkt', 'tk'))
    """
    types = type_letters()
    core = "".join(c for c in plain(spelled) if c not in types)
    if not core.strip(BOUNDARY):
        return (spelled.replace(BOUNDARY, ""),)
    return _classes(core)


@lru_cache(maxsize=1 << 14)
def joined(spelled: str) -> tuple[str, ...]:
    """Return the keys of a name with its type words in letters, as if they were one word.

    >>> joined(spell("Khan Shaykhun")) == keys(spell("Khanshiekhon")) == ("knjkn",)
    True
    """
    types = type_letters()
    if not any(c in types for c in spelled):
        return ()
    arabic = any(c in _ARABIC for c in spelled)
    letters = (
        c if c not in types else types[c].arabic[0] if arabic else types[c].latin[0]
        for c in plain(spelled)
    )
    return _classes("".join(letters))


def _classes(core: str) -> tuple[str, ...]:
    """Return the keys of letters without type words."""
    if any(c in _ARABIC for c in core):
        forks = [_ARABIC[c] for c in core if c in _ARABIC]
    else:
        core = _LAST_FEMININE.sub("ẗ", _FEMININE.sub("", _DOUBLED.sub(r"\1", core)))
        forks = [_LATIN[m[0]] for m in _UNITS.finditer(core)]
    found: dict[str, None] = {}
    for classes in product(*forks):
        found["".join(classes).replace(".", "")] = None
        if len(found) == _MAX_KEYS:
            break
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def sound(spelled: str) -> str:
    """Return one letter a sound for a quick edit ratio; consonants stand twice, to count more.

    >>> sound(spell("Cheikhoun")), sound(spell("شيخون"))
    ('jjixxunn', 'jjixxunn')
    """
    sounds = _SOUND.sub(lambda m: _SOUNDS[m[0]], plain(spelled))
    sounds = _VOWEL_RUN.sub(lambda m: _vowel(m[0]), sounds.replace(BOUNDARY, ""))
    return _CONSONANT.sub(r"\1\1", _DOUBLED.sub(r"\1", sounds))


def near(key: str) -> list[str]:
    """Return the key and those with one class left out; of two classes only a doubled one.

    >>> near("srkb"), near("sr"), near("tt")
    (['srkb', 'rkb', 'skb', 'srb', 'srk'], ['sr'], ['tt', 't'])
    """
    if len(key) < 3:
        return list(dict.fromkeys([key, key[:1]])) if key[:1] == key[1:] else [key]
    return list(dict.fromkeys([key, *(key[:i] + key[i + 1 :] for i in range(len(key)))]))
