"""The guard behind every stage: facts stay unless a rule declares that it touches them.

It compares what a proposal takes out with what it puts in: numbers (digits and number
words), dates (months and weekdays), negations, quotation (which words stand between
double quotation marks) and speakers (personal pronouns and verbs of saying). Order
counts, so that two numbers cannot change places either.

The words are written here and not in `rules/`, so that no rule file can loosen the guard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from normalize.edits import Fact, Problem, Proposal

__all__ = ["facts_changed", "guard"]

_NUMBER_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    "ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|first|second|third|once|twice"
)
_MONTHS_AND_DAYS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow"
)
_NEGATIONS = (
    "not|no|never|none|nobody|nothing|neither|nor|without|cannot|"
    r"\w+n't|denied|denies|deny|denying|refused|refuses|failed"
)
_SPEAKERS = (
    "i|we|you|he|she|it|they|him|her|them|his|hers|its|their|theirs|my|our|your|"
    "said|says|added|adds|told|tells|stated|states|explained|explains|continued|declared|"
    "announced|confirmed|noted|stressed|claimed|according"
)
_PATTERNS: dict[Fact, re.Pattern[str]] = {
    Fact.NUMBER: re.compile(rf"\d+|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    Fact.DATE: re.compile(rf"\b(?:{_MONTHS_AND_DAYS})\b", re.IGNORECASE),
    Fact.NEGATION: re.compile(rf"\b(?:{_NEGATIONS})\b", re.IGNORECASE),
    Fact.QUOTATION: re.compile(r"[\"“”„«»]|\w+"),
    Fact.SPEAKER: re.compile(rf"\b(?:{_SPEAKERS})\b", re.IGNORECASE),
}
_ALL = frozenset(Fact)
_MARKS = re.compile(r"[\"“”„«»]")
_WORD = re.compile(r"\w")


@lru_cache(maxsize=65_536)
def facts_changed(before: str, after: str) -> frozenset[Fact]:
    """Facts that differ between two wordings of one span.

    >>> sorted(facts_changed("40 dead", "40 killed"))
    []
    >>> sorted(facts_changed("40 dead", "some dead"))
    [<Fact.NUMBER: 'number'>]
    >>> sorted(facts_changed('the "army', 'the army"'))
    [<Fact.QUOTATION: 'quotation'>]
    """
    if not _WORD.search(before) and not _WORD.search(after):  # marks only, as most edits are
        same = len(_MARKS.findall(before)) == len(_MARKS.findall(after))
        return frozenset() if same else frozenset({Fact.QUOTATION})
    changed: set[Fact] = {
        fact
        for fact, pattern in _PATTERNS.items()
        if fact is not Fact.QUOTATION
        and [f.lower() for f in pattern.findall(before)]
        != [f.lower() for f in pattern.findall(after)]
    }
    if _extent(before) != _extent(after):
        changed.add(Fact.QUOTATION)
    return frozenset(changed)


def _extent(text: str) -> list[int]:
    """For each double quotation mark, how many words stand before it; [] where there is none."""
    if not _MARKS.search(text):
        return []
    words = 0
    marks: list[int] = []
    total = len(re.findall(r"\w+", text))
    for token in _PATTERNS[Fact.QUOTATION].findall(text):
        if _MARKS.match(token):
            # Counted from the nearer end, so that rewording inside a quotation is no new extent.
            marks.append(words if words <= total - words else words - total - 1)
        else:
            words += 1
    return marks


def guard(text: str, proposals: Iterable[Proposal]) -> tuple[list[Proposal], list[Problem]]:
    """Split what a stage proposes into what may pass and the problems to report.

    A group is refused whole when one of its members is.
    """
    passed: list[Proposal] = []
    problems: list[Problem] = []
    refused_groups: set[str] = set()
    for proposal in proposals:
        if proposal.touches == _ALL:  # it declares all that could be found
            passed.append(proposal)
            continue
        undeclared = facts_changed(text[proposal.start : proposal.end], proposal.after)
        if undeclared := undeclared - proposal.touches:
            refused_groups.add(proposal.group)
            facts = ", ".join(sorted(undeclared))
            problems.append(
                Problem(
                    proposal.rule,
                    f"refused: it would change what it does not declare to touch ({facts}): "
                    f"{text[proposal.start : proposal.end]!r} to {proposal.after!r}",
                    proposal.start,
                    proposal.end,
                )
            )
        else:
            passed.append(proposal)
    refused_groups.discard("")
    if refused_groups:
        passed = [p for p in passed if p.group not in refused_groups]
    return passed, problems
