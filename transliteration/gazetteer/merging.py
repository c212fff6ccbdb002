"""One place from several sources: the same id, or the same name close by.

Records come in the order in which their sources are trusted; what an earlier source says
of a place stands, a later one adds names and whatever is still unknown. Every name keeps
the source that has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transliteration.distance import kilometres
from transliteration.gazetteer.place import Name, Place, Record
from transliteration.gazetteer.schema import folded
from transliteration.skeleton import key

__all__ = ["Merger"]

SAME_NAME = 6.0  # km within which two records of one name are one place
SAME_KEY = 2.0  # km within which two records whose names share a skeleton key are one place
_KM_PER_DEGREE = 111.0  # of latitude


@dataclass(slots=True, eq=False)
class _Entry:
    place: Place
    sources: set[str]
    names: dict[tuple[str, str], Name]


class Merger:
    """Takes records and gives places with all their names."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._by_id: dict[tuple[str, str], _Entry] = {}
        self._by_name: dict[str, list[_Entry]] = defaultdict(list)
        self._by_key: dict[str, list[_Entry]] = defaultdict(list)

    def add(self, record: Record) -> bool:
        """Take a record; whether it was a new place."""
        forms = {folded(name.form, name.script) for name in record.names}
        keys = {key(name.form) for name in record.names if name.script == "Latn"}
        entry = self._same(record, forms, keys)
        if new := entry is None:
            entry = _Entry(_place(record), set(), {})
            self._entries.append(entry)
        else:
            entry.place = _completed(entry.place, record)
        entry.sources.add(record.source)
        for name in record.names:
            preferred = name.preferred and (new or name.source == "curated")
            entry.names.setdefault((name.form, name.source), replace(name, preferred=preferred))
        for index, values in ((self._by_name, forms), (self._by_key, keys)):
            for value in values:
                if value and entry not in index[value]:
                    index[value].append(entry)
        for id_ in _ids(record):
            self._by_id.setdefault(id_, entry)
        return new

    def places(self) -> Iterator[tuple[Place, list[Name]]]:
        """All places by id, each with its names."""
        for entry in sorted(self._entries, key=lambda e: e.place.id):
            yield entry.place, list(entry.names.values())

    def _same(self, record: Record, forms: set[str], keys: set[str]) -> _Entry | None:
        for id_ in _ids(record):
            found = self._by_id.get(id_)
            if found and not (record.source == "curated" and found.place.curated):
                return found
        near: list[tuple[float, str, _Entry]] = []
        for index, values, within in (
            (self._by_name, forms, SAME_NAME),
            (self._by_key, keys, SAME_KEY),
        ):
            for value in values:
                for entry in index.get(value, ()):
                    if abs(entry.place.latitude - record.latitude) * _KM_PER_DEGREE > within:
                        continue
                    away = kilometres(
                        (record.latitude, record.longitude),
                        (entry.place.latitude, entry.place.longitude),
                    )
                    if away <= within and not _told_apart(entry, record):
                        near.append((away, entry.place.id, entry))
        return min(near, key=lambda found: found[:2])[2] if near else None


def _ids(record: Record) -> list[tuple[str, str]]:
    ids = [(record.source, record.key)]
    if record.geonames:
        ids.append(("geonames", str(record.geonames)))
    if record.pcode:
        ids.append(("pcode", record.pcode))
    if record.wikidata:
        ids.append(("wikidata", record.wikidata))
    return ids


def _told_apart(entry: _Entry, record: Record) -> bool:
    """Whether an id tells that they are two places, or they lie in two countries."""
    place = entry.place
    return bool(
        record.source in entry.sources
        or (place.country and record.country and place.country != record.country)
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
