"""What the sieve scans with: the forms of rules as databases of Hyperscan, kept in the cache.

Literals, with those that patterns need, make one part of a group of rules, and what is wider than
its other patterns makes another. A part is compiled into databases of bounded size, and so
takes bounded memory. To compile them takes seconds, to load them no time.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import platform
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, starmap
from math import ceil

import hyperscan
import regex

from normalize.rules.folding import fold
from normalize.rules.image import image
from normalize.rules.model import Form, Rule
from transliteration import cache

__all__ = ["Part", "Wanted", "parts"]

_FORMAT = 4  # raise it when what is kept, or how it is made, changes
_KIND = "rules"
# Bytes of expressions, and of literals, in one database: more take more memory to compile, and in
# many small databases they are slower to look for.
_MOST = {True: 150_000, False: 1_500_000}
_DATABASES = 200  # at most; a file of the cache has 255 parts

_Piece = tuple[bytes, Sequence[tuple[int, int]]]  # what is sought; its owners, their surplus
_Expression = tuple[bytes, int]  # with its flags


@dataclass(frozen=True)
class Wanted:
    """Forms of a group to compile together: its wide patterns, or else all that have literals.

    `digest` is a fingerprint of the group.
    """

    rules: Sequence[Rule]
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

    @property
    def is_kept(self) -> bool:
        """Whether the cache has a file of them."""
        return (cache.folder() / _KIND / self.name).is_file()


@dataclass(frozen=True, slots=True)
class Part:
    """Compiled forms. The owners of piece i are those from `starts[i]` to `starts[i + 1]`.

    Wide patterns are looked for in the image of a text, literals in the folded text. With each
    owner goes in `surplus` how far behind the place to look at a match ends. There are no
    `databases` where there is nothing to look for.
    """

    databases: Sequence[hyperscan.Database]
    is_wide: bool
    owners: array[int]  # numbers of forms within the group
    surplus: bytes
    starts: array[int]


def parts(wanted: Sequence[Wanted]) -> list[Part]:
    """The compiled forms, in the same order, from the cache where they are known."""
    known = [_kept(each) if each.digest else _compiled_part(each) for each in wanted]
    if not all(known):
        # To compile lets others run; more at once than there are cores only take memory.
        with cache.making(_KIND), ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(lambda part, each: part or _made(each), known, wanted))
    return [part for part in known if part]


def _kept(wanted: Wanted) -> Part | None:
    """What the cache has of these forms."""
    content = cache.read(_KIND, wanted.name)
    if content is not None:
        with contextlib.suppress(hyperscan.HyperscanError, EOFError, ValueError, TypeError):
            tables, *dumped = content
            owners, surplus, starts = marshal.loads(tables)
            databases = [hyperscan.loadb(each, mode=hyperscan.HS_MODE_BLOCK) for each in dumped]
            numbers = array("I", owners), surplus, array("I", starts)
            return Part(databases, wanted.is_wide, *numbers)
    return None


def _made(wanted: Wanted) -> Part:
    """The forms compiled, and kept in the cache, unless somebody else just did that."""
    part = _kept(wanted)
    if part is None:
        part = _compiled_part(wanted)
        tables = marshal.dumps((part.owners.tobytes(), part.surplus, part.starts.tobytes()))
        cache.write(_KIND, wanted.name, tables, *map(hyperscan.dumpb, part.databases))
    return part


def _compiled_part(wanted: Wanted) -> Part:
    pieces = _wide(wanted) if wanted.is_wide else _literals(wanted)
    owned = [owner for _, owners in pieces for owner in owners]
    return Part(
        [_compile(wanted, pieces, numbers) for numbers in _shares(wanted, pieces)],
        wanted.is_wide,
        array("I", (number for number, _ in owned)),
        bytes(surplus for _, surplus in owned),
        array("I", accumulate((len(owners) for _, owners in pieces), initial=0)),
    )


def _shares(wanted: Wanted, pieces: Sequence[_Piece]) -> list[range]:
    """The pieces of each database: of all about the same number."""
    if not pieces:
        return []
    size = sum(len(text) for text, _ in pieces)
    count = min(_DATABASES, ceil(size / _MOST[wanted.is_wide]))
    bounds = [len(pieces) * i // count for i in range(count + 1)]
    return list(starmap(range, pairwise(bounds)))


def _literals(wanted: Wanted) -> Sequence[_Piece]:
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


def _wide(wanted: Wanted) -> Sequence[_Piece]:
    """What is sought of patterns that are found by what is wider than they are."""
    return [(wanted.group[i].wide.encode("ascii"), [(i, 0)]) for i in wanted.numbers]


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


def _compile(wanted: Wanted, pieces: Sequence[_Piece], share: range) -> hyperscan.Database:
    """Compile a share of the pieces; what Hyperscan refuses is found by its literals."""
    sought = [pieces[i][0] for i in share]
    if not wanted.is_wide:
        return _compiled([(literal, 0) for literal in sought], share, literal=True)
    wide = [(expression, hyperscan.HS_FLAG_MULTILINE) for expression in sought]
    try:
        return _compiled(wide, share)
    except hyperscan.HyperscanError:
        for i in _refused(wide, range(len(wide))):
            wide[i] = _of_needs(wanted.group[wanted.numbers[share[i]]])
        return _compiled(wide, share)


def _refused(expressions: Sequence[_Expression], among: range) -> list[int]:
    """What Hyperscan does not take: what is too large, or matches no character."""
    try:
        _compiled([expressions[i] for i in among], among)
    except hyperscan.HyperscanError:
        if len(among) == 1:
            return list(among)
        middle = len(among) // 2
        halves = among[:middle], among[middle:]
        return [i for half in halves for i in _refused(expressions, half)]
    return []


def _compiled(
    expressions: Sequence[_Expression], numbers: range, *, literal: bool = False
) -> hyperscan.Database:
    """A database of expressions, or of plain literals, with the numbers that they go by."""
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[text for text, _ in expressions],
        ids=list(numbers),
        elements=len(expressions),
        flags=[flags for _, flags in expressions],
        literal=literal,
    )
    return database
