"""Whether "a" or "an" belongs before a word: by what English has, else by the sound.

>>> wrong_article("a", "offshoot"), wrong_article("an", "SDF"), wrong_article("an", "hour")
(True, False, False)
"""

from __future__ import annotations

import re

from normalize.quality.suggesting.english import frequency, pair

__all__ = ["wrong_article"]

_OTHERWISE = 10  # how many times commoner the other article must be
_YOU = re.compile(r"eu|ew|one(?!r)|once|uni|u[st][aeiu]|ura|ufo|uk")  # "you", "won" to the ear
_SILENT = re.compile(r"hour|honou?r|honest|heir")
_LETTERS = "AEFHILMNORSX"  # whose names begin with a vowel


def wrong_article(article: str, word: str) -> bool:
    """Whether English has the other article, "an" for "a", before a word."""
    word = word.partition("-")[0]
    lower = word.lower()
    right = "an" if article == "a" else "a"
    if not word.isupper() and (pair("an", lower) or pair("a", lower)):
        return pair(right, lower) > _OTHERWISE * pair(article, lower)
    vowel = _sound(word)
    return vowel is not None and vowel is (article == "a")


def _sound(word: str) -> bool | None:
    """Whether a word begins with a vowel to the ear; None where its letters do not say.

    >>> [_sound(word) for word in ("offshoot", "unarmed", "union", "SDF", "UN", "al", "MRI", "11")]
    [True, True, False, True, False, True, None, None]
    """
    lower = word.lower()
    if not word[:1].isalpha():
        return None
    if word.isupper():
        if word[0] in "AEIOU" or word[0] not in _LETTERS:
            return word[0] in "AEIO"
        return None if set(word) & set("AEIOU") else True  # NATO may be read as a word
    if _YOU.match(lower):
        return lower.startswith("un") and frequency(lower[2:]) > frequency(lower) and len(word) > 6
    if lower[0] == "h":
        return True if _SILENT.match(lower) else None
    return lower[0] in "aeiou"
