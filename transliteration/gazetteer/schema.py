"""The schema of the store, and how a new one is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from transliteration.arabic import fold as fold_arabic
from transliteration.gazetteer.place import Name, Place
from transliteration.skeleton import fold

__all__ = ["FORMAT", "folded", "write"]

FORMAT = 3  # raise it when the schema or the folding changes

_SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    arabic TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    latitude REAL NOT NULL,   -- degrees, WGS 84
    longitude REAL NOT NULL,
    admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL,
    admin3 TEXT NOT NULL,
    population INTEGER NOT NULL,
    geonames INTEGER NOT NULL,
    pcode TEXT NOT NULL,
    wikidata TEXT NOT NULL,
    curated INTEGER NOT NULL
);
CREATE TABLE name (
    number INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place,
    form TEXT NOT NULL,
    script TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    preferred INTEGER NOT NULL,
    folded TEXT NOT NULL      -- what it is found by
);
CREATE VIRTUAL TABLE position USING rtree(number, south, north, west, east);
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX name_by_place ON name (place);
CREATE INDEX name_by_folded ON name (folded);
CREATE INDEX place_by_geonames ON place (geonames);
CREATE INDEX place_by_pcode ON place (pcode);
"""


def folded(form: str, script: str) -> str:
    """A form without what spellings of it differ in: case, marks, vowel signs."""
    return fold_arabic(form) if script == "Arab" else fold(form)


def write(file: Path, places: Iterable[tuple[Place, Sequence[Name]]], about: dict[str, str]) -> int:
    """Write a new store; return the number of places.

    Raises:
        OSError, sqlite3.Error: it cannot be written; the file is then of no use.
    """
    count = 0
    with closing(sqlite3.connect(file)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        for place, names in places:
            count += 1
            values = (
                count,
                place.id,
                place.name,
                place.arabic,
                place.kind,
                place.country,
                place.latitude,
                place.longitude,
                place.admin1,
                place.admin2,
                place.admin3,
                place.population,
                place.geonames,
                place.pcode,
                place.wikidata,
                int(place.curated),
            )
            db.execute(f"INSERT INTO place VALUES ({','.join('?' * len(values))})", values)
            db.execute(
                "INSERT INTO position VALUES (?, ?, ?, ?, ?)",
                (count, place.latitude, place.latitude, place.longitude, place.longitude),
            )
            for name in names:
                db.execute(
                    "INSERT INTO name "
                    "(place, form, script, language, source, preferred, folded) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        count,
                        name.form,
                        name.script,
                        name.language,
                        name.source,
                        int(name.preferred),
                        folded(name.form, name.script),
                    ),
                )
        db.executemany("INSERT INTO about VALUES (?, ?)", [*about.items(), ("format", str(FORMAT))])
        db.executescript(_INDEXES + "ANALYZE;")
        db.commit()
    return count
