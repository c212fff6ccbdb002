"""Clean many documents into a folder, on one core or several: the bytes are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import orjson

from normalize.corpus.cleaner import Cleaner, Task, recipe, shards
from normalize.corpus.document import digest
from normalize.corpus.names import corpus_spellings, in_gazetteer
from normalize.corpus.output import DOCUMENTS, EDITS, PLACES, RUN, STATE, Entry, OutputFolder
from normalize.corpus.record import CLEANED, Json, names_of, spelling_lines
from normalize.corpus.sources import Sources
from normalize.edits import Level
from normalize.errors import TanqihError
from normalize.pipeline import Pipeline
from normalize.stages.toponyms.one_spelling import IN_CORPUS

__all__ = ["Run", "clean_corpus"]


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

    Each document is cleaned by itself; those with names that the others spell otherwise are then
    cleaned once more, with the spellings of the corpus (see `names`).
    `make` builds the pipeline, once in each worker process. `encoding` is that of documents
    which are not Unicode. `progress` is called after each document.

    Raises:
        TanqihError: `out` and an input overlap, or a document is called like a result file.
        OutputError: the disk is full, or `out` cannot be written.
    """
    _check_apart(sources, out)
    pipeline = make()
    facts = recipe(pipeline)
    cleaner = Cleaner(pipeline, digest(orjson.dumps(facts)), encoding)
    folder = OutputFolder(out)
    run = Run()

    def entries(tasks: Sequence[Task]) -> Iterable[Entry | None]:
        if jobs == 1 or not tasks:
            return chain.from_iterable(map(cleaner.entries, shards(tasks)))
        from normalize.corpus.workers import clean_in_workers  # and all of multiprocessing

        return clean_in_workers(tasks, jobs, make, cleaner.recipe, encoding)

    by_itself = [
        Task(source, folder.records[source.id] if folder.holds(source.id) else None)
        for source in sources.documents
    ]
    written = set()
    for entry in entries(by_itself):
        if entry is not None:
            written.add(folder.add(entry)["id"])
        progress()
    for entry in entries(_spelled_otherwise(sources, folder, pipeline.settings.level)):
        if entry is not None and entry.text is not None:
            written.add(folder.add(entry)["id"])
        elif entry is not None:  # by itself it was cleaned, which stands
            problem = f"{IN_CORPUS}: {entry.record['reason']}"
            run.problems.append((entry.record["id"], problem))
    for id_ in sorted(written):
        _count(folder.records[id_], run)
    run.unchanged = len(sources.documents) - len(written)
    run.problems.sort()
    run.summary = folder.finish(facts)
    return run


def _spelled_otherwise(sources: Sources, folder: OutputFolder, level: Level) -> list[Task]:
    """Documents with names that the corpus spells otherwise than when they were cleaned."""
    records = [folder.records.get(source.id, {}) for source in sources.documents]
    names = {r["id"]: names_of(r) for r in records if r.get("status") == CLEANED}
    spellings = corpus_spellings(names, level, in_gazetteer)
    tasks = []
    for source, record in zip(sources.documents, records, strict=True):
        if source.id in names:
            wanted = spellings.get(source.id, {})
            if spelling_lines(wanted) != record["spellings"]:
                tasks.append(Task(source, record, wanted))
    return tasks


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
