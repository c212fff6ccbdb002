from __future__ import annotations

import os

import pytest
from gazetteer_records import place, saraqib

from transliteration.gazetteer import Gazetteer, building
from transliteration.gazetteer.indexing import index_of
from transliteration.linker import Linker
from transliteration.linking.candidates import Candidates


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The places that ship, as the code of now builds them: once, for all workers of a run."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANQIH_CACHE", str(folder / "shipped"))
        gazetteer = Gazetteer.default()
        index_of(gazetteer)
    return gazetteer


@pytest.fixture(scope="session")
def linker(shipped):
    return Linker(
        Candidates(
            index_of(shipped).search_many,
            shipped.place,
            lambda id_: [name.form for name in shipped.names(id_)],
        )
    )


@pytest.fixture
def links(linker, shipped):
    def find(text: str, *known: str) -> dict[str, tuple[str, bool]]:
        spans = [
            (text.index(name), text.index(name) + len(name), shipped.spelled(name)[0])
            for name in known
        ]
        return {
            decision.mention.surface: (decision.link.place.name, decision.sure)
            for decision in linker.link(text, spans)
            if decision.link
        }

    return find


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
