"""Small files written in one step; JSON line by line, and what a line cannot be read as."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import orjson

from normalize.corpus.record import Json
from normalize.errors import OutputError

__all__ = [
    "FEATURES_HEAD",
    "FEATURES_TAIL",
    "by_document",
    "json_features",
    "json_line",
    "json_lines",
    "write_beside",
    "writing",
]

FEATURES_HEAD = b'{"type":"FeatureCollection","features":['
FEATURES_TAIL = b"\n]}\n"

_GOES_ON = "nothing is lost: mend that and run again; it goes on from there"


def write_beside(target: Path, data: bytes, beside: Path | None = None) -> None:
    """Write `data` to the file `beside` and rename it to `target`: no reader meets half a file.

    beside: on the same disk; if none is named, a hidden one in the folder of `target`.

    Raises:
        OSError: and then `target` is as it was.
    """
    beside = beside or target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        error.filename = str(target)  # of the other file the user knows nothing
        raise


@contextmanager
def writing(file: Path, hint: str = _GOES_ON) -> Iterator[None]:
    """Turn what the system says of a failed write (a full disk, no permission) into words.

    hint: how to mend it.

    Raises:
        OutputError: naming the file, or `file` where the system names none.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            file=error.filename or file,
            hint=hint,
        ) from None


def json_line(value: Json) -> bytes:
    """One line of JSON, the same bytes for the same value always."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def json_lines(file: Path) -> Iterator[Json]:
    """Read a file of one JSON object a line.

    Raises:
        OutputError: a line is no JSON; says which.
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield _parse(line, file, number)


def json_features(file: Path) -> Iterator[Json]:
    """Read the features of a GeoJSON file that has them one on a line, as ours does.

    Raises:
        OutputError: a line is no JSON; says which.
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith(b'{"type":"Feature",'):
                yield _parse(line.rstrip(b",\n"), file, number)


def by_document(
    lines: Iterable[Json], document: Callable[[Json], str]
) -> Callable[[str], list[Json]]:
    """Read lines that are sorted by document: a function that takes those of one, then the next.

    >>> take = by_document([{"d": "a"}, {"d": "c"}, {"d": "c"}], lambda line: line["d"])
    >>> take("b"), take("c")
    ([], [{'d': 'c'}, {'d': 'c'}])
    """
    groups = groupby(lines, document)
    current = next(groups, None)

    def take(id_: str) -> list[Json]:
        nonlocal current
        while current is not None and current[0] < id_:
            current = next(groups, None)
        if current is None or current[0] != id_:
            return []
        taken = list(current[1])
        current = next(groups, None)
        return taken

    return take


def _parse(line: bytes, file: Path, number: int) -> Json:
    try:
        value: Json = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise OutputError(
            f"no longer as it was written: {error}",
            file=file,
            line=number,
            hint="remove documents.jsonl beside it and clean again",
        ) from None
    return value
