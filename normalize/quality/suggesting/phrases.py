"""Wordings that are far more frequent in the corpus than in English.

N-grams of up to five words, with names, numbers and dates as slots, are compared with what
English would make of their parts (`oddness`). What all outlets say alike counts little, and what
stands again between the same words counts less: it is a reprint, no habit.

Of n-grams that hold one another the oddest is shown. Two words of their own, words with a small
one, longer wordings and those with slots take turns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from math import sqrt

from normalize.quality.suggesting.oddness import Gram, counted, expected, grams, is_own, oddness
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, Word, excerpt, once, stretches
from normalize.quality.texts import Text

__all__ = ["phrases"]

_FEWEST = 3  # hits, in as many documents at least as two
_SENTENCES = 2
_SHOWN = 3  # n-grams whose counts are shown
_IN_A_ROW = 12
_PART = 0.75  # of an n-gram's places in a longer one, from which it is a part of that


@dataclass(slots=True)
class _Use:
    """Where an n-gram stands: its places, and who has it."""

    hits: int = 0
    between: set[Gram] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    outlets: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)


def phrases(texts: Sequence[Text], clean: Iterable[Text]) -> list[Suggestion]:
    """Wordings that English does not have, the oddest first."""
    kept = once(texts)
    ours = counted((word.slot for word in stretch) for _, own in kept for stretch in own)
    likely = {g for g, n in ours.grams.items() if n >= _FEWEST and _says_something(g)}
    uses = _uses(kept, likely)
    frequent = {g for g, use in uses.items() if len(use.documents) > 1 and len(use.between) > 1}
    wanted = frequent | {part for gram in frequent for part in grams(gram)}
    edited = (stretch for text in clean for stretch in stretches(text.text))
    theirs = counted(((word.slot for word in stretch) for stretch in edited), wanted)
    sizes = _sizes(kept)
    scores = {}
    for gram in frequent:
        use = uses[gram]
        hits = sqrt(len(use.between) * use.hits)
        if score := oddness(gram, hits, _spread(use.outlets, sizes), ours, theirs):
            scores[gram] = score

    def evidence(gram: Gram) -> str:
        return f"{' '.join(gram)} {uses[gram].hits}, English {expected(gram, ours, theirs):.1f}"

    return [
        Suggestion(
            "phrase",
            "flags",
            tuple(" ".join(gram) for gram in row),
            None,
            sum(ours.grams[gram] for gram in row),
            len(set().union(*(uses[gram].documents for gram in row))),
            scores[row[0]],
            "; ".join(map(evidence, row[:_SHOWN])),
            tuple(sentence for gram in row for sentence in uses[gram].sentences),
        )
        for row in _rows(_told_apart(scores, ours.grams))
    ]


def _sizes(kept: Sequence[tuple[Text, list[list[Word]]]]) -> Counter[str]:
    """Words of each outlet."""
    sizes: Counter[str] = Counter()
    for text, own in kept:
        sizes[text.outlet] += sum(map(len, own))
    return sizes


def _uses(kept: Sequence[tuple[Text, list[list[Word]]]], wanted: set[Gram]) -> dict[Gram, _Use]:
    """Where each of the wanted n-grams stands."""
    uses: defaultdict[Gram, _Use] = defaultdict(_Use)
    for text, own in kept:
        for stretch in own:
            slots = ("", "", *(word.slot for word in stretch), "", "")
            for start in range(len(stretch)):
                for gram in grams(slots[start + 2 : -2], starting=True):
                    if gram not in wanted:
                        continue
                    use = uses[gram]
                    use.hits += 1
                    end = start + len(gram)
                    use.between.add((*slots[start : start + 2], *slots[end + 2 : end + 4]))
                    use.documents.add(text.name)
                    use.outlets[text.outlet] += 1
                    if len(use.sentences) < _SENTENCES:
                        first, last = stretch[start].start, stretch[end - 1].end
                        use.sentences.append(excerpt(text.text, first, last))
    return uses


def _says_something(gram: Gram) -> bool:
    """Whether it has two words or more, one of its own, and is whole at its ends."""
    if len(gram) == 1:
        return "}-" in gram[0]
    if gram in _BY_THEMSELVES:
        return True
    if not any(is_own(word) and len(word) > 3 for word in gram) or gram[-1] in _NO_END:
        return False
    if gram[0] == "the":
        return gram[-1] == "{name}"  # "the citizen {name}"
    beside = sum(not word.startswith("{") for word in gram)
    return beside > 1 and gram[0] not in _NO_START


_BY_THEMSELVES = frozenset((word, "{month}", "{number}") for word in ("in", "at", "by"))
_NO_START = frozenset(("and", "or", "but", "said", "that", "which", "a", "an", "{name}"))
_NO_END = frozenset(("and", "or", "but", "the", "a", "an", "that", "it", "he", "said"))


def _spread(outlets: Counter[str], words: Counter[str]) -> float:
    """How unevenly outlets say it, from 0 (all alike) to 1: the hits beyond an even spread."""
    hits, total = sum(outlets.values()), sum(words.values())
    if len(words) < 2:
        return 1.0
    even = {outlet: hits * words[outlet] / total for outlet in outlets}
    return sum(max(0.0, count - even[outlet]) for outlet, count in outlets.items()) / hits


def _told_apart(scores: dict[Gram, float], counts: Counter[Gram]) -> dict[Gram, float]:
    """N-grams without those that hold a better one, or mostly stand in a better one."""
    kept: dict[Gram, float] = {}
    covered: set[Gram] = set()
    for gram in sorted(scores, key=lambda g: (-scores[g] / len(g), g)):
        parts = [part for part in grams(gram) if len(part) < len(gram)]
        if gram in covered or any(part in kept for part in parts):
            continue
        kept[gram] = scores[gram]
        covered.update(part for part in parts if counts[gram] >= _PART * counts[part])
    return kept


def _rows(scores: dict[Gram, float]) -> list[tuple[Gram, ...]]:
    """Rows of n-grams, the kinds of n-grams in turns."""
    kinds: defaultdict[str, list[Gram]] = defaultdict(list)
    for gram in sorted(scores, key=lambda g: (-scores[g], g)):
        kinds[_kind(gram)].append(gram)
    turns = chain.from_iterable(zip_longest(*(_grouped(kinds[kind], scores) for kind in _KINDS)))
    return [row for row in turns if row is not None]


_KINDS = ("two", "small", "slot", "long")


def _kind(gram: Gram) -> str:
    if any(word.startswith("{") for word in gram):
        return "slot"
    if len(gram) > 2:
        return "long"
    return "small" if FUNCTION & set(gram) else "two"


def _grouped(grams: Sequence[Gram], scores: dict[Gram, float]) -> list[tuple[Gram, ...]]:
    """N-grams that share a word of their own in one row, if they fill it; the best row first."""
    weight: Counter[str] = Counter()
    for gram in grams:
        weight.update(set(_own(gram)))
    groups: defaultdict[str, list[Gram]] = defaultdict(list)
    for gram in grams:
        groups[max(_own(gram), key=lambda word: (weight[word], word))].append(gram)
    rows = []
    rest = []
    for group in groups.values():
        if len(group) < _IN_A_ROW:
            rest += group
        else:
            rows += [tuple(group[i : i + _IN_A_ROW]) for i in range(0, len(group), _IN_A_ROW)]
    rest.sort(key=lambda g: (-scores[g], g))
    rows += [tuple(rest[i : i + _IN_A_ROW]) for i in range(0, len(rest), _IN_A_ROW)]
    mean = {row: sum(scores[gram] for gram in row) / _IN_A_ROW for row in rows}
    return sorted(rows, key=lambda row: (-mean[row], row))


def _own(gram: Gram) -> list[str]:
    """Words that are neither small ones nor slots, without a plural's ending."""
    own = [word for word in gram if is_own(word)]
    return [word.removesuffix("s") for word in own] or [" ".join(gram)]
