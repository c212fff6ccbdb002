"""Marks in a paragraph, and how sure the reading of each of them is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from settling import CONTEXT

from normalize.stages.quotation import PASSES
from normalize.stages.quotation.marks import find_marks, paragraphs, tidy
from normalize.stages.quotation.reading import read, read_paragraphs
from normalize.stages.quotation.steps import Role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ('" a " b', "oc"),
        ('He said: "No."', "oc"),
        ("the boys' 'own' house's", "aoc"),
        ("6' by 9'", "aa"),
        ("the forces 'camps", "d"),
        ("\"He said 'no',\" she said.", "oocc"),
    ],
)
def test_roles(text: str, roles: str) -> None:
    reading = read(find_marks(text, 0, len(text)))
    letters = {Role.OPENING: "o", Role.CLOSING: "c", Role.APOSTROPHE: "a", Role.DETACHED: "d"}
    assert "".join(letters[role] for role in reading.roles) == roles


def test_a_margin_tells_sure_from_unsure() -> None:
    sure = read(find_marks('He said "no" to it.', 0, 19))
    unsure = read(find_marks('He said " and left', 0, 18))
    assert min(sure.margins) > 5 > max(unsure.margins)


def test_lines_of_one_width_are_one_paragraph() -> None:
    lines = [
        '"The well was dug in the year in which my',
        "grandfather came down from the hills, and it",
        'has not been dry since," the farmer told us.',
    ]
    wrapped = "\n".join(line.ljust(60, ".") for line in lines)
    assert len(list(paragraphs(wrapped))) == 1
    assert len(list(paragraphs(wrapped.replace("\n", "\n\n")))) == 3
    assert len(list(paragraphs("A headline\nand another"))) == 2


def test_data_that_are_no_prose_are_left_alone() -> None:
    assert not any(propose('" x' * 6_000, CONTEXT) for propose in PASSES)


def test_a_paragraph_of_well_set_quotations_is_not_read_at_all() -> None:
    assert (
        read_paragraphs('"We stay," he said, "in the \N{LATIN SMALL LETTER E WITH ACUTE}cole."')
        == ()
    )
    assert tidy("The drivers' union isn't here.", 0, 30)


@settings(max_examples=20)
@given(st.text(alphabet="\"' a.\n", max_size=300))
def test_any_heap_of_marks_is_read(text: str) -> None:
    for start, end in paragraphs(text):
        reading = read(find_marks(text, start, end))
        assert len(reading.roles) == len(reading.margins) == len(reading.marks)
        assert all(margin >= 0 for margin in reading.margins)
