"""The gazetteer at hand: look up, list, import; likely spellings; romanization."""

from __future__ import annotations

import json
import zipfile

import pytest
from command import tanqih

from transliteration.gazetteer import shipped

CSV = "id,name,lat,lon,arabic\n1,Wubbel,35.86,36.80,وبل\n2,Saraqib,35.8645,36.8059,سراقب\n"


@pytest.fixture
def own_data(tmp_path, monkeypatch):
    """What is imported here is gone after the test; of what ships, a governorate is enough."""
    monkeypatch.setenv("TANQIH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "cache"))
    (idlib,) = (file for file in shipped._packs() if file.stem == "syria-idlib")
    monkeypatch.setattr(shipped, "_packs", lambda: [idlib])
    monkeypatch.setattr(shipped, "towns", lambda: iter(()))
    return tmp_path


def test_lookup_of_a_known_and_of_an_unseen_spelling():
    said = tanqih("places", "lookup", "Sarāqib")
    assert said.code == 0
    assert "places/syria-idlib/saraqib" in said.out
    first, *_ = json.loads(tanqih("places", "lookup", "Khanshiekhounn", "--json").out)
    assert first["id"] == "places/syria-idlib/khan-sheikhoun"
    assert 0.5 < first["probability"] < 1


def test_a_name_that_no_place_has_is_2():
    said = tanqih("places", "lookup", "Wubbelzorfqxx")
    assert (said.code, said.out) == (2, "")
    assert "no place is called 'Wubbelzorfqxx'" in said.err
    assert tanqih("places", "variants", "Wubbelzorfqxx").code == 2


def test_list_and_variants():
    places = json.loads(tanqih("places", "list", "--country", "lb", "--json").out)
    assert {place["country"] for place in places} == {"LB"}
    names = json.loads(tanqih("places", "variants", "Saraqib", "--json").out)["names"]
    assert {"form": "سراقب", "script": "Arab"}.items() <= next(
        name for name in names if name["script"] == "Arab" and name["source"] == "curated"
    ).items()


def test_variants_are_likely_spellings_by_route():
    report = json.loads(tanqih("places", "variants", "Sarakeb", "-n", "50", "--json").out)
    assert report["place"]["name"] == "Saraqib"
    found = {variant["spelling"]: variant for variant in report["variants"]}
    assert found["Saraqib"]["sources"] == ["curated", "geonames"]
    assert [] in [variant["sources"] for variant in report["variants"]]
    chances = [variant["probability"] for variant in report["variants"]]
    assert chances == sorted(chances, reverse=True)
    assert 0.5 < sum(chances) <= 1
    said = tanqih("places", "variants", "Saraqib", "--route", "turkish").out.splitlines()
    assert said[0].startswith("Saraqib  سراقب")
    assert all(" turkish" in line for line in said[2:])


def test_variants_of_arabic_that_no_place_has():
    report = json.loads(tanqih("places", "variants", "كفر وبل", "--json").out)
    assert report["place"] is None
    assert report["variants"][0]["spelling"].startswith("Kafr W")


def test_variants_by_an_unknown_route_is_2():
    said = tanqih("places", "variants", "Saraqib", "--route", "welsh")
    assert (said.code, said.out) == (2, "")
    assert "choose from english, french" in said.err


def test_import_lookup_and_import_again(own_data):
    (own_data / "mine.csv").write_text(CSV + "3,Nowhere,95,36,\n", encoding="utf-8")
    said = tanqih("places", "import", own_data / "mine.csv", "--country", "sy", "--source", "mine")
    assert said.code == 3
    assert "2 places: 1 new, 1 known before" in said.err
    assert "mine.csv:4: coordinates out of range" in said.err
    assert "mine:1" in tanqih("places", "lookup", "Wubbel").out
    kept = next((own_data / "data").rglob("*.gz")).read_bytes()
    again = tanqih("places", "import", own_data / "mine.csv", "--country", "sy", "--source", "mine")
    assert "2 places: 1 new, 1 known before" in again.err
    assert next((own_data / "data").rglob("*.gz")).read_bytes() == kept


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        ("", (), "empty"),
        ("id,name\n1,Wubbel\n", (), "no column for latitude"),
        (CSV, ("--column", "name"), "no heading"),
        (CSV, ("--column", "name=label"), "no column 'label'"),
        (CSV, ("--format", "shp"), "no format 'shp'"),
        (CSV, ("--country", "syria"), "not a code of two letters"),
        (CSV.replace("35.86", "north"), ("--column", "id=nr"), "no column 'nr'"),
        ("id,name,lat,lon\n1,A,north,36\n2,B,95,36\n", (), "line 2: no coordinates"),
    ],
)
def test_what_cannot_be_imported_is_2_and_changes_nothing(own_data, content, options, message):
    (own_data / "mine.csv").write_text(content, encoding="utf-8")
    said = tanqih("places", "import", own_data / "mine.csv", *options)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert not (own_data / "data").exists()


