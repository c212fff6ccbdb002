"""The index of all names of a store, kept beside it so that a process need not make it again.

It is keyed by the store and by the code and weights that it was made with. It is a cache: one
that is damaged or cannot be written costs only the time to make it.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import lru_cache
from pathlib import Path

from transliteration import cache
from transliteration.gazetteer.store import Gazetteer
from transliteration.search.index import NameIndex

__all__ = ["index_of"]

_LONGEST = 40  # code points; what is longer is a description, no name
_ROOMS = ("search", "spelling")  # of this package, beside its top modules


def index_of(gazetteer: Gazetteer) -> NameIndex:
    """The index of a store's names, made where it is missing.

    Raises:
        StoreFault: the store turns out to be damaged.
    """
    file = gazetteer.file.with_name(f"{gazetteer.file.stem}-{_made_with()}.npz")
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


@lru_cache(maxsize=1)
def _made_with() -> str:
    """A fingerprint of the code and the weights that an index depends on."""
    folder = Path(__file__).parent.parent
    files = (file for room in (folder, *map(folder.joinpath, _ROOMS)) for file in room.iterdir())
    digest = hashlib.sha256()
    for file in sorted(files):
        if file.suffix in (".py", ".tsv", ".yaml"):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
