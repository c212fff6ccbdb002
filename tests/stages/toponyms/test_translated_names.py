"""Places whose names translation turned into words: linked, and hardly ever rewritten."""

from __future__ import annotations

import pytest

from normalize import Pipeline
from normalize.settings import Settings

PIPELINE = Pipeline.default()


def linked(text: str, surface: str) -> str:
    """The Arabic name of what a surface is linked to as a whole; empty where it is to none."""
    start = text.index(surface)
    span = start, start + len(surface)
    places = PIPELINE.clean(f"{text}\n").places
    return next((p.arabic for p in places if (p.source_start, p.source_end) == span), "")


@pytest.mark.parametrize(
    ("text", "surface", "arabic"),
    [
        ("Jets struck the Hill of al-Hara, in Daraa.", "Hill of al-Hara", "تل الحارة"),
        ("Rain filled the Dam of Haditha in Anbar.", "Dam of Haditha", "سد حديثة"),
        ("tents burned in the camp of the Hol, near Hasakah", "camp of the Hol", "مخيم الهول"),
        ("snow in Hawraman and on Halgord Mountains, in Iraq", "Halgord Mountains", "جبل هلكورد"),
        ("a kiln near Girê Spî, north of Raqqa", "Girê Spî", "تل أبيض"),
        ("goats of the Mountain of Sannine, above Beirut", "Mountain of Sannine", "جبل صنين"),
    ],
)
def test_linked(text: str, surface: str, arabic: str) -> None:
    assert linked(text, surface) == arabic


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("In Aleppo he saw the Arab Spring begin.", "Arab Spring"),
        ("Simeon Hill, a lawyer in Aleppo, agreed.", "Simeon Hill"),
        ("Weavers from Aleppo met in Red Hill, a suburb of Singapore.", "Red Hill"),
        ("Syria and its Mountain of Debt", "Mountain of Debt"),
        ("the House of Commons on Syria", "House of Commons"),
        ("Residents of Salt Hill, in Ireland, sang.", "Salt Hill"),
    ],
)
def test_not_linked(text: str, surface: str) -> None:
    assert linked(text, surface) == ""
    assert PIPELINE.clean(f"{text}\n").text == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "surface", "arabic"),
    [
        ("Shells fell on the town of Peaceful, east of Hama.", "Peaceful", "سلمية"),
        ("Two died in the Freedom neighbourhood of Baghdad.", "Freedom", "الحرية"),
        ("Jets hit the Tree, a town in western Daraa.", "Tree", "الشجرة"),
        ("Police shut the city of Architecture in southern Iraq.", "Architecture", "العمارة"),
        ("Boats left the town of Peach, south of Hodeidah.", "Peach", "الخوخة"),
    ],
)
def test_a_translated_settlement_is_proposed(text: str, surface: str, arabic: str) -> None:
    assert linked(text, surface) == arabic
    assert PIPELINE.clean(f"{text}\n").text == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He was born in Hope, a town in Arkansas, and died in Khan Younis.", "Hope"),
        ("The Freedom district of Richmond helped families from Baghdad.", "Freedom"),
        ("The Hope camp near Khan Younis is run by volunteers.", "Hope"),
        ("US forces in the Green Village near Deir ez-Zor slept.", "Green"),
        ("Joseph village elders met in Idlib.", "Joseph"),
        ("In Damascus the Velvet Revolution was discussed.", "Velvet"),
        ("Bear, a town in Delaware, has a twin in Dongola.", "Bear"),
    ],
)
def test_other_villages_with_english_names_stay(text: str, surface: str) -> None:
    assert linked(text, surface) == ""


def test_the_name_of_a_hill_is_not_respelled() -> None:
    text = "Shells fell on the Hill of al-Hara and the Hill of Kirnaz, in Syria's Daraa.\n"
    assert PIPELINE.clean(text).text == text


def test_a_settlement_gets_its_spelling() -> None:
    text = "Buses reached Bridge of Shughour, west of Idlib.\n"
    assert PIPELINE.clean(text).text == "Buses reached Jisr al-Shughur, west of Idlib.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fell on the Hill of Dates, in Hasakah", "fell on Tal Tamr, in Hasakah"),
        ("the Castle of the Strait district, in Hama", "the Qalaat al-Madiq district, in Hama"),
        ("fled to the Barada Valley, near Damascus", "fled to Wadi Barada, near Damascus"),
        ("the Zawiya Mountain villages, in Idlib", "the Jabal al-Zawiya villages, in Idlib"),
        ("fled to the Beqaa Valley, in Lebanon", "fled to the Bekaa, in Lebanon"),
    ],
)
def test_the_article_of_a_translated_name_goes_with_it(text: str, expected: str) -> None:
    assert PIPELINE.clean(f"{text}\n").text == f"{expected}\n"


def test_only_in_the_countries_that_are_asked_for() -> None:
    pipeline = Pipeline(Settings(countries=("SY",)))
    text = "Rain filled the Dam of Haditha in Anbar.\n"
    assert "Haditha" not in {place.name for place in pipeline.clean(text).places}
