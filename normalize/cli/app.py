"""All verbs together, and the one place where an error is told to the user."""

from __future__ import annotations

import sys
import traceback

import typer

from normalize.cli import clean, diff, doctor, places, romanize, rules, score, suggest, undo
from normalize.cli.console import say
from normalize.errors import RuleErrors, TanqihError

__all__ = ["app", "run"]

_HELP = """Machine-translated English news into canonical text.

Every change names its rule and can be undone; inputs are never modified.

Exit codes: 0 done; 1 findings; 2 wrong usage or unreadable input; 3 done, but some
documents were set aside.
"""

app = typer.Typer(
    name="tanqih",
    help=_HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="clean")(clean.clean)
app.command(name="diff")(diff.diff)
app.command(name="undo")(undo.undo)
app.command(name="score")(score.score)
app.command(name="suggest")(suggest.suggest)
app.command(name="doctor")(doctor.doctor)
app.command(name="romanize")(romanize.romanize)
app.add_typer(rules.app, name="rules")
app.add_typer(places.app, name="places")


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
) -> None:
    if version:
        from importlib.metadata import version as version_of

        print(f"tanqih {version_of('tanqih')}")
        raise typer.Exit


def run() -> int:
    """Run the verb that the command line names; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="tanqih")
    except RuleErrors as errors:
        for error in errors.errors:
            say(f"error: {error}")
    except TanqihError as error:
        say(f"error: {error}")
    except OSError as error:
        say(f"error: cannot be read or written: {error}")
    except Exception as error:  # a fault of ours: say where, so that it can be reported
        frame = traceback.extract_tb(error.__traceback__)[-1]
        say(f"internal error: {type(error).__name__}: {error} ({frame.filename}:{frame.lineno})")
    return 2
