"""Repetition: a sentence that stands twice in a row, as pasted or translated twice.

>>> [p.span for p in repeated_sentences("The road is shut now. The road is shut now. It rains.")]
[(21, 43)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context

__all__ = ["repeated_sentences", "repetition"]

_END = re.compile(r'(?<=[.!?])["”]? (?=["“]?[A-Z0-9])')
_SHORTEST = 4  # words: a shorter sentence may be repeated for effect


def repetition(text: str, _: Context) -> list[Proposal]:
    """Propose to drop the second of two equal sentences that follow each other."""
    paragraphs = (paragraph.rstrip('."”').split(". ") for paragraph in text.split("\n"))
    if any(one.endswith(other) for parts in paragraphs for one, other in pairwise(parts) if other):
        return list(repeated_sentences(text))
    return []


def repeated_sentences(text: str) -> Iterator[Proposal]:
    """Proposals that drop repeated sentences, the space before them included."""
    start = 0
    for paragraph in text.split("\n"):
        bounds = [0, *(end.end() for end in _END.finditer(paragraph)), len(paragraph) + 1]
        sentences = [(a, b, paragraph[a : b - 1]) for a, b in pairwise(bounds)]
        for (_, _, one), (a, b, other) in pairwise(sentences):
            if one == other and other.count(" ") + 1 >= _SHORTEST:
                yield Proposal(
                    start + a - 1,
                    start + b - 1,
                    "",
                    "grammar/repeated-sentence",
                    "the sentence stands twice in a row",
                    Level.LIKELY,
                    frozenset(Fact),
                )
        start += len(paragraph) + 1
