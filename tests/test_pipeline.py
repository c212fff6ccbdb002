"""The pipeline's promises: named changes, nothing lost, facts, doubt, the same again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize import Pipeline, looks, pipeline
from normalize.edits import Level
from normalize.looks import Look
from normalize.settings import Settings
from normalize.stages import Pass
from normalize.stages.phrasing import wording

PIPELINE = Pipeline.default()
WORDS = (
    'The army said|She explained|forces|Idlib countryside|in|"| ,|.|’|\n|\n\n| |“|”|jihad-mobiles|'
    "Ma`rat al-Numan|Abu-Djreif-Samka|al- Bab|20|:|The agency added:|said.He|&amp;|Ã©|'|5'10\"|"
    " date 2020-01-23 |Other news|regime's|(|)|[outlawed in Russia]|MOSCOW, January 23. /TASS/.|"
    "…|—|\u200f|،|é"
).split("|")
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=25).map(
    " ".join
) | st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


@settings(deadline=None, max_examples=150)
@given(texts)
def test_the_source_comes_back_and_cleaning_twice_is_cleaning_once(text: str) -> None:
    result = PIPELINE.clean(text)
    assert result.source() == text
    again = PIPELINE.clean(result.text)
    assert again.text == result.text
    assert again.edits == ()


@settings(deadline=None, max_examples=100)
@given(texts)
def test_every_change_has_a_name_a_reason_and_offsets_in_both_texts(text: str) -> None:
    result = PIPELINE.clean(text)
    for edit in result.edits:
        assert edit.rule
        assert edit.reason
        assert text[edit.source_start : edit.source_end] == edit.before
        assert result.text[edit.start : edit.end] == edit.after
        assert edit.before != edit.after
        assert edit.level in (Level.CERTAIN, Level.LIKELY)
    for suggestion in result.suggestions:
        assert result.text[suggestion.start : suggestion.end] == suggestion.before
        assert suggestion.level is Level.POSSIBLE
    for place in result.places:
        assert result.text[place.start : place.end]
        assert text[place.source_start : place.source_end] == place.surface


@settings(deadline=None, max_examples=30)
@given(st.lists(texts, max_size=4))
def test_texts_under_way_together_end_as_each_would_by_itself(several: list[str]) -> None:
    alone = [PIPELINE.clean(text) for text in several]
    for result, other in zip(PIPELINE.clean_many(several), alone, strict=True):
        assert (result.text, result.edits, result.suggestions, result.places, result.metadata) == (
            other.text,
            other.edits,
            other.suggestions,
            other.places,
            other.metadata,
        )


def test_many_texts_are_taken_a_few_at_a_time() -> None:
    taken = 0

    def some() -> Iterator[str]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield "The army said :the road is open .\n" * 400

    results = PIPELINE.clean_many(some())
    assert next(results).text.startswith("The army said: the road is open.\n")
    assert taken < 50


def test_an_empty_text_stays_empty() -> None:
    result = PIPELINE.clean("")
    assert (result.text, result.edits, result.places) == ("", (), ())


def test_level_certain_applies_less() -> None:
    text = "Two jihad-mobiles came to Ma`rat al-Numan .\n"
    careful = Pipeline(Settings(level=Level.CERTAIN)).clean(text)
    assert "jihad-mobiles" in careful.text
    assert {"translation/weapons/jihad-mobile"} <= {s.rule for s in careful.suggestions}
    assert "suicide vehicle bombs" in PIPELINE.clean(text).text


def test_rules_are_switched_off() -> None:
    quiet = Pipeline(Settings(disable=("translation/weapons",)))
    assert "jihad-mobiles" in quiet.clean("Two jihad-mobiles came.\n").text


def test_places_have_offsets_in_both_texts() -> None:
    text = "Shells fell on  Ma`rat al-Numan.\n"
    (place,) = PIPELINE.clean(text).places
    assert place.name == "Maarat al-Numan"
    assert place.surface == "Ma`rat al-Numan"
    assert (round(place.latitude), round(place.longitude)) == (36, 37)


def test_given_metadata_stands_before_what_is_found() -> None:
    result = PIPELINE.clean(
        " date 2020-01-23 The road is open.\n", {"date": "2020-01-22", "outlet": "X"}
    )
    assert result.metadata["date"] == "2020-01-22"
    assert result.metadata["outlet"] == "X"
    assert result.metadata["furniture"] == ["date 2020-01-23"]


def test_a_dateline_in_two_parts_is_one() -> None:
    result = PIPELINE.clean("(ANSA) - TUNIS, 02 MAY - Fights broke out in the port.\n")
    assert result.text == "Fights broke out in the port.\n"
    assert result.metadata["dateline"] == {"agency": "ANSA", "place": "Tunis"}


@pytest.mark.parametrize("quotes", ["straight", "keep"])
def test_quotation_marks_are_a_setting(quotes: str) -> None:
    text = "He said “no”.\n"
    kept = Pipeline(Settings(quotes=quotes)).clean(text).text
    assert kept == (text if quotes == "keep" else 'He said "no".\n')


def test_a_fault_in_one_text_is_told_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(propose: Pass, text: str, *rest: Any) -> Look:
        if "FAULT" in text and propose is wording:
            raise ZeroDivisionError("as asked")
        return looks.look(propose, text, *rest)

    monkeypatch.setattr(pipeline, "look", look)
    texts = ["The army said :yes .", "A FAULT .", "Two jihad-mobiles came ."]
    begun = [PIPELINE.begin(text) for text in texts]
    PIPELINE.go_on_together(begun)
    assert begun[0].finish().text == "The army said: yes.\n"
    with pytest.raises(ZeroDivisionError):
        begun[1].finish()
    assert "suicide" in begun[2].finish().text
