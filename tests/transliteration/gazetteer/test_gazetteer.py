"""The store: what ships, look-ups, imports that stick or leave everything as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
from gazetteer_records import place, saraqib
from hypothesis import given
from hypothesis import strategies as st

from transliteration.distance import kilometres
from transliteration.gazetteer import Gazetteer, GazetteerError, StoreFault, building, indexing

# --- what ships


def test_curated_places_and_towns_are_one(shipped):
    (saraqib,) = [p for p in shipped.spelled("Saraqib") if p.country == "SY"]
    assert saraqib.curated
    assert saraqib.id == "places/syria-idlib/saraqib"
    assert saraqib.population > 0  # which only the extract knows
    sources = {(name.source, name.script) for name in shipped.names(saraqib.id)}
    assert sources >= {("curated", "Latn"), ("curated", "Arab"), ("geonames", "Latn")}
    assert len(shipped) > 10_000


@pytest.mark.parametrize("name", ["SARAQIB", "Sarāqib", "سراقب", "سَرَاقِب"])
def test_known_spellings_are_found_whatever_their_case_and_marks(shipped, name):
    assert "places/syria-idlib/saraqib" in {place.id for place in shipped.spelled(name)}


def test_ids_of_all_kinds(shipped):
    by_rule = shipped.place("places/syria-idlib/saraqib")
    assert by_rule is not None
    assert shipped.place(str(by_rule.geonames)) == by_rule
    assert shipped.place("no such id") is None
    assert shipped.place("") is None
    assert shipped.place("0") is None


def test_the_nearest_first(shipped):
    found = shipped.near(35.8645, 36.8059, 25)
    assert found[0][1].id == "places/syria-idlib/saraqib"
    assert [away for away, _ in found] == sorted(away for away, _ in found)
    assert {"places/syria-idlib/sarmin"} <= {place.id for _, place in found}
    assert all(away <= 25 for away, _ in found)


@given(st.floats(12, 38), st.floats(10, 60), st.floats(1, 200))
def test_the_r_tree_misses_none(shipped, latitude, longitude, within):
    found = {place.id for _, place in shipped.near(latitude, longitude, within)}
    here = latitude, longitude
    for country in ("SY", "LB", "YE"):
        for one in shipped.places(country):
            away = kilometres(here, (one.latitude, one.longitude))
            if abs(away - within) > 0.01:  # positions in the tree are 32-bit floats
                assert (one.id in found) == (away < within)


def test_places_of_a_country(shipped):
    lebanon = list(shipped.places("LB"))
    assert {place.country for place in lebanon} == {"LB"}
    assert [place.id for place in lebanon] == sorted(place.id for place in lebanon)


def test_the_index_is_kept_beside_the_store(tmp_path, monkeypatch):
    some = (record for record in building.shipped.curated() if record.name.startswith(("K", "S")))
    building.build(tmp_path / "places.sqlite", {"curated": some})
    gazetteer = Gazetteer(tmp_path / "places.sqlite")
    made = indexing.index_of(gazetteer)
    monkeypatch.setattr(indexing, "NameIndex", _OnlyLoads)
    loaded = indexing.index_of(gazetteer)
    for name in ("Sarakeb", "Khanshiekhon", "سراقب", "Zzyzx"):
        assert loaded.search(name) == made.search(name)
    assert loaded.search("Sarakeb")[0].place == "places/syria-idlib/saraqib"


class _OnlyLoads:
    load = indexing.NameIndex.load

    def __init__(self, _names):
        raise AssertionError("made again")


# --- imports


@pytest.mark.usefixtures("small")
def test_an_import_is_there_in_the_next_process():
    assert len(Gazetteer.default()) == 2
    taken = building.add(
        "mine", [saraqib("ocha", "SY1"), place("ocha", "SY2", "Binnish", 35.9, 36.7)]
    )
    assert (taken.records, taken.new) == (2, 1)
    gazetteer = Gazetteer.default()
    assert len(gazetteer) == 3
    assert {name.source for name in gazetteer.names("x/s")} == {"curated", "geonames", "ocha"}


@pytest.mark.usefixtures("small")
def test_twice_is_once():
    records = [place("ocha", "SY2", "Binnish", 35.9, 36.7)]
    building.add("mine", records)
    first = building.built()
    content = first.read_bytes()
    building.add("mine", records)
    assert building.built() == first
    assert first.read_bytes() == content


@pytest.mark.usefixtures("small")
def test_a_second_import_of_a_name_replaces_the_first():
    building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])
    building.add("mine", [place("ocha", "SY3", "Taftanaz", 35.99, 36.78)])
    assert Gazetteer.default().spelled("Binnish") == []
    assert len(Gazetteer.default().spelled("Taftanaz")) == 1


@pytest.mark.parametrize("where", ["write", "write_bytes", "replace"])
def test_a_full_disk_leaves_the_old_gazetteer(small, monkeypatch, where):
    building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])
    before = _files(small)

    def full(*_):
        if where == "write":
            raise sqlite3.OperationalError("database or disk is full")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(building if where == "write" else building.Path, where, full)
        with pytest.raises(StoreFault, match=r"(?s)cannot be written.*make room"):
            building.add("mine", [place("ocha", "SY3", "Taftanaz", 35.99, 36.78)])
    assert _files(small) == before
    assert len(Gazetteer.default().spelled("Binnish")) == 1


KILLED = """
import os
from transliteration.gazetteer import building
from transliteration.gazetteer.place import Name, Record

