"""What others use to match Arabic place names, behind one shape.

A method is built on the distinct forms of an index and returns, for a query, a
score for each form (higher is better). Names are folded first for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from transliteration.skeleton import fold

Scores = NDArray[np.float32]
Peer = Callable[[str], Scores]


def _vowelless(folded: str) -> str:
    """Return the consonants alone: what remains comparable of a bare romanization."""
    return "".join(c for c in folded if c not in "aeiouyw ")


def jaro_winkler(latin: Sequence[str], arabic: Sequence[str]) -> Peer:
    forms = [fold(f) for f in latin] + [""] * len(arabic)
    return lambda q: process.cdist([fold(q)], forms, scorer=JaroWinkler.similarity)[0]


def edit_ratio(latin: Sequence[str], arabic: Sequence[str]) -> Peer:
    forms = [fold(f) for f in latin] + [""] * len(arabic)
    return lambda q: process.cdist([fold(q)], forms, scorer=fuzz.ratio)[0] / 100


def _keyed(key: Callable[[str], str], folded: Sequence[str], keys: Sequence[str]) -> Peer:
    """Rank the forms that share the key by edit ratio; then all others by ratio."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, k in enumerate(keys):
        postings[k].append(i)

    def score(query: str) -> Scores:
        scores: Scores = process.cdist([query], folded, scorer=fuzz.ratio)[0] / 200
        scores[postings.get(key(query), [])] += 0.5
        return scores

    return lambda q: score(fold(q))


def double_metaphone(latin: Sequence[str], arabic: Sequence[str]) -> Peer:
    from doublemetaphone import doublemetaphone

    def key(folded: str) -> str:
        return str(doublemetaphone(folded.replace(" ", ""))[0])

    folded = [fold(f) for f in latin] + [""] * len(arabic)
    return _keyed(key, folded, [key(f) if f else "-" for f in folded])


def skeleton(latin: Sequence[str], arabic: Sequence[str]) -> Peer:
    from transliteration.skeleton import key

    folded = [fold(f) for f in [*latin, *arabic]]
    return _keyed(key, folded, [key(f) for f in [*latin, *arabic]])


def uroman(latin: Sequence[str], arabic: Sequence[str]) -> Peer:
    from uroman import Uroman

    romanize = Uroman().romanize_string
    forms = [*latin, *(romanize(f) for f in arabic)]
    folded = [fold(f) for f in forms]
    return _keyed(_vowelless, folded, [_vowelless(f) for f in folded])


PEERS: dict[str, Callable[[Sequence[str], Sequence[str]], Peer]] = {
    "Jaro-Winkler": jaro_winkler,
    "edit ratio": edit_ratio,
    "double metaphone": double_metaphone,
    "uroman consonants": uroman,
    "skeleton key": skeleton,
}
