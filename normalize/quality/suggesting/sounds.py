"""Whether "a" or "an" belongs before a word: by what English has, else by the sound.

>>> wrong_article("a", "offshoot"), wrong_article("an", "SDF"), wrong_article("an", "hour")
(True, False, False)
"""

from __future__ import annotations

from normalize.quality.suggesting.english import pair
from normalize.rules.indefinite import begins_with_vowel

__all__ = ["wrong_article"]

_OTHERWISE = 10  # how many times commoner the other article must be


def wrong_article(article: str, word: str) -> bool:
    """Whether English has the other article, "an" for "a", before a word."""
    word = word.partition("-")[0]
    lower = word.lower()
    right = "an" if article == "a" else "a"
    if not word.isupper() and (pair("an", lower) or pair("a", lower)):
        return pair(right, lower) > _OTHERWISE * pair(article, lower)
    vowel = begins_with_vowel(word)
    return vowel is not None and vowel is (article == "a")
