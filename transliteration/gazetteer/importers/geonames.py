"""GeoNames country dumps and alternateNamesV2 (https://download.geonames.org/export/dump/readme.txt)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from transliteration.arabic import is_arabic
from transliteration.gazetteer.errors import ImportFault
from transliteration.gazetteer.importers.rows import Rejected, Rows, degrees
from transliteration.gazetteer.place import Name, Record

__all__ = ["alternate_names", "read"]

_COLUMNS = 19
_NOT_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "phon", "abbr"})
_KINDS = {
    "PPLX": "neighbourhood", "PPLC": "city", "PPLA": "city", "ADM1": "governorate",
    "ADM2": "district", "ADM3": "subdistrict", "MT": "mountain", "MTS": "mountain",
    "HLL": "mountain", "PK": "mountain", "STM": "river", "WAD": "river", "LK": "lake",
    "RSV": "lake", "AIRP": "airport", "AIRF": "airport", "AIRB": "base", "INSM": "base",
    "DAM": "dam", "ISL": "island", "RGN": "region", "CMPRF": "camp", "PCLI": "country",
    "BDG": "bridge", "CSTM": "crossing", "CMP": "camp",
}  # fmt: skip


def read(lines: Sequence[str], more: Mapping[str, Sequence[Name]]) -> Rows:
    """Records of a country dump; `more` holds further names by geonameid.

    Raises:
        ImportFault: it has other columns than a country dump.
    """
    first = next(line for line in lines if line.strip())
    if first.count("\t") != _COLUMNS - 1:
        raise ImportFault(f"{first.count(chr(9)) + 1} columns where a GeoNames dump has {_COLUMNS}")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != _COLUMNS:
            yield Rejected(number, f"{len(fields)} columns, not {_COLUMNS}")
            continue
        if fields[6] not in ("P", "A") and fields[7] not in _KINDS:
            continue
        try:
            yield number, _record(fields, more)
        except ValueError as error:
            yield Rejected(number, str(error))


def _record(fields: Sequence[str], more: Mapping[str, Sequence[Name]]) -> Record:
    id_, name, _, alternates, latitude, longitude, _, code, country, _, *admin = fields
    if not id_.isdigit() or not name:
        raise ValueError(f"no id or no name: {id_!r}, {name!r}")
    lat, lon = degrees(latitude, longitude)
    names = {name: Name(name, "Latn", "geonames", "", True)}
    for form in alternates.split(","):
        script = _script(form)
        if form and script:
            names.setdefault(form, Name(form, script, "geonames", "ar" if script == "Arab" else ""))
    for extra in more.get(id_, ()):
        names[extra.form] = extra
    return Record(
        "geonames",
        id_,
        name,
        _KINDS.get(code, "village" if not admin[4].isdigit() or int(admin[4]) < 5000 else "town"),
        country,
        lat,
        lon,
        tuple(names.values()),
        admin1=admin[0],
        admin2=admin[1],
        admin3=admin[2],
        population=int(admin[4]) if admin[4].isdigit() else 0,
        geonames=int(id_),
    )


def alternate_names(lines: Iterable[str], wanted: Container[str]) -> dict[str, list[Name]]:
    """Names by geonameid, of an alternateNamesV2 file, for the ids that are wanted.

    Historic and colloquial names are left out.

    Raises:
        ImportFault: it has other columns.
    """
    found: dict[str, list[Name]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if fields == [""]:
            continue
        if len(fields) < 8:
            raise ImportFault(f"line {number}: no alternateNamesV2 row ({len(fields)} columns)")
        _, id_, language, form, preferred, _, colloquial, historic = fields[:8]
        if id_ not in wanted:
            continue
        script = _script(form)
        if script and language not in _NOT_NAMES and "1" not in (colloquial, historic):
            name = Name(form, script, "geonames", language[:2], preferred == "1")
            found[id_].append(name)
    return dict(found)


def _script(form: str) -> str:
    """ISO 15924 code of a form; empty for scripts that the gazetteer does not keep."""
    if is_arabic(form):
        return "Arab"
    letters = [c for c in form if c.isalpha()]
    return (
        "Latn"
        if letters and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
        else ""
    )
