"""Spellings of which one letter was misread, and what they may mean."""

from __future__ import annotations

import pytest

from transliteration.linking.misreading import Misreadings

INDEX = Misreadings(
    [
        ("haradh", "Haradh"),
        ("talbiseh", "Talbiseh"),
        ("nabudah", "Kafr Nabudah"),
        ("durin", "Durin"),
    ]
)


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("Kharad", "haradh"),  # a dot more on the first letter
        ("Jarad", "haradh"),
        ("Talnisa", "talbiseh"),  # one above instead of one below
        ("Kafr Nayuda", "nabudah"),
    ],
)
def test_one_letter_with_other_dots(spelling: str, place: str) -> None:
    assert INDEX.of(spelling) == {place}


@pytest.mark.parametrize(
    "spelling",
    [
        "Haradh",  # right as it is
        "Talbisa",
        "Malbisa",  # no dots make m of t
        "Zuzin",  # two letters
        "Nayuda",  # without its type word it would be another place
        "Ali",
        "",
    ],
)
def test_everything_else(spelling: str) -> None:
    assert INDEX.of(spelling) == frozenset()


def test_names_of_two_consonants_are_left_out() -> None:
    assert Misreadings([("hama", "Hama")]).of("Khama") == frozenset()
