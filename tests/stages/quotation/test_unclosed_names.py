"""A name in marks is closed where a verb follows it."""

from __future__ import annotations

import pytest
from settling import settle


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            'The campaign dubbed "Hammer of Justice began in Ramadi.',
            'The campaign dubbed "Hammer of Justice" began in Ramadi.',
        ),
        (
            'The drill, dubbed "Spring Shield, was short.',
            'The drill, dubbed "Spring Shield", was short.',
        ),
        (
            "The operation “Eastern Shield was resumed at dawn.",
            "The operation “Eastern Shield” was resumed at dawn.",
        ),
    ],
)
def test_a_verb_ends_the_name(text: str, mended: str) -> None:
    assert settle(text).text == mended


@pytest.mark.parametrize(
    "text",
    [
        'The campaign dubbed "Hammer of Justice" began in Ramadi.',
        'He called "Ali Hasan was here, but nobody answered.',
        'The campaign dubbed "Hammer of justice began in Ramadi and "ended" there".',
    ],
)
def test_what_may_end_elsewhere_stays(text: str) -> None:
    assert "quotation/missing-closing" not in [edit.rule for edit in settle(text).edits]
