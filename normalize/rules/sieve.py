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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import itemgetter

import hyperscan

from normalize.rules.databases import Part, Wanted, parts
from normalize.rules.folding import fold
from normalize.rules.image import image
from normalize.rules.model import Rule

__all__ = ["Hits", "Sieve", "is_kept", "sieves"]


def sieves(groups: Sequence[Sequence[Rule]], digests: Iterable[str] = ()) -> list[Sieve]:
    """A sieve for each group of rules, all of them compiled in one go.

    They are apart because a stage looks for the rules of its own group alone, and because a
    user's rules may change while the built-in ones stay. A group with a fingerprint of its
    content in `digests`, in the same order, is kept in the cache.
    """
    known = zip(groups, chain(digests, repeat("")), strict=False)
    wanted = [Wanted(rules, wide, digest) for rules, digest in known for wide in (False, True)]
    made = iter(parts(wanted))
    return [Sieve(rules, (next(made), next(made))) for rules in groups]


def is_kept(rules: Sequence[Rule], digest: str) -> bool:
    """Whether the cache has the sieve of a group with this fingerprint."""
    return bool(digest) and all(Wanted(rules, wide, digest).is_kept for wide in (False, True))


class Sieve:
    """Finds where forms of some rules may match; safe to use from several threads.

    The forms are numbered through, those of the first rule first.
    """

    def __init__(self, rules: Sequence[Rule], compiled: Iterable[Part]) -> None:
        self.rules = rules
        self.ids = frozenset(map(id, rules))  # a rule is told by its identity
        self._firsts = list(accumulate((rule.size for rule in rules), initial=0))
        self._scans = [(part, database) for part in compiled for database in part.databases]
        self._local = threading.local()
        self._ahead: Mapping[str, Hits] = {}

    def owner(self, number: int) -> tuple[Rule, int]:
        """The rule that the form of this number belongs to, and which of its forms it is."""
        at = bisect_right(self._firsts, number) - 1
        return self.rules[at], number - self._firsts[at]

    def look_ahead(self, lines: Iterable[str]) -> None:
        """Scan lines that `hits` will be asked for, and forget those of the last time.

        Many lines at once take a third of the time: a scan is slow until what it scans with is
        in the processor's cache, and whatever else is done meanwhile drives it out.
        """
        new = list(dict.fromkeys(lines))
        self._ahead = dict(zip(new, self._scanned(new), strict=True))

    def hits(self, lines: Sequence[str]) -> Iterator[Hits]:
        """For each line, numbers of forms that may match, each with where to look, in order.

        That is the end of a literal, and an offset within a match, or its end, of a pattern,
        which may be listed several times for one match; in code points of the line.
        """
        ahead = self._ahead
        scanned = self._scanned([line for line in lines if line not in ahead])
        return (ahead[line] if line in ahead else next(scanned) for line in lines)

    def _scanned(self, lines: Sequence[str]) -> Iterator[Hits]:
        if not lines:
            return
        text = "\n".join(lines)
        found: list[tuple[int, int]] = []
        views = {False: fold(text), True: image(text)}
        for (part, database), scratch in zip(self._scans, self._scratches(), strict=True):
            new: list[tuple[int, int]] = []
            add = new.append

            def on_match(i: int, _: int, end: int, *__: object, add: _Add = add) -> None:
                add((i, end))

            database.scan(views[part.is_wide], match_event_handler=on_match, scratch=scratch)
            owners, surplus, starts = part.owners, part.surplus, part.starts
            found += [
                (owners[at], end - surplus[at])
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
            known = self._local.scratches = [hyperscan.Scratch(each) for _, each in self._scans]
        return known


Hits = tuple[tuple[int, int], ...]
_Add = Callable[[tuple[int, int]], None]
