"""The sieve: where in a text which rules may match, all of them found in one go.

Hyperscan looks for all literals and expressions at once (Wang et al., "Hyperscan: A Fast
Multi-pattern Regex Matcher for Modern CPUs", NSDI 2019). Literals, and patterns that need
rare ones, are looked for in the folded text (see `folding`); other patterns by expressions
that are wider than they are (see `widening`) in its image. So whoever takes a hit looks at
the text itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from operator import itemgetter

import hyperscan
import regex

from normalize.rules.folding import fold
from normalize.rules.image import image
from normalize.rules.model import Form
from transliteration import cache

__all__ = ["Sieve"]

# Literals, and other expressions, of which so many are worth a file: fewer are compiled at once.
_WORTH_KEEPING = {True: 1_000, False: 8}
_KIND = "rules"
_MEMORY = 50  # lines of earlier texts whose hits are kept, and twice those of this one


class Sieve:
    """Finds where forms may match; safe to use from several threads.

    `groups` are compiled and kept apart: a user's forms may change while the built-in ones
    stay. `numbers` are the forms, each with the number by which `hits` names it.
    """

    def __init__(self, groups: Iterable[Sequence[Form]]) -> None:
        self.numbers: dict[Form, int] = {}
        self._parts: list[_Part] = []
        for forms in groups:
            first = len(self.numbers)
            for form in forms:
                self.numbers.setdefault(form, len(self.numbers))
            new = [*enumerate(islice(self.numbers, first, None), first)]
            self._parts += _literals([each for each in new if not each[1].wide])
            self._parts += _patterns([each for each in new if each[1].wide])
        self._databases = _databases(self._parts)
        self._local = threading.local()
        self._seen: dict[str, _Hits] = {}

    def hits(self, lines: Sequence[str]) -> list[_Hits]:
        """For each line, numbers of forms that may match, each with where to look, in order.

        That is the end of a literal, and an offset within a match, or its end, of a pattern,
        which may be listed several times for one match; in code points of the line. The hits
        in a line are kept for whoever asks next: most stages leave most lines as they are.
        """
        seen = self._seen
        if new := list(dict.fromkeys(line for line in lines if line not in seen)):
            if len(seen) > _MEMORY + 2 * len(lines):
                seen = self._seen = {line: seen[line] for line in lines if line in seen}
            seen.update(zip(new, self._scan(new), strict=True))
        return [seen[line] for line in lines]

    def _scan(self, lines: Sequence[str]) -> Iterator[_Hits]:
        """Look through lines, all at once."""
        text = "\n".join(lines)
        found: list[tuple[int, int]] = []
        views = {True: fold(text), False: image(text)}
        for part, database, scratch in zip(
            self._parts, self._databases, self._scratches(), strict=True
        ):
            new: list[tuple[int, int]] = []
            add = new.append

            def on_match(i: int, _: int, end: int, *__: object, add: _Add = add) -> None:
                add((i, end))

            database.scan(views[part.is_folded], match_event_handler=on_match, scratch=scratch)
            found += (
                (number, end - surplus) for i, end in new for number, surplus in part.owners[i]
            )
        found.sort(key=itemgetter(1))
        offset = at = 0
        for line in lines:
            first, offset = offset, offset + len(line) + 1
            begin = at
            while at < len(found) and found[at][1] < offset:
                at += 1
            yield tuple((number, end - first) for number, end in found[begin:at])

    def _scratches(self) -> list[hyperscan.Scratch]:
        """Room for the scans of this thread, one for each database."""
        known: list[hyperscan.Scratch] | None = getattr(self._local, "scratches", None)
        if known is None:
            known = self._local.scratches = list(map(hyperscan.Scratch, self._databases))
        return known


_Hits = tuple[tuple[int, int], ...]
_Add = Callable[[tuple[int, int]], None]
_Expression = tuple[bytes, int]  # with its flags


@dataclass(frozen=True, slots=True)
class _Part:
    """What is compiled together, and the numbers of the forms that own each piece of it.

    `sought` are folded literals, or where `patterns` are given the expressions of these. With
    each number goes how far behind the place to look at a match ends.
    """

    sought: Sequence[bytes]
    owners: Sequence[Sequence[tuple[int, int]]]
    patterns: Sequence[Form] = ()

    @property
    def is_folded(self) -> bool:
        """Whether it is looked for in the folded text, not in the image."""
        return not self.patterns


def _literals(forms: Sequence[tuple[int, Form]]) -> Iterator[_Part]:
    """The part of literals, and of patterns that are found by them; forms with their numbers."""
    owners: dict[bytes, list[tuple[int, int]]] = {}
    for number, form in forms:
        if form.is_pattern:
            for need in form.needs:
                owners.setdefault(need.encode("latin-1"), []).append((number, 1))
        else:  # with the spaces at its ends: as whole words
            owners.setdefault(fold(form.find), []).append((number, 2))
    if owners:
        yield _Part(list(owners), list(owners.values()))


def _patterns(forms: Sequence[tuple[int, Form]]) -> Iterator[_Part]:
    """The part of patterns that are found by what is wider than they are."""
    if forms:
        wide = [form.wide.encode("ascii") for _, form in forms]
        owners = [[(number, 0)] for number, _ in forms]
        yield _Part(wide, owners, [form for _, form in forms])


def _plain(literal: bytes) -> bytes:
    """An expression for a literal; without bounds, which cost more than all the rest."""
    return b"".join(
        bytes((byte,)) if chr(byte).isascii() and chr(byte).isalnum() else b"\\x%02x" % byte
        for byte in literal
    )


def _of_needs(form: Form) -> _Expression:
    return b"|".join(map(_of_need, form.needs)), hyperscan.HS_FLAG_CASELESS


def _of_need(need: str) -> bytes:
    """What finds, in the image of a text, a literal that a pattern needs (see `folding`)."""
    middle = "".join(
        r"\W" if sign == " " else r"\w" if sign == "\x7f" else regex.escape(chr(image(sign)[0]))
        for sign in need.strip(" ")
    )
    start, end = (r"\b" if need[i] == " " else "" for i in (0, -1))
    return f"{start}{middle}{end}".encode("ascii")


def _databases(parts: Sequence[_Part]) -> list[hyperscan.Database]:
    """The compiled expressions of each part, from the cache where they are known."""
    names = [
        _name(part) if len(part.owners) >= _WORTH_KEEPING[part.is_folded] else "" for part in parts
    ]
    known = [
        _kept(name) if name else _compile(part) for part, name in zip(parts, names, strict=True)
    ]
    if all(known):
        return [database for database in known if database]

    def made(part: _Part, name: str, database: hyperscan.Database | None) -> hyperscan.Database:
        database = database or _kept(name)
        if database is None:
            database = _compile(part)
            cache.write(_KIND, name, hyperscan.dumpb(database))
        return database

    with cache.making(_KIND), ThreadPoolExecutor() as pool:  # to compile lets others run
        return list(pool.map(made, parts, names, known))


def _name(part: _Part) -> str:
    """What the compiled expressions of a part are called in the cache."""
    digest = hashlib.sha256()
    for fact in (version("hyperscan"), platform.machine(), platform.processor()):
        digest.update(f"{fact}\0".encode())
    digest.update(b"\0\0".join((b"%d" % part.is_folded, *part.sought)))
    return digest.hexdigest()


def _kept(name: str) -> hyperscan.Database | None:
    content = cache.read(_KIND, name)
    if content is not None:
        with contextlib.suppress(hyperscan.HyperscanError):
            return hyperscan.loadb(content, mode=hyperscan.HS_MODE_BLOCK)
    return None


def _compile(part: _Part) -> hyperscan.Database:
    """Compile what a part seeks; what Hyperscan refuses is found by its literals."""
    if part.is_folded:
        return _compiled([(_plain(literal), 0) for literal in part.sought])
    wide = [(expression, hyperscan.HS_FLAG_MULTILINE) for expression in part.sought]
    try:
        return _compiled(wide)
    except hyperscan.HyperscanError:
        pairs = zip(wide, part.patterns, strict=True)
        return _compiled([one if _accepted(one) else _of_needs(form) for one, form in pairs])


def _accepted(expression: _Expression) -> bool:
    """Whether Hyperscan takes an expression: not if it is too large, or matches no character."""
    try:
        _compiled((expression,))
    except hyperscan.HyperscanError:
        return False
    return True


def _compiled(expressions: Sequence[_Expression]) -> hyperscan.Database:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[text for text, _ in expressions],
        ids=list(range(len(expressions))),
        elements=len(expressions),
        flags=[flags for _, flags in expressions],
    )
    return database
