"""A preposition that is written together with a name is asked about, where the text plays there."""

from __future__ import annotations

import pytest

from normalize import Pipeline


def suggested(text: str) -> list[tuple[str, str]]:
    result = Pipeline.default().clean(text)
    assert result.text == f"{text}\n"
    return [(each.before, each.after) for each in result.suggestions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit Bihalab, the Syrian agency said.", ("Bihalab", "Aleppo")),
        ("Residents of Bitarhuna in Libya buried them.", ("Bitarhuna", "Tarhuna")),
        ("The Sudanese army said that Bilfasher is besieged.", ("Bilfasher", "El Fasher")),
    ],
)
def test_a_name_with_its_preposition_is_proposed(text: str, name: tuple[str, str]) -> None:
    assert suggested(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Bihalab, the Yemeni agency said.",  # no Aleppo there
        "Dr. Bihalab left Damascus.",
        "Wahid left Damascus for Bihar.",
        "They live near Bilal Qaterji in Aleppo.",  # a person, not al-Qaterji
        "The town of Wahoms in Ohio is quiet, a Syrian said.",
    ],
)
def test_what_is_no_place_of_the_region_is_left(text: str) -> None:
    assert suggested(text) == []


def test_a_governorate_is_noted_wherever_in_it_the_text_plays() -> None:
    result = Pipeline.default().clean("They fought Bilanbar near Ramadi.")
    assert [place.name for place in result.places] == ["Anbar", "Ramadi"]
    assert not result.suggestions
