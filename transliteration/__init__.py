"""Arabic names in Latin letters: script, romanization, keys, gazetteer, linking."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transliteration.gazetteer import Gazetteer
    from transliteration.linker import Linker
    from transliteration.romanization import romanize

__all__ = ["Gazetteer", "Linker", "romanize"]

_HOMES = {
    "Gazetteer": "gazetteer",
    "Linker": "linker",
    "romanize": "romanization",
}  # which module has it: imported when it is asked for


def __getattr__(name: str) -> Any:
    if home := _HOMES.get(name):
        return getattr(import_module(f"transliteration.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
