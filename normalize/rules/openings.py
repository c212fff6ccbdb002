r"""What has no width: what lookarounds ask for, and how much of it a sieve may look for.

A sieve that looks for a pattern may look for what a lookahead at its end asks for, too. What is
repeated without a bound, and can hold spaces, would lead it away from the match; what follows
that is left out.

>>> from normalize.rules.parsing import parsed
>>> opening(parsed(r"\w+[^\n]*[.!]")).parts
(Repeat(part=OneOf(source='\\w', any_case=False), low=1, high=None), Sequence(parts=()))
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import lru_cache

import regex

from normalize.rules import syntax
from normalize.rules.syntax import Node

__all__ = [
    "CHARACTER",
    "excludes_words",
    "has_no_width",
    "may_be_space",
    "opening",
    "told_last",
    "tried",
]

CHARACTER = regex.compile(r"\\[A-Za-z]|\[[^\]]*\]|.")
_WORD_CHARACTERS = f"{string.ascii_letters}{string.digits}_éÉжЖع٣"
_OFTEN = 8  # times; what may come more often, and hold spaces, counts as without a bound
_EMPTY = syntax.Sequence(())


def opening(node: Node) -> Node:
    """A part up to what may go on for long; the part itself where nothing in it does."""
    return _opening(node)[0]


def _opening(node: Node) -> tuple[Node, bool]:
    """The opening, and whether it is the whole part."""
    match node:
        case syntax.Group(inside, number):
            part, whole = _opening(inside)
            return syntax.Group(part, number), whole
        case syntax.Repeat(part, _, high):
            is_long = (high is None or high > _OFTEN) and _holds_space(part)
            whole = not is_long and _opening(part)[1]
            return (node, True) if whole else (_EMPTY, False)
        case syntax.Sequence(parts):
            kept: list[Node] = []
            for each in parts:
                part, whole = _opening(each)
                if not whole:
                    return syntax.Sequence((*kept, part)), False
                kept.append(part)
            return node, True
        case syntax.Choice(branches):
            opened = [_opening(branch) for branch in branches]
            if all(whole for _, whole in opened):
                return node, True
            return syntax.Choice(tuple(part for part, _ in opened)), False
        case syntax.Again() | syntax.Other():
            return _EMPTY, False
    return node, True


def _holds_space(node: Node) -> bool:
    match node:
        case syntax.Literal(character):
            return character == " "
        case syntax.OneOf(source):
            return may_be_space(source)
        case syntax.Group(inside):
            return _holds_space(inside)
        case syntax.Repeat(part):
            return _holds_space(part)
        case syntax.Sequence(parts):
            return any(map(_holds_space, parts))
        case syntax.Choice(branches):
            return any(map(_holds_space, branches))
        case syntax.Bound() | syntax.Look():
            return False
    return True


@lru_cache(maxsize=4_096)
def may_be_space(source: str) -> bool:
    """Whether a class of characters, or an escape of one, has the space."""
    return regex.fullmatch(source, " ", regex.DOTALL) is not None


def told_last(parts: Sequence[Node]) -> tuple[Sequence[Node], int]:
    """Parts at the end of a pattern, with the one last that says most of what must follow.

    Of all that has no width there only one can be text; the number of the part that is.
    """
    first = len(parts)
    while first and has_no_width(parts[first - 1]):
        first -= 1
    for wanted in (_looks_ahead, _is_line_end):
        for i in range(first, len(parts)):
            if wanted(parts[i]):
                return [*parts[:i], *parts[i + 1 :], parts[i]], len(parts) - 1
    silent = all(
        isinstance(part, syntax.Look) and part.negative and not excludes_words(part.source)
        for part in parts[first:]
    )
    return parts, first - 1 if silent else len(parts)


def has_no_width(node: Node) -> bool:
    """Whether a part is made of lookarounds and bounds alone."""
    match node:
        case syntax.Bound() | syntax.Look():
            return True
        case syntax.Sequence(parts):
            return all(map(has_no_width, parts))
        case syntax.Choice(branches):
            return all(map(has_no_width, branches))
    return False


def _looks_ahead(node: Node) -> bool:
    """Whether what has no width asks for some text behind it."""
    match node:
        case syntax.Look():
            return not node.negative and not node.behind and not node.captures
        case syntax.Sequence(parts):
            return any(map(_looks_ahead, parts))
        case syntax.Choice(branches):
            return any(map(_looks_ahead, branches))
    return False


def _is_line_end(node: Node) -> bool:
    return node == syntax.Bound("$")


def excludes_words(inside: str) -> bool:
    """Whether a negative lookaround of one character forbids every character of words."""
    if not CHARACTER.fullmatch(inside) or regex.search(r"\\[uUxNpPL]", inside):
        return False
    return all(map(regex.compile(inside).fullmatch, tried(inside)))


def tried(source: str) -> set[str]:
    """Characters of words that tell what all others do, with those that a pattern names."""
    return {*_WORD_CHARACTERS, *regex.findall(r"\w", source)}
