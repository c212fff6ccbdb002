"""Finding what rules speak of: all literals in one pass, patterns only where they may match.

The text is folded to one byte a code point (`folding`), one Aho-Corasick automaton finds
every literal of every rule in it, and only accepted hits are looked at in the text itself.
A pattern runs in the paragraphs where a literal that it cannot match without was found,
with a time limit; one that exceeds it is reported and passed over for this document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex
from ahocorasick_rs import BytesAhoCorasick

from normalize.edits import Problem
from normalize.rules.conditions import Scan, Situation, holds
from normalize.rules.folding import fold
from normalize.rules.literals import all_required
from normalize.rules.model import Form, Rule

__all__ = ["Match", "Matcher", "compile_pattern", "fill"]

TIME_LIMIT = 1.0  # seconds that one pattern may take in one stretch of text
_LONGEST_GUARD = 40  # literals; looking for more costs as much as running the pattern
_STRETCH = 1_000  # code points; of a longer paragraph a pattern sees what is this near


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

    def __init__(self, rules: Sequence[Rule], lists: Mapping[str, Sequence[str]]) -> None:
        self.rules = tuple(rules)
        self._lists = lists
        literals: dict[bytes, list[tuple[int, int]]] = {}
        for number, rule in enumerate(self.rules):
            for index, form in enumerate(rule.forms):
                for sought in map(_sieve, form.needs) if form.is_pattern else (fold(form.find),):
                    literals.setdefault(sought, []).append((number, index))
        self._owners = list(literals.values())
        self._guards: dict[str, tuple[tuple[bytes, ...], ...]] = {}
        self._automaton = BytesAhoCorasick(list(literals)) if literals else None

    def matches(self, text: str, context: Situation) -> list[Match]:
        """All matches whose conditions hold, by start, then by length, then by pack order."""
        if self._automaton is None or not text:
            return []
        scan = Scan(text, context.metadata)
        found: list[tuple[int, int, int, Match]] = []
        stretches: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for literal, start, end in self._automaton.find_matches_as_indexes(
            scan.folded, overlapping=True
        ):
            for number, index in self._owners[literal]:
                rule = self.rules[number]
                form = rule.forms[index]
                if form.is_pattern:
                    _add_stretch(stretches.setdefault((number, index), []), scan, start)
                elif match := _literal(scan, rule, form, start, end - 2):
                    found.append((match.start, -match.end, number, match))
        for (number, index), places in stretches.items():
            rule = self.rules[number]
            hits = self._pattern(scan, rule, rule.forms[index], places, context)
            found += ((match.start, -match.end, number, match) for match in hits)
        found.sort(key=lambda item: item[:3])
        return [match for *_, match in found]

    def _pattern(
        self,
        scan: Scan,
        rule: Rule,
        form: Form,
        places: Sequence[tuple[int, int]],
        context: Situation,
    ) -> Iterator[Match]:
        pattern = None
        try:
            for first, last in places:
                if not self._may_match(form.find, scan.folded[first + 1 : last + 1]):
                    continue
                if pattern is None:
                    pattern = compile_pattern(form.find, self._lists)
                # Most stretches have no match, and to search costs less than to iterate.
                if not pattern.search(scan.text, first, last, timeout=TIME_LIMIT):
                    continue
                for hit in pattern.finditer(scan.text, first, last, timeout=TIME_LIMIT):
                    start, end = hit.span()
                    if rule.when is not None and not holds(rule.when, scan, start, end):
                        continue
                    groups = {k: v for k, v in hit.groupdict().items() if v is not None}
                    after = None
                    if form.replace is not None:
                        after = fill(form.replace, groups)
                        if _begins_sentence(scan.text, start):
                            after = after[:1].upper() + after[1:]
                    yield Match(rule, start, end, after, groups)
        except TimeoutError:
            context.problems.append(
                Problem(
                    rule.name,
                    f"stopped: its pattern ran longer than {TIME_LIMIT:g} s; "
                    f"the rule was passed over here ({rule.file}:{rule.line})",
                )
            )

    def _may_match(self, pattern: str, folded: bytes) -> bool:
        """Whether a stretch holds one literal of each set that every match needs."""
        guards = self._guards.get(pattern)
        if guards is None:
            sets = all_required(pattern, self._lists)
            guards = self._guards[pattern] = tuple(
                tuple(map(_sieve, options))
                for options in sorted(sets, key=len)
                if len(options) <= _LONGEST_GUARD
            )
        return all(any(literal in folded for literal in options) for options in guards)


def _sieve(need: str) -> bytes:
    """A literal of a pattern, folded already; it may be part of a word, so without spaces."""
    return need.encode("latin-1")


def _literal(scan: Scan, rule: Rule, form: Form, start: int, end: int) -> Match | None:
    """Accept a hit of the automaton if the text really says so, as whole words."""
    surface = scan.text[start:end]
    if surface != form.find and (not form.find.islower() or surface.lower() != form.find):
        return None
    if _inside_word(scan.text, start, end):
        return None
    if rule.when is not None and not holds(rule.when, scan, start, end):
        return None
    after = None if form.replace is None else follow_case(surface, form.find, form.replace)
    return Match(rule, start, end, after)


def _add_stretch(places: list[tuple[int, int]], scan: Scan, position: int) -> None:
    """Note where a pattern is to run; hits come in the order of the text."""
    if places and position < places[-1][1]:
        return
    start, end = scan.paragraph(min(position, len(scan.text) - 1))
    if end - start > _STRETCH:
        before = places[-1][1] if places else start
        start, end = (
            max(start, before, position - _STRETCH // 2),
            min(end, position + _STRETCH // 2),
        )
    places.append((start, end))


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


def follow_case(surface: str, literal: str, replacement: str) -> str:
    """Give a replacement the case of what it replaces.

    >>> follow_case("Balloons", "balloons", "gas-cylinder rockets")
    'Gas-cylinder rockets'
    """
    if not literal.islower() or not replacement:
        return replacement
    if surface.isupper() and len(surface) > 3:
        return replacement.upper()
    if surface[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


_GROUP = regex.compile(r"\$(?:(\w+)|\{(\w+)\})")


def fill(template: str, groups: Mapping[str, str]) -> str:
    """Fill `$name` in a replacement."""
    return str(_GROUP.sub(lambda m: groups.get(m[1] or m[2], ""), template))


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence that has a capital begins here."""
    before = text[max(0, start - 4) : start].rstrip(" \"'“‘(")
    return text[start].isupper() and (not before or before[-1] in ".!?:\n")


def compile_pattern(pattern: str, lists: Mapping[str, Sequence[str]]) -> Any:
    r"""Compile a pattern with the named lists that it refers to (`\\L<name>`).

    `^` and `$` stand for the bounds of a line.

    Raises:
        regex.error: the pattern is wrong.
        KeyError: it refers to a list that no pack defines.
    """
    names = _LIST.findall(pattern)
    return _compiled(pattern, tuple((name, tuple(lists[name])) for name in dict.fromkeys(names)))


_LIST = regex.compile(r"\\L<(\w+)>")


@lru_cache(maxsize=16_384)
def _compiled(pattern: str, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Any:
    named: dict[str, Any] = dict(lists)
    return regex.compile(pattern, regex.V0 | regex.MULTILINE, cache_pattern=False, **named)
