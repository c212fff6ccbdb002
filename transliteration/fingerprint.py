"""A fingerprint of code and tables: what is kept is made anew when they change."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

__all__ = ["fingerprint"]


@lru_cache(maxsize=8)
def fingerprint(*rooms: str) -> str:
    """A fingerprint of the code, the weights and the word lists of some folders of this package.

    Its top modules, which all others use, always count.
    """
    top = Path(__file__).parent
    files = (file for folder in (top, *map(top.joinpath, rooms)) for file in folder.iterdir())
    digest = hashlib.sha256()
    for file in sorted(files):
        if file.suffix in (".py", ".tsv", ".yaml"):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
