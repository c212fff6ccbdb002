"""Finding what rules speak of: one scan for all of a group, then a look at what it found.

The sieve tells in one pass over the text where literals stand and where patterns may match
(see `sieve`); only there is the text itself looked at. A rule sees one line (a paragraph), and
its conditions see the document; so of lines that are as they were in the text before, only the
conditions are looked at again. A pattern has a time limit; one that exceeds it is reported and
passed over for this document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import regex

from normalize.edits import Problem
from normalize.rules.conditions import Scan, Situation, holds
from normalize.rules.indefinite import with_article
from normalize.rules.model import Form, Rule
from normalize.rules.programs import compile_pattern
from normalize.rules.replacing import begins_sentence, fill, follow_case
from normalize.rules.sieve import Hits, Sieve, sieves
from normalize.rules.stretches import LONGEST, add_stretch

__all__ = ["Match", "Matcher"]

TIME_LIMIT = 1.0  # seconds that one pattern may take in one stretch of text


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matched, its conditions met. `replacement` is None where it has none."""

    rule: Rule
    start: int
    end: int
    replacement: str | None
    groups: Mapping[str, str] = field(default_factory=dict)


class Matcher:
    """Finds the matches of a set of rules, in the order in which they stand in their packs."""

    def __init__(
        self,
        rules: Sequence[Rule],
        lists: Mapping[str, Sequence[str]],
        sifted: Sequence[Sieve] | None = None,
    ) -> None:
        """`sifted` has these rules, and may have others; without it they are compiled."""
        self.rules = tuple(rules)
        self._lists = lists
        numbers = {id(rule): number for number, rule in enumerate(self.rules)}
        self._sieves = [
            (sieve, _Owners(numbers, sieve))
            for sieve in (sieves([self.rules]) if sifted is None else sifted)
            if not sieve.ids.isdisjoint(numbers)
        ]

    def look_ahead(self, texts: Iterable[tuple[str, Situation]]) -> None:
        """Scan together what is new in texts whose matches will be asked for next."""
        new: dict[str, None] = {}
        for text, context in texts:
            seen = context.seen.get(self, {})
            new.update((line, None) for line in text.split("\n") if line not in seen)
        for sieve, _ in self._sieves:
            sieve.look_ahead(new)

    def matches(self, text: str, context: Situation) -> list[Match]:
        """All matches whose conditions hold, by start, then by length, then by pack order."""
        if not self.rules:
            return []
        stopped: set[Form] = set()
        lines = text.split("\n")
        finds = self._finds(lines, context, stopped)
        found = []
        scan: Scan | None = None
        offset = 0
        for line in lines:
            for number, start, end, after, groups in finds[line]:
                rule = self.rules[number]
                if rule.when is not None:
                    scan = scan or Scan(text, context.metadata)
                    if not holds(rule.when, scan, offset + start, offset + end):
                        continue
                begin = start
                if after is not None:
                    begin, after = with_article(line, start, end, after)
                found.append(Match(rule, offset + begin, offset + end, after, groups))
            offset += len(line) + 1
        return found

    def _finds(
        self, lines: Sequence[str], context: Situation, stopped: set[Form]
    ) -> Mapping[str, Sequence[_Find]]:
        """What the rules match in each line, whatever their conditions, in the order of matches."""
        seen: Mapping[str, tuple[_Find, ...]] = context.seen.get(self, {})
        new = list(dict.fromkeys(line for line in lines if line not in seen))
        finds = {line: seen[line] for line in lines if line in seen}
        hits = [sieve.hits(new) for sieve, _ in self._sieves] if new else []
        for line, *found in zip(new, *hits, strict=True):
            finds[line] = self._finds_in(line, found, context, stopped) if any(found) else ()
        context.seen[self] = {} if stopped else finds
        return finds

    def _finds_in(
        self, line: str, hits: Sequence[Hits], context: Situation, stopped: set[Form]
    ) -> tuple[_Find, ...]:
        """What the rules match in a line; `hits` are those of each sieve."""
        finds: list[_Find] = []
        stretches: dict[_Owner, list[tuple[int, int]]] = {}
        for (_, owners), found in zip(self._sieves, hits, strict=True):
            for sifted, end in found:
                owner = owners[sifted]
                if owner is None:
                    continue
                if owner.form.needs:  # it is a pattern
                    add_stretch(stretches.setdefault(owner, []), line, end, owner.form.reach)
                elif find := _literal(line, owner, end):
                    finds.append(find)
        for owner, places in stretches.items():
            if owner.form not in stopped:
                try:
                    finds += self._pattern(line, owner, places)
                except TimeoutError:
                    stopped.add(owner.form)
                    rule = self.rules[owner.rule]
                    context.problems.append(
                        Problem(
                            rule.name,
                            f"stopped: its pattern ran longer than {TIME_LIMIT:g} s; "
                            f"the rule was passed over here ({rule.file}:{rule.line})",
                        )
                    )
        if len(finds) > 1:
            finds.sort(key=lambda find: (find[1], -find[2], find[0]))
        return tuple(finds)

    def _pattern(
        self, line: str, owner: _Owner, places: Sequence[tuple[int, int]]
    ) -> Iterator[_Find]:
        form = owner.form
        for hit in self._hits(line, owner, places):
            start, end = hit.span()
            groups = {k: v for k, v in hit.groupdict().items() if v is not None}
            after = None
            if form.replace is not None:
                after = fill(form.replace, groups, self._lists)
                if after is None:
                    continue
                if begins_sentence(line, start):
                    after = after[:1].upper() + after[1:]
            yield owner.rule, start, end, after, groups

    def _hits(
        self, line: str, owner: _Owner, places: Sequence[tuple[int, int]]
    ) -> Iterator[regex.Match[str]]:
        """Where a pattern matches within some stretches of a line, by what it is searched for."""
        form = owner.form
        if owner.pattern is None:
            owner.pattern = compile_pattern(form.find, self._lists)
            owner.searched = compile_pattern(form.searched or form.find, self._lists)
        whole, search = owner.pattern, owner.searched.search
        for first, last in places:
            at = first
            while hit := search(line, at, last, timeout=TIME_LIMIT):
                at = hit.end()
                if form.searched or last < len(line):  # to it, the line ended there
                    beyond = hit.end() + LONGEST
                    sure = whole.match(line, hit.start(), beyond, timeout=TIME_LIMIT)
                    at = sure.end() if sure else hit.start() + 1
                    hit = sure
                if hit:
                    at += hit.end() == hit.start()
                    yield hit


