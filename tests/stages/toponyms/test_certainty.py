"""How sure links are where a place is part of another name."""

from __future__ import annotations

import pytest

from normalize import Pipeline


def confidence(text: str, surface: str) -> float:
    """That of the link of a surface; 0 without one."""
    start = text.index(surface)
    places = Pipeline.default().clean(text).places
    return next((each.confidence for each in places if each.source_start == start), 0.0)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The Aleppo Health Directorate met.", "Aleppo"),
        ("Byblos Bank's shares fell.", "Byblos"),
        ("The submarine Sidon sank.", "Sidon"),
        ("The Aleppo pine burns easily.", "Aleppo"),
        ('The film "Return to Homs" was shown.', "Homs"),
        ("They wrote under @Halab_Media.", "Halab"),
    ],
)
def test_a_link_in_another_name_is_for_review(text: str, surface: str) -> None:
    assert 0 < confidence(text, surface) <= 0.5


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The singer Kobani filled the hall.", "Kobani"),
        ("The defendant, Homs, denied it.", "Homs"),
        ("Sir Tyre Hughes was thanked.", "Tyre"),
        ("They prayed in Palmyra, Pa., for rain.", "Palmyra"),
    ],
)
def test_a_person_and_a_namesake_far_away_have_none(text: str, surface: str) -> None:
    assert not confidence(text, surface)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Shells hit the Aleppo countryside.", "Aleppo"),
        ("A bomb in N. Aleppo killed two.", "Aleppo"),
        ("The governor of Homs spoke.", "Homs"),
        ("In Turkish it is called Halep.", "Halep"),
    ],
)
def test_a_place_is_linked_surely(text: str, surface: str) -> None:
    assert confidence(text, surface) > 0.9


def test_a_spelling_that_is_spoken_of_stays() -> None:
    text = "In Turkish it is called Halep.\n"
    result = Pipeline.default().clean(text)
    assert result.text == text
    assert [edit.after for edit in result.suggestions] == ["Aleppo"]
