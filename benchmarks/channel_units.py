"""Which letters may stand for which: kinds of units, and a first guess at their weights."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from transliteration.spelling.letters import BOUNDARY
from transliteration.spelling.type_words import type_letters

_CLASSES = {
    "b": "b p", "f": "f v ph w", "t": "t d th dh ts ṭ ḍ ẓ", "s": "s z ş th dh ts dz c ç ḍ ẓ",
    "j": "sh ch tch sch tsch j dj dsch zh ç ş c g gu y dg",
    "k": "k q kh x gh g rh ğ c ch ck gu qu", "m": "m", "n": "n", "r": "r rh", "l": "l",
    "h": "h ḥ kh x '",
}  # fmt: skip
_ARABIC_CLASSES = {
    "b": "بپ", "f": "فڤ", "t": "تطدضثذظ", "s": "سصزثذظض", "j": "جشچژ", "k": "كقخغگج",
    "m": "م", "n": "ن", "r": "ر", "l": "ل", "h": "هحخع",
}  # fmt: skip
_DOUBLED = "bb pp tt dd ss zz kk qq gg ff mm nn rr ll jj cc çç şş vv ḥḥ ṭṭ ḍḍ ẓẓ ssh cch tch ddj chch shsh ggh kkh thth dhdh ddh tth".split()  # noqa: E501
_UNLIKELY = 3e-3

_LATIN_OF: dict[str, set[str]] = defaultdict(set)
for _class, _units in _CLASSES.items():
    for _unit in _units.split():
        _LATIN_OF[_unit].add(_class)
for _unit in _DOUBLED:
    _LATIN_OF[_unit] = _LATIN_OF[_unit[len(_unit) // 2 :]] | _LATIN_OF[_unit[:1]]
_ARABIC_OF: dict[str, set[str]] = defaultdict(set)
for _class, _letters in _ARABIC_CLASSES.items():
    for _letter in _letters:
        _ARABIC_OF[_letter].add(_class)
_SOFT = frozenset("اويىةهءئؤعەێۆ")  # letters that may be heard as a vowel or not at all

_VOWELS = re.compile("[aeiouywâêîôû']{1,3}")
_FINAL = re.compile("[aeiouywâêîôû]{0,2}[htk]?_")
_INITIAL = re.compile("_[aeiouywâêîôû']{1,2}")


@cache
def latin_kind(unit: str) -> str:
    """Return consonant, vowel, initial, final, break, type word, nothing, or "" for no unit."""
    if unit in type_letters():
        return "type"
    if unit in ("", BOUNDARY):
        return "break" if unit else "nothing"
    if unit in _LATIN_OF:
        return "consonant"
    for kind, pattern in (("vowel", _VOWELS), ("final", _FINAL), ("initial", _INITIAL)):
        if pattern.fullmatch(unit):
            return kind
    return ""


@cache
def arabic_kind(unit: str) -> str:
    """Return the kind of an Arabic unit, as `latin_kind` does."""
    if unit in type_letters():
        return "type"
    if unit in ("", BOUNDARY):
        return "break" if unit else "nothing"
    if len(unit) == 1:
        return "soft" if unit in _SOFT else "consonant"
    if len(unit) == 2 and {unit[0], unit[1]} <= _SOFT | {BOUNDARY}:
        return "final" if unit[1] == BOUNDARY else "initial" if unit[0] == BOUNDARY else "vowel"
    return ""


def arabic_prior(name: str, spelling: str) -> float:
    """Return how likely, at first guess, an Arabic unit is spelled so."""
    kinds = arabic_kind(name), latin_kind(spelling)
    match kinds:
        case ("type", "type"):
            return float(name == spelling)
        case ("break", "break"):
            return 1.0
        case ("nothing", "vowel" | "break") | ("soft", "nothing"):
            return 0.3
        case ("nothing" | "break", "nothing" | "break") | ("type", "nothing"):
            return 0.3
        case ("nothing", "type"):
            return 0.01
        case ("nothing", "consonant"):
            return _UNLIKELY / 3
        case ("consonant", "nothing"):
            return _UNLIKELY * 3
        case ("consonant", "consonant"):
            return 1.0 if _ARABIC_OF[name] & _LATIN_OF[spelling] else _UNLIKELY
        case ("soft", "vowel"):
            return 0.5
        case ("soft", "consonant"):
            fits = name + spelling[0] in ("هh", "حh", "وv", "وf", "يj", "عh", "ەh")
            return 0.5 if fits else _UNLIKELY
        case ("final", "final") | ("initial", "initial") | ("vowel", "vowel"):
            return 0.2
    return 0.0


def latin_prior(name: str, spelling: str) -> float:
    """Return how likely, at first guess, a Latin unit becomes another."""
    if "nothing" in (kinds := (latin_kind(name), latin_kind(spelling))):
        kind, unit = max(zip(kinds, (name, spelling), strict=True), key=lambda k: k[0] != "nothing")
        if kind == "consonant":
            return 0.1 if unit in "'h" else _UNLIKELY / 3
        return {"vowel": 0.1, "break": 0.3, "type": 0.01}.get(kind, 0.0)
    if kinds[0] != kinds[1] or not kinds[0]:
        return 0.0
    if name == spelling:
        return 1.0
    if kinds[0] == "consonant":
        return 0.3 if _LATIN_OF[name] & _LATIN_OF[spelling] else _UNLIKELY
    return 0.0 if kinds[0] == "type" else 0.1
