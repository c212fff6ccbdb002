"""What a user may set, and nothing else; the defaults make canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalize.edits import Level

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a pipeline.

    level: edits at least this sure are applied, the others are suggestions.
    quotes: "straight" turns curly marks and guillemets into ' and "; "keep" leaves them.
    scheme: romanization scheme of place names.
    packs: folders or files of rules laid over the built-in ones, in order.
    disable: full names of rules, or of packs, that are switched off.
    countries: ISO 3166 codes that place names may belong to; empty for all.
    """

    level: Level = Level.LIKELY
    quotes: str = "straight"
    scheme: str = "press"
    packs: tuple[Path, ...] = ()
    disable: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
