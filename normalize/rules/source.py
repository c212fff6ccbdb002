"""Reading YAML with its positions: untrusted input, so nothing but plain data comes out.

Everything that is not a mapping, a list, a number or true/false is text: `no`, `on` and
`2020-01-23` stay what the author wrote (YAML 1.1 would make them false, true and a date).
Aliases and tags are refused, so that no file can grow in memory or name a Python object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from normalize.errors import RuleError

__all__ = ["Source", "read"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,17})?\Z")

Key = str | int


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as plain data, and where each part of it stands (line, column from 1)."""

    file: str
    data: object
    places: dict[tuple[Key, ...], tuple[int, int]] = field(repr=False)

    def error(self, path: Sequence[Key], message: str, hint: str = "") -> RuleError:
        """An error that points at the part of the file that `path` leads to."""
        path = tuple(path)
        while path not in self.places and path:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return RuleError(message, file=self.file, line=line, column=column, hint=hint)


def read(file: Path | str, content: str) -> Source:
    """Read one YAML document.

    Raises:
        RuleError: the YAML is broken, holds an alias, a tag or the same key twice.
    """
    name = str(file)
    try:
        for event in yaml.parse(content, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
                mark = event.start_mark or yaml.Mark("", 0, 0, 0, None, 0)
                raise RuleError(
                    "aliases (*name) and tags (!name) are not allowed in rule files",
                    file=name,
                    line=mark.line + 1,
                    column=mark.column + 1,
                    hint="write the value out; put text that begins with * or ! in quotation marks",
                )
        node = yaml.compose(content, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _syntax_error(name, error) from None
    except RecursionError:
        raise RuleError("nested too deeply", file=name, hint="rule files are flat") from None
    places: dict[tuple[Key, ...], tuple[int, int]] = {}
    data = None if node is None else _plain(node, (), places, name)
    return Source(name, data, places)


def _plain(
    node: yaml.Node,
    path: tuple[Key, ...],
    places: dict[tuple[Key, ...], tuple[int, int]],
    file: str,
) -> object:
    places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), places, file) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            mark = key_node.start_mark
            if key in data:
                raise RuleError(
                    f"the key {key!r} stands here twice",
                    file=file,
                    line=mark.line + 1,
                    column=mark.column + 1,
                    hint="keep one of the two",
                )
            data[key] = _plain(value_node, (*path, key), places, file)
            # An error is best shown where the key stands, above all when the value is empty.
            places[(*path, key)] = (mark.line + 1, mark.column + 1)
        return data
    text = str(node.value)
    if getattr(node, "style", None) in ("'", '"', "|", ">"):  # always text
        return text
    if text in ("true", "false"):
        return text == "true"
    if _NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return text


def _syntax_error(name: str, error: yaml.YAMLError) -> RuleError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return RuleError(
        f"not valid YAML: {problem}",
        file=name,
        line=mark.line + 1 if mark else 0,
        column=mark.column + 1 if mark else 0,
        hint="check the indentation, and put text that holds ': ' or ' #' or begins with one of "
        "[{&*!|>%@`\"' in quotation marks",
    )
