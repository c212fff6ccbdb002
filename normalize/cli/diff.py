"""`tanqih diff`: what would change, word by word, by which rule and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns, output, progress, say, say_each, write_bytes, write_json
from normalize.cli.options import (
    Config,
    Disable,
    Encoding,
    Level,
    Packs,
    Paths,
    Quotes,
    Scheme,
    encoding_name,
    settings_for,
)
from normalize.cli.page_file import check_page, write_page
from normalize.errors import DocumentError, TanqihError
from normalize.review.numbers import counted

if TYPE_CHECKING:
    from normalize.corpus.document import Document
    from normalize.corpus.sources import Sources
    from normalize.pipeline import Pipeline, Result

__all__ = ["diff"]


def diff(
    paths: Paths,
    stat: Annotated[bool, typer.Option("--stat", help="Counts by rule only.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 if anything would change; say which documents.")
    ] = False,
    patch: Annotated[
        bool, typer.Option("--patch", help="A unified diff, for `patch -p1` or `git apply`.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="One self-contained page that opens offline.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="A line of JSON a document; with --stat, the counts.")
    ] = False,
    level: Level = None,
    quotes: Quotes = None,
    scheme: Scheme = None,
    packs: Packs = None,
    disable: Disable = None,
    config: Config = None,
    encoding: Encoding = None,
) -> None:
    """Show what `clean` would change; no document is written.

    Each change stands with the words around it, its line and column in the source, its rule,
    how sure it is and why.
    """
    if sum((stat or as_json, patch, html is not None)) > 1:
        raise TanqihError("choose one of --stat, --patch, --html and --json")
    from normalize.corpus.sources import find_sources
    from normalize.pipeline import Pipeline

    encoding_name(encoding)
    sources = find_sources(paths)
    if html is not None:
        check_page(html, [source.path for source in sources.documents])
    settings = settings_for(
        sources.root,
        config,
        level=level,
        quotes=quotes,
        scheme=scheme,
        packs=packs,
        disable=disable,
    )
    found = _Findings()
    results = found.collect(sources, Pipeline(settings), encoding)
    if stat or html is not None:  # the others print as they go: a bar would stand in between
        results = _with_bar(results, len(sources.documents))
    if html is not None:
        _write_page(results, html)
    for document, result in results:
        if patch:
            _write_patch(document, result, found)
        elif as_json and not stat:
            _write_line(document, result)
        elif check and not stat:
            if result.text != document.text:
                print(document.id)
        elif not stat:
            _print_words(document, result)
    if stat:
        found.print_counts(as_json=as_json)
    say_each("set aside", found.set_aside)
    say(found.summary)
    if found.set_aside:
        raise typer.Exit(3)
    if check and found.changed:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Findings:
    """What was seen on the way through the documents."""

    documents: int = 0
    changed: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    suggestions: Counter[str] = field(default_factory=Counter)
    set_aside: list[tuple[str, str]] = field(default_factory=list)

    def collect(
        self, sources: Sources, pipeline: Pipeline, encoding: str | None
    ) -> Iterator[tuple[Document, Result]]:
        """Clean one document after another, in memory."""
        for source in sources.documents:
            try:
                document = source.read(encoding)
            except DocumentError as error:
                self.set_aside.append((source.id, error.message))
                continue
            result = pipeline.clean(document.text, document.metadata)
            self.documents += 1
            self.changed += result.text != document.text
            self.edits.update(edit.rule for edit in result.edits)
            self.suggestions.update(edit.rule for edit in result.suggestions)
            yield document, result

    @property
    def summary(self) -> str:
        """One line: how much would change."""
        return (
            f"{self.changed:,} of {counted(self.documents, 'document')} would change, by "
            f"{counted(self.edits.total(), 'edit')}; "
            f"{counted(self.suggestions.total(), 'suggestion')}"
        )

    def print_counts(self, *, as_json: bool) -> None:
        """Print how often each rule changes or suggests something, the busiest first."""
        names = self.edits | self.suggestions
        if as_json:
            counts = {
                name: {"edits": self.edits[name], "suggestions": self.suggestions[name]}
                for name in sorted(names)
            }
            write_json(
                {"documents": self.documents, "changed": self.changed, "rules": counts},
                indent=True,
            )
            return
        busiest = sorted(names, key=lambda name: (-self.edits[name], name))
        rows = [(n, f"{self.edits[n]:,}", f"{self.suggestions[n]:,}") for n in busiest]
        for line in columns([("rule", "edits", "suggestions"), *rows], right=(1, 2)):
            print(line)


def _with_bar(
    results: Iterator[tuple[Document, Result]], total: int
) -> Iterator[tuple[Document, Result]]:
    with progress("reading", total) as advance:
        for result in results:
            yield result
            advance()


def _print_words(document: Document, result: Result) -> None:
    from rich.text import Text

    from normalize.review.blocks import blocks
    from normalize.review.terminal import changed_words

    if not result.edits and not result.suggestions:
        return
    console = output()
    console.print(Text(document.id, "bold underline"))
    found = blocks(document.text, result.text, result.edits, result.suggestions)
    for line in changed_words(result.text, found):
        console.print(line)


def _write_line(document: Document, result: Result) -> None:
    from normalize.corpus.record import result_json

    write_json(result_json(document, result))


def _write_patch(document: Document, result: Result, found: _Findings) -> None:
    from normalize.review.patch import unified_diff

    if document.encoding != "utf-8":
        why = f"a patch cannot say how a file in {document.encoding} changes"
        found.set_aside.append((document.id, why))
        return
    patch = unified_diff(
        document.id,
        document.text,
        result.text,
        result.edits,
        newline=document.newline,
        mark="\N{BYTE ORDER MARK}" if document.bom else "",
    )
    write_bytes(patch.encode())


def _write_page(results: Iterator[tuple[Document, Result]], file: Path) -> None:
    from normalize.review.blocks import blocks
    from normalize.review.page import Shown, page

    shown = [
        Shown(
            document.id,
            tuple(blocks(document.text, result.text, result.edits, result.suggestions)),
            result.metadata,
        )
        for document, result in results
    ]
    write_page(file, "".join(page(shown)))
