"""The index of all names of a store, kept beside it so that a process need not make it again.

It is keyed by the store and by the code and weights that it was made with. It is a cache: one
that is damaged or cannot be written costs only the time to make it.
"""

from __future__ import annotations

import contextlib

from transliteration import cache
from transliteration.fingerprint import fingerprint
from transliteration.gazetteer.store import Gazetteer
from transliteration.search.index import NameIndex

__all__ = ["index_of"]

_LONGEST = 40  # code points; what is longer is a description, no name
_ROOMS = ("search", "spelling")  # whose code and weights an index depends on


def index_of(gazetteer: Gazetteer) -> NameIndex:
    """The index of a store's names, made where it is missing.

    Raises:
        StoreFault: the store turns out to be damaged.
    """
    file = gazetteer.file.with_name(f"{gazetteer.file.stem}-{fingerprint(*_ROOMS)}.npz")
    with contextlib.suppress(OSError, ValueError, KeyError):
        index = NameIndex.load(file)
        cache.used(file)
        return index
    with cache.making("places"):  # whoever comes second finds it made
        with contextlib.suppress(OSError, ValueError, KeyError):
            return NameIndex.load(file)
        index = NameIndex(row for row in gazetteer.all_names() if len(row[1]) <= _LONGEST)
        with contextlib.suppress(OSError), cache.beside(file) as part:
            index.save(part)
    return index
