"""Facts stay, unless a rule declares that it touches them."""

from __future__ import annotations

import pytest

from normalize.edits import Fact, Proposal
from normalize.guard import facts_changed, guard


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("balloons", "gas-cylinder rockets", set()),
        ("two jihad-mobiles", "two suicide vehicle bombs", set()),
        ("forces", "forces'", set()),
        (" ", "", set()),
        ("20 dead", "200 dead", {Fact.NUMBER}),
        ("two dead", "2 dead", {Fact.NUMBER}),
        ("two and three", "three and two", {Fact.NUMBER}),
        ("on Monday", "on Tuesday", {Fact.DATE}),
        ("on January 5", "on 5 January", set()),
        ("did not flee", "did flee", {Fact.NEGATION}),
        ("doesn't", "does", {Fact.NEGATION}),
        ("without arms", "with arms", {Fact.NEGATION}),
        ("She explained", "It explained", {Fact.SPEAKER}),
        ('the "army"', "the army", {Fact.QUOTATION}),
        ('the "army" fled', 'the "army fled"', {Fact.QUOTATION}),
        ('using" balloons "', 'using "balloons"', set()),
        ('"balloons"', '"gas-cylinder rockets"', set()),
        ("“army”", '"army"', set()),
    ],
)
def test_facts(before: str, after: str, changed: set[Fact]) -> None:
    assert facts_changed(before, after) == changed


def proposal(start: int, end: int, after: str, **extra: object) -> Proposal:
    return Proposal(start, end, after, "r", "why", **extra)  # type: ignore[arg-type]


def test_what_is_not_declared_is_refused_and_reported() -> None:
    text = "20 dead in Homs"
    passed, problems = guard(text, [proposal(0, 2, "30"), proposal(3, 7, "killed")])
    assert [p.after for p in passed] == ["killed"]
    assert problems[0].rule == "r"
    assert "number" in problems[0].message
    assert "'20' to '30'" in problems[0].message


def test_what_is_declared_passes() -> None:
    passed, problems = guard("20 dead", [proposal(0, 2, "30", touches=frozenset({Fact.NUMBER}))])
    assert len(passed) == 1
    assert not problems


def test_a_group_is_refused_whole() -> None:
    text = "20 dead in Homs"
    passed, _ = guard(text, [proposal(0, 2, "30", group="g"), proposal(3, 7, "killed", group="g")])
    assert passed == []


def test_what_declares_every_fact_passes() -> None:
    text = "She did not see 20 people on Monday."
    passed, problems = guard(text, [proposal(0, len(text), "", touches=frozenset(Fact))])
    assert len(passed) == 1
    assert not problems
