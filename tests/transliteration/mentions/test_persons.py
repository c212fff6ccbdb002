"""Who has the name of a place, and is none."""

from __future__ import annotations

import pytest

from transliteration.mentions.persons import is_person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poet [Homsi] met us", True),
        ("the singer [Kobani] left", True),
        ("the poet, [Homsi], left", True),
        ("It rained. [Homsi], who bakes, left", True),
        ("the towns of [Homs], Hama", False),
        ("[Deraa]'s widow sold bread", True),
        ("the tanker [Homs] sank", False),
        ("the [Homs] Health Directorate", False),
        ("a bomb in E. [Aleppo] went off", False),
    ],
)
def test_persons(text: str, expected: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_person(text.replace("[", "").replace("]", ""), start, end) is expected