def test_a_truncated_zip_is_2_and_the_old_import_stands(own_data):
    (own_data / "mine.csv").write_text(CSV, encoding="utf-8")
    tanqih("places", "import", own_data / "mine.csv", "--country", "sy")
    with zipfile.ZipFile(own_data / "mine.zip", "w") as archive:
        archive.write(own_data / "mine.csv", "mine.csv")
    whole = (own_data / "mine.zip").read_bytes()
    (own_data / "mine.zip").write_bytes(whole[: len(whole) // 2])
    said = tanqih("places", "import", own_data / "mine.zip")
    assert (said.code, said.out) == (2, "")
    assert "mine.zip: " in said.err
    assert "Wubbel" in tanqih("places", "lookup", "Wubbel").out


def test_an_id_that_comes_twice_is_set_aside(own_data):
    (own_data / "mine.csv").write_text(CSV + "1,Zorfel,35.1,36.1,زرفل\n", encoding="utf-8")
    said = tanqih("places", "import", own_data / "mine.csv", "--country", "sy")
    assert said.code == 3
    assert "mine.csv:4: the id 1 again; the first is kept" in said.err


def test_where_nothing_can_be_written_nothing_is_imported(own_data, monkeypatch):
    (own_data / "mine.csv").write_text(CSV, encoding="utf-8")
    (own_data / "file").write_text("in the way")
    monkeypatch.setenv("TANQIH_DATA", str(own_data / "file"))
    said = tanqih("places", "import", own_data / "mine.csv", "--country", "sy")
    assert (said.code, said.out) == (2, "")
    assert "cannot be written" in said.err
    assert "name another folder" in said.err
    assert not list(own_data.rglob("*.gz"))


def test_a_damaged_store_is_built_again(own_data):
    assert tanqih("places", "lookup", "Saraqib").code == 0
    (store,) = (own_data / "cache").rglob("*.sqlite")
    store.write_bytes(b"no database")
    said = tanqih("places", "lookup", "Saraqib")
    assert (said.code, said.err) == (0, "")


def test_a_code_of_a_country_has_two_letters():
    said = tanqih("places", "list", "--country", "syria")
    assert (said.code, said.out) == (2, "")
    assert "such as SY" in said.err


def test_places_in_a_scheme(tmp_path):
    source = "Shells fell on Khan Sheikhun, not on Damascus.\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(source)
    (tmp_path / "in/tanqih.toml").write_text('scheme = "bgn-pcgn"\n')
    assert tanqih("clean", tmp_path / "in", "-o", tmp_path / "out").code == 0
    canonical = (tmp_path / "out/a.txt").read_text(encoding="utf-8")
    assert canonical == "Shells fell on Khān Shaykhūn, not on Damascus.\n"
    features = json.loads((tmp_path / "out/places.geojson").read_bytes())["features"]
    assert [each["properties"]["name"] for each in features] == ["Khān Shaykhūn", "Damascus"]
    assert tanqih("undo", tmp_path / "out", "-o", tmp_path / "back").code == 0
    assert (tmp_path / "back/a.txt").read_text() == source
    changed = tanqih("diff", tmp_path / "in", "--scheme", "ijmes", "--json").out
    assert "Khān Shaykhūn" in changed
    said = tanqih("clean", tmp_path / "in/a.txt", "--scheme", "mine")
    assert (said.code, said.out) == (2, "")
    assert "--scheme: there is no 'mine'" in said.err
    assert "one of: ala-lc, bgn-pcgn" in said.err


def test_romanize():
    assert tanqih("romanize", "إِدْلِب", "--scheme", "ala-lc").out == "Idlib\n"
    assert tanqih("romanize", "-", stdin="إِدْلِب\n".encode()).out == "Idlib\n"
    said = tanqih("romanize", "إدلب", "--scheme", "mine")
    assert said.code == 2
    assert "bgn-pcgn" in said.err
    assert tanqih("romanize", "-", stdin=b"\xff").code == 2
