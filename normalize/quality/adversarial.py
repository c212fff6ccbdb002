r"""Texts on which a pattern may run away, made from the pattern itself.

A backtracking engine is slow where something repeated can be read in many ways and what
follows then fails (ReDoS; Davis et al., "The Impact of Regular Expression Denial of Service
in Practice", 2018). For every repetition in a pattern there is one text for each of its
readings: what stands before it, the reading many times over, a character that fits nothing,
and then what the pattern must find somewhere.

>>> [attack.pump for attack in attacks("road (?:x|xx)+;")]
['x', 'xx']
>>> attacks("road (?:x|xx)+;")[0].text(12)
'road xxxxxxx! road x;'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from normalize.rules import syntax
from normalize.rules.parsing import parsed
from normalize.rules.programs import compile_pattern
from normalize.rules.syntax import Node

__all__ = ["Attack", "attacks", "slow_text"]

_READINGS = 6  # of one part of a pattern
_LENGTH = 1_000  # code points: the longest stretch of text that a pattern is given
_MANY = 20  # repetitions from which a bounded one counts
_LIMIT = 0.25  # seconds; a sound pattern takes under a hundredth of that
_CANDIDATES = "a1 -,.'\":\nA"


@dataclass(frozen=True, slots=True)
class Attack:
    """A text that repeats one reading of one repetition."""

    prefix: str
    pump: str
    rest: str

    def text(self, length: int = _LENGTH) -> str:
        """The text, with so many code points before the character that fits nothing."""
        times = max(1, (length - len(self.prefix)) // len(self.pump))
        return f"{self.prefix}{self.pump * times}! {self.rest}"

    def __str__(self) -> str:
        return f"{self.prefix!r}, then {self.pump!r} many times, then {'! ' + self.rest!r}"


def attacks(pattern: str, lists: Mapping[str, Sequence[str]] | None = None) -> list[Attack]:
    """Texts on which a valid pattern may be slow; none where nothing in it repeats."""
    tree = parsed(pattern)
    rest = _readings(tree, lists or {})[0]
    found = {(prefix, pump): None for prefix, pump in _pumps(tree, lists or {}) if pump}
    return [Attack(prefix, pump, rest) for prefix, pump in found]


def slow_text(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None, limit: float = _LIMIT
) -> Attack | None:
    """The first attack on which a pattern takes longer than `limit` seconds, twice."""
    compiled = compile_pattern(pattern, lists or {})
    return next((a for a in attacks(pattern, lists) if _runs_away(compiled, a, limit)), None)


def _runs_away(compiled: regex.Pattern[str], attack: Attack, limit: float) -> bool:
    text = attack.text()
    for _ in range(2):  # once may be the machine's fault
        try:
            for _ in compiled.finditer(text, timeout=limit):
                pass
        except TimeoutError:
            continue
        return False
    return True


def _readings(node: Node, lists: Mapping[str, Sequence[str]]) -> list[str]:
    """A few texts that a node matches; what has no width, and back-references, are left aside."""
    match node:
        case syntax.Literal(character):
            return [character]
        case syntax.OneOf(source):
            return _characters(source)
        case syntax.Words(name):
            return list(lists[name][:2]) or [""]
        case syntax.Group(inside):
            return _readings(inside, lists)
        case syntax.Choice(branches):
            found = [reading for branch in branches for reading in _readings(branch, lists)[:2]]
        case syntax.Repeat(part, low):
            found = _readings(part, lists) if low else [*_readings(part, lists), ""]
        case syntax.Sequence(parts):
            found = _sequences([_readings(part, lists) for part in parts])
        case _:
            return [""]
    return list(dict.fromkeys(found))[:_READINGS]


def _characters(source: str) -> list[str]:
    """Two characters that a class of them, or an escape, matches."""
    matching = regex.compile(source)
    fitting = [c for c in _CANDIDATES if matching.fullmatch(c)]
    fitting = fitting or [c for c in source if matching.fullmatch(c)]
    return fitting[:2] or [""]


def _sequences(parts: Sequence[Sequence[str]]) -> list[str]:
    """The first readings of all parts, the last ones, and each other one among the first ones."""
    found = ["".join(part[0] for part in parts), "".join(part[-1] for part in parts)]
    for i, part in enumerate(parts):
        before = "".join(each[0] for each in parts[:i])
        behind = "".join(each[0] for each in parts[i + 1 :])
        found += (before + reading + behind for reading in part[1:])
    return found


def _pumps(
    node: Node, lists: Mapping[str, Sequence[str]], prefix: str = ""
) -> Iterator[tuple[str, str]]:
    """What stands before each repetition, and what it repeats."""
    match node:
        case syntax.Group(inside):
            yield from _pumps(inside, lists, prefix)
        case syntax.Choice(branches):
            for branch in branches:
                yield from _pumps(branch, lists, prefix)
        case syntax.Sequence(parts):
            for part in parts:
                yield from _pumps(part, lists, prefix)
                prefix += _readings(part, lists)[0]
        case syntax.Repeat(part, _, high):
            yield from _pumps(part, lists, prefix)
            if high is None or high >= _MANY:
                yield from ((prefix, reading) for reading in _readings(part, lists))
