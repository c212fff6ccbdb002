"""A book or a collection in one file keeps its own conventions.

In an article odd white space or an entity is damage. In a file as long as a book, what
comes again and again is how the file was made; it is asked about, not changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from normalize.edits import Level, Proposal

__all__ = ["keep_conventions"]

_BOOK = 100_000  # code points; no article is that long
_BY_CHANCE = 5  # times that a book may show one kind of oddity before it is a convention


def keep_conventions(
    text: str, proposals: list[Proposal], kind: Callable[[str], str] = str
) -> list[Proposal]:
    """Proposals as they are; in a book, those whose rule speaks all the time only ask.

    `kind` says which rules are about one kind of oddity: what it gives for their names is alike.

    >>> odd = [Proposal(n, n + 1, "", "r", "") for n in range(9)]
    >>> keep_conventions("x" * 200_000, odd)[0].level, keep_conventions("x" * 2_000, odd)[0].level
    (<Level.POSSIBLE: 'possible'>, <Level.LIKELY: 'likely'>)
    """
    if len(text) <= _BOOK:
        return proposals
    counts = Counter(kind(proposal.rule) for proposal in proposals)
    return [
        proposal
        if counts[kind(proposal.rule)] <= _BY_CHANCE
        else replace(proposal, level=Level.POSSIBLE)
        for proposal in proposals
    ]
