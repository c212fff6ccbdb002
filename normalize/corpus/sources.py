"""Which documents the user means: files, folders of articles, standard input.

The id of a document is its path below the *root*, the deepest folder that holds all
that the user named: for one folder, the folder itself; for one file, the folder that
it stands in. So no two documents share an id, and the results keep the layout.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from normalize.corpus.document import Document
from normalize.errors import DocumentError, TanqihError

__all__ = ["STDIN", "Source", "Sources", "find_sources"]

STDIN = Path("-")
_SUFFIX = ".txt"
# Cleaned as if they were prose, these would no longer be what programs can read.
_RECORDS = frozenset({".csv", ".json", ".jsonl", ".parquet", ".tsv", ".xlsx"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of a document come from: a file, or `data` that was read already."""

    id: str
    path: Path
    data: bytes | None = None

    @property
    def size(self) -> int:
        """Bytes, or 0 where the file does not tell."""
        if self.data is not None:
            return len(self.data)
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def read_bytes(self) -> bytes:
        """Read the bytes, undecoded.

        Raises:
            DocumentError: there is nothing that can be read.
        """
        if self.data is not None:
            return self.data
        if not _is_unicode(self.id):
            raise DocumentError("its file name is not UTF-8; rename it")
        if self.path.is_dir():
            raise DocumentError("a folder that cannot be listed")
        if self.path.suffix.lower() in _RECORDS:
            raise DocumentError("holds records, not one article; write each text into its own file")
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DocumentError(f"cannot be read: {error.strerror or error}") from None

    def read(self, encoding: str | None = None) -> Document:
        """Read and decode the document.

        Raises:
            DocumentError: the file cannot be read, or its bytes are no text.
        """
        return Document.read(self.id, self.read_bytes(), encoding)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the user named, the root of the ids, and the documents found, sorted by id."""

    named: tuple[Path, ...]
    root: Path
    documents: tuple[Source, ...]


def find_sources(paths: Sequence[Path]) -> Sources:
    """Find the documents below `paths`: files as named, in folders those called `*.txt`.

    Hidden files and folders are passed over, linked folders are not followed.

    Raises:
        TanqihError: a path does not exist, or there is no document at all.
    """
    for path in paths:
        if path != STDIN and not path.exists():
            dangling = path.is_symlink()
            raise TanqihError(
                "a link that leads nowhere" if dangling else "no such file or folder",
                file=path,
                hint="" if dangling else "check the path; nothing was done",
            )
    absolute = [_absolute(path) for path in paths if path != STDIN]
    root = _root(absolute)
    found = {file for path in absolute for file in _files(path)}
    documents = [Source(file.relative_to(root).as_posix(), file) for file in found]
    if STDIN in paths:
        documents.append(Source("stdin.txt", STDIN, sys.stdin.buffer.read()))
    if not documents:
        raise TanqihError(
            f"no articles: no file here ends in {_SUFFIX}",
            file=", ".join(str(path) for path in paths),
            hint="articles that end otherwise are read when they are named one by one",
        )
    return Sources(tuple(absolute), root, tuple(sorted(documents, key=lambda source: source.id)))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _root(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # two drives
        raise TanqihError("the paths have no folder in common; clean them one by one") from None


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    unlistable: list[Path] = []
    walk = os.walk(path, onerror=lambda error: unlistable.append(Path(error.filename)))
    for folder, subfolders, names in walk:
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(_SUFFIX) and not name.startswith("."):
                file = Path(folder, name)
                if file.is_file() or file.is_symlink():  # reading a pipe would never end
                    yield file
    yield from unlistable  # set aside when read, so that what it holds is not missed in silence


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
