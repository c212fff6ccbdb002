"""Words that stand near one that is far more common in the same texts: misspelt, perhaps.

>>> sorted(misspellings({"villages": 40, "vilages": 1, "pillages": 9}))
['vilages']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from normalize.quality.suggesting.english import frequency

__all__ = ["misspellings"]

_SHORTEST = 6  # letters
_LONG = 9  # letters from which two may be wrong
_COMMON = 20  # places of the word that is meant, and how many times commoner it must be


def misspellings(counts: Mapping[str, int]) -> frozenset[str]:
    """The words, in lower case, that differ from a common one by a letter or two.

    First and last letters are the same, as another ending makes another word. A word of one
    place must be on no list of English.
    """
    words = {w: n for w, n in counts.items() if len(w) >= _SHORTEST and w.isalpha() and w.islower()}
    common: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, count in words.items():
        if count >= _COMMON:
            common[word[0], word[-2:]].append(word)
    return frozenset(
        word
        for word, count in words.items()
        if (count > 1 or not frequency(word))
        and any(_is_meant(other, word, words) for other in common[word[0], word[-2:]])
    )


def _is_meant(other: str, word: str, counts: Mapping[str, int]) -> bool:
    most = 2 if len(word) >= _LONG else 1
    return (
        counts[other] >= _COMMON * counts[word]
        and frequency(other) > _COMMON * frequency(word)
        and OSA.distance(word, other, score_cutoff=most) <= most
    )
