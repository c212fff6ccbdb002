"""Whether a word is ordinary English, by lemminflect's dictionary of nouns, verbs and the like.

Its two tables are read as they are: to import the package, with all that it can do besides,
takes ten times as long.
"""

from __future__ import annotations

import gzip
from collections.abc import Set
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["is_noun", "lexicon_has", "lexicon_lacks"]

_TABLES = ("lemma_lu.csv.gz", "lemma_overrides.csv")  # form, part of speech, lemma


def lexicon_has(word: str) -> bool:
    """Whether a word is an ordinary English one; function words ("the", "and") are none.

    >>> lexicon_has("Reconciliation"), lexicon_has("Sarakeb"), lexicon_has("ern")
    (True, False, False)
    """
    forms = _forms()
    return word.lower() in forms[0] if forms else _looked_up(word.lower(), None)


def lexicon_lacks(words: Set[str]) -> set[str]:
    """Of words in small letters, those that are no ordinary English ones.

    >>> lexicon_lacks({"ernment", "governor"})
    {'ernment'}
    """
    forms = _forms()
    return set(words - forms[0]) if forms else {word for word in words if not lexicon_has(word)}


def is_noun(word: str) -> bool:
    """Whether a word may be an English noun, in the singular or plural.

    >>> is_noun("councils"), is_noun("Syrian")
    (True, False)
    """
    forms = _forms()
    return word.lower() in forms[1] if forms else _looked_up(word.lower(), "NOUN")


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]] | None:
    """All forms of the dictionary, and those that are nouns; None where it has no such tables."""
    spec = find_spec("lemminflect")
    assert spec is not None
    assert spec.origin is not None
    words, nouns = set(), set()
    for name in _TABLES:
        table = Path(spec.origin).with_name("resources") / name
        try:
            content = table.read_bytes()
        except OSError:
            return None
        rows = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
        for row in rows.splitlines():
            form, _, rest = row.partition(",")
            if rest and not form.startswith("#"):
                words.add(form)
                if rest[:5].lower() == "noun,":
                    nouns.add(form)
    return frozenset(words), frozenset(nouns)


@lru_cache(maxsize=20_000)
def _looked_up(word: str, part_of_speech: str | None) -> bool:
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(word, upos=part_of_speech))
