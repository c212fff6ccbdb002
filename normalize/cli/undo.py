"""`tanqih undo`: the sources back from a folder of results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normalize.cli.console import say

__all__ = ["undo"]


def undo(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder that `tanqih clean -o` wrote.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Where the sources go. [OUT-sources, beside OUT]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Give the sources back, byte for byte.

    Each is checked against the SHA-256 of the original. Nothing that stands there already
    is overwritten.
    """
    from normalize.corpus.undo import undo_folder

    absolute = folder.absolute()
    to = out or absolute.with_name(f"{absolute.name}-sources")
    undone = undo_folder(folder, to)
    for fault in undone.faults:
        say(f"not given back: {fault}")
    say(f"{undone.given_back:,} given back byte for byte; they are in {to}")
    if undone.faults:
        raise typer.Exit(3)
