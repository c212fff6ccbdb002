r"""How far a pattern reaches: how many spaces what it looks at can hold.

Words have no bound, but most patterns look at few of them. So around a place that the sieve found
only so many words must be read; what has no bound (`.*`) is run on the whole line. Many patterns
have none for the sake of a lookahead at their end ("and the line ends in a full stop"): these are
searched for without it, and where they are found it is asked.

>>> reach(r"\b(?:in|on) [a-z]+(?: [A-Z]\w+){0,2}(?= said)", {})
4
>>> reach(r"according to .+ sources", {}) is None
True
>>> reach(r"\L<towns>'s", {"towns": ["Hama", "Deir ez-Zor"]})
1
>>> searched(r"\b(?:of|by) Syrian army(?= said)(?=[^\n]*[.!?])", {})
('\\b(?:of|by) Syrian army', 3)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from normalize.rules import syntax
from normalize.rules.openings import may_be_space, opening
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Node

__all__ = ["reach", "searched"]

_FAR = 20  # spaces; to read farther takes longer than to look a second time


def reach(pattern: str, lists: Mapping[str, Sequence[str]]) -> int | None:
    r"""The most spaces in a match and in what its lookarounds read; None where any number may be.

    `lists` are the named lists that `\L<name>` refers to. The pattern must be valid.
    """
    return _whole(_spaces(parsed(pattern), lists, {}, behind=True))


def searched(pattern: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, int | None]:
    """What is to be searched for on behalf of a pattern, and how far that reaches.

    It is the pattern itself, or, if that reaches far, what is left without the lookaheads at its
    end. A place that the sieve finds by what the pattern shows is within this reach. What
    lookbehinds read does not count: a search sees what stands before the place where it begins.
    """
    whole = parsed(pattern)
    most = _spaces(whole, lists, {})
    if most <= _FAR or not isinstance(whole, syntax.Sequence):
        return pattern, _whole(most)
    rest, parts, told = pattern, list(whole.parts), 0.0
    while len(parts) > 1 and isinstance(look := parts[-1], syntax.Look) and not look.behind:
        shown = f"(?{'!' if look.negative else '='}{look.source})"
        shown = shown if rest.endswith(shown) else f"(?:{shown})"  # a slot puts it in a group
        if not rest.endswith(shown):
            break
        rest = rest.removesuffix(shown)
        parts.pop()
        told += _spaces(opening(look.inside), lists, {})
    return rest, _whole(_spaces(syntax.Sequence(tuple(parts)), lists, {}) + told)


def _whole(spaces: float) -> int | None:
    return None if math.isinf(spaces) else int(spaces)


def _spaces(
    node: Node,
    lists: Mapping[str, Sequence[str]],
    groups: dict[int, float],
    *,
    behind: bool = False,
) -> float:
    """The most spaces that a part can read; those of lookbehinds only if `behind`."""
    spaces = partial(_spaces, lists=lists, groups=groups, behind=behind)
    match node:
        case syntax.Literal(character):
            return character == " "
        case syntax.OneOf(source):
            return may_be_space(source)
        case syntax.Words(name):
            return max((word.count(" ") for word in lists[name]), default=0)
        case syntax.Bound():
            return 0
        case syntax.Again(number):
            return groups.get(number, math.inf)
        case syntax.Look(inside):
            return spaces(inside) if behind or not node.behind else 0
        case syntax.Group(inside, number):
            groups[number] = most = spaces(inside)
            return most
        case syntax.Repeat(part, _, high):
            most = spaces(part)
            return most and most * (math.inf if high is None else high)
        case syntax.Sequence(parts):
            return sum(map(spaces, parts))
        case syntax.Choice(branches):
            return max(map(spaces, branches))
    return math.inf
