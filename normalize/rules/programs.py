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

__all__ = ["Program", "compile_pattern", "keep", "program"]

Program = tuple[Any, ...]
_Lists = tuple[tuple[str, tuple[str, ...]], ...]

_LIST = regex.compile(r"\\L<(\w+)>")
_reduced: Any = copyreg.dispatch_table[regex.Pattern]
_made_of = _reduced(_LIST)[0]  # from a program to its pattern
_kept: dict[tuple[str, _Lists], Program] = {}


def compile_pattern(pattern: str, lists: Mapping[str, Sequence[str]]) -> Any:
    r"""Compile a pattern with the named lists that it refers to (`\L<name>`).

    `^` and `$` stand for the bounds of a line.

    Raises:
        regex.error: the pattern is wrong.
        KeyError: it refers to a list that no pack defines.
    """
    return _compiled(pattern, _lists_of(pattern, lists))


def program(pattern: str, lists: Mapping[str, Sequence[str]]) -> Program:
    """What a pattern is compiled to."""
    made: Program = _reduced(compile_pattern(pattern, lists))[1]
    return made


def keep(programs: Mapping[str, Program], lists: Mapping[str, Sequence[str]]) -> None:
    """Take over the programs of patterns, made with these lists, for when they are asked for."""
    for pattern, known in programs.items():
        _kept[pattern, _lists_of(pattern, lists)] = known


@lru_cache(maxsize=16_384)
def _compiled(pattern: str, lists: _Lists) -> Any:
    """A pattern compiled, from its program where that is known."""
    known = _kept.get((pattern, lists))
    if known is not None:
        return _made_of(*known)
    named: dict[str, Any] = dict(lists)
    return regex.compile(pattern, regex.V0 | regex.MULTILINE, cache_pattern=False, **named)


def _lists_of(pattern: str, lists: Mapping[str, Sequence[str]]) -> _Lists:
    """The named lists that a pattern refers to."""
    if r"\L<" not in pattern:
        return ()
    names = dict.fromkeys(_LIST.findall(pattern))
    return tuple((name, tuple(lists[name])) for name in names)
