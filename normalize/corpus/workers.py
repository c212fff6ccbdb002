"""Documents cleaned in several processes; what dies with one of them, and what does not.

A worker is given documents and returns what is to be written; only the parent writes.
A worker that dies (killed, out of memory, a crash in compiled code) takes nothing with
it: what was under way is tried again document by document, and the one that kills its
worker alone is set aside with that reason.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from os import _exit

from normalize.corpus.cleaner import Cleaner, Task, shards
from normalize.corpus.output import Entry
from normalize.corpus.record import set_aside_record
from normalize.pipeline import Pipeline

__all__ = ["clean_in_workers"]

_worker: Cleaner | None = None


def _start(make: Callable[[], Pipeline], recipe_digest: str, encoding: str | None) -> None:
    """Get a worker process ready; it ends when its parent does, however that ends."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Cleaner(make(), recipe_digest, encoding)


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    _exit(1)


def _work(tasks: Sequence[Task]) -> list[Entry | None]:
    assert _worker is not None
    return list(_worker.entries(tasks))


def clean_in_workers(
    tasks: Iterable[Task],
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

    left = deque(shards(tasks))
    while left:
        suspects: list[Task] = []
        with pool(jobs) as executor:
            yield from _until_broken(left, 2 * jobs, executor, suspects)
        while suspects:
            with pool(1) as executor:
                yield from _one_by_one(suspects, executor)


def _until_broken(
    shards: deque[list[Task]], most: int, executor: ProcessPoolExecutor, suspects: list[Task]
) -> Iterator[Entry | None]:
    """Work off the shards, `most` in flight; those in flight when a worker dies are suspects."""
    flying: dict[Future[list[Entry | None]], list[Task]] = {}
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


def _one_by_one(suspects: list[Task], executor: ProcessPoolExecutor) -> Iterator[Entry | None]:
    """Clean suspects alone, until one of them kills the worker and is set aside for it."""
    while suspects:
        task = suspects.pop(0)
        try:
            yield from executor.submit(_work, [task]).result()
        except BrokenProcessPool:
            reason = "its worker process died of it (out of memory, or a crash), twice"
            yield Entry(set_aside_record(task.source.id, reason))
            return
