"""The sieve: where in a text which rules may match, all of them found in one scan.

Hyperscan runs the expressions of all literals and patterns over a text at once (Wang et al.,
"Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs", NSDI 2019). They are wider
than the rules (see `widening`), so whoever takes a hit looks at the text itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import count
from operator import itemgetter

import hyperscan
import regex

from normalize.rules.image import image
from normalize.rules.model import Form
from normalize.rules.widening import widened_literal
from transliteration import cache

__all__ = ["Sieve"]

_WORTH_KEEPING = 200  # expressions; fewer are compiled faster than a file is read
_KIND = "rules"


class Sieve:
    """Finds where forms may match; safe to use from several threads.

    `groups` are compiled and kept apart: a user's forms may change while the built-in ones
    stay. `numbers` are the forms, each with the number by which `hits` names it.
    """

    def __init__(self, groups: Iterable[Sequence[Form]]) -> None:
        self.numbers: dict[Form, int] = {}
        parts: list[list[Form]] = []
        self._firsts: list[int] = []  # number of the first form of each part
        for forms in groups:
            new = [form for form in dict.fromkeys(forms) if form not in self.numbers]
            if new:
                self._firsts.append(len(self.numbers))
                parts.append(new)
                self.numbers.update(zip(new, count(len(self.numbers))))
        self._databases = _databases(parts)
        self._local = threading.local()
        self._last: tuple[str, list[tuple[int, int]]] = ("", [])

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Numbers of forms that may match, each with the end of a match (code points).

        They are in the order of the ends; a pattern is listed for each end of what its
        expression matches. The hits in one text are kept for whoever asks next: most stages
        leave a text as it is.
        """
        last, found = self._last
        if last is text or last == text:
            return found
        found = []
        add = found.append
        first = 0

        def on_match(number: int, _: int, end: int, *__: object) -> None:
            add((first + number, end))

        seen = image(text)
        for i, (database, scratch) in enumerate(
            zip(self._databases, self._scratches(), strict=True)
        ):
            first = self._firsts[i]
            database.scan(seen, match_event_handler=on_match, scratch=scratch)
        if len(self._databases) > 1:
            found.sort(key=itemgetter(1))
        self._last = text, found
        return found

    def _scratches(self) -> list[hyperscan.Scratch]:
        """Room for the scans of this thread, one for each database."""
        known: list[hyperscan.Scratch] | None = getattr(self._local, "scratches", None)
        if known is None:
            known = self._local.scratches = list(map(hyperscan.Scratch, self._databases))
        return known


_Expression = tuple[str, int]  # with its flags


def _wide(form: Form) -> _Expression:
    """What is looked for on behalf of a form."""
    if form.is_pattern:
        return (form.wide, hyperscan.HS_FLAG_MULTILINE) if form.wide else _narrow(form)
    # Bounds of words would cost more to look for than to check.
    return widened_literal(form.find), hyperscan.HS_FLAG_CASELESS if form.find.islower() else 0


def _narrow(form: Form) -> _Expression:
    """What finds a pattern that Hyperscan cannot take: the literals that it needs."""
    return "|".join(map(_of_need, form.needs)), hyperscan.HS_FLAG_CASELESS


def _of_need(need: str) -> str:
    """What finds a literal that a pattern needs, folded (see `folding`)."""
    middle = "".join(
        r"\W" if sign == " " else r"\w" if sign == "\x7f" else regex.escape(chr(image(sign)[0]))
        for sign in need.strip(" ")
    )
    start, end = (r"\b" if need[i] == " " else "" for i in (0, -1))
    return f"{start}{middle}{end}"


def _databases(parts: Sequence[Sequence[Form]]) -> list[hyperscan.Database]:
    """The compiled expressions of each part, from the cache where they are known."""
    kept = [len(part) >= _WORTH_KEEPING for part in parts]
    names = [_name(part) if keep else "" for part, keep in zip(parts, kept, strict=True)]
    databases = [_kept(name) if name else None for name in names]
    if not any(keep and not database for keep, database in zip(kept, databases, strict=True)):
        return [database or _compile(part) for database, part in zip(databases, parts, strict=True)]
    with cache.making(_KIND):  # whoever comes second finds them compiled

        def made(part: Sequence[Form], name: str) -> hyperscan.Database:
            database = _kept(name) if name else None
            if database is None:
                database = _compile(part)
                if name:
                    cache.write(_KIND, name, hyperscan.dumpb(database))
            return database

        with ThreadPoolExecutor() as pool:  # to compile takes seconds, and lets others run
            return list(pool.map(made, parts, names))


def _name(forms: Sequence[Form]) -> str:
    """What the compiled expressions of forms are called in the cache."""
    parts = [version("hyperscan"), platform.machine(), platform.processor()]
    parts += (f"{form.find}\0{form.wide}" for form in forms)
    return hashlib.sha256("\0\0".join(parts).encode()).hexdigest()


def _kept(name: str) -> hyperscan.Database | None:
    content = cache.read(_KIND, name)
    if content is not None:
        with contextlib.suppress(hyperscan.HyperscanError):
            return hyperscan.loadb(content, mode=hyperscan.HS_MODE_BLOCK)
    return None


def _compile(forms: Sequence[Form]) -> hyperscan.Database:
    """Compile the expressions of forms; what Hyperscan refuses is found by its literals."""
    wide = list(map(_wide, forms))
    try:
        return _compiled(wide)
    except hyperscan.HyperscanError:
        pairs = zip(forms, wide, strict=True)
        wide = [one if _accepted(one) else _narrow(form) for form, one in pairs]
        return _compiled(wide)


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
        expressions=[text.encode("ascii") for text, _ in expressions],
        ids=list(range(len(expressions))),
        elements=len(expressions),
        flags=[flags for _, flags in expressions],
    )
    return database
