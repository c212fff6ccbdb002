"""Properties of the edit log that hold for every source and every sequence of layers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import edited, proposals_for

from normalize.edits import Edit, EditLog, Level, Proposal, undo


@settings(max_examples=300)
@given(edited())
def test_the_source_comes_back(case: tuple[str, str, EditLog]) -> None:
    source, _, log = case
    assert log.source() == source
    assert undo(log.text, log.edits) == source


@settings(max_examples=300)
@given(edited())
def test_edits_are_sorted_apart_and_true(case: tuple[str, str, EditLog]) -> None:
    source, text, log = case
    for edit in log.edits:
        assert source[edit.source_start : edit.source_end] == edit.before
        assert text[edit.start : edit.end] == edit.after
        assert edit.before != edit.after
        assert edit.steps
        assert edit.rule == edit.chain[-1]
    for one, later in zip(log.edits, log.edits[1:], strict=False):
        assert one.source_end <= later.source_start
        assert one.end <= later.start
        assert (one.source_end, one.end) < (later.source_end, later.end)


@settings(max_examples=300)
@given(edited(), st.data())
def test_suggestions_point_into_both_texts(
    case: tuple[str, str, EditLog], data: st.DataObject
) -> None:
    source, text, log = case
    log.suggest(data.draw(proposals_for(len(text))))
    for suggestion in log.suggestions:
        assert text[suggestion.start : suggestion.end] == suggestion.before
        assert suggestion.before != suggestion.after
        assert 0 <= suggestion.source_start <= suggestion.source_end <= len(source)
        covered = source[suggestion.source_start : suggestion.source_end]
        if not any(
            edit.start <= suggestion.end and suggestion.start <= edit.end for edit in log.edits
        ):
            assert covered == suggestion.before
    assert log.text == text
    assert log.source() == source


def test_the_next_layer_forgets_suggestions() -> None:
    log = EditLog("one  two")
    log.suggest([Proposal(5, 8, "2", "r", "", Level.POSSIBLE)])
    log.apply([Proposal(3, 4, "", "r", "")])
    assert log.suggestions == ()


def test_overlap_and_outside_are_refused() -> None:
    log = EditLog("abc")
    with pytest.raises(ValueError, match="overlap"):
        log.apply([Proposal(0, 2, "x", "r", ""), Proposal(1, 3, "y", "r", "")])
    with pytest.raises(ValueError, match="outside"):
        log.apply([Proposal(2, 4, "x", "r", "")])
    with pytest.raises(ValueError, match="outside"):
        log.apply([Proposal(2, 1, "x", "r", "")])
    assert log.text == "abc"


def test_undo_refuses_a_text_that_was_changed() -> None:
    log = EditLog("a  b")
    log.apply([Proposal(1, 2, "", "r", "")])
    with pytest.raises(ValueError, match="as r left it"):
        undo("a-b", [Edit(1, 2, 1, 2, " ", " ", log.edits[0].steps)])


def test_a_change_that_is_taken_back_is_no_edit() -> None:
    log = EditLog("colour")
    log.apply([Proposal(4, 5, "", "r", "")])
    log.apply([Proposal(4, 4, "u", "r", "")])
    assert log.text == "colour"
    assert log.edits == ()
