from __future__ import annotations

import pytest
from packs import WORDS, pack, phrase, rule_set

from normalize.errors import RuleError, TanqihError
from normalize.quality.concordance import concordance, trial
from normalize.quality.texts import Text

TEXTS = [
    Text("a", "SANA", "The road is open.\nA road is open, too."),
    Text("b", "TASS", "Nothing here."),
]


def test_every_hit_stands_in_its_context():
    rules = rule_set(pack(phrase("open", "road is open", "road is clear")))
    hits = list(concordance(rules.rules, TEXTS, rules))
    assert [(h.document, h.outlet, h.before, h.after, h.refused) for h in hits] == [
        ("a", "SANA", "road is open", "road is clear", False)
    ] * 2
    assert hits[0].left == "The "
    assert hits[1].left == "The road is open. A "
    assert TEXTS[0].text[hits[1].start : hits[1].end] == "road is open"


def test_what_the_guard_would_refuse_is_marked():
    rules = rule_set(pack(phrase("two", "two dead", "many dead")))
    (hit,) = concordance(rules.rules, [Text("a", "", "They saw two dead.")], rules)
    assert hit.refused


def test_rules_of_every_kind_are_tried():
    terms = """
        pack: names
        kind: terms
        rules:
          - {id: sdf, name: SDF, variants: [Qasd], because: A test., examples: ["Qasd -> SDF", a]}
        """
    furniture = """
        pack: furniture
        kind: furniture
        rules:
          - {id: more, find: Read more, because: A test., examples: ["Read more -> ", "read on"]}
        """
    rules = rule_set(terms, furniture)
    text = Text("a", "", "The forces of Qasd left the town at dawn today.\nRead more\n")
    found = [(hit.rule, hit.after) for hit in concordance(rules.rules, [text], rules)]
    assert ("names/sdf", "SDF") in found
    assert any(rule == "furniture/more" for rule, _ in found)


def test_a_trial_has_slots_and_patterns():
    rules = rule_set(pack(phrase("x", "y", "z")))
    text = [Text("a", "", "in the east countryside; 12 roads")]
    for find, replace, after in [
        ("{side} countryside", "$side fields", "east fields"),
        (r"(?P<n>\d+) roads", "$n ways", "12 ways"),
        ("12 roads", None, "12 roads"),
    ]:
        (hit,) = concordance([trial(find, replace, WORDS)], text, rules)
        assert hit.after == after


@pytest.mark.parametrize(
    ("find", "message", "hint"),
    [
        ("in (the", "missing", "backslash"),
        ("{nope} x", "no vocabulary has a slot 'nope'", "known: number, side"),
        (r"\d+", "no literal", "needs"),
    ],
)
def test_a_wrong_trial_says_how_to_mend_it(find, message, hint):
    with pytest.raises(RuleError, match=message) as error:
        trial(find, None, WORDS)
    assert hint in error.value.hint


def test_a_pattern_that_runs_away_is_stopped(monkeypatch):
    monkeypatch.setattr("normalize.rules.matching.TIME_LIMIT", 0.05)
    rule = trial(r"road (?:\w|\w\w)+(?<!a);", None, WORDS)  # what the sieve does not know
    with pytest.raises(TanqihError, match="ran longer"):
        list(concordance([rule], [Text("a", "", "road " + "aa" * 300 + ";")]))
