"""Wordings that are far more frequent in the corpus than in edited English.

N-grams of up to four words, with names, numbers and dates as slots, are compared with edited
text by Dunning's log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and
Coincidence", 1993). What a corpus is about would win every such comparison. Three things tell
translation from subject: two words stand together that English hardly ever puts together
("northern of"); parts that edited text has, but never so joined; and some outlets say it while
others, on the same subject, never do. A sentence that comes again and again counts once.

>>> round(log_likelihood(30, 100_000, 1, 100_000), 1)
34.1
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from normalize.quality.suggesting.english import frequency, pair
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, Word, excerpt, stretches
from normalize.quality.texts import Text

__all__ = ["log_likelihood", "phrases"]

_LONGEST = 4  # words
_FEWEST = 3  # hits, in as many documents at least as two
_SURE = 6.63  # G2 at p < 0.01, one degree of freedom
_UNKNOWN = 1e-7  # share of a word that is on no list
_RARE = 1e-9  # share of a pair of words that is met by chance
_SENTENCES = 3
_IN_A_ROW = 10
_REPEATED = 6  # words from which a stretch that comes again is the same sentence

_Gram = tuple[str, ...]


def log_likelihood(a: int, corpus: int, b: int, reference: int) -> float:
    """Dunning's G2 for `a` of `corpus` against `b` of `reference`; 0 where `a` is not the more."""
    share = (a + b) / (corpus + reference)
    if not a or a / corpus <= share:
        return 0.0
    return 2 * (a * log(a / (corpus * share)) + (b * log(b / (reference * share)) if b else 0.0))


