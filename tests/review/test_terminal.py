from __future__ import annotations

from edited import edited, suggest

from normalize.review.blocks import blocks
from normalize.review.terminal import changed_words


def shown(log):
    found = blocks(log.original, log.text, log.edits, log.suggestions)
    return [line.plain for line in changed_words(log.text, found)]


def test_words_before_and_after_then_rule_level_and_reason():
    assert shown(edited("They attacked the positions.", ("the", "its"))) == [
        "  1:15  They attacked [-the-]{+its+} positions.",
        "      rule/1 (likely): because",
    ]


def test_all_rules_of_a_span_are_named():
    assert "rule/1 > rule/2 (likely)" in shown(edited("one", ("one", "two"), ("two", "three")))[1]


def test_changes_close_together_share_their_words_and_far_ones_do_not():
    far = "word " * 40
    lines = shown(edited(f"a b {far}c", ("a", "A"), ("b", "B"), ("c", "C")))
    assert [line for line in lines if not line.startswith("      ")] == [
        "  1:1  [-a-]{+A+} [-b-]{+B+} word word word word word word word word…",
        "  1:205  …word word word word word word word word [-c-]{+C+}",
    ]


def test_suggestions_are_called_so():
    log = edited("They attacked the positions.")
    suggest(log, "the ", "its ")
    assert shown(log)[1] == "      ask/one (possible, suggestion): not sure"


def test_nothing_in_a_text_controls_the_terminal():
    assert not any("\x1b" in line for line in shown(edited("\x1b[2J the \x1b", ("the", "\x1b]0;"))))
