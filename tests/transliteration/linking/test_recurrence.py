"""A name that was linked once is linked again where it stands without a word for its kind."""

from __future__ import annotations

import pytest

from normalize import Pipeline

FIRST = "They took the town of {} near Damascus on Monday. "


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Al-Zobdani was quiet today.", "Zabadani was quiet today."),
        ("Zobdani was quiet today.", "Zabadani was quiet today."),
        ("Omar al-Zobdani was quiet today.", "Omar al-Zobdani was quiet today."),
        ("Dr. Zobdani was quiet today.", "Dr. Zobdani was quiet today."),
        ("The Zobdani Brigade was quiet today.", "The Zobdani Brigade was quiet today."),
    ],
)
def test_the_same_name_is_the_same_place(again: str, expected: str) -> None:
    result = Pipeline.default().clean(FIRST.format("al-Zobdani") + again)
    assert result.text == f"{FIRST.format('Zabadani')}{expected}\n"
