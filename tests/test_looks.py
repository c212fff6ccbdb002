"""A pass that is asked again says what it would say of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import Pipeline
from normalize.edits import Proposal
from normalize.looks import Look, asked, look
from normalize.stages import BY_LINE, Context, Pass

PIECES = st.sampled_from(
    (
        'said " “ ” \' ’ , . : ، The army ( ) [ 5\'10" using" balloons al- Bab said.He fi ﬁ Ã© '
        "â€™ b*mb rocket rockets\N{RIGHT-TO-LEFT MARK} e\N{COMBINING ACUTE ACCENT} &amp; 12 ;"
    ).split()
)
LINE = st.tuples(st.lists(PIECES, max_size=8), st.sampled_from(["", " ", " ", "  "]))
LINES = st.lists(LINE.map(lambda line: line[1].join(line[0])), max_size=5)
PIPELINE = Pipeline.default()


@pytest.mark.parametrize("propose", sorted(BY_LINE, key=lambda each: each.__name__))
@given(before=LINES, after=LINES, kept=st.lists(st.integers(0, 4), max_size=4))
def test_of_lines_that_stayed_a_pass_says_what_it_said(
    propose: Pass, before: list[str], after: list[str], kept: list[int]
) -> None:
    after = [*after, *(before[i] for i in kept if i < len(before))]
    text = "\n".join(after)
    assert asked(propose, text, _context(), _look(propose, "\n".join(before))) == propose(
        text, _context()
    )


def test_only_new_lines_are_read() -> None:
    read: list[str] = []

    def shouting(text: str, _: Context) -> list[Proposal]:
        read.append(text)
        at = text.find("!")
        return [Proposal(at, at + 1, "", "r", "")] if at >= 0 else []

    BY_LINE.add(shouting)
    try:
        before = _look(shouting, "one\ntwo!\nthree")
        proposals = asked(shouting, "four\none\ntwo!\nthree", _context(), before)
    finally:
        BY_LINE.remove(shouting)
    assert read == ["one\ntwo!\nthree", "four\ntwo!"]
    assert [p.span for p in proposals] == [(12, 13)]


def _context() -> Context:
    return Context(PIPELINE.settings, PIPELINE.rules)


def _look(propose: Pass, text: str) -> Look:
    return look(propose, text, _context(), None)
