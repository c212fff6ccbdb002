r"""Which literals a pattern cannot match without.

A regular expression is dear; looking for words is cheap. From the pattern's own text this
module works out sets of literals one of which stands in every match, so that the pattern
need only run where one was found. Neighbouring parts are multiplied out where there are few
combinations, since "days truce" is far rarer than "truce" (Russ Cox, "Regular Expression
Matching with a Trigram Index", 2012; the same is done by the prefilters of RE2 and of
Hyperscan). Literals are folded as the text is (see `folding`).

>>> rarest(all_required(r"\bin (?:the )?(?P<side>east|west) countryside\b"))
('in the east countryside', 'in the west countryside', 'in east countryside', 'in west countryside')
>>> rarest(all_required(r"colou?r|shade"))
('colour', 'color', 'shade')
>>> rarest(all_required(r"\d+ days? of [a-z]+ war\b"))
(' days of ', ' day of ')
>>> rarest(all_required(r"\w+"))
()
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from normalize.rules import syntax
from normalize.rules.folding import fold
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Node

__all__ = ["all_required", "commonness", "rarest"]

_SHORTEST = 3  # letters or digits; shorter ones are found too often to be worth looking for
_MOST = 512  # combinations that are multiplied out
_LONGEST_LIST = 600  # alternatives of one part that still count as a set
_NO_LETTERS = (" ", "_", "\x7f")  # in folded text, all that is no letter and no digit
_PER_LETTER = 0.35  # how much rarer a literal is for each letter more, roughly
# Words of which news is full count little, however long they are.
_EVERYDAY = re.compile(
    r"\b(?:the|and|that|for|with|from|of|in|on|at|by|to|as|an|its|his|their|this|which|who|it|"
    r"is|was|were|are|be|been|has|have|had|will|not|also|after|since|more|than|all|one|two|"
    r"said|added|told|reported|according|source|sources|statement|agency|syrian|syria|city|town|"
    r"village|province|area|region|countryside|forces|army|regime|people|killed|wounded|injured)\b"
)
_LEAST = 2  # letters that such a word counts for

Options = tuple[str, ...]


def all_required(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None
) -> tuple[Options, ...]:
    r"""Every set of literals of which every match contains one; none where there is none.

    `lists` are the named lists that `\L<name>` refers to. The pattern must be valid.

    >>> all_required(r"\b(?:killed|hurt) [a-z]+ people\b")
    (('killed ', 'hurt '), (' people',))
    """
    return tuple(map(tuple, _part(parsed(pattern), lists or {}).needs))


def rarest(sets: Iterable[Sequence[str]]) -> Options:
    """Of sets of literals, the one that a text is least likely to hold a member of."""
    return tuple(min(sets, key=commonness, default=()))


def commonness(options: Iterable[str]) -> float:
    """How common a set of literals is in a text, roughly: the longer they are, the rarer."""
    return float(sum(_PER_LETTER ** _weight(option) for option in options))


@lru_cache(maxsize=65_536)
def _weight(option: str) -> int:
    """How many letters of a literal tell it from what every text has."""
    everyday = _EVERYDAY.findall(option)
    return len(option) - sum(max(0, len(word) - _LEAST) for word in everyday)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: all that it can match, where that is a short list; what it needs."""

    exact: tuple[str, ...] | None = None
    needs: list[tuple[str, ...]] = field(default_factory=list)


_ANYTHING = _Part()
_NOTHING = _Part(("",))  # what is as wide as nothing: bounds, lookarounds


def _part(node: Node, lists: Mapping[str, Sequence[str]]) -> _Part:
    match node:
        case syntax.Literal(character):
            return _Part((_folded(character),))
        case syntax.OneOf(source):
            return _one_of(source)
        case syntax.Words(name):
            words = tuple(map(_folded, lists.get(name, ())))
            useful = 0 < len(words) <= _LONGEST_LIST and all(map(_useful, words))
            return _Part(_few(words) if words else None, [words] if useful else [])
        case syntax.Bound():
            return _NOTHING
        case syntax.Look(inside, negative):
            return _NOTHING if negative else _Part(_NOTHING.exact, _part(inside, lists).needs)
        case syntax.Group(inside):
            return _part(inside, lists)
        case syntax.Repeat(part, low, high):
            return _repeated(_part(part, lists), low, high)
        case syntax.Choice(branches):
            return _any_of([_part(branch, lists) for branch in branches])
        case syntax.Sequence(parts):
            return _in_a_row([_part(part, lists) for part in parts])
    return _ANYTHING


def _any_of(branches: Sequence[_Part]) -> _Part:
    exact: tuple[str, ...] | None = None
    if all(branch.exact is not None for branch in branches):
        exact = _few(option for branch in branches for option in branch.exact or ())
    best = [rarest(branch.needs) for branch in branches]
    union = tuple(dict.fromkeys(option for options in best for option in options))
    needs = [union] if all(best) and len(union) <= _LONGEST_LIST else []
    return _Part(exact, needs)


def _in_a_row(parts: Sequence[_Part]) -> _Part:
    """The parts of a sequence, multiplied out as far as that stays a short list."""
    run: tuple[str, ...] = ("",)
    needs: list[tuple[str, ...]] = []
    whole = True
    for part in parts:
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


def _one_of(source: str) -> _Part:
    """A class of characters; what it matches only where it lists a few."""
    inside = source[1:-1]
    if not source.startswith("[") or inside.startswith("^"):
        return _ANYTHING
    if "\\" in inside or "-" in inside[1:-1] or len(inside) > 8:
        return _ANYTHING
    return _Part(tuple(dict.fromkeys(map(_folded, inside))))


def _repeated(part: _Part, low: int, high: int | None) -> _Part:
    if not low:
        return _Part(_few((*part.exact, "")) if part.exact is not None and high == 1 else None)
    needs = list(part.needs)
    if part.exact is not None and all(map(_useful, part.exact)):
        needs.append(part.exact)
    return _Part(None, needs)


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


@lru_cache(maxsize=4_096)  # characters, most of them
def _folded(text: str) -> str:
    return fold(text)[1:-1].decode("latin-1")


def _useful(literal: str) -> bool:
    return len(literal) - sum(map(literal.count, _NO_LETTERS)) >= _SHORTEST
