"""From a checked rule file to rules that can be matched: slots, inflection, required literals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from typing import Any

import regex

from normalize.edits import Fact, Level
from normalize.errors import RuleError, RuleErrors
from normalize.rules import inflection, schema, slots
from normalize.rules.expressions import UnsupportedPattern
from normalize.rules.folding import fold
from normalize.rules.literals import all_required, commonness, rarest
from normalize.rules.matching import compile_pattern
from normalize.rules.model import Example, Form, Kind, Pack, Rule, Vocabulary, When
from normalize.rules.name_keys import name_key
from normalize.rules.reach import reach
from normalize.rules.source import Key, Source
from normalize.rules.widening import widened

__all__ = ["Vocabulary", "compile_pack", "vocabulary"]

_COMMON = frozenset(
    "id find pattern needs forms replace inflect when level because touches examples".split()
    + "variants also ambiguous".split()
)
# Commonness below which literals alone say where a pattern is worth running.
_RARE, _RARE_IF_GIVEN = 1e-4, 2e-4
_LONGEST_WIDE = 15_000  # characters; Hyperscan refuses 16,000, and then tries each by itself


def vocabulary(source: Source) -> Pack:
    """Read a pack of kind `vocabulary`.

    Raises:
        RuleErrors: all faults of the file.
    """
    data = _checked(source)
    return Pack(
        data["pack"],
        Kind.VOCABULARY,
        data.get("about", ""),
        source.file,
        lists={name: tuple(map(str, words)) for name, words in data.get("lists", {}).items()},
        patterns=_patterns(source, data),
    )


def compile_pack(source: Source, words: Vocabulary) -> Pack:
    """Check a rule file and compile its rules, which may use its own patterns as slots.

    Raises:
        RuleErrors: all faults of the file.
    """
    data = _checked(source)
    own = _patterns(source, data)  # hides what the vocabulary calls by the same name
    lists = {name: known for name, known in words.lists.items() if name not in own}
    words = Vocabulary(lists, {**words.patterns, **own})
    kind = Kind(data.get("kind", "phrases"))
    rules: list[Rule] = []
    errors: list[RuleError] = []
    ids: set[str] = set()
    for i, entry in enumerate(data.get("rules", [])):
        if entry["id"] in ids:
            errors.append(
                source.error(
                    ("rules", i, "id"), f"two rules have the id {entry['id']!r}", "rename one"
                )
            )
        ids.add(entry["id"])
        try:
            rules.append(_Entry(source, words, ("rules", i), entry).rule(data["pack"], kind))
        except RuleError as error:
            errors.append(error)
    if errors:
        raise RuleErrors(errors)
    return Pack(
        data["pack"],
        kind,
        data.get("about", ""),
        source.file,
        tuple(rules),
        _texts(data.get("disable")),
    )


def _checked(source: Source) -> dict[str, Any]:
    if errors := schema.check(source):
        raise RuleErrors(errors)
    data: dict[str, Any] = source.data  # type: ignore[assignment]  # the schema says so
    return data


def _patterns(source: Source, data: Mapping[str, Any]) -> Mapping[str, str]:
    """The patterns for slots that a file defines."""
    patterns: Mapping[str, str] = data.get("patterns", {})
    errors = [
        source.error(("patterns", name), f"the pattern {name!r} is wrong: {error.msg}")
        for name, pattern in patterns.items()
        if (error := _fault(slots.emptied(pattern))) is not None
    ]
    if errors:
        raise RuleErrors(errors)
    return patterns


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a rule file on its way to a rule."""

    source: Source
    words: Vocabulary
    path: tuple[Key, ...]
    data: Mapping[str, Any]

    def rule(self, pack: str, kind: Kind) -> Rule:
        data = self.data
        examples = tuple(map(_example, data["examples"]))
        if kind is not Kind.PLACES and kind is not Kind.TERMS:
            self._demand_both(examples)
        level = Level.POSSIBLE if kind is Kind.FLAGS else Level(data.get("level", "likely"))
        touches = frozenset(map(Fact, data.get("touches", ())))
        if kind is Kind.FURNITURE:  # what stands in furniture is no statement of the article
            touches = frozenset(Fact)
        return Rule(
            f"{pack}/{data['id']}",
            kind,
            tuple(self._forms()),
            _when(data["when"]) if "when" in data else None,
            level,
            data.get("because", ""),
            touches,
            examples,
            {key: value for key, value in data.items() if key not in _COMMON},
            self.source.file,
            self.source.places[self.path][0],
        )

    def _error(self, key: str, message: str, hint: str = "") -> RuleError:
        return self.source.error((*self.path, key), message, hint)

    def _demand_both(self, examples: Sequence[Example]) -> None:
        if all(example.after in (None, example.before) for example in examples):
            raise self._error("examples", "no example changes", 'write one as "before -> after"')
        if all(example.after is not None for example in examples):
            raise self._error(
                "examples", "no example stays", "add a sentence, without an arrow, that looks alike"
            )

    def _forms(self) -> Iterable[Form]:
        data = self.data
        replace = data.get("replace")
        if "name" in data:
            yield from self._names(data["name"])
        if "pattern" in data:
            with self._slot_errors("pattern"):
                pattern = slots.expanded(data["pattern"], self.words)
            yield self._pattern(pattern, replace, "pattern")
        pairs = [(find, replace) for find in _texts(data.get("find"))]
        for find, after in (*pairs, *data.get("forms", {}).items()):
            if slots.has_slot(find):
                yield from self._slots(find, after, "find" if "find" in data else "forms")
            elif "inflect" in data:
                yield from starmap(Form, inflection.forms(find, after, data["inflect"]))
            else:
                yield Form(find, after)

    def _names(self, name: str) -> Iterable[Form]:
        """Spellings of a name: those that get the canonical one, and those that stay.

        A name that is itself ambiguous (Martin, a village) is known only in its context.
        """
        contextual: set[str] = set()
        for ambiguous in self.data.get("ambiguous", ()):
            when = _when(ambiguous["when"])
            for spelling in _texts(ambiguous["find"]):
                contextual.add(spelling)
                yield Form(spelling, name, when=when, key=name_key(spelling))
        if name not in contextual:
            yield Form(name, name, key=name_key(name))
        for spelling in _texts(self.data.get("variants")):
            yield Form(spelling, name, key=name_key(spelling))
        for spelling in _texts(self.data.get("also")):
            yield Form(spelling, None, key=name_key(spelling))

    def _slots(self, find: str, replace: str | None, key: str) -> Iterable[Form]:
        """Turn a text with slots into literals, or into a pattern where they would be too many."""
        with self._slot_errors(key):
            is_short = slots.is_short(find, self.words)
        if not is_short:
            after = None if replace is None else slots.named(replace)
            yield self._pattern(slots.as_pattern(find, self.words), after, key)
            return
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
            raise self._error(key, str(error), error.hint) from None

    def _needs(self, pattern: str) -> tuple[str, ...]:
        """The rarest literals that the pattern shows or that the author gives, slots filled."""
        sets = list(all_required(pattern, self.words.lists))
        given: list[str] = []
        for need in _texts(self.data.get("needs")):
            with self._slot_errors("needs"):
                is_short = slots.is_short(need, self.words)
            if not is_short:
                raise self._error("needs", f"{need!r} has a slot that is no short list")
            given += (literal for literal, _ in slots.filled(need, None, self.words))
        if given:
            sets.append(tuple(fold(need)[1:-1].decode("latin-1") for need in given))
        return rarest(sets)

    def _pattern(self, pattern: str, replace: str | None, key: str) -> Form:
        try:
            groups = compile_pattern(pattern, self.words.lists).groupindex
        except regex.error as fault:
            error: Any = fault
            raise self._error(
                key,
                f"the pattern is wrong: {error.msg}" + (f" at {error.pos}" if error.pos else ""),
                "put a backslash before . ? * + ( ) [ ] { } | that stand for themselves",
            ) from None
        except KeyError as error:
            known = ", ".join(sorted(self.words.lists))
            raise self._error(key, f"no vocabulary has a list {error}", f"known: {known}") from None
        for name in regex.findall(r"\$\{?(\w+)", replace or ""):
            if name not in groups:
                raise self._error(
                    "replace",
                    f"${name} names no group of the pattern",
                    "write (?P<name>…) or {name}",
                )
        needs = self._needs(pattern)
        if not needs:
            raise self._error(
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
        return Form(pattern, replace, needs, wide=wide, reach=reach(pattern, lists))


def _wide(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """What the sieve looks for on behalf of a pattern; "" where that cannot be said."""
    try:
        expression = widened(pattern, lists)
    except UnsupportedPattern:
        return ""
    return expression if len(expression) <= _LONGEST_WIDE else ""


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _example(entry: str | Mapping[str, str]) -> Example:
    metadata = {} if isinstance(entry, str) else {k: v for k, v in entry.items() if k != "text"}
    text = entry if isinstance(entry, str) else entry["text"]
    before, arrow, after = text.partition(" -> ")
    return Example(before, after if arrow else None, metadata)


def _when(data: Mapping[str, Any]) -> When:
    within = data.get("within", 12)
    words = within if isinstance(within, int) else int(str(within).split()[0])
    quotes = {"yes": True, "no": False}.get(str(data.get("in_quotes")), data.get("in_quotes"))
    texts = {
        key: _texts(value) for key, value in data.items() if key not in ("within", "in_quotes")
    }
    return When(within=words, in_quotes=quotes, **texts)


def _texts(value: object) -> tuple[str, ...]:
    """One text or a list of texts, as a tuple."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _fault(pattern: str) -> Any:
    try:
        regex.compile(pattern)
    except regex.error as error:
        return error
    return None
