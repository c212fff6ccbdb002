"""Which wordings come first, which stand in one row, and which words do not go together."""

from __future__ import annotations

from collections import Counter

import pytest
from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize import Pipeline
from normalize.quality.suggesting import suggest
from normalize.quality.suggesting.mending import mend
from normalize.quality.suggesting.misfits import misfits
from normalize.quality.suggesting.oddness import counted, oddness
from normalize.quality.suggesting.outlets import Outlets
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.themes import rows_of
from normalize.quality.texts import Text

WORDS = {"Harbour": 5000, "Mill": 4000, "Gate": 1000}
WHO = ("one", "both", "other", "more", "all", "such", "these", "those", "some", "most")


def test_what_every_outlet_says_alike_weighs_nothing():
    assert Outlets(WORDS, {}).weight({"Harbour": 5, "Mill": 4, "Gate": 1}) == pytest.approx(0)
    assert Outlets(WORDS, {}).weight({"Gate": 5}) > Outlets(WORDS, {}).weight({"Harbour": 5})
    assert Outlets({"Gate": 100}, {"Gate": 9}).weight({"Gate": 5}) == 1  # nobody to compare with


def test_outlets_that_are_mended_often_weigh_more():
    alike, mended = Outlets(WORDS, {}), Outlets(WORDS, {"Mill": 90, "Gate": 10})
    assert mended.weight({"Mill": 5}) > 2 * alike.weight({"Mill": 5})
    assert mended.weight({"Harbour": 5}) < alike.weight({"Harbour": 5}) / 9


@given(st.dictionaries(st.sampled_from(sorted(WORDS)), st.integers(1, 50), min_size=1))
def test_as_many_edits_everywhere_tell_nothing(hits):
    even = Outlets(WORDS, {outlet: words // 100 for outlet, words in WORDS.items()})
    assert even.weight(hits) == pytest.approx(Outlets(WORDS, {}).weight(hits))


def test_edits_of_wording_are_counted_and_those_of_the_page_are_not():
    torn = Text("a", "A", "Two jihad-mobiles attacked , the mill burned .")
    plain = Text("b", "A", "The mill burned .")
    mended = mend([torn, plain, torn], Pipeline.default())
    assert mended.texts[1].text == "The mill burned.\n"
    assert mended.edits == {"a": 2, "b": 0}
    (rules,) = mended.changes.values()
    assert rules == {"translation/weapons/jihad-mobile": 2}


def test_wordings_of_outlets_that_are_mended_come_first():
    ours = texts(*(f"Men {w} saw the drear harvest." for w in WHO), outlet="A")
    ours += texts(*(f"Men {w} saw the crisp barrage." for w in WHO), outlet="B")
    edited = texts(*["Men saw the harvest. The barrage was drear and crisp."] * 50)

    def first(**mended):
        rows = phrases(
            ours, edited, {f"{o}{i}.txt": n for o, n in mended.items() for i in range(9)}
        )
        return next(form for row in rows for form in row.find)

    assert "drear" in first(A=3, B=0)
    assert "crisp" in first(A=0, B=3)


def test_pairs_that_english_has_on_purpose_are_not_odd():
    ours = counted([("the", "red", "line", "held")] * 20 + [("a", "rocket", "shells", "fell")] * 20)
    theirs = counted([("the", "mill")] * 50)
    assert oddness(("red", "line"), 20, 1.0, ours, theirs) == 0
    assert oddness(("rocket", "shells"), 20, 1.0, ours, theirs) > 0


def test_a_row_is_about_one_word_or_of_one_kind():
    about = [("mill", f"w{i}") for i in range(8)] + [("big", "mills"), ("to", "the", "mill")]
    others = [("red", "barn"), ("{name}", "barn"), ("of", "barn"), ("a", "big", "red", "barn")]
    scores = {gram: 9.0 - i / 10 for i, gram in enumerate(about + others)}
    rows = rows_of(scores)
    assert set(rows[0]) == set(about)
    assert sorted(rows[1:]) == sorted((gram,) for gram in others)


@given(
    st.dictionaries(st.tuples(st.sampled_from("xyz"), st.text("abc", min_size=1)), st.floats(0, 9))
)
def test_every_wording_stands_in_one_row(scores):
    rows = rows_of(scores)
    assert sorted(gram for row in rows for gram in row) == sorted(scores)
    assert all(len(row) <= 12 for row in rows)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("the forces and its allies left", "forces and its"),
        ("Damascus and its suburbs", ""),
        ("they foiled on Monday an attack", "foiled on Monday an"),
        ("an attack foiled on Monday", ""),
        ("it killed dozens members", "dozens members"),
        ("it killed dozens of members", ""),
        ("terrorists groups fled", "terrorists groups"),
        ("Syria army fled", "Syria army"),
        ("the Syrian army and terrorist groups fled", ""),
        ("rebels groups fled", ""),
    ],
)
def test_words_that_do_not_go_together(sentence, found):
    usual = {("terrorist", "groups"): 10, ("Syrian", "army"): 10, ("rebel", "groups"): 9}
    ours = {("terrorists", "groups"): 1, ("Syria", "army"): 1, ("rebels", "groups"): 1}
    words = sentence.split()
    (shown,) = [
        " ".join(words[fault.first : fault.end]) for fault in misfits(words, Counter(usual | ours))
    ] or [""]
    assert shown == found


def test_what_edited_text_has_as_often_is_no_slip():
    ours = texts(*["Heavy gun fire shook a barrack. Eye witnesses fled."] * 3)
    edited = texts(*["The gun fire ceased."] * 3)

    def forms(clean):
        return {form for row in slips(ours, clean) for form in row.find}

    assert {"gun fire", "eye witnesses"} <= forms([])
    assert "gun fire" not in forms(edited)
    assert "eye witnesses" in forms(edited)


def test_a_preposition_of_a_day_is_not_that_of_the_word_before():
    ours = texts(*["Shells hit the province on Monday.", "A raid on the province on 3 May."] * 3)
    assert not any("province on" in row.find for row in slips(ours))


def test_suggestions_are_the_same_each_time():
    ours = texts(*(f"Men {w} saw gun fire by the crisp barrage." for w in WHO))
    assert suggest(ours, texts("Men saw."), mended={}) == suggest(ours, texts("Men saw."))
