"""Arabic names in Latin letters: script, romanization, keys, gazetteer, linking."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transliteration.romanization import romanize

__all__ = ["romanize"]

_HOMES = {"romanize": "romanization"}  # which module has it: imported when it is asked for


def __getattr__(name: str) -> Any:
    if home := _HOMES.get(name):
        return getattr(import_module(f"transliteration.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
