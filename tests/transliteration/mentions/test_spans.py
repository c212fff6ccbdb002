"""Which capitalised spans may be places, by the words around them."""

from __future__ import annotations

import pytest

from transliteration.mentions.rejections import rejection
from transliteration.mentions.spans import mentions


def found(text: str, *known: str) -> list[tuple[str, str]]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in known]
    return [(mention.surface, mention.cue) for mention in mentions(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the village of Kafr Takharim", [("Kafr Takharim", "type")]),
        ("Talamanas town was hit", [("Talamanas", "type")]),
        ("shelling of al-Zerba axis", [("al-Zerba", "type")]),
        ("clashes in Talamanas and Jarjanaz", [("Talamanas", "where"), ("Jarjanaz", "list")]),
        ("raids on Ma'ar Shurin", [("Ma'ar Shurin", "where")]),
        ("residents of Ma'ar Shurin", [("Ma'ar Shurin", "where")]),
        ("families fled Ma'ar Shurin", [("Ma'ar Shurin", "where")]),
        ("a book on Ma'ar Shurin", []),
        ("the poems of Ma'ar Shurin", []),
        ("raids near Ma'ar Shurin", [("Ma'ar Shurin", "where")]),
        ("In Talamanas, voters queued", [("Talamanas", "where")]),
        ("While Ma'ar Shurin was shelled", [("Ma'ar Shurin", "where")]),
        ("beneath Çiyayê Barsa, fires burn", [("Çiyayê Barsa", "where")]),
        ("the retaking of Marj of the Sultan", [("Marj of the Sultan", "where")]),
        ("the children of Marj of Sultan", []),
        ("toward Orm alJoz", [("Orm alJoz", "where")]),
        ("toward Orm Al-joz", [("Orm Al-joz", "where")]),
        ("raids on Al-zerba", [("Al-zerba", "where")]),
        ("from Djisr ech-Choghour", [("Djisr ech-Choghour", "where")]),
        ("from Cisr eş-Şuğur", [("Cisr eş-Şuğur", "where")]),
        ("from Dschisr asch-Schughur", [("Dschisr asch-Schughur", "where")]),
        ("in quarter al-Talnisa", [("al-Talnisa", "where")]),
        ("the first quarter was Talnisa", []),
        ("Markaz Talnisa was raided", [("Talnisa", "type")]),
        ("the old mahalla of Talnisa", [("Talnisa", "type")]),
        ("El-Mahalla El-Koubra is far", []),
    ],
)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the village of Talamanas", "village"),
        ("the Talamanas neighborhood", "neighborhood"),
        ("the Talamanas military airport", "airport"),
        ("in Talamanas District", "district"),
        ("the localities of Talamanas", "localities"),
        ("the Mudiriyah of Talamanas", "mudiriyah"),
        ("the Talamanas administrative unit", "unit"),
        ("in Talamanas", ""),
    ],
)
def test_the_type_word_beside_it(text: str, expected: str) -> None:
    (mention,) = mentions(text, [])
    assert (mention.surface, mention.type) == ("Talamanas", expected)


def test_a_list_goes_on_from_a_place_that_is_known() -> None:
    text = "maps of Saraqib, Talamanas and Jarjanaz"
    assert found(text, "Saraqib") == [("Talamanas", "list"), ("Jarjanaz", "list")]
    assert found(text) == []
    assert found("Saraqib camp and Talamanas", "Saraqib") == [("Talamanas", "list")]


def test_a_list_may_come_before_the_place_that_is_known() -> None:
    assert found("raids on Jarjanaz and Saraqib", "Saraqib") == [("Jarjanaz", "list")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talamanas, in western Hama, was calm", [("Talamanas", "where")]),
        ("Talamanas, southern Hama", [("Talamanas", "where")]),
        ("Talamanas in the province of Hama", [("Talamanas", "where")]),
        ("Talamanas in Hama", []),  # "police in Hama"
        ("Talamanas, from Hama", []),
    ],
)
def test_it_is_a_part_of_a_place_that_is_known(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "Hama") == expected


def test_known_places_are_not_found_again() -> None:
    assert found("in Saraqib and near Idlib", "Saraqib", "Idlib") == []


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("General Karim fell", "Karim", "a person"),
        ("from Karim, who fled", "Karim", "a person"),
        ("in Karim said", "Karim", "a person"),
        ("the Qamishli Brigade in", "Qamishli", "an organization"),
        ("near Liwa Fatemiyoun", "Fatemiyoun", "an organization"),
        ("in Sana News", "Sana", "an organization"),
        ("near Saraqib today", "Saraqib", ""),
    ],
)
def test_rejections(text: str, surface: str, reason: str) -> None:
    start = text.index(surface)
    assert rejection(text, start, start + len(surface)) == reason
    if reason:
        assert surface not in dict(found(text))
