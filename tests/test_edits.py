"""Properties of the edit log that hold for every source and every sequence of layers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.edits import Edit, EditLog, Level, Proposal, resolve, trimmed, undo

ALPHABET = 'ab \n."é\N{ARABIC LETTER BEH}\N{GRINNING FACE}'


@st.composite
def proposals_for(draw: st.DrawFn, length: int) -> list[Proposal]:
    """Any proposals, overlapping or not, for a text of `length` code points."""
    offset = st.integers(0, length)
    proposals = []
    for number in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(offset), draw(offset)))
        proposals.append(
            Proposal(
                start,
                end,
                draw(st.text(ALPHABET, max_size=3)),
                f"test/rule-{number}",
                "because",
                draw(st.sampled_from(Level)),
                group=draw(st.sampled_from(["", "", "", "one", "two"])),
            )
        )
    return proposals


def naive(text: str, proposals: Sequence[Proposal]) -> str:
    """Apply from the end, so that offsets need no care."""
    for p in sorted(proposals, key=lambda p: (p.start, p.end), reverse=True):
        text = text[: p.start] + p.after + text[p.end :]
    return text


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, EditLog]:
    """A source, the text that naive application of all layers gives, and the log."""
    source = draw(st.text(ALPHABET, max_size=25))
    log = EditLog(source)
    text = source
    for _ in range(draw(st.integers(0, 5))):
        layer = resolve(draw(proposals_for(len(text))))
        log.apply(layer)
        text = naive(text, layer)
    return source, text, log


def unchanged(log: EditLog, source: str) -> list[tuple[int, int]]:
    """Pairs (source offset, result offset) of the characters that no edit covers."""
    pairs = []
    at_source = at_result = 0
    for edit in [*log.edits, _end(source, log.text)]:
        gap = edit.source_start - at_source
        assert edit.start - at_result == gap, "an edit lies at different distances from the last"
        pairs += [(at_source + i, at_result + i) for i in range(gap)]
        at_source, at_result = edit.source_end, edit.end
    return pairs


def _end(source: str, text: str) -> Edit:
    return Edit(len(source), len(source), len(text), len(text), "", "", ())


@settings(max_examples=300)
@given(edited())
def test_layers_compose_to_what_naive_application_gives(case: tuple[str, str, EditLog]) -> None:
    _, text, log = case
    assert log.text == text


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


@given(
    st.text(ALPHABET, max_size=20).flatmap(lambda t: st.tuples(st.just(t), proposals_for(len(t))))
)
def test_resolve_keeps_no_overlap_and_no_half_group(case: tuple[str, list[Proposal]]) -> None:
    text, proposals = case
    kept = resolve(proposals)
    assert kept == sorted(kept, key=lambda p: (p.start, p.end))
    for i, one in enumerate(kept):
        for later in kept[i + 1 :]:
            assert one.end <= later.start or later.end <= one.start
            assert one.span != later.span
    for group in {p.group for p in proposals} - {""}:
        members = [p for p in proposals if p.group == group]
        assert sum(p.group == group for p in kept) in (0, len(members))
    assert resolve(kept) == kept
    EditLog(text).apply(kept)  # raises where proposals overlap


@given(
    st.text(ALPHABET, max_size=20).flatmap(lambda t: st.tuples(st.just(t), proposals_for(len(t))))
)
def test_resolve_drops_only_what_something_kept_overlaps(case: tuple[str, list[Proposal]]) -> None:
    _, proposals = case
    kept = resolve(proposals)
    free = [p for p in proposals if not p.group and p not in kept]
    for lost in free:
        assert any(lost.span == p.span or (lost.start < p.end and p.start < lost.end) for p in kept)


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


@given(st.text(ALPHABET, max_size=20), st.text(ALPHABET, max_size=20), st.data())
def test_a_trimmed_proposal_is_the_same_change(text: str, after: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    proposal = Proposal(start, end, after, "r", "")
    short = trimmed(text, proposal)
    assert start <= short.start <= short.end <= end
    assert naive(text, [short]) == naive(text, [proposal])


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
