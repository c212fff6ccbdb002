from __future__ import annotations

import pytest
from packs import pack, phrase, rule_set

from normalize.quality.rule_checks import check_rules

SOUND = phrase("open", "road is open", "road is clear")


def messages(*packs):
    return [fault.message for fault in check_rules(rule_set(*packs))]


def test_sound_rules_have_no_faults():
    assert messages(pack(SOUND, phrase("shut", "road is shut", "road is closed"))) == []


def test_an_example_that_fails():
    wrong = phrase("open", "road is open", "road is clear", example="road is open -> road is free")
    (fault,) = check_rules(rule_set(pack(wrong)))
    assert "expected 'road is free', got 'road is clear'" in fault.message
    assert fault.where == "pack0.yaml:4"
    assert fault.hint == "mend rule or example"


@pytest.mark.parametrize(
    ("find", "replace", "fact"),
    [
        ("two roads", "many roads", "number"),
        ("no roads", "all roads", "negation"),
        ("on Monday", "on that day", "date"),
        ("he said that", "they said that", "speaker"),
    ],
)
def test_an_edit_that_breaks_the_guard(find, replace, fact):
    (fault,) = check_rules(rule_set(pack(phrase("x", find, replace))))
    assert f"changes {fact}" in fault.message
    assert f"touches: [{fact}]" in fault.hint
    assert messages(pack(phrase("x", find, replace, f"touches: [{fact}]"))) == []


def test_a_pattern_that_breaks_the_guard():
    rule = (
        "id: x, pattern: 'two (?:big )?roads', replace: 'big roads', because: A test., "
        "examples: ['two big roads -> big roads', 'roads']"
    )
    (fault,) = check_rules(rule_set(pack(rule)))
    assert "refused" in fault.message
    assert "touches" in fault.hint


def test_a_text_that_another_rule_always_takes():
    again = phrase("again", "road is open", "road is free")
    assert messages(pack(SOUND, again)) == [
        "mine/again never finds 'road is open': mine/open always takes it"
    ]
    conditional = phrase("open", "road is open", "road is clear", "when: {after: [so]}")
    other = phrase(
        "again", "road is open", "road is free", example="b road is open -> b road is free"
    )
    assert messages(pack(conditional, other)) == []


def test_a_name_that_another_rule_always_takes():
    one, other = (
        f"id: {id_}, name: {name}, variants: [{variants}], because: A test., "
        f"examples: ['{example} fled -> {name} fled', 'a road']"
        for id_, name, variants, example in [
            ("one", "SDF", "Qasd", "Qasd"),
            ("other", "Syrian Forces", "QSD", "QSD"),
        ]
    )
    assert messages(pack(one, kind="terms"), pack(other, name="two", kind="terms")) == []
    clash = other.replace("[QSD]", "[QASD, QSD]")
    assert messages(pack(one, kind="terms"), pack(clash, name="two", kind="terms")) == [
        "two/other never finds 'QASD': mine/one always takes it"
    ]


def test_a_rule_whose_examples_others_take():
    longer = phrase(
        "longer",
        "the road is open",
        "the road is free",
        example="the road is open -> the road is free",
    )
    covered = phrase(
        "open", "road is open", "road is clear", example="the road is open -> the road is clear"
    )
    (fault,) = messages(pack(longer, covered))
    assert fault.startswith("mine/open never speaks in its examples when all rules are in force")
    assert "mine/longer" in fault


def test_rules_that_undo_each_other():
    back = phrase("back", "road is clear", "road is open")
    found = messages(pack(SOUND, back))
    assert found
    assert all("undo each other without end" in message for message in found)


def test_a_rule_that_a_later_pass_undoes():
    back = phrase("back", "road is clear", "road is open")
    found = messages(pack(SOUND), pack(back, name="grammar"))
    assert any("without end (mine/open, grammar/back)" in message for message in found)


def test_an_edit_that_changes_its_own_result():
    growing = phrase("grow", "wide road", "very wide road")
    (fault,) = check_rules(rule_set(pack(growing)))
    assert "changes its own result again: 'so very wide road b'" in fault.message


def test_a_slow_pattern_with_the_text_that_shows_it():
    rule = (
        "id: slow, pattern: 'road (?:\\w|\\w\\w)+;', replace: road, because: A test., "
        "examples: ['road ab; -> road', 'road']"
    )
    (fault,) = check_rules(rule_set(pack(rule)))
    assert "slow on 'road ', then 'a' many times" in fault.message
    assert "one way only" in fault.hint


def test_only_the_chosen_rules_are_checked():
    rules = rule_set(pack(SOUND, phrase("two", "two roads", "many roads")))
    assert check_rules(rules, rules.rules[:1]) == []
