"""Phrasing: what translation did to wording, names of organizations, and small grammar.

Three passes, each on the text that the one before it left: names first (`terms`), so that
wording may rely on them; then wording (`phrases`); then grammar (packs under `grammar/` and
`agreement`), which looks at words that are right by now. Flags ask last.
"""

from __future__ import annotations

from normalize.edits import Proposal, trimmed
from normalize.rules import Kind, Match, Matcher, RuleSet
from normalize.stages import Context, Pass, matches_by
from normalize.stages.phrasing.agreement import agreement
from normalize.stages.phrasing.repetition import repetition

__all__ = ["PASSES", "flags", "grammar", "names", "wording"]


def names(text: str, context: Context) -> list[Proposal]:
    """Organizations, armed groups and offices under one name each."""
    return [
        Proposal(
            match.start,
            match.end,
            match.name,
            match.rule.name,
            match.rule.because,
            match.rule.level,
            match.rule.touches,
        )
        for match in context.rules.names(Kind.TERMS).matches(text, context)
        if match.name is not None and match.name != text[match.start : match.end]
    ]


def _wording(rules: RuleSet) -> Matcher:
    return rules.matcher(Kind.PHRASES, outside="grammar/")


def _grammar(rules: RuleSet) -> Matcher:
    return rules.matcher(Kind.PHRASES, under="grammar/")


def _flags(rules: RuleSet) -> Matcher:
    return rules.matcher(Kind.FLAGS)


@matches_by(_wording)
def wording(text: str, context: Context) -> list[Proposal]:
    """Words and phrases that were carried over one by one."""
    return [_proposal(text, match) for match in _wording(context.rules).matches(text, context)]


@matches_by(_grammar)
def grammar(text: str, context: Context) -> list[Proposal]:
    """Articles, possessives, word order, doubled words, pronouns of institutions."""
    return [
        *(_proposal(text, match) for match in _grammar(context.rules).matches(text, context)),
        *agreement(text, context),
        *repetition(text, context),
    ]


@matches_by(_flags)
def flags(text: str, context: Context) -> list[Proposal]:
    """Questions for a reviewer; they change nothing."""
    return [_proposal(text, match) for match in _flags(context.rules).matches(text, context)]


PASSES: tuple[Pass, ...] = (names, wording, grammar, flags)


def _proposal(text: str, match: Match) -> Proposal:
    rule = match.rule
    after = text[match.start : match.end] if match.replacement is None else match.replacement
    return trimmed(
        text,
        Proposal(match.start, match.end, after, rule.name, rule.because, rule.level, rule.touches),
    )