@dataclass(slots=True)
class _Counts:
    """N-grams of some texts."""

    grams: Counter[_Gram] = field(default_factory=Counter)
    documents: Counter[_Gram] = field(default_factory=Counter)
    outlets: defaultdict[_Gram, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    outlet_words: Counter[str] = field(default_factory=Counter)
    words: int = 0

    def add(
        self, outlet: str, found: Iterable[Sequence[Word]], wanted: set[_Gram] | None = None
    ) -> None:
        """Count the n-grams of a text, or only the wanted ones."""
        here: Counter[_Gram] = Counter()
        for stretch in found:
            slots = tuple(word.slot for word in stretch)
            self.words += len(slots)
            self.outlet_words[outlet] += len(slots)
            here.update(g for g in _grams(slots) if wanted is None or g in wanted)
        self.grams.update(here)
        self.documents.update(here.keys())
        for gram, count in here.items():
            self.outlets[gram][outlet] += count


def _grams(slots: Sequence[str]) -> Iterator[_Gram]:
    for length in range(1, _LONGEST + 1):
        for start in range(len(slots) - length + 1):
            yield tuple(slots[start : start + length])


@dataclass(frozen=True, slots=True)
class _Score:
    score: float
    g2: float
    why: str


def phrases(texts: Sequence[Text], clean: Iterable[Text]) -> list[Suggestion]:
    """Wordings that edited text does not have, the oddest first."""
    once = _once(texts)
    ours, theirs = _Counts(), _Counts()
    for text, found in once:
        ours.add(text.outlet, found)
    frequent = {
        gram
        for gram, count in ours.grams.items()
        if count >= _FEWEST and ours.documents[gram] > 1 and _says_something(gram)
    }
    wanted = frequent | {part for gram in frequent for part in _grams(gram)}
    for text in clean:
        theirs.add(text.outlet, stretches(text.text), wanted)
    scored = {gram: score for gram in frequent if (score := _score(gram, ours, theirs)) is not None}
    rows = _grouped(scored)
    sentences = _sentences(once, {gram for row in rows for gram in row})
    return [
        Suggestion(
            "phrase",
            "flags",
            tuple(" ".join(gram) for gram in row),
            None,
            sum(ours.grams[gram] for gram in row),
            max(ours.documents[gram] for gram in row),
            scored[row[0]].score,
            f"G2 {scored[row[0]].g2:.0f}; {scored[row[0]].why}",
            tuple(sentence for gram in row for sentence in sentences[gram]),
        )
        for row in rows
    ]


def _once(texts: Sequence[Text]) -> list[tuple[Text, list[list[Word]]]]:
    """The stretches of each text, without those that an earlier text has word for word."""
    seen: set[_Gram] = set()
    once = []
    for text in texts:
        kept = []
        for stretch in stretches(text.text):
            slots = tuple(word.slot for word in stretch)
            if slots in seen:
                continue
            if len(slots) >= _REPEATED:
                seen.add(slots)
            kept.append(stretch)
        once.append((text, kept))
    return once


def _score(gram: _Gram, ours: _Counts, theirs: _Counts) -> _Score | None:
    """How odd an n-gram is; None where nothing is odd in it."""
    there = theirs.grams[gram]
    g2 = log_likelihood(ours.grams[gram], ours.words, there, max(1, theirs.words))
    if g2 < _SURE:
        return None
    odd: float
    words = [word for word in gram if not word.startswith("{")]
    if len(words) == len(gram) > 1:
        avoided = not all(pair(*two) for two in pairwise(gram))
        if avoided and len(gram) > 2:
            return None  # the pair itself is a row
        odd, why = (_avoidance(*gram), "no common pair of words in English") if avoided else (0, "")
    else:
        odd, why = 0, ""
    if not odd:
        expected = _expected(gram, theirs) if len(gram) > 1 else 1.0
        if len(gram) == 2 and "{" not in gram[0] + gram[1]:
            return None
        odd = max(0.0, min(1.0, log((1 + expected) / (1 + 2 * there))))
        why = f"edited English: {there}, by its parts {expected:.1f}"
    own = _own_share(ours.outlets[gram], ours.outlet_words)
    topic = max(1.0, *(_topic(word, ours) for word in words if word not in FUNCTION), 1.0)
    return _Score(g2**0.5 * (0.2 + odd) * own**2 / topic**0.5, g2, why)


def _topic(word: str, ours: _Counts) -> float:
    """How far a word is what the corpus is about: 1 for an ordinary one, 2, 3 and more."""
    share = ours.grams[word,] / max(1, ours.words)
    return 1 + log(1 + share / max(_UNKNOWN, frequency(word))) / 2


def _avoidance(first: str, second: str) -> float:
    """How much English avoids a pair that is none of its common ones: 0.5 to 2.

    Two ordinary words should meet by chance alone; that two rare ones do not is no wonder.
    """
    by_chance = frequency(first) * frequency(second)
    return min(2.0, 0.5 + log(1 + by_chance / _RARE) / 4)


def _says_something(gram: _Gram) -> bool:
    """Whether it has two words beside slots, one of its own, and is whole at its start."""
    if len(gram) == 1:
        return "}-" in gram[0]
    if gram in _BY_THEMSELVES:
        return True
    own = [word for word in gram if word not in FUNCTION and not word.startswith("{")]
    beside = [word for word in gram if not word.startswith("{")]
    return (
        len(beside) > 1
        and any(len(word) > 3 for word in own)
        and gram[0] not in _NO_START
        and gram[-1] not in _NO_END
        and (gram[0] != "{name}" or len(own) > 1)
    )


_BY_THEMSELVES = frozenset((word, "{month}", "{number}") for word in ("in", "at", "by"))
_NO_START = frozenset(("and", "or", "but", "said", "that", "which", "the", "a", "an"))
_NO_END = frozenset(("and", "or", "but", "the", "a", "an", "that", "it", "he", "said", "{name}"))


def _own_share(outlets: Counter[str], words: Counter[str]) -> float:
    """How unevenly outlets say it, from 0 (all alike) to 1: the hits beyond an even spread."""
    hits, total = sum(outlets.values()), sum(words.values())
    if len(words) < 2:
        return 1.0
    even = {outlet: hits * words[outlet] / total for outlet in outlets}
    return sum(max(0.0, count - even[outlet]) for outlet, count in outlets.items()) / hits


def _expected(gram: _Gram, theirs: _Counts) -> float:
    """How often the n-gram would stand in the reference, were its last word independent.

    A Markov estimate: count of all but the last word, times all but the first, by the middle.
    """
    head, tail, middle = gram[:-1], gram[1:], gram[1:-1]
    between = theirs.grams[middle] if middle else theirs.words
    return theirs.grams[head] * theirs.grams[tail] / between if between else 0.0


def _grouped(scored: dict[_Gram, _Score]) -> list[tuple[_Gram, ...]]:
    """N-grams that share a word of their own in one row, the best first, rows by their best.

    Half of a row is for words of their own together: "rocket shells" rather than "shells on".
    """
    weight: Counter[str] = Counter()
    for gram, score in scored.items():
        for word in _own(gram):
            weight[word] += round(score.score)
    rows: defaultdict[str, list[_Gram]] = defaultdict(list)
    for gram in sorted(scored, key=lambda g: (-scored[g].score, g)):
        own = _own(gram)
        row = rows[max(own, key=lambda word: (weight[word], word))]
        alike = sum((len(_own(other)) > 1) is (len(own) > 1) for other in row)
        if 2 * alike < _IN_A_ROW and not any(_holds(gram, other) for other in row):
            row.append(gram)
    return [tuple(row) for row in rows.values()]


def _own(gram: _Gram) -> list[str]:
    """Words that are neither small ones nor slots, without a plural's ending."""
    own = [word for word in gram if word not in FUNCTION and not word.startswith("{")]
    return [word.removesuffix("s") for word in own] or [" ".join(gram)]


def _holds(gram: _Gram, other: _Gram) -> bool:
    """Whether one n-gram is a part of the other."""
    short, long = sorted((gram, other), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _sentences(
    once: Sequence[tuple[Text, list[list[Word]]]], wanted: set[_Gram]
) -> dict[_Gram, list[str]]:
    """A few places where each n-gram stands."""
    found: dict[_Gram, list[str]] = {gram: [] for gram in wanted}
    for text, kept in once:
        for stretch in kept:
            slots = tuple(word.slot for word in stretch)
            for length in range(1, _LONGEST + 1):
                for start in range(len(slots) - length + 1):
                    gram = slots[start : start + length]
                    if gram in wanted and len(found[gram]) < _SENTENCES:
                        end = stretch[start + length - 1].end
                        found[gram].append(excerpt(text.text, stretch[start].start, end))
    return found
