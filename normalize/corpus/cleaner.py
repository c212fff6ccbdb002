"""One document after another: from its bytes to what is to be written of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import NamedTuple

import orjson

from normalize.corpus.document import Document, digest
from normalize.corpus.output import Entry
from normalize.corpus.record import (
    Json,
    document_record,
    edit_lines,
    place_features,
    set_aside_record,
    spelling_lines,
)
from normalize.corpus.sources import Source
from normalize.errors import DocumentError
from normalize.pipeline import Cleaning, Pipeline
from normalize.stages import CorpusSpelling
from transliteration.gazetteer.building import fingerprint

__all__ = ["Cleaner", "Task", "recipe", "shards"]

_SHARD_BYTES = 256 * 1024
_SHARD_DOCUMENTS = 64


@dataclass(frozen=True, slots=True)
class Task:
    """A document to clean; `known` is its record if its text stands in the folder as written.

    `spellings`: how the corpus spells its unknown names; None before that is known.
    """

    source: Source
    known: Json | None
    spellings: Mapping[str, CorpusSpelling] | None = None


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans one document after another; what it returns is ready to be written."""

    pipeline: Pipeline
    recipe: str
    encoding: str | None

    def entries(self, tasks: Iterable[Task]) -> Iterator[Entry | None]:
        """What is to be written of each document; None where nothing changed.

        With the spellings of the corpus: None where the document is no longer as it was known.
        The documents are under way together, so there should not be too many (see `shards`).
        """
        begun = [self._begun(task) for task in tasks]
        self.pipeline.go_on_together([each.cleaning for each in begun if isinstance(each, _Begun)])
        return (self._entry(each) if isinstance(each, _Begun) else each for each in begun)

    def _begun(self, task: Task) -> _Begun | Entry | None:
        """A document on its way, or already its end."""
        sha256 = None
        try:
            data = task.source.read_bytes()
            sha256 = digest(data)
            document = Document.read(task.source.id, data, self.encoding)
            same = task.known is not None and self._same(document, task.known)
            if same == (task.spellings is None):
                return None
            cleaning = self.pipeline.begin(document.text, document.metadata, task.spellings)
        except DocumentError as error:
            return Entry(set_aside_record(task.source.id, error.message, sha256))
        except Exception as error:  # a fault of ours must not take the other documents with it
            return Entry(set_aside_record(task.source.id, _reason(error), sha256))
        return _Begun(task, document, cleaning)

    def _entry(self, begun: _Begun) -> Entry:
        task, document = begun.task, begun.document
        try:
            result = begun.cleaning.finish()
        except Exception as error:
            return Entry(set_aside_record(document.id, _reason(error), document.sha256))
        record = document_record(document, result, self.recipe)
        if task.known is not None and task.spellings is not None:
            record["names"] = task.known["names"]  # those that the document has by itself
            record["spellings"] = spelling_lines(task.spellings)
        return Entry(
            record,
            edit_lines(document.id, result),
            place_features(document.id, result),
            result.text.encode(),
        )

    def _same(self, document: Document, known: Json) -> bool:
        return "names" in known and (document.sha256, document.encoding, self.recipe) == (
            known["sha256"],
            known["encoding"],
            known["recipe"],
        )


class _Begun(NamedTuple):
    """A document on its way."""

    task: Task
    document: Document
    cleaning: Cleaning


def shards(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Cut into shards: large enough to be looked at together, so small that none takes long."""
    shard: list[Task] = []
    size = 0
    for task in tasks:
        shard.append(task)
        size += task.source.size
        if size >= _SHARD_BYTES or len(shard) >= _SHARD_DOCUMENTS:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _reason(error: Exception) -> str:
    return f"internal error: {type(error).__name__}: {error}"


def recipe(pipeline: Pipeline) -> Json:
    """Version, settings and digest of the rules: all that shapes a result beside its source."""
    settings = asdict(pipeline.settings)
    settings["packs"] = [path.name for path in pipeline.settings.packs]  # the digest has the rest
    facts = {
        "version": version("tanqih"),
        "settings": settings,
        "rules_digest": pipeline.rules.digest,
        "gazetteer": fingerprint(),
    }
    plain: Json = orjson.loads(orjson.dumps(facts))  # as it will be read back
    return plain
