"""Checking a rule file against the published JSON Schema, with errors that say how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from normalize.errors import RuleError
from normalize.rules.source import Source
from transliteration.rule_files import rules_folder

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

__all__ = ["check", "schema"]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of rule packs, as it ships in `rules/schema/`."""
    text = (rules_folder() / "schema" / "pack.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator  # slow to import, needed only on a change

    return Draft202012Validator(schema())


def check(source: Source) -> list[RuleError]:
    """All faults of a rule file against the schema, in the order of the file."""
    if not isinstance(source.data, dict):
        return [
            source.error(
                (),
                "a rule file holds keys such as pack, about and rules",
                "begin with `pack: folder/name`",
            )
        ]
    errors = [
        source.error(path, message, hint)
        for error in _validator().iter_errors(source.data)
        for path, message, hint in _explain(error)
    ]
    return sorted(errors, key=lambda error: (error.line, error.column))


_Explained = tuple[tuple[str | int, ...], str, str]


def _explain(error: ValidationError) -> Iterator[_Explained]:
    """What an error of the validator means to the author of the file."""
    path = tuple(error.absolute_path)
    key = str(path[-1]) if path else ""
    value: Any = error.validator_value
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        owner: Any = error.schema
        allowed = sorted(owner["properties"])
        for unknown in error.instance:
            if unknown not in allowed:
                yield (*path, unknown), f"unknown key {unknown!r}", _did_you_mean(unknown, allowed)
    elif error.validator == "required":
        given: Any = error.instance
        missing = [name for name in value if name not in given]
        for name in missing:
            if f"'{name}'" in error.message:
                yield path, f"{name!r} is missing", _purpose(name)
    elif error.validator == "enum":
        allowed = [str(v) for v in value]
        yield (
            path,
            f"{error.instance!r} is not a {key} that there is",
            _did_you_mean(str(error.instance), allowed),
        )
    elif error.validator == "oneOf" and all("required" in option for option in value):
        keys = " or ".join(f"`{' and '.join(option['required'])}`" for option in value)
        yield path, f"a rule has either {keys}", "give one of them"
    elif error.validator in ("oneOf", "type"):
        yield path, f"{key!r} is {_kind(error.instance)}", _purpose(key)
    elif error.validator == "pattern":
        yield path, f"{error.instance!r} is not a valid {key}", _purpose(key)
    elif error.validator == "minItems" and key == "examples":
        yield path, "a rule needs an example that changes and one that stays", _purpose(key)
    elif error.validator == "not":
        (key,) = value["required"]
        message = f"{key!r} belongs to another kind of pack"
        yield (*path, key), message, f"{key} are for kind: vocabulary"
    else:
        yield path, error.message, _purpose(key)


def _did_you_mean(word: str, allowed: Iterable[str]) -> str:
    allowed = list(allowed)
    close = get_close_matches(word, allowed, n=1)
    listed = ", ".join(allowed)
    return f"did you mean {close[0]!r}? allowed: {listed}" if close else f"allowed: {listed}"


_PURPOSES = {
    "examples": 'at least two: "before -> after" and a sentence that stays',
    "because": "say why, and what the original expression was",
    "replace": "what takes its place; for a question only, use a pack of kind: flags",
    "id": "lower-case letters, digits and hyphens, such as jihad-mobile",
    "pack": "lower-case letters, digits and hyphens, such as translation/weapons",
    "within": 'a number of words, such as "12 words"',
    "country": "two capital letters, such as SY",
    "when": "conditions such as near, before, after, document_has",
    "find": "text, or a list of texts",
}


def _purpose(key: str) -> str:
    return _PURPOSES.get(key, "see docs/rules.md")


def _kind(value: object) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false"}
    if value is None:
        return "empty"
    return names.get(type(value), "a number")
