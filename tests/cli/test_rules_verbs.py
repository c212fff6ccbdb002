from __future__ import annotations

import json

import pytest
from command import ROADS, tanqih

from normalize.errors import RuleError
from normalize.quality import rule_checks


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "mine.yaml").write_text(ROADS.format(word="clear"))
    return tmp_path / "mine.yaml"


def test_list(pack):
    said = tanqih("rules", "list", "mine/", "--rules", pack)
    assert (said.code, said.out.split()) == (
        0,
        "mine/roads/open-road phrases likely A test.".split(),
    )
    everything = json.loads(tanqih("rules", "list", "--json").out)
    assert len(everything) > 300
    assert all(rule["kind"] and rule["file"] and rule["line"] for rule in everything)


def test_show(pack):
    said = tanqih("rules", "show", "mine/roads/open-road", "--rules", pack)
    assert said.code == 0
    for expected in (
        "road is open -> road is clear",
        "the road opens  (stays)",
        f"{pack}:5",
        "A test.",
    ):
        assert expected in said.out
    (whole,) = json.loads(
        tanqih("rules", "show", "mine/roads/open-road", "--rules", pack, "--json").out
    )
    assert whole["forms"] == [
        {"find": "road is open", "replace": "road is clear", "pattern": False}
    ]


def test_a_name_that_is_not_there_is_2_and_helps(pack):
    said = tanqih("rules", "show", "mine/roads/opened-road", "--rules", pack)
    assert said.code == 2
    assert "did you mean mine/roads/open-road" in said.err


def test_check_says_all_faults_and_is_1(pack):
    assert tanqih("rules", "check", pack).code == 0
    pack.write_text(ROADS.replace("replace:", "replaced:").replace("because:", "becaus:"))
    said = tanqih("rules", "check", pack)
    assert said.code == 1
    assert f"{pack}:7:" in said.out and f"{pack}:8:" in said.out
    faults = json.loads(tanqih("rules", "check", pack, "--json").out)
    assert {fault["line"] for fault in faults} >= {7, 8}


def test_check_of_a_path_that_is_not_there_is_2(tmp_path):
    assert tanqih("rules", "check", tmp_path / "gone.yaml").code == 2


@pytest.mark.parametrize("faults", [[], [RuleError("too long", file="a.yaml", line=3)]])
def test_without_a_path_all_rules_in_force_are_checked(monkeypatch, faults):
    """Each pack is checked by a test of its own: see `conftest.py`."""
    asked = []
    monkeypatch.setattr(rule_checks, "check_rules", lambda *given: asked.append(given) or faults)
    said = tanqih("rules", "check")
    [(rules, chosen)] = asked
    assert chosen is None
    assert len(rules.rules) > 9_000
    assert said.code == len(faults)
    assert ("a.yaml:3: too long" in said.out) == bool(faults)


def test_examples_that_hold_and_one_that_does_not(pack):
    said = tanqih("rules", "test", pack)
    assert said.code == 0
    assert "2 examples hold, 0 do not" in said.err
    pack.write_text(ROADS.format(word="free"))
    said = tanqih("rules", "test", "mine/roads", "--rules", pack)
    assert said.code == 1
    assert f"{pack}:5: mine/roads/open-road: expected 'the road is free now'" in said.out
    (failed,) = json.loads(tanqih("rules", "test", pack, "--json").out)["failed"]
    assert failed["rule"] == "mine/roads/open-road"
    assert failed["result"] == "the road is clear now"
