"""Every example of every built-in rule is a test."""

from __future__ import annotations

from functools import lru_cache

import pytest

from normalize.quality.examples import run_example
from normalize.rules import Example, Rule, RuleSet

RULES = RuleSet.load()
BY_NAME = {rule.name: rule for rule in RULES.rules}
CASES = [(rule, example) for rule in RULES.rules for example in rule.examples]


@lru_cache(maxsize=8)
def alone(name: str) -> RuleSet:
    """A rule by itself; to compile it takes longer than to run its examples."""
    return RULES.only([BY_NAME[name]])


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.name}:{n}" for n, (rule, _) in enumerate(CASES)]
)
def test_example(rule: Rule, example: Example) -> None:
    outcome = run_example(alone(rule.name), rule, example)
    assert not outcome.fault


def test_there_are_examples_to_run() -> None:
    assert len(CASES) > 2 * len(RULES.rules) - 1
