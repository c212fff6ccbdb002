"""The benchmark of suggestions: what a row must cover to count."""

from __future__ import annotations

import pytest
from loading import benchmark

from normalize.quality.concordance import Hit
from normalize.quality.suggesting import Suggestion
from normalize.quality.texts import Text
from normalize.rules.model import Vocabulary

suggesting = benchmark("suggesting")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("northern of", "north of", "northern"),
        ("human losses", "losses", "human"),
        ("in north countryside", "in the north countryside", "in north"),
        ("On the same context,", "In the same vein,", "On the same context"),
        ("(banned here)", "", "(banned here)"),
    ],
)
def test_the_words_that_an_edit_replaces(before, after, words):
    hit = Hit("a/b", "d", "o", 10, 10 + len(before), "", before, after, "", False)
    _, start, end = suggesting.changed(hit)
    assert before[start - 10 : end - 10] == words


def test_a_place_covers_what_stands_within_it():
    spans = {("d", 10, 20), ("d", 40, 50), ("e", 10, 20)}
    assert suggesting.cover(spans, [("d", 9, 21), ("d", 45, 60)], 1.0) == ({("d", 10, 20)}, 1)
    assert suggesting.cover(spans, [("d", 45, 60)], 0.5) == ({("d", 40, 50)}, 1)
    assert suggesting.cover(spans, [("f", 0, 99)], 0.5) == (set(), 0)


def test_every_form_of_a_row_is_a_draft_rule():
    rows = [
        Suggestion("spelling", "terms", ("Qamlo",), "Qamlu", 3, 2, 1.0, ""),
        Suggestion("phrase", "flags", ("{name} {name}", "{nope} gate"), None, 3, 2, 1.0, ""),
    ]
    texts = [Text("d", "", "Qamlo and Qamlu.")]
    found = dict(suggesting.rows_in(rows[:1], texts, Vocabulary()))
    assert found[1]
    assert suggesting.draft("r0", "{nope} gate", rows[1], Vocabulary()) is None


def test_a_rule_is_found_from_three_hits_and_a_quarter():
    verdict = suggesting.Verdict
    assert verdict("a/b", 3, 3, 1).found
    assert not verdict("a/b", 3, 2, 1).found
    assert not verdict("a/b", 100, 24, 1).found
