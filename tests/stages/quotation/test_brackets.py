"""An abbreviation with half a bracket gets the other half, where its letters fit the name."""

from __future__ import annotations

from settling import settle, suggested


def test_a_bracket_around_an_abbreviation_is_closed() -> None:
    text = "The Red Crescent Society (RCS reported it."
    assert settle(text).text == "The Red Crescent Society (RCS) reported it."


def test_a_bracket_around_an_abbreviation_is_opened() -> None:
    text = "The Libyan Crimes Watch LCW) reported it."
    assert settle(text).text == "The Libyan Crimes Watch (LCW) reported it."
    assert not settle("The lists a) and the Red Cross XYZ) said so.").edits


def test_letters_that_fit_no_name_are_a_question() -> None:
    text = "The town hall (XYZ said so."
    assert not settle(text).edits
    assert [p.rule for p in suggested(text)] == ["quotation/unclosed-bracket"]
