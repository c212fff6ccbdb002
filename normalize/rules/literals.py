r"""Which literals a pattern cannot match without.

A regular expression is dear; looking for words is cheap. From the pattern's own text this
module works out sets of literals one of which stands in every match, so that the pattern
need only run where one was found. Neighbouring parts are multiplied out where there are few
combinations, since "days truce" is far rarer than "truce" (Russ Cox, "Regular Expression
Matching with a Trigram Index", 2012; the same is done by the prefilters of RE2 and of
Hyperscan). Literals are folded as the text is (see `folding`).

>>> required(r"\bin (?:the )?(?P<side>east|west) countryside\b")
('in the east countryside', 'in the west countryside', 'in east countryside', 'in west countryside')
>>> required(r"colou?r|shade")
('colour', 'color', 'shade')
>>> required(r"\d+ days? of [a-z]+ war\b")
(' days of ', ' day of ')
>>> required(r"\w+")
()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from normalize.rules.folding import fold

__all__ = ["all_required", "commonness", "rarest", "required"]

_SHORTEST = 3  # letters or digits; shorter ones are found too often to be worth looking for
_MOST = 512  # combinations that are multiplied out
_LONGEST_LIST = 600  # alternatives of one part that still count as a set
_PER_LETTER = 0.35  # how much rarer a literal is for each letter more, roughly

Options = tuple[str, ...]


def required(pattern: str, lists: Mapping[str, Sequence[str]] | None = None) -> Options:
    r"""The rarest set of literals one of which every match contains; () where there is none.

    `lists` are the named lists that `\L<name>` refers to. The pattern must be valid.
    """
    return rarest(all_required(pattern, lists))


def all_required(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None
) -> tuple[Options, ...]:
    r"""Every set of literals of which every match contains one.

    >>> all_required(r"\b(?:killed|hurt) [a-z]+ people\b")
    (('killed ', 'hurt '), (' people',))
    """
    return tuple(tuple(options) for options in _Parser(pattern, lists or {}).alternation().needs)


def rarest(sets: Iterable[Sequence[str]]) -> Options:
    """Of sets of literals, the one that a text is least likely to hold a member of."""
    return tuple(min(sets, key=commonness, default=()))


def commonness(options: Iterable[str]) -> float:
    """How common a set of literals is in a text, roughly: the longer they are, the rarer."""
    return float(sum(_PER_LETTER ** len(option) for option in options))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: all that it can match, where that is a short list; what it needs."""

    exact: tuple[str, ...] | None = None
    needs: list[tuple[str, ...]] = field(default_factory=list)


_ANYTHING = _Part()
_NOTHING = _Part(("",))  # what is as wide as nothing: bounds, lookarounds


