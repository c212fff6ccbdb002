"""What a pass said of a text, and how little it must read when the text has changed.

Most passes read each line for itself; asked again, such a pass reads the lines that are new
and those of which it spoke. So the rounds after the first cost what the edits have changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from normalize.edits import Problem, Proposal
from normalize.guard import guard
from normalize.stages import BY_LINE, Context, Mention, Pass

__all__ = ["Look", "asked", "look"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a pass said of a text: what is to be applied, what is only suggested, and the rest."""

    text: str
    sure: list[Proposal]
    suggestions: list[Proposal]
    mentions: list[Mention]
    problems: list[Problem]


def look(propose: Pass, text: str, context: Context, before: Look | None) -> Look:
    """What a pass says of a text, sorted by what the guard and the level make of it."""
    context.mentions = []
    context.problems = []
    proposals = asked(propose, text, context, before)
    if not proposals:
        return Look(text, [], [], context.mentions, context.problems)
    settings = context.settings
    if off := settings.disable:
        proposals = [p for p in proposals if p.rule not in off]
    passed, refused = guard(text, proposals)
    sure = [p for p in passed if p.level.reaches(settings.level)]
    unsure = [p for p in passed if not p.level.reaches(settings.level)]
    return Look(text, sure, unsure, context.mentions, [*context.problems, *refused])


def asked(propose: Pass, text: str, context: Context, before: Look | None) -> list[Proposal]:
    """What a pass proposes for a text; `before` is its look at the text as it was."""
    if before is None or propose not in BY_LINE:
        return propose(text, context)
    spoken: list[Proposal | Problem] = [*before.sure, *before.suggestions, *before.problems]
    lines = _new_lines(text, before.text)
    if spoken:
        loud = _lines_of(before.text, spoken)
        lines = [each for each in _lines(text) if each[1] in loud or each in lines]
    if not lines:
        return []
    starts = [0, *accumulate(len(line) + 1 for _, line in lines)]
    moved = []
    for proposal in propose("\n".join(line for _, line in lines), context):
        i = bisect_right(starts, proposal.start) - 1
        by = lines[i][0] - starts[i]
        moved.append(replace(proposal, start=proposal.start + by, end=proposal.end + by))
    return moved


_Line = tuple[int, str]  # where it starts, and what it says


@lru_cache(maxsize=8)  # a few texts: those that the passes before and behind an edit have seen
def _lines(text: str) -> list[_Line]:
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return list(zip(starts, lines, strict=False))


@lru_cache(maxsize=8)
def _new_lines(text: str, before: str) -> list[_Line]:
    """The lines of a text that it had not before."""
    known = set(before.split("\n"))
    return [each for each in _lines(text) if each[1] not in known]


def _lines_of(text: str, spoken: Sequence[Proposal | Problem]) -> set[str]:
    """The lines that were spoken of."""
    lines = _lines(text)
    starts = [start for start, _ in lines]
    return {lines[bisect_right(starts, each.start) - 1][1] for each in spoken}
