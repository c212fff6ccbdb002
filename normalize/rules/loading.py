"""Finding rule files, laying a user's over the built-in ones, and compiling what changed."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

import orjson

from normalize.errors import RuleError, RuleErrors
from normalize.rules import cache
from normalize.rules.model import Pack, Rule, Vocabulary
from transliteration.cache import making
from transliteration.collecting import uncollected
from transliteration.rule_files import rules_folder

__all__ = ["load_packs", "overlay", "rule_files"]

_LARGEST = 16_000_000  # bytes of one rule file
_STAGES = frozenset({"encoding", "furniture", "spacing", "quotation", "grammar", "toponyms"})
_NOT_PACKS = frozenset({"schema", "romanization"})
_DRAFT = (".draft.yaml", ".draft.yml")  # proposed, and in force only under another name

_Contents = Sequence[tuple[Path, bytes]]


def rule_files(folders: Sequence[Path]) -> Iterator[Path]:
    """The packs of the built-in folder, then those of each given file or folder, by path.

    Drafts (`.draft.yaml`) are passed over.

    Raises:
        RuleError: a given path is missing, holds no rule file, or is a draft.
    """
    builtin = rules_folder()
    for path in sorted(builtin.rglob("*.yaml")):
        if path.relative_to(builtin).parts[0] not in _NOT_PACKS:
            yield path
    for folder in folders:
        if folder.name.endswith(_DRAFT):
            raise RuleError(
                "a draft is not in force",
                file=folder,
                hint="to accept it, mend what it asks and take .draft out of its name",
            )
        if folder.is_file():
            yield folder
            continue
        found = sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in (".yaml", ".yml")
            and not path.name.endswith(_DRAFT)
            and path.is_file()
        )
        if not found:
            raise RuleError(
                "no rule files here" if folder.is_dir() else "no such file or folder",
                file=folder,
                hint="a pack is a file that ends in .yaml",
            )
        yield from found


@uncollected()
def load_packs(folders: Sequence[Path] = ()) -> tuple[list[Pack], Vocabulary]:
    """Read, check and compile all packs, from the cache where their content is known.

    Raises:
        RuleErrors: all faults of all files.
    """
    contents = [(path, _content(path)) for path in rule_files(folders)]
    words = Vocabulary()
    errors: list[RuleError] = []
    packs: list[Pack] = []
    lexicon: list[bytes] = []
    for path, content in contents:
        if _is_vocabulary(content) and (pack := _pack(path, content, [], Vocabulary(), errors)):
            words = words.merged(pack)
            packs.append(pack)
            lexicon.append(content)
    builtin = rules_folder()
    others = [(path, content) for path, content in contents if not _is_vocabulary(content)]
    ours = list(takewhile(lambda each: each[0].is_relative_to(builtin), others))
    packs += _together(ours, lexicon, words, errors)
    packs += _each(others[len(ours) :], lexicon, words, errors)
    if errors:
        raise RuleErrors(errors)
    return packs, words


def _is_vocabulary(content: bytes) -> bool:
    return b"\nkind: vocabulary" in content


def _together(
    contents: _Contents, lexicon: Sequence[bytes], words: Vocabulary, errors: list[RuleError]
) -> list[Pack]:
    """Packs that seldom change, from one file of the cache where all of them are known."""
    stated = (part for path, content in contents for part in (os.fsencode(path), content))
    name = cache.key(*stated, *lexicon)
    packs = cache.load(name, words.lists)
    if packs is None:
        before = len(errors)
        packs = _each(contents, lexicon, words, errors)
        if len(errors) == before:
            cache.store(name, packs, words.lists)
    return packs


def _each(
    contents: _Contents, lexicon: Sequence[bytes], words: Vocabulary, errors: list[RuleError]
) -> list[Pack]:
    """Packs that are right, each from its own file of the cache or compiled."""
    packs = []
    for path, content in contents:
        packs.append(_pack(path, content, lexicon, words, errors))
        gc.collect(0)  # what was made for this pack, and is left
    return [pack for pack in packs if pack]


def _pack(
    path: Path,
    content: bytes,
    lexicon: Sequence[bytes],
    words: Vocabulary,
    errors: list[RuleError],
) -> Pack | None:
    """A pack from the cache, else compiled; None, with its errors noted, where it is wrong."""
    name = cache.key(content, *lexicon)
    known = cache.load(name, words.lists)
    if known is None:
        with making("rules"):  # whoever comes second finds it compiled
            known = cache.load(name, words.lists)
            if known is None:
                try:
                    known = [_compiled(path, content, words)]
                except RuleError as error:
                    errors += getattr(error, "errors", (error,))
                    return None
                cache.store(name, known, words.lists)
    [pack] = known
    return _placed(pack, str(path))


def _compiled(path: Path, content: bytes, words: Vocabulary) -> Pack:
    from normalize.rules.compiling import compile_pack, vocabulary  # only for what is new
    from normalize.rules.source import read

    source = read(path, _text(path, content))
    pack = vocabulary(source) if _is_vocabulary(content) else compile_pack(source, words)
    return replace(pack, digest=_digest(pack.rules, pack))


def overlay(packs: Sequence[Pack], disable: Sequence[str] = ()) -> list[Rule]:
    """All rules in pack order; a later rule of the same name takes the place of the earlier.

    `disable` holds full names of rules or packs, beside what the packs themselves disable.

    Raises:
        RuleErrors: a name in `disable` is no rule and no pack.
    """
    rules: dict[str, Rule] = {}
    for pack in packs:
        for rule in pack.rules:
            rules[rule.name] = rule
    known = {*rules, *(pack.name for pack in packs)}
    off = [(name, "") for name in disable]
    off += [(name, pack.file) for pack in packs for name in pack.disable]
    unknown = [(name, file) for name, file in off if name not in known and not _of_code(name)]
    if errors := [_unknown(name, file, known) for name, file in unknown]:
        raise RuleErrors(errors)
    names = {name for name, _ in off}
    if not names:
        return list(rules.values())
    return [rule for rule in rules.values() if not {rule.name, rule.pack} & names]


def _of_code(name: str) -> bool:
    """Whether a name can be that of a rule that a stage brings itself, such as spacing/doubled."""
    stage, _, rule = name.partition("/")
    return stage in _STAGES and bool(rule) and "/" not in rule


def digest(packs: Sequence[Pack], rules: Sequence[Rule]) -> str:
    """A fingerprint of the rules of these packs that are in force, the same on every machine."""
    if not packs:
        return _digest(rules)
    names = "\n".join(rule.name for rule in rules)
    parts = [pack.digest or _digest(pack.rules, pack) for pack in packs]
    return cache.digest(names.encode(), *map(str.encode, parts))


def _digest(rules: Sequence[Rule], pack: Pack | None = None) -> str:
    portable = [replace(rule, file="", line=0) for rule in rules]
    words = [pack.lists, pack.patterns] if pack else []
    return cache.digest(orjson.dumps([portable, words], default=_listed))


def _listed(value: frozenset[str] | tuple[object, ...]) -> list[Any]:
    return sorted(value) if isinstance(value, frozenset) else list(value)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleError("larger than 16 MB", file=path, hint="split it into several packs")
        return path.read_bytes()
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", file=path) from None


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RuleError("not UTF-8", file=path, line=line, hint="save it as UTF-8") from None


def _placed(pack: Pack, file: str) -> Pack:
    """A cached pack as it stands in this file, which may be a copy elsewhere."""
    if pack.file == file:
        return pack
    rules = tuple(replace(rule, file=file) for rule in pack.rules)
    return replace(pack, file=file, rules=rules)


def _unknown(name: str, file: str, known: set[str]) -> RuleError:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return RuleError(
        f"disable: there is no rule and no pack {name!r}",
        file=file or None,
        hint=f"did you mean {close[0]!r}?" if close else "`tanqih rules list` shows all names",
    )
