"""The most likely vowels of a bare Arabic word, guessed from known names and from its shape.

Arabic is written without short vowels and without marks for doubled consonants. What they are
is looked up among the words that place names are made of, and else guessed from the traditional
word patterns (faʿīl, fāʿil, mafʿūl ...). A guess is a guess: whoever shows it says so.

>>> vocalize("جبل"), vocalize("شرقية"), vocalize("طارد")
('جَبَل', 'شَرقِيّة', 'طارِد')

Knowledge in `rules/romanization/vocalized-words.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from transliteration.arabic import fold, strip_harakat
from transliteration.rule_files import rules_folder

__all__ = ["is_known", "opens_attribute", "vocalize"]

_FATHA, _DAMMA, _KASRA = "\N{ARABIC FATHA}", "\N{ARABIC DAMMA}", "\N{ARABIC KASRA}"
_SHADDA = "\N{ARABIC SHADDA}"
_ROOT = "فعل"
_ARABIC_ONLY = re.compile("[ء-غف-ي]+")
_LONG = "اىةآويێۆە"
_ENDINGS = {
    "ية": f"{_KASRA}ي{_SHADDA}ة",
    "ي": f"{_KASRA}ي",
    "ين": f"{_KASRA}ين",
    "ون": f"{_DAMMA}ون",
    "ات": "ات",
    "ان": "ان",
    "ة": "ة",
    "ا": "ا",
}
"""Endings that leave the vowels of the word before them alone."""


@dataclass(frozen=True, slots=True)
class _Knowledge:
    words: dict[str, str]  # bare or folded -> vocalized
    attributes: frozenset[str]  # bare adjectives and particles
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _knowledge() -> _Knowledge:
    import yaml

    path = rules_folder() / "romanization" / "vocalized-words.yaml"
    table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    attributes = f"{table['adjectives']} {table['particles']}".split()
    listed = [word for group in table["words"].values() for word in group.split()]
    words = dict(_by_spelling([*listed, *attributes]))
    return _Knowledge(
        words=words | table["readings"],
        attributes=frozenset(map(strip_harakat, attributes)),
        patterns=tuple(map(_pattern, table["patterns"].split())),
    )


def _by_spelling(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word by its folded and, with precedence, by its exact bare spelling."""
    words = list(words)
    for word in reversed(words):  # what stands first wins
        yield _folded(word), word
    for word in reversed(words):
        yield strip_harakat(word), word


def _pattern(shape: str) -> tuple[re.Pattern[str], str]:
    """A word pattern as a match for bare words and the vocalization that it gives them."""
    bare = "".join(
        char if char not in _ROOT else "([^اىةآوي])" if index else "([^اىةآ])"
        for index, char in enumerate(strip_harakat(shape))
    )
    slots = iter(range(1, 9))
    return re.compile(bare), re.sub(f"[{_ROOT}]", lambda _: rf"\{next(slots)}", shape)


def is_known(word: str) -> bool:
    """Whether the vowels of a bare word are known rather than guessed from its shape.

    >>> is_known("وادي"), is_known("طارد")
    (True, False)
    """
    return _look_up(word) is not None


def opens_attribute(word: str) -> bool:
    """Whether a word describes or only follows the one before it, rather than owning it.

    >>> opens_attribute("كبيرة"), opens_attribute("دمشق")
    (True, False)
    """
    return strip_harakat(word) in _knowledge().attributes


def vocalize(word: str) -> str:
    """The word with its most likely vowels; the word itself is without article and clitics.

    >>> vocalize("دوير"), vocalize("كفرنبودة"), vocalize("هاشمية")
    ('دُوَير', 'كَفرَنبودة', 'هاشِمِيّة')
    """
    if not _ARABIC_ONLY.fullmatch(word):  # Arabic patterns are not for a word with پ or ێ
        return _knowledge().words.get(word) or _break_clusters(word)
    if len(word) > 3 and word.endswith("ه") and not is_known(word):
        word = word[:-1] + "ة"  # the two dots are often left out
    return (
        _look_up(word)
        or _with_ending(word, _look_up)
        or _fit_pattern(word)
        or _with_ending(word, _fit_pattern)
        or _break_clusters(word)
    )


def _look_up(word: str) -> str | None:
    words = _knowledge().words
    return words.get(word) or words.get(_folded(word))


def _folded(word: str) -> str:
    """The word for comparison, yet سيناء is not سينا."""
    return fold(word) + "ء" * word.count("ء")


def _with_ending(word: str, vocalized: Callable[[str], str | None]) -> str | None:
    """A word whose stem is found, and its ending: شرقية from شرق."""
    for ending, said in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem[-1] not in _LONG and (known := vocalized(stem)):
            return known + said
    return None


def _fit_pattern(word: str) -> str | None:
    for shape, vocalized in _knowledge().patterns:
        if match := shape.fullmatch(word):
            return match.expand(vocalized)
    return None


def _break_clusters(word: str) -> str:
    """Put a fatha where a syllable would have too many consonants; long vowels as written."""
    spelled: list[str] = []
    consonants = 1  # since the last vowel; a word cannot begin with two
    for letter, following in zip(word, f"{word[1:]} ", strict=True):
        spelled.append(letter)
        consonants = 0 if letter in _LONG and consonants else consonants + 1
        if consonants == 2 and following not in f"{_LONG} ":
            spelled.append(_FATHA)
            consonants = 0
    return "".join(spelled)
