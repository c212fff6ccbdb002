"""Keyword in context: every place in a corpus where a rule would speak, and what it would say.

Rules run on the texts as they are, each kind in the passes that read it, without the other
rules. What the guard would refuse is shown and marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.edits import Proposal, trimmed
from normalize.errors import TanqihError
from normalize.guard import guard
from normalize.quality.examples import PASSES
from normalize.quality.texts import Text
from normalize.rules import Kind, Rule, RuleSet
from normalize.rules.compiling import compile_pack
from normalize.rules.model import Vocabulary
from normalize.rules.source import Source
from normalize.settings import Settings
from normalize.stages import Context

__all__ = ["TRIAL", "Hit", "concordance", "trial"]

_WIDTH = 36  # code points of context on either side
TRIAL = "trial/pattern"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule speaks; offsets count code points of the document's text."""

    rule: str
    document: str
    outlet: str
    start: int
    end: int
    left: str
    before: str
    after: str
    right: str
    refused: bool  # by the guard: it changes a fact that the rule does not declare


def concordance(
    chosen: Sequence[Rule], texts: Iterable[Text], rules: RuleSet | None = None
) -> Iterator[Hit]:
    """Every hit of the chosen rules, in the order of the texts.

    `rules` gives the word lists that patterns refer to, and may have the chosen rules compiled.

    Raises:
        TanqihError: a pattern ran too long.
    """
    alone = rules.only(chosen) if rules else RuleSet(tuple(chosen))
    settings = Settings()
    for text in texts:
        context = Context(settings, alone, dict(text.metadata))
        found = sorted(_proposals(text.text, context), key=lambda p: p.span)
        if context.problems:
            problem = context.problems[0]
            raise TanqihError(
                f"{problem.rule}: {problem.message} ({text.name})",
                hint="`tanqih rules check` shows what makes it slow",
            )
        passed, _ = guard(text.text, (trimmed(text.text, proposal) for proposal in found))
        for proposal in found:
            start, end = proposal.span
            yield Hit(
                proposal.rule,
                text.name,
                text.outlet,
                start,
                end,
                _one_line(text.text[max(0, start - _WIDTH) : start]),
                text.text[start:end],
                proposal.after,
                _one_line(text.text[end : end + _WIDTH]),
                trimmed(text.text, proposal) not in passed,
            )


def _proposals(text: str, context: Context) -> Iterator[Proposal]:
    """What the rules of a context say of a text: whole matches, not only the words that change."""
    rules = context.rules
    for kind in dict.fromkeys(rule.kind for rule in rules.rules):
        if kind in (Kind.PHRASES, Kind.FLAGS):
            for match in rules.matcher(kind).matches(text, context):
                before, rule = text[match.start : match.end], match.rule
                after = before if match.replacement is None else match.replacement
                if after != before or kind is Kind.FLAGS:
                    yield Proposal(
                        match.start,
                        match.end,
                        after,
                        rule.name,
                        rule.because,
                        rule.level,
                        rule.touches,
                    )
        else:
            names = {rule.name for rule in rules.of(kind)}
            for propose in PASSES[kind]:
                yield from (p for p in propose(text, context) if p.rule in names)


def trial(find: str, replace: str | None, words: Vocabulary) -> Rule:
    """A rule for a text, with slots or without, or for a pattern; checked as in a rule file.

    >>> trial("jihad-mobile", None, Vocabulary()).forms[0].is_pattern
    False
    >>> trial(r"jihad.?mobiles?", None, Vocabulary()).forms[0].needs
    ('mobiles', 'mobile')

    Raises:
        RuleError: the pattern is wrong, or a slot or list is not known.
    """
    key = "pattern" if set(find) & set("\\[]()?*+|^$") else "find"
    entry = {
        "id": "pattern",
        key: find,
        "because": "a trial",
        "examples": ["this -> ?", "that"],  # a rule file would demand them; they are not run
        **({} if replace is None else {"replace": replace}),
    }
    kind = "flags" if replace is None else "phrases"
    data = {"pack": TRIAL.partition("/")[0], "kind": kind, "rules": [entry]}
    places = {("rules", 0): (0, 0), ("rules", 0, key): (0, 0), ("rules", 0, "replace"): (0, 0)}
    return compile_pack(Source("", data, {**places, (): (0, 0)}), words).rules[0]


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
