"""Reading a paragraph: what each of its marks is, and how sure that is.

A reading gives every mark a role, such that openings and closings nest. Marks are few and
nesting is shallow, so the cheapest reading is found exactly by dynamic programming over the
stack of open quotations (Viterbi 1967, over a bounded stack). A second pass from the end
gives min-marginals: how much more the cheapest reading costs in which a given mark has
another role. That margin says how sure the role is; time is linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import ClassVar

from normalize.stages.quotation.marks import DOUBLES, Mark, find_marks, has_marks, paragraphs, tidy
from normalize.stages.quotation.steps import Role, Stack, end_cost, start_costs, steps

__all__ = ["Paragraph", "Quotation", "Reading", "read", "read_paragraphs"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: indices of its marks; None for one that the paragraph does not have."""

    opening: int | None
    closing: int | None
    depth: int  # 0 for the outermost


@dataclass(frozen=True, slots=True)
class Reading:
    """The cheapest reading of a paragraph.

    `margins` holds for each mark what the cheapest reading with another role would cost more.
    """

    marks: Sequence[Mark]
    roles: Sequence[Role]
    margins: Sequence[float]
    quotations: Sequence[Quotation]
    cost: float
    open_at_end: bool  # a double quotation is open where the paragraph ends

    SURE: ClassVar[float] = 3.0  # margin from which on a role is relied upon
    ODDEST: ClassVar[float] = 12.0  # cost beyond which a paragraph has several readings

    @property
    def is_odd(self) -> bool:
        """Whether other readings of the paragraph are about as good."""
        return self.cost > self.ODDEST

    def pair(self, q: Quotation) -> tuple[Mark, Mark] | None:
        """The two marks of a quotation; None where it lacks one."""
        if q.opening is None or q.closing is None:
            return None
        return self.marks[q.opening], self.marks[q.closing]

    def is_sure(self, q: Quotation) -> bool:
        """Whether those marks of a quotation that the paragraph has are surely its own."""
        marks = (k for k in (q.opening, q.closing) if k is not None)
        return all(self.margins[k] >= self.SURE for k in marks)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its reading, in the light of its neighbours."""

    start: int
    end: int
    reading: Reading
    carried: bool  # the paragraphs before leave a quotation open
    continued: bool  # the next paragraph with marks, of the next three, begins with one


_OPENERS = "\"“„«'‘ "
_HABIT = 4.0  # less, for openings torn from their words the same way twice in a paragraph
_ASIDE = 8.0, 5.0  # costs of such an opening and of its closing, where no words speak against it
_SHORT = 24  # marks
_BEAM = 18.0  # a stack that costs so much more than the best one is never going to win


def read(marks: Sequence[Mark], carried: bool = False, continued: str = "") -> Reading:
    """Find the cheapest reading of the marks of one paragraph.

    carried: the paragraphs before leave a quotation open.
    continued: the marks with which the next paragraph opens, D or S each.

    >>> from normalize.stages.quotation.marks import find_marks
    >>> text = 'The heading was " yes to dialogue " on Monday.'
    >>> [role.value for role in read(find_marks(text, 0, len(text))).roles]
    ['opening', 'closing']
    """
    if not carried:
        marks = _by_habit(marks)
    # Most paragraphs are alike but for the places of their marks, so short ones are remembered.
    bare = tuple(mark._replace(start=0, end=0, before=0, after=0) for mark in marks)
    solve = _solve if len(bare) <= _SHORT else _solve.__wrapped__
    return Reading(marks, *solve(bare, carried, continued))


def _by_habit(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Make openings on the wrong side of their spaces cheap where two pairs are torn so."""
    doubles = [mark for mark in marks if mark.double]
    aside = {
        one.start
        for one, other in pairwise(doubles)
        if one.left == "w" and one.right == "_" and one.opening <= _ASIDE[0]
        if (other.left == "_" or other.right == "w") and other.closing <= _ASIDE[1]
    }
    if len(aside) < 2:
        return marks
    return [
        mark._replace(opening=mark.opening - _HABIT) if mark.start in aside else mark
        for mark in marks
    ]


