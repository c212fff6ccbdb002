"""Layers compose, and offsets go to and fro between a source and its result."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from layers import edited, unchanged

from normalize.edits import EditLog, Proposal


@settings(max_examples=300)
@given(edited())
def test_layers_compose_to_what_naive_application_gives(case: tuple[str, str, EditLog]) -> None:
    _, text, log = case
    assert log.text == text


@settings(max_examples=300)
@given(edited())
def test_offsets_agree_on_unchanged_characters(case: tuple[str, str, EditLog]) -> None:
    source, text, log = case
    for at_source, at_result in unchanged(log, source):
        assert source[at_source] == text[at_result]
        assert log.to_source(at_result) == at_source
        assert log.to_canonical(at_source) == at_result
        assert log.source_span(at_result, at_result + 1) == (at_source, at_source + 1)


@settings(max_examples=300)
@given(edited())
def test_offsets_are_monotone_and_stay_inside(case: tuple[str, str, EditLog]) -> None:
    source, text, log = case
    to_source = [log.to_source(i) for i in range(len(text) + 1)]
    to_canonical = [log.to_canonical(i) for i in range(len(source) + 1)]
    assert to_source == sorted(to_source)
    assert to_canonical == sorted(to_canonical)
    assert all(0 <= offset <= len(source) for offset in to_source)
    assert all(0 <= offset <= len(text) for offset in to_canonical)
    assert to_source[-1] == len(source)
    assert to_canonical[-1] == len(text)


@settings(max_examples=300)
@given(edited(), st.data())
def test_a_source_span_covers_the_edits_that_it_cuts(
    case: tuple[str, str, EditLog], data: st.DataObject
) -> None:
    source, text, log = case
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    first, last = log.source_span(start, end)
    assert 0 <= first <= last <= len(source)
    for edit in log.edits:
        if max(edit.start, start) < min(edit.end, end):
            assert first <= edit.source_start
            assert edit.source_end <= last
    for at_source, at_result in unchanged(log, source):
        assert (first <= at_source < last) == (start <= at_result < end)


def test_spans_that_meet_stay_apart_when_a_later_layer_changes_something_else() -> None:
    log = EditLog("ab cd")
    log.apply([Proposal(0, 1, "", "one", ""), Proposal(1, 2, "", "two", "")])
    log.apply([Proposal(1, 3, "CD", "three", "")])
    assert [(edit.source_start, edit.source_end, edit.chain) for edit in log.edits] == [
        (0, 1, ("one",)),
        (1, 2, ("two",)),
        (3, 5, ("three",)),
    ]
