"""Words of two texts that belong together: by their letters in one language, by EM across two.

In one language the alignment is monotone (Needleman and Wunsch, 1970): a word that is kept costs
nothing, another form of it little, another word as much as leaving one out and putting one in.

>>> align(["two", "road", "blockages", "stay"], ["two", "roadblocks", "stay"])
[(0, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 3)]

Across languages the chance that one word translates another is learned from pairs of sentences
(IBM Model 1; Brown et al., "The Mathematics of Statistical Machine Translation", 1993).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

__all__ = ["FROM_NOTHING", "NULL", "Span", "align", "translation_table"]

Span = tuple[int, int, int, int]  # of the one, start and end, and of the other

_ANOTHER_FORM = 0.7  # similarity of letters from which a word is another form of a word
_MOST = 400  # words of a stretch without a word in common: longer ones are no translation
_ROUNDS = 5
FROM_NOTHING = 0.2  # prior of NULL, where each word of the original has 1
NULL = ""  # where words come from that no word of the original stands behind


def align(one: Sequence[str], other: Sequence[str]) -> list[Span]:
    """Spans that belong together, in order; where both are alike, the words are equal.

    Long texts are first cut at the stretches that they share (Ratcliff and Obershelp).
    """
    spans: list[Span] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal" or i == j or k == m or j - i > _MOST or m - k > _MOST:
            spans.append((i, j, k, m))
        else:
            spans += [(i + a, i + b, k + c, k + d) for a, b, c, d in _within(one[i:j], other[k:m])]
    return spans


def _within(one: Sequence[str], other: Sequence[str]) -> list[Span]:
    """The same for a stretch that has no word in common: forms of one word are its joints."""
    costs = [[float(i + j) for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, word in enumerate(one, 1):
        for j, theirs in enumerate(other, 1):
            costs[i][j] = min(
                costs[i - 1][j] + 1,
                costs[i][j - 1] + 1,
                costs[i - 1][j - 1] + _cost(word, theirs),
            )
    joints = []
    i, j = len(one), len(other)
    while i and j:
        cost = _cost(one[i - 1], other[j - 1])
        if costs[i][j] == costs[i - 1][j - 1] + cost:
            i, j = i - 1, j - 1
            if cost < 1:
                joints.append((i, i + 1, j, j + 1))
        elif costs[i][j] == costs[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    spans: list[Span] = []
    i = j = 0
    for a, b, c, d in [*reversed(joints), (len(one), len(one), len(other), len(other))]:
        if i < a or j < c:
            spans.append((i, a, j, c))
        if a < b:
            spans.append((a, b, c, d))
        i, j = b, d
    return spans


def _cost(one: str, other: str) -> float:
    if one.lower() == other.lower():
        return 0.0
    alike = Levenshtein.normalized_similarity(one.lower(), other.lower())
    return 1 - alike if alike >= _ANOTHER_FORM else 2.0


def translation_table(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> dict[str, dict[str, float]]:
    """Chances that a word (of the second of each pair) comes from a word of the first.

    The table reads `table[target][source]`; sources of one target do not add up to one, targets
    of one source do. Words of the second that come from nothing come from "".

    >>> pairs = [(["بيت"], ["house"]), (["بيت", "كبير"], ["big", "house"]), (["كبير"], ["big"])]
    >>> table = translation_table(pairs)
    >>> max(table["house"], key=table["house"].get)
    'بيت'
    """
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for sources, targets in pairs:
        for target in targets:
            table[target] |= dict.fromkeys((NULL, *sources), 1.0)
    for _ in range(_ROUNDS):
        totals: defaultdict[str, float] = defaultdict(float)
        counts: dict[str, dict[str, float]] = {
            t: dict.fromkeys(row, 0.0) for t, row in table.items()
        }
        for sources, targets in pairs:
            for target in targets:
                chances, count = table[target], counts[target]
                whole = FROM_NOTHING * chances[NULL] + sum(chances[source] for source in sources)
                for source in (NULL, *sources):
                    prior = 1.0 if source else FROM_NOTHING
                    share = prior * chances[source] / whole
                    count[source] += share
                    totals[source] += share
        table = {
            target: {source: count / totals[source] for source, count in row.items()}
            for target, row in counts.items()
        }
    return table
