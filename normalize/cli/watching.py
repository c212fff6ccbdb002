"""Doing something again whenever rule files change, until the user stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from normalize.cli.console import say
from normalize.errors import RuleErrors, TanqihError

__all__ = ["Watch", "changes", "watch"]

_PAUSE = 0.5  # seconds between looks

Watch = Annotated[
    bool, typer.Option("--watch", help="Again whenever one of the files changes, until Ctrl-C.")
]


def watch(paths: Sequence[Path], run: Callable[[], object]) -> None:
    """Run now, and again after each change below `paths`; Ctrl-C ends it.

    A file that is wrong just now is said to be so, and ends nothing.
    """
    try:
        for _ in changes(paths):
            try:
                run()
            except RuleErrors as wrong:
                for error in wrong.errors:
                    say(f"error: {error}")
            except TanqihError as error:
                say(f"error: {error}")
            say("waiting for changes; Ctrl-C stops")
    except KeyboardInterrupt:
        return


def changes(
    paths: Sequence[Path], pause: Callable[[], None] = lambda: time.sleep(_PAUSE)
) -> Iterator[None]:
    """Yield at once, and again whenever a rule file below `paths` is written, added or removed."""
    seen = None
    while True:
        now = _state(paths)
        if now != seen:
            seen = now
            yield
        else:
            pause()


def _state(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """When each rule file was written, in nanoseconds, and its size in bytes."""
    state = {}
    for path in paths:
        for file in path.rglob("*.y*ml") if path.is_dir() else (path,):
            try:
                about = file.stat()
            except OSError:  # just now replaced or removed
                continue
            state[file] = (about.st_mtime_ns, about.st_size)
    return state
