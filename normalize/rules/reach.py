r"""How far a pattern reaches: how many spaces what it looks at can hold.

Words have no bound, but most patterns look at few of them. So around a place that the sieve found
only so many words must be read; what has no bound (`.*`) is run on the whole line.

>>> reach(r"\b(?:in|on) [a-z]+(?: [A-Z]\w+){0,2}(?= said)", {})
4
>>> reach(r"according to .+ sources", {}) is None
True
>>> reach(r"\L<towns>'s", {"towns": ["Hama", "Deir ez-Zor"]})
1
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import regex

from normalize.rules import syntax
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Node

__all__ = ["reach"]


def reach(pattern: str, lists: Mapping[str, Sequence[str]]) -> int | None:
    r"""The most spaces in a match and in what its lookarounds read; None where any number may be.

    `lists` are the named lists that `\L<name>` refers to. The pattern must be valid.
    """
    most = _spaces(parsed(pattern), lists, {})
    return None if math.isinf(most) else int(most)


def _spaces(node: Node, lists: Mapping[str, Sequence[str]], groups: dict[int, float]) -> float:
    match node:
        case syntax.Literal(character):
            return character == " "
        case syntax.OneOf(source):
            return _may_be_space(source)
        case syntax.Words(name):
            return max((word.count(" ") for word in lists[name]), default=0)
        case syntax.Bound():
            return 0
        case syntax.Again(number):
            return groups.get(number, math.inf)
        case syntax.Look(inside):
            return _spaces(inside, lists, groups)
        case syntax.Group(inside, number):
            groups[number] = most = _spaces(inside, lists, groups)
            return most
        case syntax.Repeat(part, _, high):
            most = _spaces(part, lists, groups)
            return most and most * (math.inf if high is None else high)
        case syntax.Sequence(parts):
            return sum(_spaces(part, lists, groups) for part in parts)
        case syntax.Choice(branches):
            return max(_spaces(branch, lists, groups) for branch in branches)
    return math.inf


@lru_cache(maxsize=4_096)
def _may_be_space(source: str) -> bool:
    """Whether a class of characters, or an escape of one, has the space."""
    return regex.fullmatch(source, " ", regex.DOTALL) is not None
