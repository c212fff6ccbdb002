"""Clean many documents, on one core or several, with the same bytes as the outcome.

A worker is given documents and returns what is to be written; only the parent writes.
A worker that dies (killed, out of memory, a crash in compiled code) takes nothing with
it: what it held is tried again document by document, and the one that kills its worker
alone is set aside with that reason.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from multiprocessing import get_context, parent_process
from os import _exit
from pathlib import Path

import orjson

from normalize.corpus.document import Document, digest
from normalize.corpus.output import DOCUMENTS, EDITS, PLACES, RUN, STATE, Entry, OutputFolder
from normalize.corpus.record import (
    CLEANED,
    Json,
    document_record,
    edit_lines,
    place_features,
    set_aside_record,
)
from normalize.corpus.sources import Source, Sources
from normalize.errors import DocumentError, TanqihError
from normalize.pipeline import Pipeline

__all__ = ["Run", "clean_corpus", "recipe"]

_SHARD_BYTES = 256 * 1024
_SHARD_DOCUMENTS = 64


@dataclass(slots=True)
class Run:
    """What a run did: how many documents it cleaned, found unchanged, set aside and why.

    `summary` is what `run.json` says of the whole folder.
    """

    cleaned: int = 0
    unchanged: int = 0
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    summary: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to clean; `known` is its record if its text stands in the folder as written."""

    source: Source
    known: Json | None


@dataclass(frozen=True, slots=True)
class _Cleaner:
    """Cleans one document after another; what it returns is ready to be written."""

    pipeline: Pipeline
    recipe: str
    encoding: str | None

    def entry(self, task: _Task) -> Entry | None:
        """What is to be written of a document; None where nothing changed."""
        sha256 = None
        try:
            data = task.source.read_bytes()
            sha256 = digest(data)
            document = Document.read(task.source.id, data, self.encoding)
            if task.known is not None and self._same(document, task.known):
                return None
            result = self.pipeline.clean(document.text, document.metadata)
        except DocumentError as error:
            return Entry(set_aside_record(task.source.id, error.message, sha256))
        except Exception as error:  # a fault of ours must not take the other documents with it
            reason = f"internal error: {type(error).__name__}: {error}"
            return Entry(set_aside_record(task.source.id, reason, sha256))
        return Entry(
            document_record(document, result, self.recipe),
            edit_lines(document.id, result),
            place_features(document.id, result),
            result.text.encode(),
        )

    def _same(self, document: Document, known: Json) -> bool:
        return (document.sha256, document.encoding, self.recipe) == (
            known["sha256"],
            known["encoding"],
            known["recipe"],
        )


def recipe(pipeline: Pipeline) -> Json:
    """Version, settings and digest of the rules: all that shapes a result beside its source."""
    settings = asdict(pipeline.settings)
    settings["packs"] = [path.name for path in pipeline.settings.packs]  # the digest has the rest
    facts = {
        "version": version("tanqih"),
        "settings": settings,
        "rules_digest": pipeline.rules.digest,
    }
    plain: Json = orjson.loads(orjson.dumps(facts))  # as it will be read back
    return plain


def clean_corpus(
    sources: Sources,
    out: Path,
    make: Callable[[], Pipeline],
    *,
    encoding: str | None = None,
    jobs: int = 1,
    progress: Callable[[], None] = lambda: None,
) -> Run:
    """Clean documents into the folder `out`; only what changed since the last run is cleaned.

    `make` builds the pipeline, once in each worker process. `encoding` is that of documents
    which are not Unicode. `progress` is called after each document.

    Raises:
        TanqihError: `out` and an input overlap, or a document is called like a result file.
        OutputError: the disk is full, or `out` cannot be written.
    """
    _check_apart(sources, out)
    pipeline = make()
    facts = recipe(pipeline)
    cleaner = _Cleaner(pipeline, digest(orjson.dumps(facts)), encoding)
    folder = OutputFolder(out)
    tasks = [
        _Task(source, folder.records[source.id] if folder.holds(source.id) else None)
        for source in sources.documents
    ]
    run = Run()
    if jobs == 1:
        entries: Iterable[Entry | None] = map(cleaner.entry, tasks)
    else:
        entries = _in_workers(tasks, jobs, make, cleaner.recipe, encoding)
    for entry in entries:
        if entry is None:
            run.unchanged += 1
        else:
            _count(folder.add(entry), run)
        progress()
    run.set_aside.sort()
    run.problems.sort()
    run.summary = folder.finish(facts)
    return run


