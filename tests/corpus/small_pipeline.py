"""A pipeline of two rules, so that these tests speak of documents and not of language."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from normalize.corpus.batch import Run, clean_corpus
from normalize.corpus.sources import find_sources
from normalize.edits import EditLog, Level, Proposal
from normalize.pipeline import Place, Result
from normalize.settings import Settings
from normalize.stages import CorpusSpelling, Problem

RULE = "toponyms/one-spelling-in-corpus"
VILLAGE = re.compile(r"village of (\w+)")
TEXTS = {
    "one.txt": b"Idlib , a town , burns.\n",
    "deep/two.txt": "\N{BYTE ORDER MARK}colour ,\r\nIdlib\r\n".encode(),
    "deep/empty.txt": b"",
    "zebra.txt": b"nothing to do\n",
}


class SmallPipeline:
    """Takes spaces away before commas, names Idlib a place, and obeys four odd words.

    What stands behind "village of" is a name that no gazetteer knows, near Idlib.
    """

    def __init__(self, digest: str = "rules 1") -> None:
        self.settings = Settings()
        self.rules = SimpleNamespace(digest=digest)
        self.cleaned = 0

    def begin(
        self,
        text: str,
        metadata: Mapping[str, object],
        spellings: Mapping[str, CorpusSpelling] | None,
    ) -> SimpleNamespace:
        if "EARLY" in text:
            raise ZeroDivisionError("as asked")
        return SimpleNamespace(finish=partial(self._clean, text, metadata, spellings))

    def go_on_together(self, begun: object) -> None:
        pass

    def _clean(
        self,
        text: str,
        metadata: Mapping[str, object],
        spellings: Mapping[str, CorpusSpelling] | None,
    ) -> Result:
        self.cleaned += 1
        if spellings and "TWICE" in text:
            raise ZeroDivisionError("as asked")
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "FAIL" in text:
            raise ZeroDivisionError("as asked")
        log = EditLog(text)
        log.apply(
            [
                Proposal(m.start(), m.end(), "", "spacing/before-comma", "no space before a comma")
                for m in re.finditer(r" +(?=,)", text)
            ]
        )
        log.apply(
            [
                Proposal(*m.span(1), spellings[m[1]].after, RULE, spellings[m[1]].reason)
                for m in VILLAGE.finditer(log.text)
                if spellings and m[1] in spellings and spellings[m[1]].level is Level.LIKELY
            ]
        )
        log.suggest(
            Proposal(m.start(), m.end(), "color", "words/color", "American", Level.POSSIBLE)
            for m in re.finditer("colour", log.text)
        )
        places = tuple(
            Place("idlib", "Idlib", "إدلب", 35.93, 36.63, 0.9, "Idlib", *span, m.start(), m.end())
            for m in re.finditer("Idlib", log.text)
            for span in [log.source_span(m.start(), m.end())]
        )
        problems = (Problem("words/slow", "stopped"),) if "slow" in text else ()
        names = dict.fromkeys(VILLAGE.findall(log.text), (35.93, 36.63))
        return Result(log.text, dict(metadata), places, problems, log, names)


def make() -> SmallPipeline:
    return SmallPipeline()


def run(corpus: Path, out: Path, factory: Callable[[], Any] = make, **options: Any) -> Run:
    """Clean a folder with the small pipeline."""
    return clean_corpus(find_sources([corpus]), out, factory, **options)


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of all files in a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
