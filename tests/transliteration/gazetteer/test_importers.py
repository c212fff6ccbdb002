"""Formats of other gazetteers: what is read, what is rejected, what is refused."""

from __future__ import annotations

import zipfile

import pytest

from transliteration.gazetteer import ImportFault
from transliteration.gazetteer.importers import read

GEONAMES = (
    "164816\tSaraqib\tSaraqib\tSarāqib,سراقب,Саракиб\t35.8645\t36.8059\tP\tPPL\tSY\t\t12\t\t\t\t34231"
    "\t\t370\tAsia/Damascus\t2019-01-01\n"
)
ALTERNATES = (
    "1\t164816\tar\tسراقب\t1\t\t\t\t\t\n"
    "2\t164816\ten\tSerakeb\t\t\t\t\t\t\n"
    "3\t164816\tlink\thttps://example.org\t\t\t\t\t\t\n"
    "4\t164816\ten\tOldname\t\t\t\t1\t\t\n"
    "5\t999\ten\tElsewhere\t\t\t\t\t\t\n"
)
GNS = (
    "rk\tufi\tfull_name\tlat_dd\tlong_dd\tfc\tcc_ft\tadm1\tnt\tlang_cd\n"
    "1\t-1\tSarāqib\t35.8645\t36.8059\tP\tSY\t12\tN\tara\n"
    "2\t-1\tسراقب\t35.8645\t36.8059\tP\tSY\t12\tNS\tara\n"
    "3\t-2\tNowhere\t95\t36.8\tP\tSY\t12\tN\tara\n"
)
OCHA = (
    "admin4Name_en,admin4Name_ar,admin4Pcode,admin1Name_en,Latitude,Longitude\n"
    "Saraqab,سراقب,SY0701,Idlib,35.8645,36.8059\n"
)
WIKIDATA = (
    "item,itemLabel,coord,altNames\n"
    "http://www.wikidata.org/entity/Q1011,Saraqib,Point(36.8059 35.8645),Saraqeb|سراقب\n"
)


def written(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_geonames_dump(tmp_path):
    found = read(written(tmp_path, "SY.txt", GEONAMES))
    (record,) = found.records
    assert found.format == "geonames"
    assert (record.key, record.country, record.population) == ("164816", "SY", 34231)
    assert [(n.form, n.script) for n in record.names] == [
        ("Saraqib", "Latn"),
        ("Sarāqib", "Latn"),
        ("سراقب", "Arab"),
    ]


def test_geonames_with_alternate_names(tmp_path):
    names = written(tmp_path, "alternateNamesV2.txt", ALTERNATES)
    (record,) = read(written(tmp_path, "SY.txt", GEONAMES), names=names).records
    assert {"Serakeb", "Saraqib", "سراقب"} <= {name.form for name in record.names}
    assert not {"Oldname", "Elsewhere"} & {name.form for name in record.names}
    assert next(n for n in record.names if n.form == "سراقب").preferred


def test_gns_country_file(tmp_path):
    found = read(written(tmp_path, "sy.txt", GNS))
    (record,) = found.records
    assert (found.format, record.name, record.country) == ("gns", "Sarāqib", "SY")
    assert {(n.form, n.script) for n in record.names} == {("Sarāqib", "Latn"), ("سراقب", "Arab")}
    assert [str(row) for row in found.rejected] == [
        "line 4: coordinates out of range: 95, 36.8",
    ]


def test_pcode_list(tmp_path):
    found = read(written(tmp_path, "sy.csv", OCHA))
    (record,) = found.records
    assert found.format == "ocha"
    assert (record.pcode, record.country, record.admin1) == ("SY0701", "SY", "Idlib")


def test_wikidata_with_its_points_and_uris(tmp_path):
    (record,) = read(written(tmp_path, "q.csv", WIKIDATA), source="wikidata", country="SY").records
    assert (record.wikidata, record.latitude, record.longitude) == ("Q1011", 35.8645, 36.8059)
    assert {name.source for name in record.names} == {"wikidata"}


def test_columns_by_name(tmp_path):
    file = written(
        tmp_path, "a.csv", "nr;ort;breite;laenge\n7;Sarmin;35,9;36.72\n8;Binnish;35.95;36.71\n"
    )
    columns = {"id": "nr", "name": "ort", "latitude": "breite", "longitude": "laenge"}
    found = read(file, columns=columns)
    assert [record.name for record in found.records] == ["Binnish"]
    assert [row.line for row in found.rejected] == [2]


def test_a_line_separator_inside_a_field_ends_no_row(tmp_path):
    file = written(tmp_path, "a.csv", "id,name,lat,lon\n1,Sar\u2028min,35.9,36.7\n2,Binnish,x,y\n")
    found = read(file)
    assert [record.name for record in found.records] == ["Sar\u2028min"]
    assert [row.line for row in found.rejected] == [3]


def test_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in OCHA.splitlines():
        book.active.append(line.split(","))
    book.save(tmp_path / "sy.xlsx")
    (record,) = read(tmp_path / "sy.xlsx").records
    assert (record.name, record.pcode) == ("Saraqab", "SY0701")


def test_zipped(tmp_path):
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "a readme that is longer than the table" * 50)
        archive.writestr("SY.txt", GEONAMES)
    assert read(tmp_path / "SY.zip").records == read(written(tmp_path, "SY.txt", GEONAMES)).records


