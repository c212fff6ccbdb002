"""Of three marks in a paragraph one may be too many; which one, the words between them say."""

from __future__ import annotations

import pytest
from settling import settle, suggested

SURPLUS = [
    (
        '"The road to Taiz is open," the mayor said."',
        '"The road to Taiz is open," the mayor said.',
    ),
    (
        "On Monday he said no. “We stay here,” a baker told the radio.”",
        "On Monday he said no. “We stay here,” a baker told the radio.",
    ),
    ('"The road is open", said the mayor".', '"The road is open", said the mayor.'),
    (
        'The imam called the raid "a crime against" humanity".',
        'The imam called the raid "a crime against humanity".',
    ),
    (
        'It was "the worst of" all years" for the mill.',
        'It was "the worst of all years" for the mill.',
    ),
    (
        'The union called it "a blow to the" poorest families of the port".',
        'The union called it "a blow to the poorest families of the port".',
    ),
    (
        '"We have not" been paid since June," a guard at the mill said.',
        '"We have not been paid since June," a guard at the mill said.',
    ),
]
OTHERS = [
    '"The road is open," the mayor said. "It is safe."',
    'He spoke of "bread" and of "water", the mayor said.',
    '"Brothers" came to us in June," a guard said.',
    'The road is 5" wide and "open" now.',
    'The imam called the raid "a crime" against humanity.',
]


@pytest.mark.parametrize(("text", "mended"), SURPLUS)
def test_the_mark_that_encloses_nothing_goes(text: str, mended: str) -> None:
    assert settle(text).text == mended


def test_a_mark_behind_who_said_it_is_a_question_where_the_paragraph_goes_on() -> None:
    text = '"The road is open," said the mayor." He left for Homs.'
    assert not settle(text).edits
    assert [proposal.rule for proposal in suggested(text)] == ["quotation/surplus-mark"]


@pytest.mark.parametrize("text", OTHERS)
def test_others_stay(text: str) -> None:
    assert not settle(text).edits
