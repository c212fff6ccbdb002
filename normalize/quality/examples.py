"""Running the examples that every rule carries: they are its tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.edits import EditLog, resolve
from normalize.guard import guard
from normalize.rules import Example, Kind, Rule, RuleSet
from normalize.settings import Settings
from normalize.stages import Context, Pass, furniture, phrasing, toponyms
from normalize.stages.toponyms import linking

__all__ = ["PASSES", "Outcome", "run_example", "run_examples"]

PASSES: Mapping[Kind, tuple[Pass, ...]] = {
    Kind.PHRASES: phrasing.PASSES,
    Kind.TERMS: phrasing.PASSES,
    Kind.AGREEMENT: phrasing.PASSES,
    Kind.FLAGS: phrasing.PASSES,
    Kind.FURNITURE: furniture.PASSES,
    Kind.PLACES: toponyms.PASSES,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; `fault` is empty where it came out as written."""

    rule: Rule
    example: Example
    result: str
    fault: str


def run_examples(rules: RuleSet, chosen: Sequence[Rule] | None = None) -> Iterator[Outcome]:
    """Run the examples of all rules, or of those chosen, each rule on its own."""
    for rule in rules.rules if chosen is None else chosen:
        alone = rules.only([rule])
        for example in rule.examples:
            yield run_example(alone, rule, example)


def run_example(alone: RuleSet, rule: Rule, example: Example) -> Outcome:
    """Run one example with a rule set that holds this rule only.

    The rule applies whatever its level; what the guard refuses is a fault. An example of a
    flag reads "text -> ?". Places that are only linked stay: an example must not depend on
    the gazetteer that a user happens to have.
    """
    context = Context(Settings(), alone, dict(example.metadata))
    log = EditLog(example.before)
    asked = False
    for propose in PASSES[rule.kind]:
        proposals = [p for p in propose(log.text, context) if p.rule != linking.RULE]
        passed, refused = guard(log.text, proposals)
        context.problems += refused
        asked |= rule.kind is Kind.FLAGS and bool(passed)
        if rule.kind is not Kind.FLAGS:
            log.apply(resolve(passed))
    result = "?" if asked else log.text
    return Outcome(rule, example, result, _fault(example, result, context))


def _fault(example: Example, result: str, context: Context) -> str:
    if context.problems:
        return context.problems[0].message
    expected = example.before if example.after is None else example.after
    if result.strip() == expected.strip():
        return ""
    return f"expected {expected!r}, got {result!r}"
