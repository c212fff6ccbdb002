"""Country files of the GEOnet Names Server (US National Geospatial-Intelligence Agency).

A row is a name; rows of one feature share its UFI. Column names are those of the files
since 2021 (`full_name`, `lat_dd`), or those before (`FULL_NAME_RO`, `LAT`).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from transliteration.arabic import is_arabic
from transliteration.gazetteer.errors import ImportFault
from transliteration.gazetteer.importers.rows import Rejected, Rows, degrees
from transliteration.gazetteer.place import Name, Record

__all__ = ["read"]

_COLUMNS = {
    "ufi": ("ufi",),
    "name": ("full_name", "full_name_ro", "full_nm_nd", "full_name_nd_ro"),
    "latitude": ("lat_dd", "lat"),
    "longitude": ("long_dd", "long"),
    "class": ("fc", "feat_class"),
    "country": ("cc_ft", "cc1", "cc_nm"),
    "admin": ("adm1",),
    "type": ("nt", "name_type"),
    "language": ("lang_cd", "lc"),
}
_KEPT = frozenset({"P", "A", "T", "H", ""})
# FIPS 10-4 codes, which the files use, of the countries of this news.
_FIPS = {
    "SY": "SY", "IZ": "IQ", "LE": "LB", "JO": "JO", "WE": "PS", "GZ": "PS", "IS": "IL", "YM": "YE",
    "LY": "LY", "SU": "SD", "OD": "SS", "EG": "EG", "SA": "SA", "TU": "TR", "IR": "IR", "KU": "KW",
    "QA": "QA", "BA": "BH", "AE": "AE", "MU": "OM", "TS": "TN", "AG": "DZ", "MO": "MA", "SO": "SO",
}  # fmt: skip


def read(lines: Sequence[str]) -> Rows:
    """Records of a country file, one for each feature.

    Raises:
        ImportFault: a column that is needed is missing.
    """
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = [column.strip().lower() for column in next(rows)]
    places = {
        name: next((header.index(c) for c in known if c in header), -1)
        for name, known in _COLUMNS.items()
    }
    missing = [name for name in ("ufi", "name", "latitude", "longitude") if places[name] < 0]
    if missing:
        raise ImportFault(f"not a GNS country file: no column for {', '.join(missing)}")
    features: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for row in rows:
        number = rows.line_num
        if not row:
            continue
        if len(row) < len(header):
            yield Rejected(number, f"{len(row)} columns, not {len(header)}")
            continue
        values = {name: row[i].strip() if i >= 0 else "" for name, i in places.items()}
        if values["class"] in _KEPT:
            features.setdefault(values["ufi"], []).append((number, values))
    for ufi, named in features.items():
        try:
            yield named[0][0], _record(ufi, [values for _, values in named])
        except ValueError as error:
            yield Rejected(named[0][0], str(error))


def _record(ufi: str, rows: Sequence[Mapping[str, str]]) -> Record:
    # N is the approved name, C a conventional English one, V a variant, NS one in its script.
    first = min(rows, key=lambda row: "CN".find(row["type"]) if row["type"] in "CN" else 9)
    latitude, longitude = degrees(first["latitude"], first["longitude"])
    names = {
        row["name"]: Name(
            row["name"],
            "Arab" if is_arabic(row["name"]) else "Latn",
            "gns",
            row["language"][:2].lower(),
            row is first,
        )
        for row in rows
        if row["name"]
    }
    if not names:
        raise ValueError("no name")
    return Record(
        "gns",
        ufi,
        first["name"],
        {"A": "district", "T": "mountain", "H": "river"}.get(first["class"], "village"),
        _FIPS.get(first["country"].split(",")[0], ""),
        latitude,
        longitude,
        tuple(names.values()),
        admin1=first["admin"],
    )
