"""`tanqih rules check`: all faults of rule files, and how to mend them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normalize.cli.console import say, write_json
from normalize.cli.options import ConfigHere
from normalize.cli.rule_options import AsJson, load_rules, rule_files, stands_in
from normalize.cli.watching import Watch, watch
from normalize.errors import RuleError, TanqihError
from normalize.review.numbers import counted

__all__ = ["check"]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Rule files, or folders of them; else all rules in force.",
            show_default=False,
        ),
    ] = None,
    config: ConfigHere = None,
    as_json: AsJson = False,
    again: Watch = False,
) -> None:
    """Check rule files: all faults, and how to mend them.

    Beside the form: examples that fail, rules that others always take or undo, results that
    would change again, edits that the guard refuses, patterns that run away. Exit code 1 if
    there are any.
    """
    for path in paths or ():
        if not path.exists():
            raise TanqihError(
                "no such file or folder", file=path, hint="a pack is a file that ends in .yaml"
            )
    if again:
        watch(rule_files(paths or ()), lambda: _check(paths, config, as_json=as_json))
    elif _check(paths, config, as_json=as_json):
        raise typer.Exit(1)


def _check(paths: list[Path] | None, config: Path | None, *, as_json: bool) -> int:
    """Print all faults; return how many."""
    faults = _faults(paths, config)
    if as_json:
        names = ("file", "line", "column", "message", "hint")
        write_json(
            [{name: getattr(fault, name) for name in names} for fault in faults], indent=True
        )
    else:
        for fault in faults:
            print(fault, flush=True)
    say(counted(len(faults), "fault") if faults else "no faults")
    return len(faults)


def _faults(paths: list[Path] | None, config: Path | None) -> list[RuleError]:
    """Faults of form; where there are none, faults of the rules in each other's company."""
    from normalize.quality.rule_checks import check_rules

    try:
        rules = load_rules(paths, None, config)
    except RuleError as error:
        return list(getattr(error, "errors", (error,)))
    chosen = (
        [r for r in rules.rules if any(stands_in(r, path) for path in paths)] if paths else None
    )
    return check_rules(rules, chosen)
