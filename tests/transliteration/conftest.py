from __future__ import annotations

import pytest

from transliteration.gazetteer import Gazetteer, Name, Record, building


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The places that ship, without anything that this machine's user has imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANQIH_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("TANQIH_DATA", str(tmp_path_factory.mktemp("data")))
        yield Gazetteer.default()


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A user's folders, and two places that ship in place of the thousands."""
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TANQIH_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(building.shipped, "curated", lambda: iter([saraqib("curated", "x/s")]))
    monkeypatch.setattr(
        building.shipped,
        "towns",
        lambda: iter(
            [saraqib("geonames", "164816"), place("geonames", "2", "Sarmin", 35.90, 36.72)]
        ),
    )
    return tmp_path


def saraqib(source: str, key: str) -> Record:
    return place(source, key, "Saraqib", 35.8645, 36.8059, arabic="سراقب")


def place(
    source: str, key: str, name: str, latitude: float, longitude: float, *, arabic: str = "", **more
) -> Record:
    names = [Name(name, "Latn", source, "", True)]
    if arabic:
        names.append(Name(arabic, "Arab", source, "ar", True))
    return Record(source, key, name, "town", "SY", latitude, longitude, tuple(names), **more)
