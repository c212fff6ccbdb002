"""What a rule looks for, and what takes its place: the forms of one entry of a rule file.

A text is one form, and several where it is inflected or has slots for short lists; with others
it is a pattern. A name has a form for each spelling. A pattern gets what the sieve needs to find
it: the literals that it cannot match without, or what is wider than it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from typing import Any

import regex

from normalize.errors import RuleError
from normalize.rules import inflection, slots
from normalize.rules.expressions import UnsupportedPattern
from normalize.rules.folding import fold
from normalize.rules.literals import all_required, commonness, rarest
from normalize.rules.model import Form, Vocabulary, When
from normalize.rules.name_keys import name_key
from normalize.rules.programs import compile_pattern
from normalize.rules.reach import reach, searched
from normalize.rules.replacing import SMALL
from normalize.rules.source import Key, Source
from normalize.rules.widening import widened

__all__ = ["Entry", "conditions", "texts"]

# Commonness below which literals alone say where a pattern is worth running.
_RARE, _RARE_IF_GIVEN = 1e-4, 2e-4
# Bounds of repetitions make copies of what is repeated: Hyperscan refuses many long ones.
_LONG_WIDE, _BOUNDS = 2_000, regex.compile(r"(?<!\\)\{\d+,\d+\}")
_LONGEST_WIDE = 15_000  # characters; Hyperscan refuses 16,000, and then tries each by itself


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a rule file on its way to a rule."""

    source: Source
    words: Vocabulary
    path: tuple[Key, ...]
    data: Mapping[str, Any]

    def error(self, key: str, message: str, hint: str = "") -> RuleError:
        """An error that says where in the file it is."""
        return self.source.error((*self.path, key), message, hint)

    def forms(self) -> Iterator[Form]:
        """What the rule looks for, and what takes its place."""
        data = self.data
        replace = data.get("replace")
        if "name" in data:
            yield from self._names(data["name"])
        if "pattern" in data:
            with self._slot_errors("pattern"):
                pattern = slots.expanded(data["pattern"], self.words)
            yield self._pattern(pattern, replace, "pattern")
        pairs = [(find, replace) for find in texts(data.get("find"))]
        for find, after in (*pairs, *data.get("forms", {}).items()):
            if slots.has_slot(find):
                yield from self._slots(find, after, "find" if "find" in data else "forms")
            elif "inflect" in data:
                yield from starmap(Form, inflection.forms(find, after, data["inflect"]))
            else:
                yield Form(find, after)

    def _names(self, name: str) -> Iterator[Form]:
        """Spellings of a name: those that get the canonical one, and those that stay.

        A name that is itself ambiguous (Martin, a village) is known only in its context.
        """
        contextual: set[str] = set()
        for ambiguous in self.data.get("ambiguous", ()):
            when = conditions(ambiguous["when"])
            for spelling in texts(ambiguous["find"]):
                contextual.add(spelling)
                yield Form(spelling, name, when=when, key=name_key(spelling))
        if name not in contextual:
            yield Form(name, name, key=name_key(name))
        for spelling in texts(self.data.get("variants")):
            yield Form(spelling, name, key=name_key(spelling))
        for spelling in texts(self.data.get("also")):
            yield Form(spelling, None, key=name_key(spelling))

    def _slots(self, find: str, replace: str | None, key: str) -> Iterator[Form]:
        """Turn a text with slots into literals, or into a pattern where they would be too many."""
        with self._slot_errors(key):
            is_short = slots.is_short(find, self.words)
        if not is_short:
            after = None if replace is None else slots.named(replace)
            yield self._pattern(slots.as_pattern(find, self.words), after, key)
            return
        self._check_columns(replace, key)
        for literal, after in slots.filled(find, replace, self.words):
            yield Form(literal, after)
            if literal[0].islower() and not literal.islower():  # at the start of a sentence
                yield Form(_capitalized(literal), None if after is None else _capitalized(after))

    @contextmanager
    def _slot_errors(self, key: str) -> Iterator[None]:
        """Say where in the file a slot is that cannot be filled."""
        try:
            yield
        except slots.SlotError as error:
            raise self.error(key, str(error), error.hint) from None

    def _needs(self, pattern: str) -> tuple[tuple[str, ...], bool]:
        """The rarest literals that the pattern shows or the author gives; whether these it are."""
        shown = rarest(all_required(pattern, self.words.lists))
        given: list[str] = []
        for need in texts(self.data.get("needs")):
            with self._slot_errors("needs"):
                is_short = slots.is_short(need, self.words)
            if not is_short:
                raise self.error("needs", f"{need!r} has a slot that is no short list")
            given += (literal for literal, _ in slots.filled(need, None, self.words))
        told = tuple(fold(need)[1:-1].decode("latin-1") for need in given)
        needs = rarest(filter(None, (shown, told)))
        return needs, needs != shown

    def _check_columns(self, replace: str | None, key: str) -> None:
        """See that what is asked for of another column is in the table of the group's list."""
        tables = self.words.tables
        for name, other in regex.findall(r"\$\{(\w+):(\w+)\}", replace or ""):
            if other != SMALL and tables.get(name, "") != tables.get(other):
                message = f"{name!r} and {other!r} are no columns of one table"
                raise self.error(key, message, "give the group the name of its column")

    def _pattern(self, pattern: str, replace: str | None, key: str) -> Form:
        try:
            groups = compile_pattern(pattern, self.words.lists).groupindex
        except regex.error as fault:
            error: Any = fault
            raise self.error(
                key,
                f"the pattern is wrong: {error.msg}" + (f" at {error.pos}" if error.pos else ""),
                "put a backslash before . ? * + ( ) [ ] { } | that stand for themselves",
            ) from None
        except KeyError as error:
            known = ", ".join(sorted(self.words.lists))
            raise self.error(key, f"no vocabulary has a list {error}", f"known: {known}") from None
        for name in regex.findall(r"\$\{?(\w+)", replace or ""):
            if name not in groups:
                raise self.error(
                    "replace",
                    f"${name} names no group of the pattern",
                    "write (?P<name>…) or {name}",
                )
        self._check_columns(replace, "replace" if "replace" in self.data else key)
        needs, are_given = self._needs(pattern)
        if not needs:
            raise self.error(
                key,
                "the pattern has no literal that it cannot match without",
                "give `needs:` with words one of which stands in every match",
            )
        # Several words in a row are faster to look for than what is wider than the pattern; so is
        # what stands twice, and of what an author gives it is known that it is rare.
        given = "needs" in self.data
        plain = commonness(needs) < (_RARE_IF_GIVEN if given else _RARE)
        plain = (plain and all(" " in need.strip() for need in needs)) or (
            given and "(?P=" in pattern
        )
        lists = self.words.lists
        wide = "" if plain else _wide(pattern, lists)
        # A literal that the author gives may stand in any lookaround.
        rest, most = (pattern, reach(pattern, lists)) if are_given else searched(pattern, lists)
        rest = "" if rest == pattern else rest
        return Form(pattern, replace, needs, wide=wide, reach=most, searched=rest)


def _wide(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """What the sieve looks for on behalf of a pattern; "" where that cannot be said."""
    try:
        expression = widened(pattern, lists)
        if len(expression) > _LONGEST_WIDE:
            expression = widened(pattern, lists, brief=True)
    except UnsupportedPattern:
        return ""
    if len(expression) > _LONG_WIDE:
        expression = _BOUNDS.sub("*", expression)
    return expression if len(expression) <= _LONGEST_WIDE else ""


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def conditions(data: Mapping[str, Any]) -> When:
    """Conditions as they stand in a rule file, made ready."""
    within = data.get("within", 12)
    words = within if isinstance(within, int) else int(str(within).split()[0])
    quotes = {"yes": True, "no": False}.get(str(data.get("in_quotes")), data.get("in_quotes"))
    lists = {key: texts(value) for key, value in data.items() if key not in ("within", "in_quotes")}
    return When(within=words, in_quotes=quotes, **lists)


def texts(value: object) -> tuple[str, ...]:
    """One text or a list of texts, as a tuple."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