def test_rejected_rows_have_their_line(tmp_path):
    rows = [
        "id,name,lat,lon",
        "1,Sarmin,35.9,36.72",
        "1,Binnish,35.9,36.7",  # the id again
        "2,Taftanaz,ninety,36.7",
        "3,Ihsim,0,0",
        "4,,35.9,36.7",
        "5,Too,35.9,36.7,many",
        "",
        "6,Marayan,35.78,36.61",
    ]
    found = read(written(tmp_path, "a.csv", "\n".join(rows)))
    assert [record.name for record in found.records] == ["Sarmin", "Marayan"]
    assert [row.line for row in found.rejected] == [3, 4, 5, 6, 7]
    assert "the id 1 again" in found.rejected[0].reason
    assert "'ninety'" in found.rejected[1].reason


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("a.csv", b"", {}, "empty"),
        ("a.csv", b"id,name\n1,Sarmin\n", {}, "no column for latitude, longitude"),
        ("a.csv", b"id,name,lat,lon\n1,Sarmin,x,y\n", {}, "no place could be read"),
        ("a.csv", b"id,name,lat,lon\n", {}, "no place could be read"),
        ("a.csv", b"id,name,lat,lon\n1,\xff,35,36\n", {}, "not UTF-8"),
        ("a.csv", b"id,name,lat,lon\n1,a,35,36\n", {"columns": {"name": "x"}}, "no column 'x'"),
        ("a.csv", b"id,name,lat,lon\n1,a,35,36\n", {"columns": {"nom": "x"}}, "no field 'nom'"),
        ("a.csv", b"id,name,lat,lon\n1,a,35,36\n", {"format_": "shp"}, "no format 'shp'"),
        ("a.txt", b"1\t2\t3\n", {"format_": "geonames"}, "3 columns where a GeoNames dump has 19"),
        ("a.txt", b"1\t2\t3\n", {"format_": "gns"}, "not a GNS country file"),
        ("a.zip", b"PK\x03\x04 and then it ends", {}, "not a whole zip archive"),
        ("a.xlsx", b"no workbook", {}, "not a workbook"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, options, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportFault) as refused:
        read(tmp_path / name, **options)
    assert message in str(refused.value)
    assert name in str(refused.value) or "format" in message


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ImportFault, match="cannot be read"):
        read(tmp_path / "gone.csv")
    with pytest.raises(ImportFault, match=r"gone\.zip"):
        read(tmp_path / "gone.zip")
    with pytest.raises(ImportFault, match=r"names\.txt"):
        read(written(tmp_path, "SY.txt", GEONAMES), names=tmp_path / "names.txt")


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_truncated_zip_is_refused(tmp_path, kept):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", GEONAMES * 100)
    data = whole.read_bytes()
    (tmp_path / "SY.zip").write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(ImportFault, match="download it again"):
        read(tmp_path / "SY.zip")


def test_a_zip_with_a_damaged_member_is_refused(tmp_path):
    whole = tmp_path / "SY.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", GEONAMES * 100)
    data = bytearray(whole.read_bytes())
    data[60:80] = bytes(20)
    whole.write_bytes(data)
    with pytest.raises(ImportFault, match="damaged zip archive"):
        read(whole)
