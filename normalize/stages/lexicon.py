"""Whether a string of letters is an English word, for repairs that join two halves."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_compound", "is_word"]


@lru_cache(maxsize=4096)
def is_word(letters: str) -> bool:
    """Whether lemminflect's dictionary knows this noun, verb, adjective or adverb.

    Function words ("the", "and") are not in it.

    >>> is_word("murdered"), is_word("eastern"), is_word("ern")
    (True, True, False)
    """
    from lemminflect import getAllLemmas  # slow to import, and hardly ever needed

    return bool(getAllLemmas(letters.lower()))


def is_compound(letters: str) -> bool:
    """Whether letters are two English words written as one.

    >>> is_compound("landmine"), is_compound("shstorm")
    (True, False)
    """
    return any(is_word(letters[:i]) and is_word(letters[i:]) for i in range(4, len(letters) - 3))
