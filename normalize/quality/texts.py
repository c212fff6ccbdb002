"""The texts of a corpus for whoever works on rules: folders, files, JSONL; each with its outlet.

An outlet is what the metadata says, else the host of its `url`, else the folder that the
document stands in. A line of a `.jsonl` file is an object with a field `text`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import orjson

from normalize.corpus.document import Document
from normalize.errors import DocumentError, TanqihError

__all__ = ["Text", "outlet_of", "read_texts"]

_SUFFIXES = (".txt", ".jsonl")


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a corpus: its name, its text and what is known of it."""

    name: str
    outlet: str
    text: str
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False)


def read_texts(paths: Sequence[Path], encoding: str | None = None) -> Iterator[Text]:
    """Read all texts below `paths`, in the order of their names.

    `encoding` is that of `.txt` files which are not Unicode.

    Raises:
        TanqihError: a path does not exist or holds no text; a file cannot be read or is no
            text; a line of a JSONL file is no object with a text.
    """
    for path in paths:
        if not path.exists():
            raise TanqihError(
                "no such file or folder", file=path, hint="check the path of the corpus"
            )
        files = sorted(_below(path)) if path.is_dir() else [path]
        if not files:
            raise TanqihError(
                "no texts here", file=path, hint="a corpus holds .txt files, or .jsonl files"
            )
        for file in files:
            try:
                yield from _lines(file) if file.suffix == ".jsonl" else (_whole(file, encoding),)
            except OSError as error:
                raise TanqihError(
                    f"cannot be read: {error.strerror or error}",
                    file=file,
                    hint="check who may read it, or leave it out",
                ) from None


def outlet_of(metadata: Mapping[str, object], folder: str) -> str:
    """Who published a document.

    >>> outlet_of({"outlet": "SANA"}, "news"), outlet_of({"url": "https://www.a.org/1"}, "news")
    ('SANA', 'a.org')
    >>> outlet_of({}, "news")
    'news'
    """
    if (outlet := metadata.get("outlet")) and isinstance(outlet, str):
        return outlet
    url = metadata.get("url")
    host = urlsplit(url).hostname if isinstance(url, str) else None
    return host.removeprefix("www.") if host else folder


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(_SUFFIXES) and not name.startswith("."):
                yield Path(parent, name)


def _whole(file: Path, encoding: str | None) -> Text:
    try:
        document = Document.read(file.name, file.read_bytes(), encoding)
    except DocumentError as error:
        raise TanqihError(
            error.message, file=file, hint="or save it as UTF-8, or leave it out"
        ) from None
    return Text(file.name, file.absolute().parent.name, document.text)


def _lines(file: Path) -> Iterator[Text]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                data = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise TanqihError(
                    f"no JSON: {error}", file=file, line=number, hint="one object a line"
                ) from None
            if not isinstance(data, dict) or not isinstance(data.get("text"), str):
                raise TanqihError(
                    "no field `text`", file=file, line=number, hint='{"text": "…", "outlet": "…"}'
                )
            metadata = {key: value for key, value in data.items() if key != "text"}
            name = str(data.get("id") or f"{file.name}:{number}")
            yield Text(
                name, outlet_of(metadata, file.absolute().parent.name), data["text"], metadata
            )
