"""The sieve: where in a text which rules may match, all of them found in one go.

Hyperscan looks for all literals and expressions at once (Wang et al., "Hyperscan: A Fast
Multi-pattern Regex Matcher for Modern CPUs", NSDI 2019). Literals, and patterns that need
rare ones, are looked for in the folded text (see `folding`); other patterns by expressions
that are wider than they are (see `widening`) in its image. So whoever takes a hit looks at
the text itself. What it scans with is made in `databases`.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, repeat
from operator import itemgetter

import hyperscan

from normalize.rules.databases import Wanted, parts
from normalize.rules.folding import fold
from normalize.rules.image import image
from normalize.rules.model import Rule

__all__ = ["Sieve"]

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
        wanted: list[Wanted] = []
        first = 0
        for rules, digest in zip(groups, chain(digests, repeat("")), strict=False):
            wanted += (Wanted(rules, first, is_wide, digest) for is_wide in (False, True))
            *firsts, first = accumulate((rule.size for rule in rules), initial=first)
            self._rules += rules
            self._firsts += firsts
        self._parts = parts(wanted)
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
_Add = Callable[[tuple[int, int]], None]
