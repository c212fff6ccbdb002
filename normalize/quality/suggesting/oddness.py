"""How odd an n-gram is beside what English makes of its parts.

Expected is how often English lets the last word follow the others, or the first one precede
them, by edited text and by a list of its commonest pairs; the score is the root of Dunning's
log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and Coincidence", 1993).
What a corpus is about is in the parts, and so wins nothing.

>>> round(log_likelihood(30, 100_000, 1, 100_000), 1)
34.1
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from normalize.quality.suggesting.english import frequency, lift, likely_after, likely_before
from normalize.quality.suggesting.words import FUNCTION

__all__ = ["Counts", "Gram", "counted", "expected", "grams", "is_own", "log_likelihood", "oddness"]

_LONGEST = 5  # words
_SURE = 3.84  # G2 at p < 0.05, one degree of freedom
_UNKNOWN = 1e-7  # share of a word that is on no list
_LEAST = 0.3  # hits that are expected of anything: what edited texts lack may be English yet
_ON_PURPOSE = 3  # times as often as chance brings two words together
_PRIOR = 1000  # places of a word in edited texts that tell as much of it as the list of pairs

Gram = tuple[str, ...]


def log_likelihood(a: int, corpus: int, b: int, reference: int) -> float:
    """Dunning's G2 for `a` of `corpus` against `b` of `reference`; 0 where `a` is not the more."""
    share = (a + b) / (corpus + reference)
    if not a or a / corpus <= share:
        return 0.0
    return 2 * (a * log(a / (corpus * share)) + (b * log(b / (reference * share)) if b else 0.0))


@dataclass(frozen=True, slots=True)
class Counts:
    """N-grams of some texts, and how many words these have, at least one."""

    grams: Counter[Gram]
    words: int


def counted(found: Iterable[Iterable[str]], wanted: set[Gram] | None = None) -> Counts:
    """The n-grams of some stretches, or the wanted ones."""
    found_grams: Counter[Gram] = Counter()
    words = 0
    for stretch in found:
        slots = tuple(stretch)
        words += len(slots)
        found_grams.update(g for g in grams(slots) if wanted is None or g in wanted)
    return Counts(found_grams, max(1, words))


def grams(slots: Sequence[str], *, starting: bool = False) -> Iterator[Gram]:
    """All n-grams of up to five words, or those that start with the first word.

    >>> list(grams(["a", "b"]))
    [('a',), ('a', 'b'), ('b',)]
    """
    for start in range(1 if starting else len(slots)):
        for end in range(start + 1, min(start + _LONGEST, len(slots)) + 1):
            yield tuple(slots[start:end])


def oddness(gram: Gram, hits: float, weight: float, ours: Counts, theirs: Counts) -> float:
    """How odd an n-gram with so many hits is; 0 where nothing is odd in it.

    `weight` is how much the outlets tell that have it. Words that the corpus is about count the
    less, and a pair that English has on purpose ("red line") is not odd, however often it comes.
    """
    if any(is_own(a) and is_own(b) and lift(a, b) >= _ON_PURPOSE for a, b in pairwise(gram)):
        return 0.0
    likely = expected(gram, ours, theirs)
    g2 = 2 * (hits * log(hits / likely) - hits + likely) if hits > likely else 0.0
    if g2 < _SURE:
        return 0.0
    topic = max((_topic(word, ours) for word in gram if is_own(word)), default=1.0)
    return sqrt(g2 / topic) * weight


def expected(gram: Gram, ours: Counts, theirs: Counts) -> float:
    """How often an n-gram should stand in our texts: by edited texts, or by its parts."""
    there = theirs.grams[gram] / theirs.words * ours.words
    if len(gram) == 1:
        return max(there, _LEAST)
    before, after = gram[:-1], gram[1:]
    return max(
        there,
        ours.grams[before] * _chance(gram[-2], gram[-1], gram[-2], theirs),
        ours.grams[after] * _chance(gram[0], gram[1], gram[1], theirs),
        _LEAST,
    )


def _chance(first: str, second: str, given: str, theirs: Counts) -> float:
    """Chance of a pair where one of its words is given.

    Edited texts tell, with the list of pairs, which has no names and numbers, as their prior.
    """
    both, one = theirs.grams[first, second], theirs.grams[given,]
    if "{" in first + second:
        return (both + 0.3) / (one + 3)
    listed = (likely_after if given == first else likely_before)(first, second)
    return (both + _PRIOR * listed) / (one + _PRIOR)


def _topic(word: str, ours: Counts) -> float:
    """How far a word is what the corpus is about: 1 for an ordinary one, 2, 3 and more."""
    share = ours.grams[word,] / ours.words
    return 1 + log(1 + share / max(_UNKNOWN, frequency(word))) / 2


def is_own(word: str) -> bool:
    """Whether a word is neither a small one nor a slot."""
    return word not in FUNCTION and not word.startswith("{")
