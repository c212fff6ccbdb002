"""Wordings that are far more frequent in the corpus than in English.

N-grams of up to five words, with names, numbers and dates as slots, are compared with what
English would make of their parts (`oddness`). What all outlets say alike counts little, and what
those say whose names and wording are mended most, the more (`outlets`). What stands again between
the same words counts less: it is a reprint, no habit.

Of n-grams that hold one another the oddest is shown, in rows about one word (`themes`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from normalize.quality.suggesting.oddness import Gram, counted, expected, grams, is_own, oddness
from normalize.quality.suggesting.outlets import Outlets
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.themes import rows_of
from normalize.quality.suggesting.words import Word, excerpt, once, stretches
from normalize.quality.texts import Text

__all__ = ["phrases"]

_FEWEST = 3  # hits, in as many documents at least as two
_SENTENCES = 2
_SHOWN = 3  # n-grams whose counts are shown
_MOST = 1200  # wordings: what comes behind a hundred rows is read by nobody
_PART = 0.75  # of an n-gram's places in a longer one, from which it is a part of that


@dataclass(slots=True)
class _Use:
    """Where an n-gram stands: its places, and who has it."""

    hits: int = 0
    between: set[Gram] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    outlets: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)


def phrases(
    texts: Sequence[Text], clean: Iterable[Text], mended: Mapping[str, int] | None = None
) -> list[Suggestion]:
    """Wordings that English does not have, the oddest first.

    `mended` says how many edits a text's names and wording needed, by the text's name.
    """
    kept = once(texts)
    ours = counted((word.slot for word in stretch) for _, own in kept for stretch in own)
    likely = {g for g, n in ours.grams.items() if n >= _FEWEST and _says_something(g)}
    uses = _uses(kept, likely)
    frequent = {g for g, use in uses.items() if len(use.documents) > 1 and len(use.between) > 1}
    wanted = frequent | {part for gram in frequent for part in grams(gram)}
    edited = (stretch for text in clean for stretch in stretches(text.text))
    theirs = counted(((word.slot for word in stretch) for stretch in edited), wanted)
    outlets = _outlets(kept, mended or {})
    scores = {}
    for gram in frequent:
        use = uses[gram]
        hits = sqrt(len(use.between) * use.hits)
        if score := oddness(gram, hits, outlets.weight(use.outlets), ours, theirs):
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
        for row in rows_of(_oddest(_told_apart(scores, ours.grams)))
    ]


def _outlets(kept: Sequence[tuple[Text, list[list[Word]]]], mended: Mapping[str, int]) -> Outlets:
    """The outlets of the texts, with the edits of each."""
    words, edits = Counter[str](), Counter[str]()
    for text, own in kept:
        words[text.outlet] += sum(map(len, own))
        edits[text.outlet] += mended.get(text.name, 0)
    return Outlets(words, edits)


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


def _oddest(scores: dict[Gram, float]) -> dict[Gram, float]:
    return {gram: scores[gram] for gram in sorted(scores, key=lambda g: (-scores[g], g))[:_MOST]}
