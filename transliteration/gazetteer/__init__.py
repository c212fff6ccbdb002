"""Places and their names: the store, what it is built from, and the importers."""

from __future__ import annotations

from transliteration.gazetteer.errors import GazetteerError, ImportFault, StoreFault
from transliteration.gazetteer.place import Name, Place, Record
from transliteration.gazetteer.store import Gazetteer

__all__ = [
    "Gazetteer",
    "GazetteerError",
    "ImportFault",
    "Name",
    "Place",
    "Record",
    "StoreFault",
]
