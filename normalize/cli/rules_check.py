"""`tanqih rules check`: all faults of rule files, and how to mend them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normalize.cli.console import say, write_json
from normalize.cli.options import Config
from normalize.cli.rule_options import AsJson, load_rules
from normalize.errors import RuleError, TanqihError

__all__ = ["check"]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…]",
            help="Rule files, or folders of them; else the built-in rules.",
            show_default=False,
        ),
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Check rule files; say all faults with file, line and column, and how to mend them.

    Exit code 1 if there are any.
    """
    _exist(paths or ())
    faults: list[RuleError] = []
    try:
        load_rules(paths, None, config)
    except RuleError as error:
        faults += getattr(error, "errors", (error,))
    if as_json:
        names = ("file", "line", "column", "message", "hint")
        write_json(
            [{name: getattr(fault, name) for name in names} for fault in faults], indent=True
        )
    else:
        for fault in faults:
            print(fault)
    say(f"{len(faults):,} faults" if faults else "no faults")
    if faults:
        raise typer.Exit(1)


def _exist(paths: list[Path] | tuple[()]) -> None:
    for path in paths:
        if not path.exists():
            raise TanqihError("no such file or folder", file=path)
