r"""Which literals a pattern cannot match without.

A regular expression is dear; looking for a word is cheap. From the pattern's own text this
module works out a set of literals one of which stands in every match, so that the pattern
need only run where one was found (Russ Cox, "Regular Expression Matching with a Trigram
Index", 2012, does the same for code search).

>>> required(r"\bin (?:the )?(?P<side>east|west) countryside\b")
('countryside',)
>>> required(r"colou?r|shade")
('colo', 'shade')
>>> required(r"\w+")
()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["all_required", "required"]

_SHORTEST = 3  # letters or digits; shorter ones are found too often to be worth looking for
_MOST = 600  # alternatives

_Options = tuple[str, ...]


def required(pattern: str, lists: Mapping[str, Sequence[str]] | None = None) -> _Options:
    r"""Literals one of which every match contains; () where none can be told.

    `lists` are the named lists that `\L<name>` refers to. The pattern must be valid.
    """
    best: _Options = ()
    for options in all_required(pattern, lists):
        best = _better(best, options)
    return best


def all_required(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None
) -> tuple[_Options, ...]:
    r"""Every set of literals of which every match contains one.

    >>> all_required(r"\b(?:killed|hurt) [a-z]+ people\b")
    (('killed', 'hurt'), ('people',))
    """
    return tuple(
        tuple(option.strip() for option in options)
        for options in _Parser(pattern, lists or {}).alternation()
    )


class _Parser:
    """A reader of patterns that knows just enough: what is literal, optional, alternative."""

    def __init__(self, pattern: str, lists: Mapping[str, Sequence[str]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.i = 0

    def alternation(self) -> list[_Options]:
        branches = [self._sequence()]
        while self.i < len(self.pattern) and self.pattern[self.i] == "|":
            self.i += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        union: dict[str, None] = {}
        for branch in branches:
            best: _Options = ()
            for options in branch:
                best = _better(best, options)
            if not best:
                return []
            union.update(dict.fromkeys(best))
        return [tuple(union)] if len(union) <= _MOST else []

    def _sequence(self) -> list[_Options]:
        """What the parts of a sequence require, each for itself."""
        found: list[_Options] = []
        run = ""
        while self.i < len(self.pattern) and self.pattern[self.i] not in "|)":
            literal, options = self._element()
            least, most = self._quantifier()
            if literal and least:
                run += literal
                if most == 1:
                    continue
            found.append((run,))
            run = ""
            if options and least:
                found += options
        found.append((run,))
        return [options for options in found if all(map(_useful, options))]

    def _element(self) -> tuple[str, list[_Options]]:
        """One element: a literal character, or what a group requires."""
        character = self.pattern[self.i]
        self.i += 1
        if character == "\\":
            return self._escape()
        if character == "[":
            self._skip_class()
            return "", []
        if character == "(":
            return "", self._group()
        if character in ".^$":
            return "", []
        return character, []

    def _escape(self) -> tuple[str, list[_Options]]:
        character = self.pattern[self.i]
        self.i += 1
        if character in "LpPNgkuUx":
            opened = self.pattern[self.i : self.i + 1]
            if opened in ("<", "{"):
                end = self.pattern.index(">" if opened == "<" else "}", self.i)
                name = self.pattern[self.i + 1 : end]
                self.i = end + 1
                words = tuple(self.lists.get(name, ())) if character == "L" else ()
                return "", [words] if words and len(words) <= _MOST else []
            self.i += {"x": 2, "u": 4, "U": 8}.get(character, 0)
            return "", []
        return ("", []) if character.isalnum() else (character, [])

    def _skip_class(self) -> None:
        if self.pattern[self.i : self.i + 1] == "^":
            self.i += 1
        first = True
        while self.pattern[self.i] != "]" or first:
            first = False
            self.i += 2 if self.pattern[self.i] == "\\" else 1
        self.i += 1

    def _group(self) -> list[_Options]:
        """What a group requires; flags, names and kinds of groups are passed over."""
        counts = True
        if self.pattern.startswith("?", self.i):
            rest = self.pattern[self.i :]
            if rest.startswith(("?!", "?<!")):
                counts = False
                self.i += rest.index("!") + 1
            elif rest.startswith(("?=", "?<=")):
                self.i += rest.index("=") + 1
            elif rest.startswith(("?P<", "?<")):
                self.i += rest.index(">") + 1
            elif rest.startswith("?#"):
                self.i += rest.index(")") + 1
                return []
            else:
                while self.pattern[self.i] not in ":>|)":
                    self.i += 1
                if self.pattern[self.i] == ")":  # (?i)
                    self.i += 1
                    return []
                self.i += 1
        options = self.alternation()
        self.i += 1  # the closing parenthesis
        return options if counts else []

    def _quantifier(self) -> tuple[int, int]:
        """Least and most repetitions (most is 2 for "many")."""
        character = self.pattern[self.i : self.i + 1]
        least, most = 1, 1
        if character and character in "?*+":
            self.i += 1
            least, most = (0 if character in "?*" else 1), (1 if character == "?" else 2)
        elif character == "{" and (end := self.pattern.find("}", self.i)) > 0:
            low = self.pattern[self.i + 1 : end].partition(",")[0]
            if not low.isdigit():
                return least, most
            self.i = end + 1
            least, most = min(1, int(low)), 2
        else:
            return least, most
        if self.pattern[self.i : self.i + 1] in ("?", "+"):
            self.i += 1
        return least, most


def _useful(literal: str) -> bool:
    return sum(character.isalnum() for character in literal) >= _SHORTEST


def _better(best: _Options, options: _Options) -> _Options:
    """The set whose shortest literal is longer; of equals, the smaller set."""
    if not options or not all(map(_useful, options)):
        return best
    if not best:
        return options
    rank = (min(map(len, options)), -len(options))
    return options if rank > (min(map(len, best)), -len(best)) else best
