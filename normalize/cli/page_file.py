"""The file of a page that a verb draws: written in one step, and never over anything but a page."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from normalize.errors import TanqihError

__all__ = ["check_page", "write_page"]

_BEGINS = b"<!doctype html>"


def check_page(file: Path, inputs: Collection[Path] = ()) -> None:
    """Refuse a file that holds something else than a page, before any work is done.

    Raises:
        TanqihError: it is one of the inputs, a folder, or stands there and is no HTML page.
    """
    if any(file.resolve() == path.resolve() for path in inputs):
        raise TanqihError(
            "is one of the documents",
            file=file,
            hint="inputs are never modified; name another file",
        )
    if file.is_dir():
        raise TanqihError("is a folder", file=file, hint="name the file of the page")
    if file.exists() and not (file.is_file() and _beginning(file).lower() == _BEGINS):
        raise TanqihError(
            "stands there already and is no page; it is not overwritten",
            file=file,
            hint="name another file",
        )


def write_page(file: Path, page: str) -> None:
    """Write a page.

    Raises:
        OutputError: the file cannot be written.
    """
    from normalize.corpus.files import write_beside, writing

    with writing(file, hint="name a file in a folder that is there"):
        write_beside(file, page.encode())


def _beginning(file: Path) -> bytes:
    with file.open("rb") as content:
        return content.read(len(_BEGINS))
