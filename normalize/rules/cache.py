"""Compiled packs in the cache, by the content that they were compiled from.

Packs are kept as plain data: in front the names of their rules, behind it the rest of each rule,
which is looked at when the rule is asked for it, with the programs of its patterns. Nothing here
is needed: what is missing or damaged is compiled again.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from itertools import starmap
from typing import Any

import regex

from normalize.edits import Fact, Level
from normalize.rules import programs
from normalize.rules.model import Example, Form, Kind, Pack, Rule, When
from transliteration import cache

__all__ = ["digest", "key", "load", "store"]

_FORMAT = 40  # raise it when the compiled shape or the compiler changes
# Programs and plain data alike are good for those who wrote them alone.
_WRITER = f"{_FORMAT}:{sys.implementation.cache_tag}:{regex.__version__}".encode()
_KIND = "rules"
_OF_RULE = ("forms", "when", "level", "because", "touches", "examples", "extra", "file", "line")

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


def load(name: str, lists: Lists) -> list[Pack] | None:
    """Compiled packs, or None where the cache does not hold them."""
    kept = cache.read(_KIND, name)
    if kept is None:
        return None
    try:
        heads, rests = kept
        view = memoryview(rests)
        return [_pack(view, lists, *head) for head in marshal.loads(heads)]
    except (EOFError, ValueError, TypeError):
        return None


def store(name: str, packs: Sequence[Pack], lists: Lists) -> None:
    """Keep packs that were compiled with these lists, if the cache can be written."""
    heads, rests = [], bytearray()
    for pack in packs:
        rules = []
        for rule in pack.rules:
            start = len(rests)
            rests += _kept(rule, lists)
            rules.append((rule.name, rule.size, start, len(rests)))
        head = (pack.name, pack.kind, pack.about, pack.file, rules, pack.disable)
        heads.append(_plain((*head, pack.lists, pack.patterns, pack.tables, pack.digest)))
    cache.write(_KIND, name, marshal.dumps(heads), bytes(rests))


def _kept(rule: Rule, lists: Lists) -> bytes:
    """What a rule need not have before it is asked for it, and the programs of its patterns."""
    forms = [form for form in rule.forms if form.is_pattern]
    patterns = [*(form.find for form in forms), *filter(None, (form.searched for form in forms))]
    known = {pattern: programs.program(pattern, lists) for pattern in patterns}
    return marshal.dumps(([_plain(getattr(rule, field)) for field in _OF_RULE], known))


def _plain(value: object) -> Any:
    """Any part of a pack as plain data: the fields of a dataclass in their order."""
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
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value


def _pack(
    rests: memoryview,
    lists: Lists,
    name: str,
    kind: str,
    about: str,
    file: str,
    rules: Sequence[tuple[str, int, int, int]],
    disable: Sequence[str],
    words: Mapping[str, tuple[str, ...]],
    patterns: Mapping[str, str],
    tables: Mapping[str, str],
    digest: str,
) -> Pack:
    of_kind = Kind(kind)
    made = tuple(
        Rule.kept(rule, of_kind, size, partial(_fields, rests[start:end], lists))
        for rule, size, start, end in rules
    )
    return Pack(name, of_kind, about, file, made, tuple(disable), words, patterns, tables, digest)


def _fields(kept: memoryview, lists: Lists) -> dict[str, Any]:
    """The fields of a rule that are kept apart from its name."""
    plain, known = marshal.loads(kept)
    programs.keep(known, lists)
    field = dict(zip(_OF_RULE, plain, strict=True))
    return field | {
        "forms": tuple(_forms(field["forms"])),
        "when": None if field["when"] is None else When(*field["when"]),
        "level": Level(field["level"]),
        "touches": frozenset(map(Fact, field["touches"])),
        "examples": tuple(starmap(Example, field["examples"])),
    }


def _forms(forms: Sequence[Any]) -> Iterator[Form]:
    for plain in forms:
        form = _made(plain)
        yield form if plain[3] is None else form._replace(when=When(*plain[3]))


_made = partial(tuple.__new__, Form)  # a tenth of the time of `Form(*fields)`
