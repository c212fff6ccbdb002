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

from normalize.rules.matching import compile_pattern

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
    tree = _Reader(pattern, lists or {}).alternation()
    rest = _readings(tree)[0]
    found = {(prefix, pump): None for prefix, pump in _pumps(tree, "") if pump}
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


@dataclass(frozen=True, slots=True)
class _Text:
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    branches: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Node
    least: int
    endless: bool


_Node = _Text | _Sequence | _Choice | _Repeat
_NOTHING = _Text(("",))


def _readings(node: _Node) -> list[str]:
    """A few texts that the node matches, look-around and back-references left aside."""
    if isinstance(node, _Text):
        return list(node.readings)
    if isinstance(node, _Choice):
        found = [reading for branch in node.branches for reading in _readings(branch)[:2]]
    elif isinstance(node, _Repeat):
        found = _readings(node.part)
        found = found if node.least else [*found, ""]
    else:
        parts = [_readings(part) for part in node.parts]
        first = "".join(part[0] for part in parts)
        last = "".join(part[-1] for part in parts)
        found = [first, last]
        for i, part in enumerate(parts):  # each part in its other readings, the rest in the first
            for reading in part[1:]:
                before = "".join(p[0] for p in parts[:i])
                found.append(before + reading + "".join(p[0] for p in parts[i + 1 :]))
    return list(dict.fromkeys(found))[:_READINGS]


def _pumps(node: _Node, prefix: str) -> Iterator[tuple[str, str]]:
    """What stands before each repetition, and what it repeats."""
    if isinstance(node, _Sequence):
        for part in node.parts:
            yield from _pumps(part, prefix)
            prefix += _readings(part)[0]
    elif isinstance(node, _Choice):
        for branch in node.branches:
            yield from _pumps(branch, prefix)
    elif isinstance(node, _Repeat):
        yield from _pumps(node.part, prefix)
        if node.endless:
            yield from ((prefix, reading) for reading in _readings(node.part))


class _Reader:
    """A reader of patterns that keeps what can be made into text."""

    def __init__(self, pattern: str, lists: Mapping[str, Sequence[str]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.i = 0

    def _next(self, length: int = 1) -> str:
        return self.pattern[self.i : self.i + length]

    def alternation(self) -> _Node:
        branches = [self._sequence()]
        while self._next() == "|":
            self.i += 1
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _Choice(tuple(branches))

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while self.i < len(self.pattern) and self._next() not in "|)":
            parts.append(self._quantified(self._element()))
        return _Sequence(tuple(parts)) if parts else _NOTHING

    def _element(self) -> _Node:
        character = self._next()
        if character == "(":
            return self._group()
        start = self.i
        if character == "[":
            end = regex.compile(r"\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]").match(self.pattern, start)
            self.i = end.end() if end else len(self.pattern)
        elif character == "\\":
            long = regex.compile(r"\\(?:[LpPN]?[<{][^>}]*[>}]|[gk]<\w+>|x..|u....|U.{8}|.)")
            end = long.match(self.pattern, start)
            self.i = end.end() if end else len(self.pattern)
        else:
            self.i += 1
        atom = self.pattern[start : self.i]
        if atom.startswith(r"\L<"):
            return _Text(tuple(self.lists[atom[3:-1]][:2]) or ("",))
        if atom in ("^", "$") or regex.match(r"\\[AbBGmMZzk\d]", atom) or atom.startswith(r"\g"):
            return _NOTHING
        if len(atom) == 1 and atom != ".":
            return _Text((atom,))
        fitting = [c for c in _CANDIDATES if regex.fullmatch(atom, c)]
        fitting = fitting or [c for c in atom if regex.fullmatch(atom, c)]
        return _Text(tuple(fitting[:2]) or ("",))

    def _group(self) -> _Node:
        head = regex.compile(
            r"\((?P<around>\?<?[=!])?(?P<comment>\?#[^)]*|\?P[=>&]\w+|\?R|\?[a-zA-Z-]+(?=\)))?"
            r"(?:\?(?:P?<\w+>|[a-zA-Z-]*[:>|]))?"
        ).match(self.pattern, self.i)
        assert head is not None
        self.i = head.end()
        inner = _NOTHING if head["comment"] else self.alternation()
        self.i += 1  # the closing parenthesis
        return _NOTHING if head["around"] else inner

    def _quantified(self, node: _Node) -> _Node:
        found = regex.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?").match(self.pattern, self.i)
        if found is None:
            return node
        self.i = found.end()
        if found[1]:
            return _Repeat(node, int(found[1] == "+"), found[1] != "?")
        most = (int(found[4]) if found[4] else _MANY) if found[3] else int(found[2] or 1)
        return _Repeat(node, min(1, int(found[2] or 0)), most >= _MANY)
