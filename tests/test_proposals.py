"""Which proposals stand, and how little each of them changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layers import ALPHABET, naive, proposals_for

from normalize.edits import EditLog, Proposal, resolve, trimmed


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


@given(st.text(ALPHABET, max_size=20), st.text(ALPHABET, max_size=20), st.data())
def test_a_trimmed_proposal_is_the_same_change(text: str, after: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    proposal = Proposal(start, end, after, "r", "")
    short = trimmed(text, proposal)
    assert start <= short.start <= short.end <= end
    assert naive(text, [short]) == naive(text, [proposal])
