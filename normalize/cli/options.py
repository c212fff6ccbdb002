"""Options that several verbs share, and the settings that they come to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from normalize.errors import SettingsError
from normalize.settings import Settings

__all__ = [
    "CONFIG",
    "Config",
    "ConfigHere",
    "Disable",
    "Encoding",
    "Level",
    "Packs",
    "Paths",
    "Quotes",
    "Scheme",
    "encoding_name",
    "settings_for",
]

CONFIG = "tanqih.toml"

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files as named, folders with all their *.txt, or - for standard input.",
        show_default=False,
    ),
]
Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="Apply what is at least this sure: certain, likely or possible. [likely]",
        show_default=False,
    ),
]
Quotes = Annotated[
    str | None,
    typer.Option(
        "--quotes",
        metavar="STYLE",
        help="straight: curly marks become straight; keep: they stay. [straight]",
        show_default=False,
    ),
]
Scheme = Annotated[
    str | None,
    typer.Option(
        "--scheme",
        metavar="SCHEME",
        help="Place names in press, ijmes, bgn-pcgn, ala-lc, un or din-31635. [press]",
        show_default=False,
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="A rule file, or a folder of them, laid over the built-in rules; may be repeated.",
        show_default=False,
    ),
]
Disable = Annotated[
    list[str] | None,
    typer.Option(
        "--disable",
        metavar="NAME",
        help="Switch a rule off, or a whole pack; may be repeated.",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=f"Settings; by default the {CONFIG} in the folder that is cleaned, if there is one.",
        show_default=False,
    ),
]
ConfigHere = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=f"Settings; by default the {CONFIG} in this folder, if there is one.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of documents that are not Unicode, such as windows-1252 or windows-1256.",
        show_default=False,
    ),
]


def settings_for(
    root: Path | None,
    config: Path | None,
    *,
    level: str | None = None,
    quotes: str | None = None,
    scheme: str | None = None,
    packs: list[Path] | None = None,
    disable: list[str] | None = None,
) -> Settings:
    """Settings of a file, then of the command line: packs add up, the others replace.

    The file is `config`, or the `tanqih.toml` in the folder `root` if there is one.

    Raises:
        SettingsError: the file cannot be read, or a setting is unknown or wrong.
    """
    if config is None and root is not None and (root / CONFIG).is_file():
        config = root / CONFIG
    settings = Settings.read(config) if config is not None else Settings()
    given: dict[str, Any] = {"level": level, "quotes": quotes, "scheme": scheme}
    changed = {name: value for name, value in given.items() if value is not None}
    if packs:
        changed["packs"] = (*settings.packs, *packs)
    if disable:
        changed["disable"] = (*settings.disable, *disable)
    try:
        return replace(settings, **changed)
    except SettingsError as error:
        raise SettingsError(f"--{error.message}", hint=error.hint) from None


def encoding_name(encoding: str | None) -> str | None:
    """Check the name of an encoding before any document is read.

    Raises:
        SettingsError: there is no text encoding of that name.
    """
    from normalize.corpus.document import codec_name

    return None if encoding is None else codec_name(encoding)
