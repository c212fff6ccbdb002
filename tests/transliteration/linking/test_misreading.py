"""Spellings of which one letter was misread, and what they may mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from transliteration.linking.misreading import Misreadings

NAMES = {
    "haradh": "Haradh",
    "talbiseh": "Talbiseh",
    "nabudah": "Kafr Nabudah",
    "durin": "Durin",
}
INDEX = Misreadings(list(NAMES), NAMES.__getitem__)


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
    assert Misreadings(["hama"], str.title).of("Khama") == frozenset()


def test_what_is_kept_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    for _ in range(2):  # made, and then read from the cache
        kept = Misreadings(list(NAMES), NAMES.__getitem__, "digest")
        assert kept.of("Kharad") == {"haradh"}
        assert kept.of("Haradh") == frozenset()


def test_names_are_read_only_where_they_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    Misreadings(list(NAMES), NAMES.__getitem__, "of four names")
    read: list[str] = []

    def name_of(place: str) -> str:
        read.append(place)
        return NAMES[place]

    assert Misreadings(list(NAMES), name_of, "of four names").of("Jarad") == {"haradh"}
    assert read == ["haradh"]
