"""Names whose first word was translated."""

from __future__ import annotations

import pytest

from transliteration.mentions.headwords import headed
from transliteration.mentions.spans import mentions


@pytest.mark.parametrize(
    ("name", "type_word", "expected"),
    [
        ("Brak", "hill", ["Tal Brak"]),
        ("Monastery Sparrows", "", ["Deir Sparrows", "Deir Asafir"]),
        ("Hawa Gate", "", ["Bab Hawa"]),
        ("Mount Barsa", "", ["Jabal Barsa"]),
        ("Green", "mountain", ["Jabal Green", "Jabal Akhdar", "Jabal Khadra"]),
        ("Mountain Saints", "", ["Jabal Saints", "Jabal Awliya"]),
        ("Gate Tears", "", ["Bab Tears", "Bab Mandab"]),
        ("Kurdish", "mountain", ["Jabal Kurdish", "Jabal Akrad"]),
        ("Girê Barsa", "", ["Tal Barsa"]),
        ("Gundê Barsa", "", ["Barsa"]),
        ("Mont Barsa", "", ["Jabal Barsa"]),
        ("Market Sheikhs", "", ["Suq Sheikhs", "Suq Shuyukh"]),
        ("Fort Barsa", "", ["Qalaat Barsa", "Hisn Barsa"]),
        ("Brak", "town", []),
        ("Brak", "", []),
        ("Hill", "", []),
    ],
)
def test_headed(name: str, type_word: str, expected: list[str]) -> None:
    assert list(headed(name, type_word)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells hit the Monastery of the Sparrows again", ["Monastery of the Sparrows"]),
        ("Castle of Jaabar, on the lake", ["Castle of Jaabar"]),
        ("the House of Commons", ["House of Commons"]),  # the gazetteer has none
        ("a tower of Babel", []),
    ],
)
def test_names_with_of(text: str, expected: list[str]) -> None:
    assert [mention.surface for mention in mentions(text, [])] == expected


def test_a_kurdish_name_with_and_without_its_ending() -> None:
    assert set(headed("Çiyayê Şengalê")) == {"Jabal Şengalê", "Jabal Şengal"}
