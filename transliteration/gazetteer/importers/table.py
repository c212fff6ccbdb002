"""Tables with a header: OCHA p-code lists, extracts of Who's On First, Wikidata, OpenStreetMap.

Columns are known by the headings that these sources use; others are named by the user
(`--column name=label_en`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

from transliteration.arabic import is_arabic
from transliteration.gazetteer.errors import ImportFault
from transliteration.gazetteer.importers.rows import Rejected, Rows, degrees
from transliteration.gazetteer.place import Name, Record

__all__ = ["COLUMNS", "read"]

# What a column may be called, the likeliest first; headings are folded to letters and digits.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("pcode", "adm4pcode", "admin4pcode", "wofid", "item", "osmid", "id", "featurepcode"),
    "name": (
        "nameen", "adm4en", "admin4nameen", "admin4name", "name", "itemlabel", "labelen", "wofname",
    ),
    "arabic": ("namear", "adm4ar", "admin4namear", "arabic", "labelar", "refname"),
    "names": ("alternatenames", "altname", "altnames", "aliases", "altlabels", "admin4refname"),
    "latitude": ("lat", "latitude", "y", "pointy", "geomlatitude", "latwgs84"),
    "longitude": ("lon", "long", "longitude", "x", "pointx", "geomlongitude", "lonwgs84"),
    "country": ("country", "countrycode", "iso2", "isocountry", "wofcountry"),
    "kind": ("kind", "place", "type", "placetype", "wofplacetype"),
    "admin1": ("adm1en", "admin1en", "admin1nameen", "admin1", "region"),
    "admin2": ("adm2en", "admin2en", "admin2nameen", "admin2", "county"),
    "admin3": ("adm3en", "admin3en", "admin3nameen", "admin3", "localadmin"),
    "population": ("population", "pop"),
    "wikidata": ("wikidata", "wdid", "wikidataid"),
    "geonames": ("geonames", "geonamesid", "gnid", "geonameid"),
}  # fmt: skip
_FOLD = re.compile(r"[^a-z0-9]+")
_POINT = re.compile(r"Point\((-?[\d.]+) (-?[\d.]+)\)")  # Wikidata's query service: longitude first
_QID = re.compile(r"Q\d+\Z")


def read(
    lines: Sequence[str], format_: str, columns: Mapping[str, str], source: str, country: str
) -> Rows:
    """Records of a table.

    Raises:
        ImportFault: a column that is needed is missing, or one that was named is not there.
    """
    delimiter = max(",;\t|", key=lines[0].count)
    rows = csv.reader(lines, delimiter=delimiter)
    header = next(rows)
    where = _where(header, columns)
    for row in rows:
        number = rows.line_num
        if not any(row):
            continue
        if len(row) != len(header):
            yield Rejected(number, f"{len(row)} columns, not {len(header)}")
            continue
        values = {name: row[i].strip() for name, i in where.items()}
        try:
            yield number, _record(values, format_, source, country)
        except (ValueError, OverflowError) as error:
            yield Rejected(number, str(error))


def _where(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Which column holds what."""
    listed = ", ".join(header)
    for name, heading in columns.items():
        if name not in COLUMNS:
            raise ImportFault(f"no field {name!r}; known: {', '.join(COLUMNS)}")
        if heading not in header:
            raise ImportFault(f"no column {heading!r}; there are: {listed}")
    folded = [_FOLD.sub("", heading.lower()) for heading in header]
    where = {name: header.index(heading) for name, heading in columns.items()}
    for name, known in COLUMNS.items():
        if name not in where:
            found = next((folded.index(k) for k in known if k in folded), -1)
            if found >= 0:
                where[name] = found
    missing = [name for name in ("id", "name", "latitude", "longitude") if name not in where]
    if "coord" in folded and {"latitude", "longitude"} & set(missing):
        where["latitude"] = where["longitude"] = folded.index("coord")
        missing = [name for name in missing if name not in where]
    if missing:
        raise ImportFault(
            f"no column for {', '.join(missing)}; there are: {listed}",
            f"name it, as in --column {missing[0]}={header[0]}",
        )
    return where


def _record(values: Mapping[str, str], format_: str, source: str, country: str) -> Record:
    latitude, longitude = values["latitude"], values["longitude"]
    if point := _POINT.match(latitude):
        longitude, latitude = point[1], point[2]
    lat, lon = degrees(latitude, longitude)
    id_ = values["id"].rpartition("/")[2]
    if not id_ or not values["name"]:
        raise ValueError("no id or no name")
    forms = [values["name"], values.get("arabic", "")]
    forms += re.split(r"[|;]", values.get("names", ""))
    names = {
        form.strip(): Name(
            form.strip(), "Arab" if is_arabic(form) else "Latn", source, "", form == values["name"]
        )
        for form in forms
        if form.strip()
    }
    is_pcode = format_ == "ocha"
    given = values.get("country", "").upper()
    return Record(
        source,
        id_,
        values["name"],
        values.get("kind", "") or "village",
        given
        if len(given) == 2
        else country or (id_[:2] if is_pcode and id_[:2].isalpha() else ""),
        lat,
        lon,
        tuple(names.values()),
        admin1=values.get("admin1", ""),
        admin2=values.get("admin2", ""),
        admin3=values.get("admin3", ""),
        population=int(float(values.get("population") or 0)),
        geonames=int(values["geonames"]) if values.get("geonames", "").isdigit() else 0,
        pcode=id_ if is_pcode else "",
        wikidata=next((v for v in (values.get("wikidata", ""), id_) if _QID.match(v)), ""),
    )
