"""What goes to stdout and what to stderr; colour and bars only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["columns", "output", "progress", "say", "say_each", "steps", "write_bytes", "write_json"]

_MOST = 20  # lines of one kind; the result files have them all


def say(message: str) -> None:
    """Tell the user something that is not the result."""
    print(f"tanqih: {message}", file=sys.stderr)


def say_each(label: str, items: Sequence[tuple[str, str]]) -> None:
    """Tell the user what became of documents, given as (id, why)."""
    for id_, why in items[:_MOST]:
        say(f"{label}: {id_}: {why}")
    if len(items) > _MOST:
        say(f"{label}: and {len(items) - _MOST} more")


def output() -> Console:
    """Stdout, on which rich text is coloured if it is a terminal, and never wrapped."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True)


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """Align cells in columns; those in `right` to the right.

    >>> list(columns([("rule", "edits"), ("a/b", "12")], right=[1]))
    ['rule  edits', 'a/b      12']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def write_bytes(data: bytes) -> None:
    """Write to stdout as it is, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: Any, *, indent: bool = False) -> None:
    """Write one JSON value to stdout: on one line, or indented."""
    import orjson

    options = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    write_bytes(orjson.dumps(value, option=options))


@contextmanager
def steps(label: str) -> Iterator[Callable[[int], None]]:
    """Show on stderr, if that is a terminal, how far a job of unknown length has come.

    Yields what to call with the number of steps so far.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda count: bar.update(task, completed=count)


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr, if that is a terminal; yields what to call after each step."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)
