"""What people replaced in references is proposed as substitutions."""

from __future__ import annotations

import pytest
from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import TanqihError
from normalize.quality.suggesting.alignment import align
from normalize.quality.suggesting.substitutions import substitutions


def test_what_people_replaced():
    ours = texts("two road blockages stay", "the road blockages burned", "a road stays")
    better = texts("two roadblocks stay", "the roadblocks burned", "a street stays")
    (found,) = substitutions(ours, better)
    assert (found.find, found.replace, found.hits) == (("road blockages",), "roadblocks", 2)
    assert found.evidence == "replaced 2 of 2 times"


def test_a_substitution_that_is_not_systematic_is_none():
    ours = texts("a road", "a road", *("the road stays" for _ in range(9)))
    better = texts("a street", "a street", *("the road stays" for _ in range(9)))
    assert substitutions(ours, better) == []


def test_where_it_stays_and_what_the_original_has():
    ours = texts(
        "the road blockages burned",
        "two road blockages stay",
        "see road blockages in town",
        "the museum shows road blockages of old",
    )
    better = texts(
        "the roadblocks burned",
        "two roadblocks stay",
        "see roadblocks in town",
        "the museum shows road blockages of old",
    )
    arabic = texts("احترقت حواجز", "حواجز باقية", "حواجز في البلدة", "المتحف يعرض حواجز")
    (found,) = substitutions(ours, better, arabic)
    assert found.evidence == (
        "replaced 3 of 4 times; stays near museum, old, shows; original حواجز (3 of 3)"
    )


def test_an_article_is_learned_with_its_neighbours():
    ours = texts(*(f"he fought in {side} countryside by day" for side in ("north", "east", "west")))
    better = texts(
        *(f"he fought in the {side} countryside by day" for side in ("north", "east", "west"))
    )
    assert substitutions(ours, better) == []  # three things, once each
    (found,) = substitutions(ours[:1] * 3, better[:1])
    assert (found.find, found.replace) == (("in north",), "in the north")


def test_originals_of_other_texts():
    with pytest.raises(TanqihError, match="no original"):
        substitutions(texts("a"), texts("b"), texts("c", outlet="Z"))


@given(st.lists(st.sampled_from(list("abcdef"))), st.lists(st.sampled_from(list("abcdef"))))
def test_aligned_spans_cover_both_texts_in_order(one, other):
    spans = align(one, other)
    assert [word for i, j, _, _ in spans for word in one[i:j]] == one
    assert [word for _, _, k, m in spans for word in other[k:m]] == other


def test_references_of_other_texts():
    with pytest.raises(TanqihError, match="no reference") as error:
        substitutions(texts("a"), texts("b", outlet="Z"))
    assert "file name" in error.value.hint