@lru_cache(maxsize=2048)
def _solve(
    marks: tuple[Mark, ...], carried: bool, continued: str
) -> tuple[list[Role], list[float], list[Quotation], float, bool]:
    """Everything of a reading but its marks."""
    forward: list[dict[Stack, float]] = [start_costs(carried)]
    for mark in marks:
        forward.append(_advance(mark, forward[-1]))
    backward: list[dict[Stack, float]] = [{}] * len(forward)
    backward[-1] = {stack: end_cost(stack, continued) for stack in forward[-1]}
    margins: list[float] = []
    choice: list[dict[Stack, tuple[Role, Stack]]] = []
    for k in range(len(marks) - 1, -1, -1):
        costs: dict[Role, float] = {}
        best: dict[Stack, float] = {}
        step: dict[Stack, tuple[Role, Stack]] = {}
        for stack, so_far in forward[k].items():
            for role, cost, then in steps(marks[k], stack):
                if then not in backward[k + 1]:
                    continue
                rest = cost + backward[k + 1][then]
                if rest < best.get(stack, float("inf")):
                    best[stack], step[stack] = rest, (role, then)
                costs[role] = min(costs.get(role, float("inf")), so_far + rest)
        backward[k] = best
        choice.append(step)
        ranked = sorted(costs.values())
        margins.append(ranked[1] - ranked[0] if len(ranked) > 1 else float("inf"))
    choice.reverse()
    margins.reverse()
    start = min(backward[0], key=lambda s: forward[0][s] + backward[0][s])
    roles, quotations, end = _trace(start, choice)
    cost = forward[0][start] + backward[0][start]
    return roles, margins, quotations, cost, bool(end.strip("SsV"))


@lru_cache(maxsize=1)
def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""Read every paragraph that is not plainly well set (see :func:`tidy`).

    >>> text = '"We left.\n"We came back," he said.\nHe said" no ".'
    >>> [(p.start, p.continued) for p in read_paragraphs(text)]
    [(0, True), (35, False)]
    """
    if not has_marks(text):
        return ()
    spans = list(paragraphs(text))
    found: list[Paragraph] = []
    carried = False
    for k, (start, end) in enumerate(spans):
        if tidy(text, start, end):
            carried = carried and not any(text.find(mark, start, end) >= 0 for mark in DOUBLES)
            continue
        opens = [_opening_run(text, *span) for span in spans[k + 1 : k + 4]]
        reading = read(find_marks(text, start, end), carried, (opens[0] or "") if opens else "")
        continued = bool(next((run for run in opens if run is not None), ""))
        found.append(Paragraph(start, end, reading, carried, continued))
        carried = reading.open_at_end
    return tuple(found)


def _opening_run(text: str, start: int, end: int) -> str | None:
    """The marks with which a paragraph opens, D or S each; None where it has no double mark."""
    opening = takewhile(_OPENERS.__contains__, text[start : start + 5])
    run = "".join("S" if mark in "'‘" else "D" for mark in opening if mark != " ")
    return run if run or any(text.find(mark, start, end) >= 0 for mark in DOUBLES) else None


def _advance(mark: Mark, stacks: dict[Stack, float]) -> dict[Stack, float]:
    reached: dict[Stack, float] = {}
    for stack, so_far in stacks.items():
        for _, cost, then in steps(mark, stack):
            if so_far + cost < reached.get(then, float("inf")):
                reached[then] = so_far + cost
    limit = min(reached.values()) + _BEAM
    return {stack: cost for stack, cost in reached.items() if cost <= limit}


def _trace(
    stack: Stack, choice: Sequence[dict[Stack, tuple[Role, Stack]]]
) -> tuple[list[Role], list[Quotation], Stack]:
    """Follow the best steps from the first mark on, and pair the marks."""
    roles: list[Role] = []
    quotations: list[Quotation] = []
    openings: list[int | None] = [None] * len(stack)
    for k, step in enumerate(choice):
        depth = len(stack)
        role, stack = step[stack]
        roles.append(role)
        if role is Role.OPENING:
            if len(stack) == depth:  # in the place of one that was never closed
                quotations.append(Quotation(openings.pop(), None, depth - 1))
            openings.append(k)
        elif role is Role.CLOSING:
            if len(stack) == depth:  # never opened
                quotations.append(Quotation(None, k, depth))
            while len(openings) > len(stack):
                inner = len(openings) > len(stack) + 1  # never closed before the outer one is
                opening = openings.pop()
                quotations.append(Quotation(opening, None if inner else k, len(openings)))
    while openings:
        quotations.append(Quotation(openings.pop(), None, len(openings)))
    quotations.sort(key=_position)
    return roles, quotations, stack


def _position(q: Quotation) -> tuple[int, int]:
    """Outer quotations before what they hold; those that were not opened, where they close."""
    if q.opening is not None:
        return q.opening, q.depth
    return -1 if q.closing is None else q.closing, q.depth
