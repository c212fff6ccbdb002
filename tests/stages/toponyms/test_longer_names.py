"""A known spelling that begins or ends the name of another place."""

from __future__ import annotations

import pytest

from normalize import Pipeline


def places(text: str) -> list[str]:
    return [place.name for place in Pipeline.default().clean(text).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods cut the road to Chibam Kaoukaban, near Thula.", ["Shibam Kawkaban", "Thula"]),
        (
            "A mill burned in Al-Saan Al-Asouad, near al-Makramiyah.",
            ["al-Saan al-Aswad", "al-Makramiyah"],
        ),
        ("They shot at a car near Deir Kanun Ras El-Ain, in Lebanon.", ["Deir Qanoun Ras al-Ain"]),
        ("A mill burned in Chibam, in Yemen.", ["Shibam"]),
        ("The baker Chibam Rostam left Thula.", ["Thula"]),
        ("Trucks left Aleppo Karimzade for Hama.", ["Aleppo", "Hama"]),
    ],
)
def test_the_whole_name_is_meant(text: str, expected: list[str]) -> None:
    assert places(text)[: len(expected)] == expected


def test_the_whole_name_is_spelled() -> None:
    text = "They met in Deir Kanun Ras El-Ain, near Tyre."
    expected = "They met in Deir Qanoun Ras al-Ain, near Tyre.\n"
    assert Pipeline.default().clean(text).text == expected
