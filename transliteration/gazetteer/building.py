"""Building the store: what ships, then what the user imported; once, kept by its inputs.

Imported files are kept as records in the user's data folder (`$TANQIH_DATA`), the store in
the cache folder (`$TANQIH_CACHE`) under a name made of everything that went into it. A
store is written beside its place and renamed, so a build that is killed leaves the old one.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
from platformdirs import user_cache_path, user_data_path

from transliteration.gazetteer import shipped
from transliteration.gazetteer.merging import Merger
from transliteration.gazetteer.place import Name, Record
from transliteration.gazetteer.store import FORMAT, GazetteerError, write

__all__ = ["build", "built", "data_folder", "imported", "keep", "store_file"]


def data_folder() -> Path:
    """Where imported places are kept."""
    chosen = os.environ.get("TANQIH_DATA")
    return Path(chosen) if chosen else user_data_path("tanqih", appauthor=False)


def imported() -> list[Path]:
    """The files of imported records, in the order in which they are merged."""
    return sorted((data_folder() / "places").glob("*.jsonl.gz"))


def store_file() -> Path:
    """Where the store for today's inputs belongs, whether or not it is there."""
    digest = hashlib.sha256(f"{FORMAT}:{shipped.digest()}".encode())
    for file in imported():
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    chosen = os.environ.get("TANQIH_CACHE")
    folder = Path(chosen) if chosen else user_cache_path("tanqih", appauthor=False)
    return folder / "places" / f"{digest.hexdigest()[:32]}.sqlite"


def built(progress: Callable[[int], None] | None = None) -> Path:
    """The store for today's inputs, built when it is missing.

    Raises:
        GazetteerError: it cannot be written.
    """
    file = store_file()
    if not file.is_file():
        records = chain(shipped.curated(), shipped.towns(), *map(_kept, imported()))
        build(file, records, progress)
    return file


def build(
    file: Path, records: Iterable[Record], progress: Callable[[int], None] | None = None
) -> int:
    """Merge records into a new store at `file`; return the number of places.

    Raises:
        GazetteerError: it cannot be written; an old store stands.
    """
    merger = Merger()
    for count, record in enumerate(records, 1):
        merger.add(record)
        if progress and count % 1000 == 0:
            progress(count)
    beside = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(".part", file.name, file.parent)
        os.close(descriptor)
        count = write(Path(beside), merger.places(), {})
        Path(beside).replace(file)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{file}: the gazetteer cannot be written ({error})") from None
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)
    return count


def keep(name: str, records: Iterable[Record]) -> Path:
    """Keep imported records under a name; an earlier import of that name gives way.

    Raises:
        GazetteerError: they cannot be written; what was imported before stands.
    """
    file = data_folder() / "places" / f"{name}.jsonl.gz"
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = b"".join(orjson.dumps(asdict(record)) + b"\n" for record in records)
        beside.write_bytes(gzip.compress(lines, 6, mtime=0))
        beside.replace(file)
    except OSError as error:
        raise GazetteerError(f"{file}: cannot be written ({error.strerror})") from None
    finally:
        beside.unlink(missing_ok=True)
    return file


def _kept(file: Path) -> Iterator[Record]:
    try:
        for line in gzip.decompress(file.read_bytes()).splitlines():
            data: dict[str, Any] = orjson.loads(line)
            data["names"] = tuple(Name(**name) for name in data["names"])
            yield Record(**data)
    except (OSError, EOFError, ValueError, TypeError) as error:
        raise GazetteerError(f"{file}: damaged ({error}); import it again") from None
