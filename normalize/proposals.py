"""Proposals: what a stage would change, how sure it is of that, and which of them stand.

Offsets count Unicode code points, start inclusive, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = ["Fact", "Level", "Proposal", "collide", "resolve", "shared_ends", "trimmed"]


class Level(StrEnum):
    """How sure an edit is. Certain and likely edits are applied by default."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def sureness(self) -> int:
        """The place of a level among the others: 0 for the least sure."""
        return _SURENESS[self]

    def reaches(self, threshold: Level) -> bool:
        """Whether an edit of this level is applied where `threshold` is asked for.

        >>> Level.LIKELY.reaches(Level.CERTAIN)
        False
        """
        return self.sureness >= threshold.sureness


_SURENESS = {Level.CERTAIN: 2, Level.LIKELY: 1, Level.POSSIBLE: 0}


class Fact(StrEnum):
    """What no edit may change unless it declares that it touches it."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    QUOTATION = "quotation"  # which words stand inside quotation marks
    SPEAKER = "speaker"  # who said it


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that a stage would make, in offsets of the text that the stage was given.

    Proposals with the same non-empty `group` belong together (a mark taken out here and
    put in there): all of them are applied, or none. `metadata` is what the edit moves
    out of the text (a date, a byline); it is kept only when the edit is applied.
    """

    start: int
    end: int
    after: str
    rule: str
    reason: str
    level: Level = Level.LIKELY
    touches: frozenset[Fact] = frozenset()
    group: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, in code points."""
        return self.start, self.end


def resolve(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Choose among overlapping proposals: earlier start, then longer, then first listed.

    Where a member of a group loses, the whole group loses, and the choice is made anew
    among the others. The result is sorted and free of overlaps; of two insertions at one
    place the first listed stands.

    >>> [p.after for p in resolve([Proposal(1, 3, "b", "r", ""), Proposal(0, 2, "a", "r", "")])]
    ['a']
    """
    # Insertions first: the last one kept then always reaches furthest.
    candidates = sorted(proposals, key=lambda p: (p.start, p.end > p.start, -p.end))
    while True:
        kept: list[Proposal] = []
        lost: set[str] = set()
        for proposal in candidates:
            if kept and collide(kept[-1], proposal):
                lost.add(proposal.group)
            else:
                kept.append(proposal)
        lost.discard("")
        if not any(proposal.group in lost for proposal in kept):
            return sorted(kept, key=lambda p: (p.start, p.end))
        candidates = [p for p in candidates if p.group not in lost]


def collide(one: Proposal, later: Proposal) -> bool:
    """Whether `later`, which does not start before `one`, cannot stand beside it."""
    if one.start == one.end or later.start == later.end:
        return one.span == later.span or one.start < later.start < one.end
    return later.start < one.end


_WORDS = re.compile(r"\s+|\S+")


def trimmed(text: str, proposal: Proposal) -> Proposal:
    """The same change without the words that it has in common at its ends.

    >>> p = trimmed("in Idlib countryside", Proposal(0, 20, "in the Idlib countryside", "r", ""))
    >>> p.span, p.after
    ((3, 3), 'the ')
    """
    before = _WORDS.findall(text[proposal.start : proposal.end])
    after = _WORDS.findall(proposal.after)
    head, tail = shared_ends(before, after)
    return replace(
        proposal,
        start=proposal.start + len("".join(before[:head])),
        end=proposal.end - len("".join(before[len(before) - tail :])),
        after="".join(after[head : len(after) - tail]),
    )


def shared_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many items two sequences have in common at the start, and of the rest at the end.

    >>> shared_ends("saraqib", "sarakib"), shared_ends("aa", "aaa")
    ((4, 2), (2, 0))
    """
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail
