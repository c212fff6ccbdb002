"""What follows a name may say that it is a place."""

from __future__ import annotations

import pytest

from transliteration.mentions.cues import is_apposed, is_told


@pytest.mark.parametrize(
    "text",
    [
        "X, north of Hama",
        "X, just northwest of Hama",
        "X, 12 km south of Hama",
        "X, near Hama",
        "X, in the eastern countryside",
        "X, a small market town in the hills",
        "X, the largest city of the province",
        "X, on the outskirts of the capital",
        "X, halfway between Homs and Hama",
    ],
)
def test_appositions_of_place(text: str) -> None:
    assert is_apposed(text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "X, a town councillor",
        "X, near tears",
        "X, in the end",
        "X, 34",
        "X north of Hama",
        "X, who came from the city",
        "X",
    ],
)
def test_appositions_of_persons(text: str) -> None:
    assert not is_apposed(text, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the town of Karim burned", True),
        ("the Karim oil field", True),
        ("Karim, north of Hama", True),
        ("Karim in the southern province of Daraa", True),
        ("behind Karim, a clerk", False),
        ("Karim in the army", False),
        ("a teacher in Karim, a port", True),
        ("in Karim's speech", False),
    ],
)
def test_what_tells_a_place_from_a_person_of_its_name(text: str, expected: bool) -> None:
    start = text.index("Karim")
    assert is_told(text, start, start + 5) is expected
