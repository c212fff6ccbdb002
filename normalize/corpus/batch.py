"""Clean many documents into a folder, on one core or several: the bytes are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from normalize.corpus.cleaner import Cleaner, Task, recipe
from normalize.corpus.document import digest
from normalize.corpus.output import DOCUMENTS, EDITS, PLACES, RUN, STATE, Entry, OutputFolder
from normalize.corpus.record import CLEANED, Json
from normalize.corpus.sources import Sources
from normalize.errors import TanqihError
from normalize.pipeline import Pipeline

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
    tasks = [
        Task(source, folder.records[source.id] if folder.holds(source.id) else None)
        for source in sources.documents
    ]
    run = Run()
    if jobs == 1:
        entries: Iterable[Entry | None] = map(cleaner.entry, tasks)
    else:
        from normalize.corpus.workers import clean_in_workers  # and all of multiprocessing

        entries = clean_in_workers(tasks, jobs, make, cleaner.recipe, encoding)
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
