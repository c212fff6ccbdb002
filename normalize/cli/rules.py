"""`tanqih rules`: what a rule author needs."""

from __future__ import annotations

import typer

__all__ = ["app"]

app = typer.Typer(help="List, show, check and test rules.", no_args_is_help=True)


@app.command(name="list")
def list_() -> None:
    """List the rules."""
