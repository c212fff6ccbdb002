"""Places: one spelling, endpoints, and nothing that only looks like a place."""

from __future__ import annotations

import pytest

from normalize import Pipeline

PIPELINE = Pipeline.default()


def cleaned(text: str) -> str:
    return PIPELINE.clean(text + "\n").text.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near Ma'arat al-Numan's market", "near Maarat al-Numan's market"),
        ("towards Abu-Djreif-Samka today", "towards Abu Jurayf–Samka today"),
        ("at al-Taht - Abu Hurif, then", "at al-Tah–Abu Jurayf, then"),
        ("of Mahin-al-Qaryatayn road", "of Mahin–al-Qaryatayn road"),
        ("in the village of Joseph in Idlib", "in the village of Juzif in Idlib"),
        ("AL-RASHIDEEN and Khan Al-Sabl fell", "al-Rashidin and Khan al-Subul fell"),
    ],
)
def test_spellings(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Joseph said the road was open",
        "the Aleppo-based group said so",
        "President Bashar al-Assad met the envoy",
        "an Idlibi dish from Aleppo",
    ],
)
def test_what_is_no_place_or_is_right_stays(text: str) -> None:
    assert cleaned(text) == text


def test_countries_limit_places() -> None:
    from normalize.settings import Settings

    only_iraq = Pipeline(Settings(countries=("IQ",)))
    result = only_iraq.clean("Shells fell on Ma`rat al-Numan.\n")
    assert "Ma`rat" in result.text
    assert result.places == ()