@dataclass(eq=False, slots=True)
class _Owner:
    """A form of the rule of this number; its pattern is compiled when it is first needed."""

    rule: int
    form: Form
    pattern: Any = None
    searched: Any = None


class _Owners(dict[int, _Owner | None]):
    """What was hit, by the number that the sieve has for it; None for other rules' forms."""

    def __init__(self, numbers: Mapping[int, int], sieve: Sieve) -> None:
        """`numbers` has the rules that are asked for, by their identity."""
        self._numbers = numbers
        self._sieve = sieve

    def __missing__(self, sifted: int) -> _Owner | None:
        rule, form = self._sieve.owner(sifted)
        number = self._numbers.get(id(rule))
        owner = self[sifted] = None if number is None else _Owner(number, rule.forms[form])
        return owner


# Number of the rule, start and end in the line, replacement, named groups.
_Find = tuple[int, int, int, str | None, Mapping[str, str]]
_NO_GROUPS: Mapping[str, str] = MappingProxyType({})


def _literal(line: str, owner: _Owner, end: int) -> _Find | None:
    """Accept a hit of the sieve if the text really says so, as whole words."""
    form = owner.form
    start = end - len(form.find)
    if start < 0:
        return None
    surface = line[start:end]
    if surface != form.find and (not form.find.islower() or surface.lower() != form.find):
        return None
    if _inside_word(line, start, end):
        return None
    after = None if form.replace is None else follow_case(surface, form.find, form.replace)
    return owner.rule, start, end, after, _NO_GROUPS


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether what was found is a part of a longer word; hyphenated words count as one."""
    before, following = text[max(0, start - 2) : start], text[end : end + 2]
    if text[start].isalnum() and before:
        if before[-1].isalnum() or before[-1] == "_":
            return True
        if before[-1] == "-" and before[:1].isalnum():
            return True
    if text[end - 1].isalnum() and following:
        if following[0].isalnum() or following[0] == "_":
            return True
        if following[0] in "-'’" and following[1:].isalpha():
            return following[0] == "-" or following[1] not in "sS"
    return False