def records():
    name = Name("Taftanaz", "Latn", "ocha")
    yield Record("ocha", "SY3", "Taftanaz", "town", "SY", 35.99, 36.78, (name,))

building.shipped.curated = building.shipped.towns = lambda: iter(())
building.write = lambda *_: os.kill(os.getpid(), 9)
building.add("mine", records())
"""


def test_a_writer_that_is_killed_leaves_the_old_gazetteer(small):
    building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])
    old = {name: data for name, data in _files(small).items() if not name.endswith(".part")}
    killed = subprocess.run([sys.executable, "-c", KILLED], env=os.environ, check=False)
    assert killed.returncode == -9
    assert {n: d for n, d in _files(small).items() if not n.endswith(".part")} == old
    assert len(Gazetteer.default().spelled("Binnish")) == 1


def _files(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


# --- damage


def test_a_damaged_store_says_what_to_do(tmp_path):
    file = tmp_path / "places.sqlite"
    file.write_bytes(b"no database" * 500)
    with pytest.raises(StoreFault, match=r"(?s)places\.sqlite.*remove it"):
        Gazetteer(file)
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer(tmp_path / "missing.sqlite")


@pytest.mark.usefixtures("small")
def test_damage_further_inside_is_told_when_it_is_met():
    file = building.built()
    data = bytearray(file.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(StoreFault, match="cannot be read"):
        Gazetteer(file).spelled("Saraqib")


@pytest.mark.usefixtures("small")
def test_a_store_of_another_version_is_refused():
    file = building.built()
    with sqlite3.connect(file) as db:
        db.execute("UPDATE about SET value = '0' WHERE key = 'format'")
    db.close()
    with pytest.raises(StoreFault, match="another version"):
        Gazetteer(file)


@pytest.mark.usefixtures("small")
def test_the_default_store_is_built_again_when_it_is_damaged():
    building.built().write_bytes(b"no database" * 500)
    assert len(Gazetteer.default()) == 2


@pytest.mark.usefixtures("small")
def test_a_locked_store_is_read_all_the_same():
    db = sqlite3.connect(building.built())
    db.execute("BEGIN EXCLUSIVE")
    try:
        assert len(Gazetteer.default()) == 2
    finally:
        db.close()


@pytest.mark.usefixtures("small")
def test_damaged_records_say_which_file():
    building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])
    (file,) = building.imported().values()
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(StoreFault, match=r"(?s)mine\.jsonl\.gz: damaged.*import it again"):
        Gazetteer.default()


def test_odd_characters_in_a_folder_s_name(small, monkeypatch):
    monkeypatch.setenv("TANQIH_CACHE", str(small / "a cache? 100%#1"))
    assert len(Gazetteer.default()) == 2


def test_without_a_cache_the_store_is_temporary(small, monkeypatch):
    (small / "file").write_text("")
    monkeypatch.setenv("TANQIH_CACHE", str(small / "file" / "below"))
    gazetteer = Gazetteer.default()
    assert len(gazetteer) == 2
    assert not gazetteer.file.is_relative_to(small)


def test_a_folder_for_imports_that_cannot_be_written_is_said(small, monkeypatch):
    (small / "file").write_text("")
    monkeypatch.setenv("TANQIH_DATA", str(small / "file" / "below"))
    with pytest.raises(StoreFault, match="TANQIH_DATA"):
        building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])


@pytest.mark.skipif(os.name != "posix", reason="no locks")
def test_two_processes_at_once_build_one_store(small):
    program = (
        "import time; from transliteration.gazetteer import building\n"
        "def build(file, sources):\n"
        "    print('built'); time.sleep(0.3); file.parent.mkdir(exist_ok=True); file.touch()\n"
        "building.build = build; building.built()\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert sorted(process.communicate()[0] for process in both) == ["", "built\n"]
    assert len(list((small / "cache" / "places").iterdir())) == 1


@pytest.mark.usefixtures("small")
def test_an_import_changes_the_fingerprint():
    before = building.fingerprint()
    building.add("mine", [place("ocha", "SY2", "Binnish", 35.9, 36.7)])
    assert building.fingerprint() != before
