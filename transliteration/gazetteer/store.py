"""The gazetteer's store: one SQLite file with places, names and an R*Tree of positions.

A store is built once (see `building`) and then only read. Names are found by their folded
form, places by id or by distance; unseen spellings have an index of their own (see `indexing`).
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from transliteration.arabic import is_arabic
from transliteration.distance import kilometres
from transliteration.gazetteer.errors import StoreFault
from transliteration.gazetteer.place import Name, Place
from transliteration.gazetteer.schema import FORMAT, folded

__all__ = ["Gazetteer"]

_PLACE = (
    "id, name, arabic, kind, country, latitude, longitude, admin1, admin2, admin3, "
    "population, geonames, pcode, wikidata, curated"
)


class Gazetteer:
    """A store that is open for reading; safe to open in any number of processes at once.

    Any method raises `StoreFault` where the file turns out to be damaged.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            # A store never changes once it has its name: no locks are needed, nor heeded.
            self._db = sqlite3.connect(
                f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._fault(error) from None
        row = next(iter(self._rows("SELECT value FROM about WHERE key = 'format'")), None)
        if row is None or row[0] != str(FORMAT):
            raise StoreFault(f"{file}: written by another version", "remove it: it is built again")
        self._by_number = lru_cache(maxsize=65_536)(self._read_place)

    @classmethod
    def default(cls) -> Gazetteer:
        """The built-in places and whatever the user imported.

        The store is built when it is missing, and built again when it cannot be read.

        Raises:
            StoreFault: it cannot be written.
        """
        from transliteration.gazetteer.building import built

        file = built()
        try:
            return cls(file)
        except StoreFault:
            file.unlink(missing_ok=True)
            return cls(built())

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM place")[0][0])

    def place(self, id_: str) -> Place | None:
        """The place with this id, a GeoNames id (as digits) or a p-code."""
        rows = self._rows("SELECT number FROM place WHERE id = ?", (id_,))
        if not rows and id_.isdecimal() and 0 < int(id_) < 1 << 40:
            rows = self._rows("SELECT number FROM place WHERE geonames = ?", (int(id_),))
        if not rows and id_:
            rows = self._rows("SELECT number FROM place WHERE pcode = ?", (id_,))
        return self._by_number(rows[0][0]) if rows else None

    def places(self, country: str = "") -> Iterator[Place]:
        """All places, or those of a country, by id."""
        where = "WHERE country = ?" if country else ""
        rows = self._rows(
            f"SELECT {_PLACE} FROM place {where} ORDER BY id", (country,) if country else ()
        )
        yield from map(_place, rows)

    def names(self, id_: str) -> list[Name]:
        """All names of a place, the preferred ones first."""
        rows = self._rows(
            "SELECT form, script, source, language, preferred FROM name WHERE place = "
            "(SELECT number FROM place WHERE id = ?) ORDER BY preferred DESC, source, form",
            (id_,),
        )
        return [Name(f, s, source, language, bool(p)) for f, s, source, language, p in rows]

    def spelled(self, name: str) -> list[Place]:
        """Places that have this name but for case and marks, the curated and largest first."""
        script = "Arab" if is_arabic(name) else "Latn"
        rows = self._rows(
            "SELECT DISTINCT place FROM name WHERE folded = ?", (folded(name, script),)
        )
        places = [self._by_number(number) for (number,) in rows]
        return sorted(places, key=lambda p: (not p.curated, -p.population, p.id))

    def all_names(self) -> Iterator[tuple[str, str]]:
        """Every place's id with each of its names, in a fixed order."""
        yield from self._rows(
            "SELECT place.id, name.form FROM name JOIN place ON place.number = name.place "
            "ORDER BY name.number"
        )

    def near(self, latitude: float, longitude: float, within: float) -> list[tuple[float, Place]]:
        """Places within so many kilometres, with their distance, the nearest first."""
        north = within / 111.2
        east = north / max(0.05, math.cos(math.radians(latitude)))
        rows = self._rows(
            "SELECT number FROM position "
            "WHERE south >= ? AND north <= ? AND west >= ? AND east <= ?",
            (latitude - north, latitude + north, longitude - east, longitude + east),
        )
        found = [
            (kilometres((latitude, longitude), (place.latitude, place.longitude)), place)
            for (number,) in rows
            for place in (self._by_number(number),)
        ]
        return sorted(
            (item for item in found if item[0] <= within), key=lambda item: (item[0], item[1].id)
        )

    def _read_place(self, number: int) -> Place:
        return _place(self._rows(f"SELECT {_PLACE} FROM place WHERE number = ?", (number,))[0])

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._fault(error) from None

    def _fault(self, error: sqlite3.Error) -> StoreFault:
        return StoreFault(
            f"{self.file}: the gazetteer cannot be read ({error})", "remove it: it is built again"
        )


def _place(row: Sequence[object]) -> Place:
    id_, name, arabic, kind, country, latitude, longitude, *rest = row
    admin1, admin2, admin3, population, geonames, pcode, wikidata, curated = rest
    return Place(
        str(id_),
        str(name),
        str(arabic),
        str(kind),
        str(country),
        float(str(latitude)),
        float(str(longitude)),
        str(admin1),
        str(admin2),
        str(admin3),
        int(str(population)),
        int(str(geonames)),
        str(pcode),
        str(wikidata),
        bool(curated),
    )
