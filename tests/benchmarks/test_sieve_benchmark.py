"""The benchmark of the sieve sees what the sieve misses."""

from __future__ import annotations

import pytest
from loading import benchmark

from normalize.rules import RuleSet
from normalize.rules.sieve import Sieve

sieve = benchmark("sieve")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return RuleSet.load()


def test_what_the_sieve_leads_to_is_not_missed(rules: RuleSet) -> None:
    line = "The Russian flight targeted three villages."
    assert not list(sieve.missed(line, rules, rules.rules))


def test_what_it_does_not_lead_to_is(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "The Russian flight targeted two other villages."
    monkeypatch.setattr(Sieve, "hits", lambda _, lines: iter([()] * len(lines)))
    found = [each.rule for each in sieve.missed(line, rules, rules.rules)]
    assert "translation/weapons/national-flight" in found
