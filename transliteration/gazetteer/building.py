"""Building the store: what ships, then what the user imported; once, kept by its inputs.

Imported files are kept as records in the user's data folder (`$TANQIH_DATA`), the store in
the cache folder (`$TANQIH_CACHE`) under a name made of everything that went into it. All is
written beside its place and renamed: a build that is killed or fails leaves what was there.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from transliteration import cache
from transliteration.gazetteer import shipped
from transliteration.gazetteer.errors import StoreFault
from transliteration.gazetteer.place import Name, Record
from transliteration.gazetteer.schema import FORMAT, write

__all__ = ["Taken", "add", "build", "built", "data_folder", "fingerprint", "imported"]

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many records a source gave, and how many of them were places not known before."""

    records: int
    new: int


def data_folder() -> Path:
    """Where imported places are kept."""
    if chosen := os.environ.get("TANQIH_DATA"):
        return Path(chosen).absolute()
    from platformdirs import user_data_path

    return user_data_path("tanqih", appauthor=False)


def imported() -> dict[str, Path]:
    """The kept records by the name of their import, in the order in which they are merged."""
    files = sorted((data_folder() / "places").glob("*.jsonl.gz"))
    return {file.name.removesuffix(".jsonl.gz"): file for file in files}


def built() -> Path:
    """The store for today's inputs, built when it is missing.

    Raises:
        StoreFault: it cannot be written, or what was imported is damaged.
    """
    inputs = imported()
    file = _store_file(inputs)
    if not file.is_file():
        with cache.making("places"):  # whoever comes second finds it built
            if not file.is_file():
                build(file, _sources(inputs))
    cache.used(file)
    return file


def add(name: str, records: Iterable[Record], progress: Progress | None = None) -> Taken:
    """Keep records under a name, in place of an earlier import of that name, and build anew.

    progress: called now and then with the number of records merged so far, of all sources.

    Raises:
        StoreFault: something cannot be written; the old records and the old store stand.
    """
    inputs = imported()
    kept = data_folder() / "places" / f"{name}.jsonl.gz"
    with _beside(kept) as part:
        lines = b"".join(orjson.dumps(asdict(record)) + b"\n" for record in records)
        part.write_bytes(gzip.compress(lines, 6, mtime=0))
        inputs = dict(sorted({**inputs, name: part}.items()))
        return build(_store_file(inputs), _sources(inputs), progress)[name]


def build(
    file: Path, sources: Mapping[str, Iterable[Record]], progress: Progress | None = None
) -> dict[str, Taken]:
    """Merge the records of all sources, in their order, into a new store at `file`.

    Raises:
        StoreFault: it cannot be written; an old store stands.
    """
    from transliteration.gazetteer.merging import Merger

    merger = Merger()
    taken = {}
    count = 0
    for name, records in sources.items():
        before, new = count, 0
        for count, record in enumerate(records, before + 1):
            new += merger.add(record)
            if progress and count % 500 == 0:
                progress(count)
        taken[name] = Taken(count - before, new)
    with _beside(file) as part:
        write(part, merger.places(), {"sources": ", ".join(sources)})
    return taken


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A new file beside `file`, which takes its place if all goes well.

    Raises:
        StoreFault: it cannot be written.
    """
    try:
        if not file.is_absolute():
            raise OSError("there is no home folder")
        with cache.beside(file) as part:
            yield part
    except (OSError, sqlite3.Error) as error:
        raise StoreFault(
            f"{file}: cannot be written ({error})",
            "make room there, or name another folder in TANQIH_CACHE and TANQIH_DATA",
        ) from None


def fingerprint(inputs: Mapping[str, Path] | None = None) -> str:
    """What tells this gazetteer from any other: what ships, and these imports or the user's."""
    digest = hashlib.sha256(f"{FORMAT}:{shipped.digest()}".encode())
    for name, file in (imported() if inputs is None else inputs).items():
        digest.update(name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _store_file(inputs: Mapping[str, Path]) -> Path:
    """Where the store for these imports belongs, whether or not it is there."""
    return cache.place("places", f"{fingerprint(inputs)}.sqlite")


def _sources(inputs: Mapping[str, Path]) -> dict[str, Iterable[Record]]:
    """What is merged: what is trusted most comes first."""
    kept = {name: _kept(file) for name, file in inputs.items()}
    return {"curated": shipped.curated(), "towns": shipped.towns(), **kept}


def _kept(file: Path) -> Iterator[Record]:
    try:
        for line in gzip.decompress(file.read_bytes()).splitlines():
            data: dict[str, Any] = orjson.loads(line)
            data["names"] = tuple(Name(**name) for name in data["names"])
            yield Record(**data)
    except (OSError, EOFError, ValueError, TypeError) as error:
        raise StoreFault(f"{file}: damaged ({error})", "remove it and import it again") from None
