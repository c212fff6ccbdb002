"""Wordings in rows that an author can look at together: about one word, or of one kind.

A row is about a word of its own, if enough wordings share it ("damage to locals", "damage was
caused"). The rest stand by their kind: two words of their own, words with a small one, with a
slot, longer ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from normalize.quality.suggesting.oddness import Gram, is_own
from normalize.quality.suggesting.words import FUNCTION

__all__ = ["rows_of"]

_IN_A_ROW = 12
_FEWEST = 6  # wordings about one word
_TELLING = 3  # of a row, the oddest: which of two rows about words is made first


def rows_of(scores: Mapping[Gram, float]) -> list[tuple[Gram, ...]]:
    """Rows of n-grams, the oddest first, by the mean over a full row."""
    rows = _themes(scores)
    taken = {gram for row in rows for gram in row}
    kinds: defaultdict[str, list[Gram]] = defaultdict(list)
    for gram in _ordered(scores.keys() - taken, scores):
        kinds[_kind(gram)].append(gram)
    for grams in kinds.values():
        rows += [tuple(grams[i : i + _IN_A_ROW]) for i in range(0, len(grams), _IN_A_ROW)]
    return sorted(rows, key=lambda row: (-sum(scores[gram] for gram in row), row))


def _themes(scores: Mapping[Gram, float]) -> list[tuple[Gram, ...]]:
    """Rows about words: again and again the one whose best n-grams are the oddest."""
    about: defaultdict[str, list[Gram]] = defaultdict(list)
    for gram in _ordered(scores, scores):
        for word in {_stem(word) for word in gram if is_own(word)}:
            about[word].append(gram)
    rows: list[tuple[Gram, ...]] = []
    taken: set[Gram] = set()

    def waiting(word: str) -> tuple[float, str]:
        return -sum(scores[gram] for gram in about[word][:_TELLING]), word

    heap = [waiting(word) for word in about]
    heapify(heap)
    while heap:
        before, word = heappop(heap)
        about[word] = [gram for gram in about[word] if gram not in taken]
        if len(about[word]) < _FEWEST:
            continue
        if waiting(word)[0] > before:  # others took some of its best
            heappush(heap, waiting(word))
            continue
        rows.append(tuple(about[word][:_IN_A_ROW]))
        taken.update(rows[-1])
        heappush(heap, waiting(word))
    return rows


def _ordered(grams: Iterable[Gram], scores: Mapping[Gram, float]) -> list[Gram]:
    return sorted(grams, key=lambda gram: (-scores[gram], gram))


def _stem(word: str) -> str:
    """A word without a plural's ending."""
    return word if word.endswith("ss") else word.removesuffix("s")


def _kind(gram: Gram) -> str:
    if any(word.startswith("{") for word in gram):
        return "slot"
    if len(gram) > 2:
        return "long"
    return "small" if FUNCTION & set(gram) else "two"
