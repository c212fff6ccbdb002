"""One place from several sources: the same id, or the same name close by.

Records come in the order in which their sources are trusted; what an earlier source says
of a place stands, a later one adds names and whatever is still unknown. Every name keeps
the source that has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from transliteration.gazetteer.place import Name, Place, Record
from transliteration.gazetteer.store import folded, kilometres
from transliteration.skeleton import key

__all__ = ["Merger"]

SAME_NAME = 6.0  # km within which two records of one name are one place
SAME_KEY = 2.0  # km within which two records whose names share a skeleton key are one place
_CELL = 0.1  # degrees


@dataclass(slots=True)
class _Entry:
    place: Place
    names: dict[tuple[str, str], Name]
    folded: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)


class Merger:
    """Takes records and gives places with all their names."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._by_id: dict[tuple[str, str], _Entry] = {}
        self._cells: dict[tuple[int, int], list[_Entry]] = defaultdict(list)

    def add(self, record: Record) -> bool:
        """Take a record; whether it was a new place."""
        entry = self._same(record)
        if new := entry is None:
            entry = _Entry(_place(record), {})
            self._entries.append(entry)
            self._cells[_cell(record.latitude, record.longitude)].append(entry)
        else:
            entry.place = _completed(entry.place, record)
        for name in record.names:
            preferred = name.preferred and (new or name.source == "curated")
            entry.names.setdefault((name.form, name.source), replace(name, preferred=preferred))
            entry.folded.add(folded(name.form, name.script))
            if name.script == "Latn":
                entry.keys.add(key(name.form))
        for id_ in _ids(record):
            self._by_id.setdefault(id_, entry)
        return new

    def places(self) -> Iterator[tuple[Place, list[Name]]]:
        """All places by id, each with its names."""
        for entry in sorted(self._entries, key=lambda e: e.place.id):
            yield entry.place, list(entry.names.values())

    def _same(self, record: Record) -> _Entry | None:
        for id_ in _ids(record):
            if id_ in self._by_id:
                return self._by_id[id_]
        forms = {folded(name.form, name.script) for name in record.names}
        keys = {key(name.form) for name in record.names if name.script == "Latn"}
        best: tuple[float, _Entry] | None = None
        for entry in self._around(record.latitude, record.longitude):
            if _told_apart(entry.place, record):
                continue
            distance = kilometres(
                (record.latitude, record.longitude), (entry.place.latitude, entry.place.longitude)
            )
            reach = SAME_NAME if forms & entry.folded else SAME_KEY if keys & entry.keys else 0.0
            if distance <= reach and (best is None or distance < best[0]):
                best = distance, entry
        return None if best is None else best[1]

    def _around(self, latitude: float, longitude: float) -> Iterable[_Entry]:
        row, column = _cell(latitude, longitude)
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                yield from self._cells.get((i, j), ())


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // _CELL), int(longitude // _CELL)


def _ids(record: Record) -> list[tuple[str, str]]:
    ids = [(record.source, record.key)]
    if record.geonames:
        ids.append(("geonames", str(record.geonames)))
    if record.pcode:
        ids.append(("pcode", record.pcode))
    if record.wikidata:
        ids.append(("wikidata", record.wikidata))
    return ids


def _told_apart(place: Place, record: Record) -> bool:
    """Whether one kind of id tells that they are two places, or they lie in two countries."""
    return bool(
        (place.country and record.country and place.country != record.country)
        or (place.geonames and record.geonames and place.geonames != record.geonames)
        or (place.pcode and record.pcode and place.pcode != record.pcode)
    )


def _place(record: Record) -> Place:
    is_curated = record.source == "curated"
    return Place(
        record.key if is_curated else f"{record.source}:{record.key}",
        record.name,
        next((name.form for name in record.names if name.script == "Arab"), ""),
        record.kind,
        record.country,
        record.latitude,
        record.longitude,
        record.admin1,
        record.admin2,
        record.admin3,
        record.population,
        record.geonames,
        record.pcode,
        record.wikidata,
        is_curated,
    )


def _completed(place: Place, record: Record) -> Place:
    """A place with what only a later source knows of it."""
    arabic = next((name.form for name in record.names if name.script == "Arab"), "")
    return replace(
        place,
        arabic=place.arabic or arabic,
        country=place.country or record.country,
        admin1=place.admin1 or record.admin1,
        admin2=place.admin2 or record.admin2,
        admin3=place.admin3 or record.admin3,
        population=place.population or record.population,
        geonames=place.geonames or record.geonames,
        pcode=place.pcode or record.pcode,
        wikidata=place.wikidata or record.wikidata,
    )
