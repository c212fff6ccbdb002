r"""Patterns compiled, and what they were compiled to: to parse one takes fifty times as long.

A *program* is plain data, from which the `regex` module has its patterns pickled; it is good
for the version of the module that made it. Packs keep those of their patterns (see `cache`).
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import regex

__all__ = ["Program", "compiled", "keep", "lists_of", "program"]

Program = tuple[Any, ...]
_Lists = tuple[tuple[str, tuple[str, ...]], ...]

_LIST = regex.compile(r"\\L<(\w+)>")
_reduced: Any = copyreg.dispatch_table[regex.Pattern]
_made_of = _reduced(_LIST)[0]  # from a program to its pattern
_kept: dict[tuple[str, _Lists], Program] = {}


def lists_of(pattern: str, lists: Mapping[str, Sequence[str]]) -> _Lists:
    r"""The named lists that a pattern refers to (`\L<name>`).

    Raises:
        KeyError: it refers to a list that there is not.
    """
    if r"\L<" not in pattern:
        return ()
    names = dict.fromkeys(_LIST.findall(pattern))
    return tuple((name, tuple(lists[name])) for name in names)


@lru_cache(maxsize=16_384)
def compiled(pattern: str, lists: _Lists) -> Any:
    """A pattern compiled, from its program where that is known.

    Raises:
        regex.error: the pattern is wrong.
    """
    known = _kept.get((pattern, lists))
    if known is not None:
        return _made_of(*known)
    named: dict[str, Any] = dict(lists)
    return regex.compile(pattern, regex.V0 | regex.MULTILINE, cache_pattern=False, **named)


def program(pattern: str, lists: Mapping[str, Sequence[str]]) -> Program:
    """What a pattern is compiled to."""
    made: Program = _reduced(compiled(pattern, lists_of(pattern, lists)))[1]
    return made


def keep(programs: Mapping[str, Program], lists: Mapping[str, Sequence[str]]) -> None:
    """Take over the programs of patterns, made with these lists, for when they are asked for."""
    for pattern, known in programs.items():
        _kept[pattern, lists_of(pattern, lists)] = known
