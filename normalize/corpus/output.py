"""The folder of results, so written that a kill at any moment loses nothing.

Beside the texts it holds `edits.jsonl`, `places.geojson`, `documents.jsonl` and
`run.json`. While a run is under way, what is finished goes line by line into a journal
(in `.tanqih/`), each line before the text that it speaks of; at the end old files and
journal are merged, sorted by document, and put in place, `documents.jsonl` last. The
next run takes a journal that was left behind for what it is: finished work.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from normalize.corpus.document import digest
from normalize.corpus.files import (
    FEATURES_HEAD,
    FEATURES_TAIL,
    by_document,
    json_features,
    json_line,
    json_lines,
    write_beside,
    writing,
)
from normalize.corpus.record import CLEANED, SET_ASIDE, Json, set_aside_record
from normalize.errors import OutputError

__all__ = ["DOCUMENTS", "EDITS", "PLACES", "RUN", "STATE", "Entry", "OutputFolder"]

EDITS = "edits.jsonl"
PLACES = "places.geojson"
DOCUMENTS = "documents.jsonl"
RUN = "run.json"
STATE = ".tanqih"  # only while a run is under way

_NO_COUNTS = {"edits": 0, "suggestions": 0, "places": 0, "problems": 0}


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is to be written of one document; `text` is None where it was set aside."""

    record: Json
    edits: list[Json] = field(default_factory=list)
    places: list[Json] = field(default_factory=list)
    text: bytes | None = None


