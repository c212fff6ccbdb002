"""What a gazetteer knows of a place."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Name", "Place", "Record"]


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of a place's name, and where it comes from.

    script: "Arab" or "Latn" (ISO 15924). language: ISO 639-1 where known. source: "curated",
    "geonames", "ocha", "gns", … preferred: the form by which its source calls the place.
    """

    form: str
    script: str
    source: str
    language: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place. Latitude and longitude are degrees, WGS 84; ids are empty where not known.

    `id` is the store's own and stays the same when the store is built again from the same
    sources: the name of a curated rule, else the id of the first source that had the place.
    """

    id: str
    name: str
    arabic: str
    kind: str
    country: str  # ISO 3166-1 alpha-2
    latitude: float
    longitude: float
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    population: int = 0
    geonames: int = 0
    pcode: str = ""
    wikidata: str = ""
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A place as one source has it, on its way into the store. `key` is its id in that source."""

    source: str
    key: str
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    names: tuple[Name, ...] = field(default_factory=tuple)
    vocalized: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    population: int = 0
    geonames: int = 0
    pcode: str = ""
    wikidata: str = ""
