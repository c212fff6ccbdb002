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
import marshal
import os
import platform
import threading
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat
from operator import itemgetter

import hyperscan
import regex

from normalize.rules.folding import fold
from normalize.rules.image import image
from normalize.rules.model import Form, Rule
from transliteration import cache

__all__ = ["Sieve"]

_FORMAT = 2  # raise it when what is kept, or how it is made, changes
_KIND = "rules"
_MEMORY = 50  # lines of earlier texts whose hits are kept, and twice those of this one


class Sieve:
    """Finds where forms of rules may match; safe to use from several threads.

    `groups` are compiled apart: a user's rules may change while the built-in ones stay. A group
    with a fingerprint of its content in `digests`, in the same order, is kept in the cache.
    The forms are numbered through, those of the first rule of the first group first.
    """

    def __init__(self, groups: Iterable[Sequence[Rule]], digests: Iterable[str] = ()) -> None:
        self._rules: list[Rule] = []
        self._firsts: list[int] = []  # the number of the first form of each rule
        wanted: list[_Wanted] = []
        first = 0
        for rules, digest in zip(groups, chain(digests, repeat("")), strict=False):
            wanted += (_Wanted(rules, first, is_wide, digest) for is_wide in (False, True))
            *firsts, first = accumulate((rule.size for rule in rules), initial=first)
            self._rules += rules
            self._firsts += firsts
        self._parts = _parts(wanted)
        self._local = threading.local()
        self._seen: dict[str, _Hits] = {}

    def owner(self, number: int) -> tuple[Rule, int]:
        """The rule that the form of this number belongs to, and which of its forms it is."""
        at = bisect_right(self._firsts, number) - 1
        return self._rules[at], number - self._firsts[at]

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
        views = {False: fold(text), True: image(text)}
        for part, scratch in zip(self._parts, self._scratches(), strict=True):
            new: list[tuple[int, int]] = []
            add = new.append

            def on_match(i: int, _: int, end: int, *__: object, add: _Add = add) -> None:
                add((i, end))

            assert part.database
            part.database.scan(views[part.is_wide], match_event_handler=on_match, scratch=scratch)
            owners, surplus, starts = part.owners, part.surplus, part.starts
            found += [
                (part.first + owners[at], end - surplus[at])
                for i, end in new
                for at in range(starts[i], starts[i + 1])
            ]
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
            databases = [part.database for part in self._parts]
            known = self._local.scratches = list(map(hyperscan.Scratch, databases))
        return known


_Hits = tuple[tuple[int, int], ...]
_Piece = tuple[bytes, Sequence[tuple[int, int]]]  # what is sought; its owners, their surplus
_Add = Callable[[tuple[int, int]], None]
_Expression = tuple[bytes, int]  # with its flags


@dataclass(frozen=True)
class _Wanted:
    """Forms of a group to compile together: its wide patterns, or else all that have literals.

    `first` is the number of the group's first form, `digest` a fingerprint of the group.
    """

    rules: Sequence[Rule]
    first: int
    is_wide: bool
    digest: str

    @cached_property
    def group(self) -> Sequence[Form]:
        """All forms of the group."""
        return [form for rule in self.rules for form in rule.forms]

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Which forms of the group they are."""
        return [i for i, form in enumerate(self.group) if bool(form.wide) == self.is_wide]

    @property
    def name(self) -> str:
        """What the compiled forms are called in the cache."""
        made_by = _FORMAT, hyperscan.__version__, platform.machine()  # type: ignore[attr-defined]
        facts = *made_by, self.digest, self.is_wide
        return hashlib.sha256("\0".join(map(str, facts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Part:
    """Compiled forms. The owners of piece i are those from `starts[i]` to `starts[i + 1]`.

    Wide patterns are looked for in the image of a text, literals in the folded text. With each
    owner goes in `surplus` how far behind the place to look at a match ends. `database` is None
    where there is nothing to look for.
    """

    database: hyperscan.Database | None
    is_wide: bool
    first: int
    owners: array[int]  # within the group
    surplus: bytes
    starts: array[int]


def _parts(wanted: Sequence[_Wanted]) -> list[_Part]:
    """The compiled forms, from the cache where they are known."""
    known = [_kept(each) if each.digest else _compiled_part(each) for each in wanted]
    if not all(known):
        # To compile lets others run; more at once than there are cores only take memory.
        with cache.making(_KIND), ThreadPoolExecutor(os.cpu_count()) as pool:
            known = list(pool.map(lambda part, each: part or _made(each), known, wanted))
    return [part for part in known if part and part.database]


def _kept(wanted: _Wanted) -> _Part | None:
    """What the cache has of these forms."""
    content = cache.read(_KIND, wanted.name)
    if content is not None:
        with contextlib.suppress(hyperscan.HyperscanError, EOFError, ValueError, TypeError):
            tables, dumped = content
            owners, surplus, starts = marshal.loads(tables)
            database = hyperscan.loadb(dumped, mode=hyperscan.HS_MODE_BLOCK) if dumped else None
            numbers = array("I", owners), surplus, array("I", starts)
            return _Part(database, wanted.is_wide, wanted.first, *numbers)
    return None


def _made(wanted: _Wanted) -> _Part:
    """The forms compiled, and kept in the cache, unless somebody else just did that."""
    part = _kept(wanted)
    if part is None:
        part = _compiled_part(wanted)
        tables = marshal.dumps((part.owners.tobytes(), part.surplus, part.starts.tobytes()))
        dumped = hyperscan.dumpb(part.database) if part.database else b""
        cache.write(_KIND, wanted.name, tables, dumped)
    return part


def _compiled_part(wanted: _Wanted) -> _Part:
    pieces = _wide(wanted) if wanted.is_wide else _literals(wanted)
    owned = [owner for _, owners in pieces for owner in owners]
    return _Part(
        _compile(wanted, [sought for sought, _ in pieces]),
        wanted.is_wide,
        wanted.first,
        array("I", (number for number, _ in owned)),
        bytes(surplus for _, surplus in owned),
        array("I", accumulate((len(owners) for _, owners in pieces), initial=0)),
    )


def _literals(wanted: _Wanted) -> Sequence[_Piece]:
    """What is sought of literals, and of patterns that are found by them."""
    owners: dict[bytes, list[tuple[int, int]]] = {}
    for number in wanted.numbers:
        form = wanted.group[number]
        if form.is_pattern:
            for need in form.needs:
                owners.setdefault(need.encode("latin-1"), []).append((number, 1))
        else:  # with the spaces at its ends: as whole words
            owners.setdefault(fold(form.find), []).append((number, 2))
    return list(owners.items())


def _wide(wanted: _Wanted) -> Sequence[_Piece]:
    """What is sought of patterns that are found by what is wider than they are."""
    return [(wanted.group[i].wide.encode("ascii"), [(i, 0)]) for i in wanted.numbers]


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


def _compile(wanted: _Wanted, sought: Sequence[bytes]) -> hyperscan.Database | None:
    """Compile what is sought, if anything; what Hyperscan refuses is found by its literals."""
    if not sought:
        return None
    if not wanted.is_wide:
        return _compiled([(_plain(literal), 0) for literal in sought])
    wide = [(expression, hyperscan.HS_FLAG_MULTILINE) for expression in sought]
    try:
        return _compiled(wide)
    except hyperscan.HyperscanError:
        pairs = zip(wide, (wanted.group[i] for i in wanted.numbers), strict=True)
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
