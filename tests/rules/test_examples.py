"""Every example of every built-in rule is a test."""

from __future__ import annotations

import pytest

from normalize.quality.examples import run_example
from normalize.rules import Example, Rule, RuleSet

RULES = RuleSet.load()
CASES = [(rule, example) for rule in RULES.rules for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.name}:{n}" for n, (rule, _) in enumerate(CASES)]
)
def test_example(rule: Rule, example: Example) -> None:
    outcome = run_example(RuleSet((rule,), (), RULES.lists), rule, example)
    assert not outcome.fault


def test_there_are_examples_to_run() -> None:
    assert len(CASES) > 2 * len(RULES.rules) - 1
