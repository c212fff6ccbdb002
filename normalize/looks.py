"""What a pass said of a text, and how little it must read when the text has changed.

Most passes read each line for itself; asked again, such a pass reads the lines that are new
and those of which it spoke. So the rounds after the first cost what the edits have changed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from normalize.edits import Problem, Proposal
from normalize.stages import BY_LINE, Context, Mention, Pass

__all__ = ["Look", "asked"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a pass said of a text: what is to be applied, what is only suggested, and the rest."""

    text: str
    sure: list[Proposal]
    suggestions: list[Proposal]
    mentions: list[Mention]
    problems: list[Problem]


def asked(propose: Pass, text: str, context: Context, before: Look | None) -> list[Proposal]:
    """What a pass proposes for a text; `before` is its look at the text as it was."""
    if before is None or propose not in BY_LINE:
        return propose(text, context)
    quiet = _quiet_lines(before)
    new: list[str] = []
    offsets: list[int] = []  # of the new lines, in the text
    offset = 0
    for line in text.split("\n"):
        if line not in quiet:
            new.append(line)
            offsets.append(offset)
        offset += len(line) + 1
    if not new:
        return []
    starts = [0, *accumulate(len(line) + 1 for line in new)]
    moved = []
    for proposal in propose("\n".join(new), context):
        i = bisect_right(starts, proposal.start) - 1
        by = offsets[i] - starts[i]
        moved.append(replace(proposal, start=proposal.start + by, end=proposal.end + by))
    return moved


def _quiet_lines(look: Look) -> set[str]:
    """The lines of which a pass said nothing."""
    lines = look.text.split("\n")
    spoken: list[Proposal | Problem] = [*look.sure, *look.suggestions, *look.problems]
    if not spoken:
        return set(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    loud = {lines[bisect_right(starts, each.start) - 1] for each in spoken}
    return set(lines) - loud
