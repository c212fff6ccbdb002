"""Sources, and any layers of proposals over them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from normalize.edits import Edit, EditLog, Level, Proposal, resolve

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
