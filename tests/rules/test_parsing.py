"""The tree of a pattern."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalize.rules import parsing, syntax
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Choice, Group, Literal, Look, OneOf, Other, Repeat

PIECES = (
    r"\bthe ", "(?:a|b)", "(?P<n>c+)", "[^x-z]?", r"\w{2,}", "(?<!d)", "(?=e|$)", r"\x27s",
    "(?i:F)", r"\L<towns>", ".*?", "|", "(?P<m>g)(?P=m)", "(?>h)", "[]i]", r"\.", "{", "(?!)",
)  # fmt: skip


def test_quantifiers_bind_to_one_part() -> None:
    assert parsed("ab{2,}c?") == syntax.Sequence(
        (
            Literal("a", False),
            Repeat(Literal("b", False), 2, None),
            Repeat(Literal("c", False), 0, 1),
        )
    )
    assert parsed("a{,3}+") == Repeat(Literal("a", False), 0, 3)
    assert parsed("a{x}") == syntax.Sequence(tuple(Literal(c, False) for c in "a{x}"))


def test_groups_are_numbered_in_their_order() -> None:
    tree = parsed("(a)(?:(?P<two>b)|c)(?P=two)")
    assert isinstance(tree, syntax.Sequence)
    assert tree.parts[0] == Group(Literal("a", False), 0)
    assert tree.parts[1] == Choice((Group(Literal("b", False), 1), Literal("c", False)))
    assert tree.parts[2] == syntax.Again(1, False)


def test_flags_hold_in_their_group_or_from_there_on() -> None:
    assert parsed("(?i:a)b") == syntax.Sequence((Literal("a", True), Literal("b", False)))
    assert parsed("(?is)a.") == syntax.Sequence(
        (syntax.Sequence(()), Literal("a", True), OneOf(r"[\s\S]", True))
    )


def test_a_lookaround_knows_how_it_is_written() -> None:
    assert parsed(r"(?<!\w)") == Look(OneOf(r"\w", False), True, True, r"\w", False, False)
    look = parsed("(?=(a))")
    assert isinstance(look, Look)
    assert look.captures
    assert not look.negative


@pytest.mark.parametrize("pattern", [r"[[:alpha:]]", r"(?|a|b)", r"(?R)", r"(?V1)", r"\X"])
def test_what_nobody_can_use_is_passed_over(pattern: str) -> None:
    assert parsed(f"a{pattern}b") == syntax.Sequence(
        (Literal("a", False), Other(), Literal("b", False))
    )


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_whatever_compiles_is_read_to_its_end(pieces: list[str]) -> None:
    pattern = "".join(pieces)
    try:
        regex.compile(pattern.replace(r"\L<towns>", "(?:Homs)"))
    except regex.error:
        return
    parsed(f"(?P<whole>{pattern})")
    reader = parsing._Reader(pattern)
    reader.choice()
    assert reader.i == len(pattern)