class _Parser:
    """A reader of patterns that knows just enough: what is literal, optional, alternative."""

    def __init__(self, pattern: str, lists: Mapping[str, Sequence[str]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.i = 0

    def alternation(self) -> _Part:
        branches = [self._sequence()]
        while self._at("|"):
            self.i += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        exact: tuple[str, ...] | None = None
        if all(branch.exact is not None for branch in branches):
            exact = _few(option for branch in branches for option in branch.exact or ())
        best = [rarest(branch.needs) for branch in branches]
        union = tuple(dict.fromkeys(option for options in best for option in options))
        needs = [union] if all(best) and len(union) <= _LONGEST_LIST else []
        return _Part(exact, needs)

    def _sequence(self) -> _Part:
        """The parts of a sequence, multiplied out as far as that stays a short list."""
        run: tuple[str, ...] = ("",)
        needs: list[tuple[str, ...]] = []
        whole = True
        while self.i < len(self.pattern) and self.pattern[self.i] not in "|)":
            part = self._quantified(self._element())
            longer = None
            if part.exact is not None and len(run) * len(part.exact) <= _MOST:
                longer = _few(one + other for one in run for other in part.exact)
            if longer is not None:
                run = longer
                continue
            whole = False
            needs.append(run)
            needs += part.needs
            run = ("",) if part.exact is None else _joined(run, part.exact)
        needs.append(run)
        return _Part(run if whole else None, [n for n in needs if all(map(_useful, n))])

    def _element(self) -> _Part:
        character = self.pattern[self.i]
        self.i += 1
        if character == "\\":
            return self._escape()
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character in "^$":
            return _NOTHING
        return _ANYTHING if character == "." else _Part((_folded(character),))

    def _escape(self) -> _Part:
        character = self.pattern[self.i]
        self.i += 1
        if character in "bBAZmMGK":
            return _NOTHING
        if character == "x":
            self.i += 2
            return _Part((_folded(chr(int(self.pattern[self.i - 2 : self.i], 16))),))
        if character == "u":
            self.i += 4
            return _Part((_folded(chr(int(self.pattern[self.i - 4 : self.i], 16))),))
        if character in "LpPNgk" and self.pattern[self.i : self.i + 1] in ("<", "{"):
            end = self.pattern.index(">" if self._at("<") else "}", self.i)
            name = self.pattern[self.i + 1 : end]
            self.i = end + 1
            words = tuple(map(_folded, self.lists.get(name, ()))) if character == "L" else ()
            if not words:
                return _ANYTHING
            useful = len(words) <= _LONGEST_LIST and all(map(_useful, words))
            return _Part(_few(words), [words] if useful else [])
        return _ANYTHING if character.isalnum() else _Part((_folded(character),))

    def _class(self) -> _Part:
        """A class of characters; what it matches only where it lists a few."""
        start = self.i
        if self._at("^"):
            self.i += 1
        first = True
        while self.pattern[self.i] != "]" or first:
            first = False
            self.i += 2 if self.pattern[self.i] == "\\" else 1
        inside = self.pattern[start : self.i]
        self.i += 1
        if inside.startswith("^") or "\\" in inside or "-" in inside[1:-1] or len(inside) > 8:
            return _ANYTHING
        return _Part(tuple(dict.fromkeys(map(_folded, inside))))

    def _group(self) -> _Part:
        """A group; flags, names and kinds of groups are passed over."""
        rest = self.pattern[self.i :]
        negative = ahead = False
        if rest.startswith("?"):
            if rest.startswith(("?!", "?<!")):
                negative = True
                self.i += rest.index("!") + 1
            elif rest.startswith(("?=", "?<=")):
                ahead = True
                self.i += rest.index("=") + 1
            elif rest.startswith("?P="):
                self.i += rest.index(")") + 1
                return _ANYTHING
            elif rest.startswith(("?P<", "?<")):
                self.i += rest.index(">") + 1
            else:
                while self.pattern[self.i] not in ":>|)":
                    self.i += 1
                self.i += 1
                if self.pattern[self.i - 1] == ")":  # (?i)
                    return _NOTHING
        part = self.alternation()
        self.i += 1  # the closing parenthesis
        if negative:
            return _NOTHING
        if ahead:
            return _Part(_NOTHING.exact, part.needs)
        return part

    def _quantified(self, part: _Part) -> _Part:
        """A part with the quantifier that stands behind it."""
        character = self.pattern[self.i : self.i + 1]
        if character and character in "?*+":
            self.i += 1
            least, most = (0 if character in "?*" else 1), (1 if character == "?" else 2)
        elif character == "{" and (end := self.pattern.find("}", self.i)) > 0:
            low = self.pattern[self.i + 1 : end].partition(",")[0]
            if not low.isdigit():
                return part
            self.i = end + 1
            least, most = min(1, int(low)), 2
        else:
            return part
        if self.pattern[self.i : self.i + 1] in ("?", "+"):
            self.i += 1
        if not least:
            exact = None if part.exact is None or most > 1 else _few((*part.exact, ""))
            return _Part(exact)
        needs = list(part.needs)
        if part.exact is not None and all(map(_useful, part.exact)):
            needs.append(part.exact)
        return _Part(None, needs)

    def _at(self, character: str) -> bool:
        return self.pattern[self.i : self.i + 1] == character


def _joined(run: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """What follows a run, with as much of the run's ends before it as stays a short list."""
    for length in (4, 3, 2):
        ends = {one[-length:] for one in run}
        if len(ends) * len(after) <= _MOST:
            return tuple(dict.fromkeys(one + other for one in sorted(ends) for other in after))
    return after


def _few(options: Iterable[str]) -> tuple[str, ...] | None:
    """The options, each once; None where they are too many."""
    distinct = tuple(dict.fromkeys(options))
    return distinct if len(distinct) <= _MOST else None


def _folded(text: str) -> str:
    return fold(text)[1:-1].decode("latin-1")


def _useful(literal: str) -> bool:
    return sum(character.isalnum() for character in literal) >= _SHORTEST
