"""Whether a word is ordinary English, by lemminflect's dictionary of nouns, verbs and the like."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_noun", "lexicon_has"]


@lru_cache(maxsize=20_000)
def lexicon_has(word: str) -> bool:
    """Whether a word is an ordinary English one; function words ("the", "and") are none.

    >>> lexicon_has("Reconciliation"), lexicon_has("Sarakeb"), lexicon_has("ern")
    (True, False, False)
    """
    from lemminflect import getAllLemmas  # slow to import, and hardly ever needed

    return bool(getAllLemmas(word.lower()))


@lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Whether a word may be an English noun, in the singular or plural.

    >>> is_noun("councils"), is_noun("Syrian")
    (True, False)
    """
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(word.lower(), upos="NOUN"))
