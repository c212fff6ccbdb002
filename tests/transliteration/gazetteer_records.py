"""Small records of places for the tests of the gazetteer."""

from __future__ import annotations

from transliteration.gazetteer import Name, Record


def saraqib(source: str, key: str) -> Record:
    return place(source, key, "Saraqib", 35.8645, 36.8059, arabic="سراقب")


def place(
    source: str, key: str, name: str, latitude: float, longitude: float, *, arabic: str = "", **more
) -> Record:
    names = [Name(name, "Latn", source, "", True)]
    if arabic:
        names.append(Name(arabic, "Arab", source, "ar", True))
    return Record(source, key, name, "town", "SY", latitude, longitude, tuple(names), **more)
