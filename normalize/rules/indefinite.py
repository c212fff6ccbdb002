"""The indefinite article before a match follows what takes the match's place.

"An explosive barrel" becomes "a barrel bomb", whichever rule says what an explosive barrel is.
"""

from __future__ import annotations

import re

__all__ = ["begins_with_vowel", "with_article"]

_ARTICLE = re.compile(r"(?:(?:(?:\A|\n|[.!?:][\"'”’)]* |[\"“(])A|(?<![\w'’.-])a)(n?)) \Z")
_BEFORE = 6  # characters that may matter: a full stop, its marks, a space, the article
_WORD = re.compile(r"\s*([^\W_]+)")
_YOU = re.compile(r"eu|ewe|one(?!r)|once|uk|ufo|ura|uri|us[aeu]|ut[eio]|unan|uni(?!dentif|m|n)")
_SILENT = re.compile(r"hour|honou?r|honest|heir")
_EITHER = re.compile(r"histori|hotel|horrif|habitu|heredit|hilar|heroic|hyster")  # an historic day
_EIGHT_OR_ELEVEN = re.compile(r"8|1[18](?!\d)")
_LETTERS = "AEFHILMNORSX"  # whose names begin with a vowel


def with_article(text: str, start: int, end: int, replacement: str) -> tuple[int, str]:
    """Where a replacement begins, and what it is, with an article before it that has to change.

    >>> with_article("It hit an explosive barrel.", 10, 26, "barrel bomb")
    (7, 'a barrel bomb')
    >>> with_article("It hit an explosive barrel.", 10, 26, "oil drum")
    (10, 'oil drum')
    """
    article = _ARTICLE.search(text[max(0, start - _BEFORE) : start])
    word = article and _WORD.match(replacement + text[end : end + 20])
    if not article or not word:
        return start, replacement
    vowel = begins_with_vowel(word[1])
    if vowel is None or vowel is bool(article[1]):
        return start, replacement
    begin = start - 2 - len(article[1])
    return begin, f"{text[begin]}{'n' if vowel else ''} {replacement}"


def begins_with_vowel(word: str) -> bool | None:
    """Whether a word begins with a vowel to the ear; None where its letters do not say.

    >>> [begins_with_vowel(w) for w in ("offshoot", "unarmed", "union", "SDF", "UN", "11", "MRI")]
    [True, True, False, True, False, True, None]
    """
    if word[0].isdigit():
        return _EIGHT_OR_ELEVEN.match(word) is not None
    if word.isupper():
        if word[0] in "AEIOU" or word[0] not in _LETTERS:
            return word[0] in "AEIO"
        return None if set(word) & set("AEIOU") else True  # NATO may be read as a word
    lower = word.lower()
    if lower[0] == "h":
        return None if _EITHER.match(lower) else _SILENT.match(lower) is not None
    return lower[0] in "aeiou" and not _YOU.match(lower)
