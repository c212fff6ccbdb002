r"""From a pattern of the `regex` module, version 0, to the tree of its syntax.

>>> parsed(r"(?:b)+")
Repeat(part=Literal(character='b', any_case=False), low=1, high=None)
"""

from __future__ import annotations

from functools import lru_cache

import regex

from normalize.rules.syntax import (
    Again,
    Bound,
    Choice,
    Group,
    Literal,
    Look,
    Node,
    OneOf,
    Other,
    Repeat,
    Sequence,
    Words,
)

__all__ = ["parsed"]

_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_BOUNDS = frozenset("bBmMAGKZz")
_CLASSES = frozenset("wWdDsShH")
_FLAGS = frozenset("imsu")
_INLINE = regex.compile(r"[a-z]*(?:-[a-z]+)?(?=[:)])")
_QUANTIFIER = regex.compile(r"(?:(?P<sign>[?*+])|\{(?P<low>\d*)(?P<comma>,)?(?P<high>\d*)\})[?+]?")
_SIGNS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_LOOKS = (("<!", True, True), ("<=", False, True), ("!", True, False), ("=", False, False))


@lru_cache(maxsize=1)  # of a pattern all that is asked is asked in a row
def parsed(pattern: str) -> Node:
    """The tree of a pattern, which must be valid."""
    return _Reader(pattern).choice()


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.i = 0
        self.any_case = False
        self.dot_all = False
        self.groups = 0
        self.named: dict[str, int] = {}

    def choice(self) -> Node:
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self.i < len(self.pattern) and self.pattern[self.i] not in "|)":
            parts.append(self._quantified(self._element()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _element(self) -> Node:
        character = self.pattern[self.i]
        self.i += 1
        if character == "\\":
            return self._escape()
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character in "^$":
            return Bound(character)
        if character == ".":
            return OneOf("." if not self.dot_all else r"[\s\S]", self.any_case)
        return Literal(character, self.any_case)

    def _escape(self) -> Node:
        start = self.i - 1
        character = self.pattern[self.i]
        self.i += 1
        if character in _BOUNDS:
            return Bound(character)
        if character.isdigit():
            while self.pattern[self.i : self.i + 1].isdigit():
                self.i += 1
            return Again(int(self.pattern[start + 1 : self.i]) - 1, self.any_case)
        if character == "L":
            self.i += 1
            return Words(self._until(">"), self.any_case)
        if character in _LETTERS:
            return Literal(_LETTERS[character], self.any_case)
        if character in "xuU":
            self.i += {"x": 2, "u": 4, "U": 8}[character]
            return Literal(chr(int(self.pattern[start + 2 : self.i], 16)), self.any_case)
        if character in "pPN":
            self._until("}")
        elif character.isalpha() and character not in _CLASSES:
            return Other()
        elif not character.isalpha():
            return Literal(character, self.any_case)
        return OneOf(self.pattern[start : self.i], self.any_case)

    def _class(self) -> Node:
        start = self.i - 1
        self._take("^")
        first, plain = True, True
        while self.pattern[self.i] != "]" or first:
            first = False
            if self.pattern.startswith("[:", self.i):
                plain = False
                self.i = self.pattern.index(":]", self.i) + 2
            else:
                self.i += 2 if self.pattern[self.i] == "\\" else 1
        self.i += 1
        return OneOf(self.pattern[start : self.i], self.any_case) if plain else Other()

    def _group(self) -> Node:
        if not self._take("?"):
            return self._captured()
        for sign, negative, behind in _LOOKS:
            if self._take(sign):
                return self._look(negative, behind)
        if self._take("P="):
            return Again(self.named.get(self._until(")"), -1), self.any_case)
        if self._take("P<") or self._take("<"):
            self.named[self._until(">")] = self.groups
            return self._captured()
        if self._take(">"):
            return self._closed()
        flags = _INLINE.match(self.pattern, self.i)
        if flags is None or not set(flags[0]) <= _FLAGS:
            self.i = _end(self.pattern, self.i)
            return Other()
        self.i = flags.end() + 1
        before = self.any_case, self.dot_all
        self.any_case |= "i" in flags[0]
        self.dot_all |= "s" in flags[0]
        if self.pattern[self.i - 1] == ")":
            return Sequence(())  # from here on
        inside = self._closed()
        self.any_case, self.dot_all = before
        return inside

    def _captured(self) -> Node:
        number = self.groups
        self.groups += 1
        return Group(self._closed(), number)

    def _look(self, negative: bool, behind: bool) -> Node:
        start, groups = self.i, self.groups
        inside = self._closed()
        source = self.pattern[start : self.i - 1]
        return Look(inside, negative, behind, source, self.groups > groups, self.any_case)

    def _closed(self) -> Node:
        """What stands up to the closing parenthesis."""
        inside = self.choice()
        self.i += 1
        return inside

    def _quantified(self, part: Node) -> Node:
        found = _QUANTIFIER.match(self.pattern, self.i)
        if found is None:
            return part
        self.i = found.end()
        if found["sign"]:
            return Repeat(part, *_SIGNS[found["sign"]])
        low = int(found["low"] or 0)
        if found["comma"] is None:
            return Repeat(part, low, low)
        return Repeat(part, low, int(found["high"]) if found["high"] else None)

    def _take(self, text: str) -> bool:
        if not self.pattern.startswith(text, self.i):
            return False
        self.i += len(text)
        return True

    def _until(self, mark: str) -> str:
        start, end = self.i, self.pattern.index(mark, self.i)
        self.i = end + 1
        return self.pattern[start:end]


def _end(pattern: str, start: int) -> int:
    """Behind the parenthesis that closes the group whose inside begins here."""
    depth, i, in_class = 1, start, False
    while depth:
        character = pattern[i]
        if character == "\\":
            i += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        i += 1
    return i
