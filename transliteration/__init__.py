"""Arabic names in Latin letters. Nothing here knows of `normalize`.

- From Arabic to Latin: `arabic`, `vocalization`, `reading`, `schemes`, `romanization`.
- How a name may be spelled: `spelling/`; a key that spellings share (`skeleton`), how likely each
  is (`channel`), the likeliest (`variants`).
- From a spelling to names: `search/`.
- Names in a text: `mentions/`. Which place is meant: `linking/`, and `linker` for all of a text.
- The places themselves: `gazetteer/`; what they are called in a scheme: `naming`.
"""

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
