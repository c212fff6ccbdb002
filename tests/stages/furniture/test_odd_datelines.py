"""Datelines with a day ahead of them, or without their dash."""

from __future__ import annotations

import pytest

from normalize.rules import RuleSet
from normalize.stages.furniture.odd_datelines import OddDatelines

ODD = OddDatelines(RuleSet.load())


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (
            "10.08.2014 – BasNews, Makhmur – ",
            {"place": "Makhmur", "agency": "BasNews", "date": "2014-08-10"},
        ),
        (
            "August 22, 2013 – Syrian Provinces, (SANA) – ",
            {"place": "Syrian Provinces", "agency": "SANA", "date": "2013-08-22"},
        ),
        ("DEIR EZ-ZOR", {"place": "Deir ez-Zor"}),
        ("ALEPPO     ", {"place": "Aleppo"}),
        ("STEPANAKERT ( —", {"place": "Stepanakert"}),
        ("AT-KABUL: ", {"place": "Kabul", "agency": "AT"}),
    ],
)
def test_an_odd_dateline_is_found(mark: str, expected: dict[str, str]) -> None:
    text = f"{mark}The road is open."
    found = ODD.find(text, 0, len(text))
    assert found is not None
    assert found.metadata == expected
    assert text[found.end :].strip() == "The road is open."


@pytest.mark.parametrize(
    "line",
    [
        "12.03.2011 – Protests began in Kut.",
        "May 5, 2020 – the road is open.",
        "ALEPPO is quiet.",
        "ALEPPO The road is open.",
        "ADENOID The road is open.",
    ],
)
def test_a_chronology_and_a_heading_stay(line: str) -> None:
    assert ODD.find(line, 0, len(line)) is None
