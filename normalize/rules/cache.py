"""Compiled packs in the cache, by the content that they were compiled from.

A pack is kept as plain data and built from that when it is loaded, with the programs of its
patterns. Nothing here is needed: what is missing or damaged is compiled again.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any

import regex

from normalize.edits import Fact, Level
from normalize.rules import programs
from normalize.rules.model import Example, Form, Kind, Pack, Rule, When
from transliteration import cache

__all__ = ["digest", "key", "load", "store"]

_FORMAT = 25  # raise it when the compiled shape or the compiler changes
# Programs and plain data alike are good for those who wrote them alone.
_WRITER = f"{_FORMAT}:{sys.implementation.cache_tag}:{regex.__version__}".encode()
_KIND = "rules"

Lists = Mapping[str, Sequence[str]]


def digest(*contents: bytes) -> str:
    """A fingerprint of contents, the same on every machine."""
    sha = hashlib.sha256()
    for content in contents:
        sha.update(len(content).to_bytes(8, "big"))
        sha.update(content)
    return sha.hexdigest()


def key(*contents: bytes) -> str:
    """A name for what is compiled from these contents, by this version, for this Python."""
    return digest(_WRITER, *contents)


def load(name: str, lists: Lists) -> Pack | None:
    """A compiled pack, or None where the cache does not hold it."""
    content = cache.read(_KIND, name)
    if content is None:
        return None
    try:
        pack, known = marshal.loads(content)
        loaded = _pack(*pack)
    except (EOFError, ValueError, TypeError):
        return None
    programs.keep(known, lists)
    return loaded


def store(name: str, pack: Pack, lists: Lists) -> None:
    """Keep a pack that was compiled with these lists, if the cache can be written."""
    patterns = [form.find for rule in pack.rules for form in rule.forms if form.is_pattern]
    known = {pattern: programs.program(pattern, lists) for pattern in patterns}
    cache.write(_KIND, name, marshal.dumps((_plain(pack), known)))


def _plain(value: object) -> Any:
    """A pack, or any part of one, as plain data: the fields of a dataclass in their order."""
    if isinstance(value, str):
        return str(value)  # of an enumeration, the value
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, list):
        return list(map(_plain, value))
    if isinstance(value, frozenset):
        return tuple(sorted(map(_plain, value)))
    if isinstance(value, Mapping):
        return {_plain(name): _plain(content) for name, content in value.items()}
    if (names := getattr(value, "__slots__", None)) is not None:
        return tuple(_plain(getattr(value, name)) for name in names)
    return value


def _pack(name: str, kind: str, about: str, file: str, rules: Sequence[Any], *rest: Any) -> Pack:
    return Pack(name, Kind(kind), about, file, tuple(starmap(_rule, rules)), *rest)


def _rule(
    name: str,
    kind: str,
    forms: Sequence[Any],
    when: Sequence[Any] | None,
    level: str,
    because: str,
    touches: Sequence[str],
    examples: Sequence[Any],
    *rest: Any,
) -> Rule:
    return Rule(
        name,
        _KINDS[kind],
        tuple(_forms(forms)),
        None if when is None else When(*when),
        _LEVELS[level],
        because,
        frozenset(map(Fact, touches)) if touches else _NOTHING,
        tuple(starmap(Example, examples)),
        *rest,
    )


def _forms(forms: Sequence[Any]) -> Iterator[Form]:
    for fields in forms:
        form = _made(fields)
        yield form if fields[3] is None else form._replace(when=When(*fields[3]))


_made = partial(tuple.__new__, Form)  # a tenth of the time of `Form(*fields)`
# Asked of every rule: an enumeration takes ten times as long to look up a value.
_KINDS = {str(kind): kind for kind in Kind}
_LEVELS = {str(level): level for level in Level}
_NOTHING: frozenset[Fact] = frozenset()
