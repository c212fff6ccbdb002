"""All verbs together, and the one place where an error is told to the user."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import typer

from normalize.cli.console import say
from normalize.errors import RuleErrors, TanqihError

__all__ = ["VERBS", "app", "run"]

_HELP = """Machine-translated English news into canonical text.

Every change names its rule and can be undone; inputs are never modified.

Exit codes: 0 done; 1 findings; 2 wrong usage or unreadable input; 3 done, but some
documents were set aside.
"""

VERBS = ("clean", "diff", "undo", "score", "suggest", "doctor", "romanize", "rules", "places")


def app(verbs: Sequence[str] = VERBS) -> typer.Typer:
    """The command line with these verbs, each from the module of its name."""
    made = typer.Typer(
        name="tanqih",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_options)
    for verb in verbs:
        module = import_module(f"normalize.cli.{verb}")
        if hasattr(module, "app"):
            made.add_typer(module.app, name=verb)
        else:
            made.command(name=verb)(getattr(module, verb))
    return made


def _options(
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
) -> None:
    if version:
        from importlib.metadata import version as version_of

        print(f"tanqih {version_of('tanqih')}")
        raise typer.Exit


class _Teller(logging.Handler):
    """Says what the library has to tell."""

    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())


def run() -> int:
    """Run the verb that the command line names; return its exit code."""
    logger = logging.getLogger("tanqih")
    logger.handlers = [_Teller()]
    logger.setLevel(logging.INFO if sys.stderr.isatty() else logging.WARNING)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        asked = sys.argv[1:2]  # only this verb is loaded; for help, and for a slip, all are
        app(asked if asked and asked[0] in VERBS else VERBS)(prog_name="tanqih")
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
