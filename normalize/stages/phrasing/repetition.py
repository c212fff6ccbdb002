"""Repetition: words, sentences and paragraphs that stand twice in a row.

Within a line :mod:`.repeated_words` and :func:`.repeated_passages.repeated_sentences` look, over
the lines the rest of :mod:`.repeated_passages` and :mod:`.repeated_copies`; a line in which
nothing comes twice costs little.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from normalize.edits import Proposal
from normalize.stages import Context
from normalize.stages.phrasing.repeated_copies import repeated_copies
from normalize.stages.phrasing.repeated_passages import (
    SHORTEST,
    repeated_attribution,
    repeated_head,
    repeated_paragraphs,
    repeated_sentences,
)
from normalize.stages.phrasing.repeated_words import (
    joined_to_itself,
    repeated_words,
    repeats,
    repeats_phrase,
    words_of,
)

__all__ = ["repetition"]


def repetition(text: str, _: Context) -> list[Proposal]:
    """Propose to drop the second of two equal words, phrases, sentences or paragraphs."""
    proposals: list[Proposal] = []
    start = 0
    for line in text.split("\n"):
        for proposal in _in_line(line) if line else ():
            span = start + proposal.start, start + proposal.end
            proposals.append(replace(proposal, start=span[0], end=span[1]))
        start += len(line) + 1
    proposals += repeated_paragraphs(text)
    proposals += repeated_head(text)
    proposals += repeated_copies(text)
    return proposals


@lru_cache(maxsize=4096)  # lines: those of articles under way, which are looked at again
def _in_line(line: str) -> tuple[Proposal, ...]:
    """What a line says twice."""
    # Whatever pauses: whoever repeats words repeats pairs of neighbours, or has one of equals.
    words = words_of(line.replace(".", "").replace(",", "").replace(";", ""))
    pairs = list(pairwise(words))
    again = len(pairs) - len(set(pairs))
    doubled, around = repeats(words, 1), repeats(words, 2)
    if not (again or doubled or around):
        return ()
    found: list[Proposal] = []
    if around:
        found += joined_to_itself(line)
    if again:
        found += repeated_attribution(line)
    if (doubled and repeats(words_of(line), 1)) or (again and repeats_phrase(pairs)):
        found += repeated_words(line)
    if again >= SHORTEST - 1:
        found += repeated_sentences(line)
    return tuple(found)