class OutputFolder:
    """Results of earlier runs and of this one.

    `records` has what `documents.jsonl` and the journal say of each document, by id.
    Documents of earlier runs stay, also when a later run is given other documents.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records: dict[str, Json] = {}
        self._written: defaultdict[str, set[str]] = defaultdict(set)  # digests of texts, by id
        self._noted: dict[str, int] = {}  # where in the journal the last line of a document starts
        self._state = folder / STATE
        self._complete = all((folder / name).exists() for name in (EDITS, PLACES, DOCUMENTS))
        if self._complete:
            for record in json_lines(folder / DOCUMENTS):
                self._know(record)
        self._recover()

    def holds(self, id_: str) -> bool:
        """Whether the text of a document stands in the folder as the last run wrote it."""
        record = self.records.get(id_)
        return record is not None and self._found(id_) == record.get("result_sha256", "")

    def add(self, entry: Entry) -> Json:
        """Write what came of a document; return its record.

        A text that stands there and that no run wrote is never overwritten: the document is
        set aside instead.

        Raises:
            OutputError: the disk is full, or the folder cannot be written.
        """
        id_ = entry.record["id"]
        target = self.folder / id_
        found = self._found(id_)
        ours = {*self._written[id_], entry.record.get("result_sha256")}
        if entry.text is not None and found is not None and found not in ours:
            reason = "its result was changed since, or is not one of ours: move that file away"
            entry = Entry(set_aside_record(id_, reason, entry.record["sha256"]))
        if self.records.get(id_) != entry.record:
            self._note(entry)
        with writing(target):
            if entry.text is None:
                if found is not None and found in ours:
                    target.unlink()
            elif found != entry.record["result_sha256"]:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._state.mkdir(exist_ok=True)
                write_beside(target, entry.text, self._state / "text")
        return entry.record

    def entries(self) -> Iterator[Entry]:
        """All documents in the order of their ids, with their edits and places, without texts.

        Raises:
            OutputError: the files do not fit each other, as when one was edited.
        """
        old = self._complete
        old_edits = by_document(
            json_lines(self.folder / EDITS) if old else (), lambda line: line["document"]
        )
        old_places = by_document(
            json_features(self.folder / PLACES) if old else (),
            lambda feature: feature["properties"]["document"],
        )
        for id_, record in sorted(self.records.items()):
            edits, places = old_edits(id_), old_places(id_)
            if id_ in self._noted:
                line = self._read_journal(self._noted[id_])
                edits, places = line["edits"], line["places"]
            counts = record.get("counts", _NO_COUNTS)
            if (len(edits), len(places)) != (
                counts["edits"] + counts["suggestions"],
                counts["places"],
            ):
                raise OutputError(
                    f"{EDITS} or {PLACES} does not fit {DOCUMENTS} at document {id_}",
                    file=self.folder,
                    hint=f"was one of them edited? Remove {DOCUMENTS} and clean again",
                )
            yield Entry(record, edits, places)

    def finish(self, run: Json) -> Json:
        """Merge the journal into the files and put them in place; return `run` with counts.

        Nothing is rewritten where nothing changed.

        Raises:
            OutputError: the disk is full, or the folder cannot be written.
        """
        known = self._last_run()
        if self._noted or not self._complete or any(known.get(key) != run[key] for key in run):
            known = {**run, "counts": self._merge()}
            pretty = orjson.dumps(known, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            with writing(self.folder):
                for name in (EDITS, PLACES):
                    (self._state / name).replace(self.folder / name)
                write_beside(self.folder / RUN, pretty, self._state / RUN)
                (self._state / DOCUMENTS).replace(self.folder / DOCUMENTS)
        with writing(self._state):
            if self._state.exists():
                for left in self._state.iterdir():
                    left.unlink()
                self._state.rmdir()
        return known

    def _merge(self) -> Json:
        """Write the three files into the state folder; return what they count."""
        totals: Counter[str] = Counter()
        rules: Counter[str] = Counter()
        with writing(self.folder), ExitStack() as stack:
            self._state.mkdir(parents=True, exist_ok=True)
            edits, places, documents = (
                stack.enter_context((self._state / name).open("wb"))
                for name in (EDITS, PLACES, DOCUMENTS)
            )
            places.write(FEATURES_HEAD)
            separator = b"\n"
            for entry in self.entries():
                totals[entry.record["status"]] += 1
                totals.update(entry.record.get("counts", _NO_COUNTS))
                rules.update(line["rule"] for line in entry.edits if line["applied"])
                documents.write(json_line(entry.record))
                edits.writelines(json_line(line) for line in entry.edits)
                for feature in entry.places:
                    places.write(separator + orjson.dumps(feature))
                    separator = b",\n"
            places.write(FEATURES_TAIL)
            for file in (edits, places, documents):
                file.flush()
                os.fsync(file.fileno())
        return {
            "cleaned": totals[CLEANED],
            "set_aside": totals[SET_ASIDE],
            **{name: totals[name] for name in _NO_COUNTS},
            "rules": dict(sorted(rules.items())),
        }

    def _last_run(self) -> Json:
        try:
            run: Json = orjson.loads((self.folder / RUN).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return run

    def _found(self, id_: str) -> str | None:
        """Digest of the text that stands in the folder for a document; None where there is none."""
        target = self.folder / id_
        try:
            return digest(target.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise OutputError(f"cannot be read: {error.strerror}", file=target) from None

    def _know(self, record: Json) -> None:
        self.records[record["id"]] = record
        if record["status"] == CLEANED:
            self._written[record["id"]].add(record["result_sha256"])

    def _note(self, entry: Entry) -> None:
        """Append a document to the journal."""
        line = json_line({"record": entry.record, "edits": entry.edits, "places": entry.places})
        with writing(self._state):
            self._state.mkdir(parents=True, exist_ok=True)
            with (self._state / "journal").open("ab") as journal:
                position = journal.tell()
                journal.write(line)
        self._noted[entry.record["id"]] = position
        self._know(entry.record)

    def _recover(self) -> None:
        """Take over the journal of a run that did not end; a torn last line is cut off."""
        journal = self._state / "journal"
        if not journal.exists():
            return
        whole = 0
        with journal.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                record = orjson.loads(line)["record"]
                self._know(record)
                self._noted[record["id"]] = whole
                whole += len(line)
        with writing(journal):
            os.truncate(journal, whole)

    def _read_journal(self, position: int) -> Json:
        with (self._state / "journal").open("rb") as journal:
            journal.seek(position)
            line: Json = orjson.loads(journal.readline())
        return line