def _count(record: Json, run: Run) -> None:
    if record["status"] == CLEANED:
        run.cleaned += 1
        run.problems += ((record["id"], _problem(problem)) for problem in record["problems"])
    else:
        run.set_aside.append((record["id"], record["reason"]))


def _problem(problem: Json) -> str:
    return f"{problem['rule']}: {problem['message']}"


def _check_apart(sources: Sources, out: Path) -> None:
    """Refuse a run that would write among its own inputs, or over its own results."""
    target = out.resolve()
    if out.exists() and not out.is_dir():
        raise TanqihError("is a file; -o wants a folder", file=out)
    for path in sources.named:
        named = path.resolve()
        if target.is_relative_to(named) or named.is_relative_to(target):
            raise TanqihError(
                f"the results would lie among the inputs ({path})",
                file=out,
                hint="choose a folder outside of what is cleaned; inputs are never modified",
            )
    for source in sources.documents:
        if source.id.split("/")[0] in (EDITS, PLACES, DOCUMENTS, RUN, STATE):
            raise TanqihError("is called like a result file; rename it", file=source.path)


# -- workers ---------------------------------------------------------------------------------

_worker: _Cleaner | None = None


def _start(make: Callable[[], Pipeline], recipe_digest: str, encoding: str | None) -> None:
    """Get a worker process ready; it ends when its parent does, however that ends."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = _Cleaner(make(), recipe_digest, encoding)


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    _exit(1)


def _work(tasks: Sequence[_Task]) -> list[Entry | None]:
    assert _worker is not None
    return [_worker.entry(task) for task in tasks]


def _in_workers(
    tasks: Iterable[_Task],
    jobs: int,
    make: Callable[[], Pipeline],
    recipe_digest: str,
    encoding: str | None,
) -> Iterator[Entry | None]:
    """Clean in `jobs` processes; entries come in any order."""

    def pool(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, get_context("spawn"), _start, (make, recipe_digest, encoding)
        )

    shards = deque(_shards(tasks))
    while shards:
        suspects: list[_Task] = []
        with pool(jobs) as executor:
            yield from _until_broken(shards, 2 * jobs, executor, suspects)
        while suspects:
            with pool(1) as executor:
                yield from _one_by_one(suspects, executor)


def _until_broken(
    shards: deque[list[_Task]], most: int, executor: ProcessPoolExecutor, suspects: list[_Task]
) -> Iterator[Entry | None]:
    """Work off the shards, `most` in flight; those in flight when a worker dies are suspects."""
    flying: dict[Future[list[Entry | None]], list[_Task]] = {}
    broken = False
    while flying or (shards and not broken):
        while shards and not broken and len(flying) < most:
            try:
                flying[executor.submit(_work, shards[0])] = shards[0]
                shards.popleft()
            except BrokenProcessPool:
                broken = True
        for future in wait(flying, return_when=FIRST_COMPLETED).done:
            shard = flying.pop(future)
            try:
                yield from future.result()
            except BrokenProcessPool:
                broken = True
                suspects += shard


def _one_by_one(suspects: list[_Task], executor: ProcessPoolExecutor) -> Iterator[Entry | None]:
    """Clean suspects alone, until one of them kills the worker and is set aside for it."""
    while suspects:
        task = suspects.pop(0)
        try:
            yield from executor.submit(_work, [task]).result()
        except BrokenProcessPool:
            reason = "its worker process died of it (out of memory, or a crash), twice"
            yield Entry(set_aside_record(task.source.id, reason))
            return


def _shards(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    """Cut into shards, so small that no worker waits long at the end."""
    shard: list[_Task] = []
    size = 0
    for task in tasks:
        shard.append(task)
        size += task.source.size
        if size >= _SHARD_BYTES or len(shard) >= _SHARD_DOCUMENTS:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard
