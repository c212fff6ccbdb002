"""Wordings that are far more frequent in the corpus than in edited English.

N-grams of up to four words, with names, numbers and dates as slots, are compared with edited
text by Dunning's log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and
Coincidence", 1993). What a corpus is about would win every such comparison. Two things tell
translation from subject: its parts stand in edited text without ever standing together there
("northern of"), and some outlets say it while others, on the same subject, never do.

>>> round(log_likelihood(30, 100_000, 1, 100_000), 1)
34.1
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, excerpt, stretches
from normalize.quality.texts import Text

__all__ = ["log_likelihood", "phrases"]

_LONGEST = 4  # words
_FEWEST = 3  # hits, in as many documents at least as two
_SURE = 10.83  # G2 at p < 0.001, one degree of freedom
_SENTENCES = 3
_IN_A_ROW = 5
_SLOTS = ("{name}", "{number}", "{month}", "{weekday}")

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

    def add(self, text: Text, wanted: set[_Gram] | None = None) -> None:
        """Count the n-grams of a text, or only the wanted ones."""
        here: Counter[_Gram] = Counter()
        for stretch in stretches(text.text):
            slots = tuple(word.slot for word in stretch)
            self.words += len(slots)
            self.outlet_words[text.outlet] += len(slots)
            for gram in _grams(slots):
                if wanted is None or gram in wanted:
                    here[gram] += 1
        self.grams.update(here)
        self.documents.update(here.keys())
        for gram, count in here.items():
            self.outlets[gram][text.outlet] += count


def _grams(slots: Sequence[str]) -> Iterator[_Gram]:
    for length in range(1, _LONGEST + 1):
        for start in range(len(slots) - length + 1):
            yield tuple(slots[start : start + length])


def phrases(texts: Sequence[Text], clean: Iterable[Text]) -> list[Suggestion]:
    """Wordings that edited text does not have, the oddest first."""
    ours = _Counts()
    for text in texts:
        ours.add(text)
    frequent = {
        gram
        for gram, count in ours.grams.items()
        if count >= _FEWEST and ours.documents[gram] > 1 and _says_something(gram)
    }
    wanted = frequent | {part for gram in frequent for part in _grams(gram)}
    wanted |= {_singular(gram) for gram in frequent}
    theirs = _Counts()
    for text in clean:
        theirs.add(text, wanted)
    scored: dict[_Gram, tuple[float, float, float]] = {}
    for gram in frequent:
        g2 = log_likelihood(ours.grams[gram], ours.words, theirs.grams[gram], max(1, theirs.words))
        if g2 >= _SURE:
            expected = _expected(gram, theirs)
            if len(gram) == 1 and expected < 1:
                continue
            odd = max(0.0, min(1.0, log((1 + expected) / (1 + 2 * theirs.grams[gram]))))
            own = _own_share(ours.outlets[gram], ours.outlet_words)
            scored[gram] = (g2**0.5 * (0.4 + odd) * own**2, g2, expected)
    rows = _grouped(scored)
    sentences = _sentences(texts, [gram for row in rows for gram in row])
    return [
        Suggestion(
            "phrase",
            "flags",
            tuple(" ".join(gram) for gram in row),
            None,
            sum(ours.grams[gram] for gram in row),
            max(ours.documents[gram] for gram in row),
            scored[row[0]][0],
            f"G2 {scored[row[0]][1]:.0f}; edited English: {theirs.grams[row[0]]}, "
            f"by its parts {scored[row[0]][2]:.1f}",
            tuple(sentence for gram in row for sentence in sentences[gram]),
        )
        for row in rows
    ]


def _says_something(gram: _Gram) -> bool:
    """Whether it has two words beside slots, one of its own, and is whole at its start."""
    if len(gram) == 1:
        return gram[0].endswith("s") and len(gram[0]) > 5
    if gram in _BY_THEMSELVES:
        return True
    own = [word for word in gram if word not in FUNCTION and not word.startswith("{")]
    beside = [word for word in gram if not word.startswith("{")]
    return (
        len(beside) > 1
        and any(len(word) > 3 for word in own)
        and gram[0] not in _NO_START
        and gram[-1] not in _NO_END
    )


_BY_THEMSELVES = frozenset(
    {(word, "{month}", "{number}") for word in ("in", "at", "by")}
    | {(word, word) for word in ("the", "of", "in", "to", "a")}
)
_NO_START = frozenset(("and", "or", "but", "said", "that", "which", "the", "a", "{name}"))
_NO_END = frozenset(("and", "or", "but", "the", "a", "an", "that", "it", "he", "said", "{name}"))


def _own_share(outlets: Counter[str], words: Counter[str]) -> float:
    """How unevenly outlets say it, from 0 (all alike) to 1: the hits beyond an even spread."""
    hits, total = sum(outlets.values()), sum(words.values())
    if len(words) < 2:
        return 1.0
    even = {outlet: hits * words[outlet] / total for outlet in outlets}
    return sum(max(0.0, count - even[outlet]) for outlet, count in outlets.items()) / hits


def _singular(gram: _Gram) -> _Gram:
    return (gram[0].removesuffix("s"),)


def _expected(gram: _Gram, theirs: _Counts) -> float:
    """How often the n-gram would stand in the reference, were its last word independent.

    A Markov estimate: count of all but the last word, times all but the first, by the middle.
    """
    if len(gram) == 1:  # a plural: one in ten of its singular is little for a word that has one
        return theirs.grams[_singular(gram)] / 10
    head, tail, middle = gram[:-1], gram[1:], gram[1:-1]
    between = theirs.grams[middle] if middle else theirs.words
    return theirs.grams[head] * theirs.grams[tail] / between if between else 0.0


def _grouped(scored: dict[_Gram, tuple[float, float, float]]) -> list[tuple[_Gram, ...]]:
    """N-grams of the same words of their own in one row, the best first, rows by their best."""
    rows: defaultdict[frozenset[str], list[_Gram]] = defaultdict(list)
    for gram in sorted(scored, key=lambda g: (-scored[g][0], g)):
        own = {
            word.removesuffix("s") for word in gram if word not in FUNCTION and word not in _SLOTS
        }
        row = rows[frozenset(own or gram)]
        if len(row) < _IN_A_ROW and not any(_holds(gram, other) for other in row):
            row.append(gram)
    return [tuple(row) for row in rows.values()]


def _holds(gram: _Gram, other: _Gram) -> bool:
    """Whether one n-gram is a part of the other."""
    short, long = sorted((gram, other), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _sentences(texts: Sequence[Text], grams: Sequence[_Gram]) -> dict[_Gram, list[str]]:
    """A few places where each n-gram stands."""
    wanted = set(grams)
    found: dict[_Gram, list[str]] = {gram: [] for gram in grams}
    for text in texts:
        for stretch in stretches(text.text):
            slots = tuple(word.slot for word in stretch)
            for length in range(1, _LONGEST + 1):
                for start in range(len(slots) - length + 1):
                    gram = slots[start : start + length]
                    if gram in wanted and len(found[gram]) < _SENTENCES:
                        end = stretch[start + length - 1].end
                        found[gram].append(excerpt(text.text, stretch[start].start, end))
    return found
