"""From a checked rule file to a pack of rules that can be matched; their forms: see `forms`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from normalize.edits import Fact, Level
from normalize.errors import RuleError, RuleErrors
from normalize.rules import schema, slots
from normalize.rules.forms import Entry, conditions, texts
from normalize.rules.model import Example, Kind, Pack, Rule, Vocabulary
from normalize.rules.source import Source

__all__ = ["compile_pack", "vocabulary"]

_COMMON = frozenset(
    "id find pattern needs forms replace inflect when level because touches examples".split()
    + "variants also ambiguous".split()
)


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
        lists={name: tuple(map(str, words)) for name, words in data.get("lists", {}).items()}
        | _columns(source, data),
        patterns=_patterns(source, data),
        tables={name: heads for heads in data.get("tables", {}) for name in heads.split()},
    )


def compile_pack(source: Source, words: Vocabulary) -> Pack:
    """Check a rule file and compile its rules, which may use its own patterns as slots.

    Raises:
        RuleErrors: all faults of the file.
    """
    data = _checked(source)
    own = _patterns(source, data)  # hides what the vocabulary calls by the same name
    words = Vocabulary(words.lists, {**words.patterns, **own}, words.tables)
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
            rules.append(_rule(Entry(source, words, ("rules", i), entry), data["pack"], kind))
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
        texts(data.get("disable")),
    )


def _checked(source: Source) -> dict[str, Any]:
    if errors := schema.check(source):
        raise RuleErrors(errors)
    data: dict[str, Any] = source.data  # type: ignore[assignment]  # the schema says so
    return data


def _columns(source: Source, data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The columns of a file's tables, each a list."""
    columns: dict[str, tuple[str, ...]] = {}
    for heads, lines in data.get("tables", {}).items():
        names, rows = heads.split(), [line.split() for line in lines]
        for number, row in enumerate(rows):
            if len(row) != len(names):
                message = f"the row has {len(row)} words, the table {len(names)} columns"
                hint = "one word for each column, with spaces between them"
                raise RuleErrors([source.error(("tables", heads, number), message, hint)])
        columns |= zip(names, zip(*rows, strict=True), strict=True)
    return columns


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


def _rule(entry: Entry, pack: str, kind: Kind) -> Rule:
    data = entry.data
    examples = tuple(map(_example, data["examples"]))
    if kind is not Kind.PLACES and kind is not Kind.TERMS:
        _demand_both(entry, examples)
    level = Level.POSSIBLE if kind is Kind.FLAGS else Level(data.get("level", "likely"))
    touches = frozenset(map(Fact, data.get("touches", ())))
    if kind is Kind.FURNITURE:  # what stands in furniture is no statement of the article
        touches = frozenset(Fact)
    return Rule(
        f"{pack}/{data['id']}",
        kind,
        tuple(entry.forms()),
        conditions(data["when"]) if "when" in data else None,
        level,
        data.get("because", ""),
        touches,
        examples,
        {key: value for key, value in data.items() if key not in _COMMON},
        entry.source.file,
        entry.source.places[entry.path][0],
    )


def _demand_both(entry: Entry, examples: Sequence[Example]) -> None:
    if all(example.after in (None, example.before) for example in examples):
        raise entry.error("examples", "no example changes", 'write one as "before -> after"')
    if all(example.after is not None for example in examples):
        raise entry.error(
            "examples", "no example stays", "add a sentence, without an arrow, that looks alike"
        )


def _example(entry: str | Mapping[str, str]) -> Example:
    metadata = {} if isinstance(entry, str) else {k: v for k, v in entry.items() if k != "text"}
    text = entry if isinstance(entry, str) else entry["text"]
    before, arrow, after = text.partition(" -> ")
    return Example(before, after if arrow else None, metadata)


def _fault(pattern: str) -> Any:
    try:
        regex.compile(pattern)
    except regex.error as error:
        return error
    return None
