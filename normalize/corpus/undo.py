"""The way back: from a folder of results to the bytes of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normalize.corpus.document import digest, encode
from normalize.corpus.files import write_beside, writing
from normalize.corpus.output import DOCUMENTS, STATE, OutputFolder
from normalize.corpus.record import CLEANED, Json, edit_from_line
from normalize.edits import Edit, undo
from normalize.errors import DocumentError, TanqihError

__all__ = ["Undone", "source_bytes", "undo_folder"]


@dataclass(slots=True)
class Undone:
    """How many sources were given back, and which were not, with the reason of each."""

    given_back: int = 0
    faults: list[DocumentError] = field(default_factory=list)


def undo_folder(folder: Path, to: Path) -> Undone:
    """Give all sources of a folder of results back, byte for byte, into the folder `to`.

    A file that stands there already is left alone: right where it has the same bytes, a
    fault where it has others. Documents that were set aside never came in and do not go out.

    Raises:
        TanqihError: `folder` is no folder of results.
        OutputError: the files of `folder` do not fit each other, or `to` cannot be written.
    """
    if not (folder / DOCUMENTS).exists() and not (folder / STATE).exists():
        raise TanqihError(
            f"no results to undo: there is no {DOCUMENTS}",
            file=folder,
            hint="name the folder that `tanqih clean -o` wrote",
        )
    undone = Undone()
    for entry in OutputFolder(folder).entries():
        if entry.record["status"] != CLEANED:
            continue
        try:
            edits = [edit_from_line(line) for line in entry.edits if line["applied"]]
            data = source_bytes(folder / entry.record["id"], entry.record, edits)
            _write(to / entry.record["id"], data)
            undone.given_back += 1
        except DocumentError as fault:
            undone.faults.append(fault)
    return undone


def source_bytes(file: Path, record: Json, edits: Sequence[Edit]) -> bytes:
    """Rebuild the bytes of a source from the text in `file`, its record and its edits.

    Raises:
        DocumentError: the text was changed since; says where, as far as the edits tell.
    """
    try:
        result = file.read_bytes()
        text = result.decode()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", file=file) from None
    except UnicodeDecodeError as error:
        raise DocumentError(f"changed since it was cleaned: {error}", file=file) from None
    if digest(result) != record["result_sha256"]:
        raise _changed(file, text, edits)
    try:
        source = undo(text, edits)
        data = encode(source, record["encoding"], bom=record["bom"], newline=record["newline"])
    except ValueError as error:
        raise DocumentError(f"its edits do not fit it: {error}", file=file) from None
    if digest(data) != record["sha256"]:
        raise DocumentError(
            "its edits do not give its source back: edits.jsonl was changed", file=file
        )
    return data


def _changed(file: Path, text: str, edits: Sequence[Edit]) -> DocumentError:
    """Say where a text was changed by hand: before the first edit that does not fit it."""
    hint = "put the text back as it was cleaned, or clean its source again"
    for edit in _misfits(text, edits):
        before = text[: edit.start]
        return DocumentError(
            f"changed since it was cleaned, here or before: {edit.rule} had left {edit.after!r}",
            file=file,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            hint=hint,
        )
    return DocumentError(
        "changed since it was cleaned, in words that no edit touched", file=file, hint=hint
    )


def _misfits(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    return (edit for edit in edits if text[edit.start : edit.end] != edit.after)


def _write(target: Path, data: bytes) -> None:
    with writing(target):
        if target.exists():
            if target.read_bytes() == data:
                return
            raise DocumentError(
                "stands there already with other content; it is not overwritten", file=target
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        write_beside(target, data)
