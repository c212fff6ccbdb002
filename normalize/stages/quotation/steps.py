"""What a mark can be where some quotations are open, and what that costs.

The states of the automaton that reads a paragraph (:mod:`normalize.stages.quotation.reading`):
stacks of open quotations. A mark leads from one to another in a role, at the cost that its
neighbours give the role (:mod:`normalize.stages.quotation.costs`) and at that of the nesting.

>>> from normalize.stages.quotation.marks import find_marks
>>> (mark,) = find_marks('He said "no', 0, 11)
>>> min(steps(mark, NOTHING), key=lambda step: step[1])
(<Role.OPENING: 'opening'>, 0.0, 'D')
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from normalize.stages.quotation.costs import NEVER
from normalize.stages.quotation.marks import Mark

__all__ = ["NOTHING", "Role", "Stack", "end_cost", "start_costs", "steps"]


class Role(Enum):
    """What a mark is."""

    OPENING = "opening"
    CLOSING = "closing"
    APOSTROPHE = "apostrophe"  # or prime
    DETACHED = "detached"  # an apostrophe on the wrong side of a space
    STRAY = "stray"  # a double mark that nothing explains


# An open quotation is one letter of the stack: D double, S single; in lower case where a
# space follows its opening mark; W (double) and V (single) where that space should stand before
# it; T and t where a clause of saying and a colon introduce it; U where it is double and was not
# opened in this paragraph.
Stack = str
NOTHING: Stack = ""
_NOT_NEXT = str.maketrans("WV", "ds")  # such a pair holds no other
_SINGLE = "SsV"
_SPACED = "dstWV"  # a space stands inside their opening marks
_DEEPEST = 3
_STRAY = 14.0
_REPEATED = 3.5  # the same mark twice in a row
# For a pair both of whose marks stand on the wrong side of their spaces, by its letter: less.
_BOTH_ASIDE = {"W": 8.0, "V": 15.0}
_MIXED = {True: 6.0, False: 5.0}  # a double mark that closes a single quotation; the reverse
_FLIPPED = 6.0  # openings dearer than this contradict what stands around them
_UNCLOSED = {True: 5.0, False: 6.0}  # at the end of a paragraph; by whether it is double
_CONTINUED = 0.5  # there, but the next paragraph opens again: the rule for long quotations
_UNOPENED = {True: 5.0, False: 9.0}  # at its beginning
_CARRIED = 1.5  # there, but left open before
_LOST = {True: 7.0, False: 9.0}  # somewhere in the middle, an opening or a closing


def start_costs(carried: bool) -> dict[Stack, float]:
    """What may be open where a paragraph begins; `carried`: those before leave one open."""
    return {NOTHING: 0.0, "U": _CARRIED if carried else _UNOPENED[True], "S": _UNOPENED[False]}


def steps(mark: Mark, stack: Stack) -> Iterator[tuple[Role, float, Stack]]:
    """Everything that a mark can be where `stack` is open: role, cost, stack behind it."""
    if mark.double:
        yield Role.STRAY, _REPEATED if mark.repeats else _STRAY, stack
    elif mark.detached < NEVER:
        yield Role.DETACHED, mark.detached, stack
    if mark.apostrophe < NEVER:
        yield Role.APOSTROPHE, mark.apostrophe, stack
    if len(stack) < _DEEPEST:
        outer = stack.translate(_NOT_NEXT)
        yield Role.OPENING, mark.opening + _nesting(mark, stack), outer + _letter(mark)
    if not stack or (stack[-1] in _SINGLE) == mark.double:
        yield Role.CLOSING, mark.closing + _LOST[mark.double], stack
    if not stack:
        return
    top = stack[-1]
    cost = mark.closing
    if mark.left == "_" and top in _SPACED:  # the same slip twice
        aside = top in _BOTH_ASIDE and mark.right == "w"
        cost = cost - _BOTH_ASIDE[top] if aside else max(cost - 3, 0.0)
    if (top in _SINGLE) != mark.double:
        # The one before was never closed, least likely where a colon announced it.
        lost = _LOST[mark.double] + 3 * (top in "Tt")
        yield Role.OPENING, mark.opening + lost, stack[:-1] + _letter(mark)
    else:
        if len(stack) > 1 and (stack[-2] in _SINGLE) != mark.double:
            yield Role.CLOSING, cost + _UNCLOSED[top not in _SINGLE], stack[:-2]
        if mark.left == "q":
            return  # nothing would be quoted
        cost += _MIXED[mark.double]
    if top in "Tt" and not mark.stopped:  # speech that stops in the middle of a sentence
        cost += 6
    yield Role.CLOSING, cost, stack[:-1]


def _letter(mark: Mark) -> str:
    if mark.left == "w" and mark.right == "_":
        return "W" if mark.double else "V"
    letter = "S" if not mark.double else "T" if mark.spoken else "D"
    return letter.lower() if mark.right == "_" or mark.left == "w" else letter


def _nesting(mark: Mark, stack: Stack) -> float:
    if not stack:
        return 0.0
    if stack == "U" and mark.double:
        return 10.0  # marks that open twice, and not once before
    if stack[-1] in _SINGLE:
        return 1.0 if mark.double else 6.0
    if not mark.double:
        return 0.0
    return 7.0 if mark.opening > _FLIPPED or stack[-1] in _SPACED else 3.0


def end_cost(stack: Stack, continued: str) -> float:
    """What it costs to leave `stack` open where the paragraph ends.

    continued: the marks with which the next paragraph opens, D or S each.
    """
    kinds = ["S" if letter in _SINGLE else "D" for letter in stack]
    return sum(
        _CONTINUED if "".join(kinds[: k + 1]) == continued[: k + 1] else _UNCLOSED[kind == "D"]
        for k, kind in enumerate(kinds)
    )
