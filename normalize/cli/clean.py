"""`tanqih clean`: documents in, canonical text and a reversible record out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import progress, say, say_each, write_bytes, write_json
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
from normalize.errors import TanqihError

if TYPE_CHECKING:
    from normalize.corpus.batch import Run
    from normalize.corpus.sources import Sources
    from normalize.settings import Settings

__all__ = ["clean"]


def clean(
    paths: Paths,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="Folder of the results; without it, one document goes to standard output.",
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=1, metavar="N", help="Processes; the results do not depend on it."
        ),
    ] = 1,
    level: Level = None,
    quotes: Quotes = None,
    scheme: Scheme = None,
    packs: Packs = None,
    disable: Disable = None,
    config: Config = None,
    encoding: Encoding = None,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="With -o: the summary of the run. Else: text, edits, places and metadata.",
        ),
    ] = False,
) -> None:
    """Clean documents.

    OUT gets the texts in the same layout, edits.jsonl (every change, with rule, reason and
    offsets in both texts), places.geojson, documents.jsonl and run.json. A second run cleans
    only what changed.
    """
    from normalize.corpus.sources import find_sources

    encoding_name(encoding)
    sources = find_sources(paths)
    settings = settings_for(
        sources.root,
        config,
        level=level,
        quotes=quotes,
        scheme=scheme,
        packs=packs,
        disable=disable,
    )
    if out is None:
        _to_stdout(sources, settings, encoding, as_json=as_json)
    else:
        _to_folder(sources, out, settings, encoding, jobs, as_json=as_json)


def _to_stdout(
    sources: Sources, settings: Settings, encoding: str | None, *, as_json: bool
) -> None:
    from normalize.corpus.record import result_json
    from normalize.errors import DocumentError
    from normalize.pipeline import Pipeline

    if len(sources.documents) > 1:
        raise TanqihError(
            f"{len(sources.documents):,} documents, and no folder for the results",
            hint="say where they go: -o OUT",
        )
    source = sources.documents[0]
    try:
        document = source.read(encoding)
    except DocumentError as error:
        raise TanqihError(error.message, file=source.path) from None
    result = Pipeline(settings).clean(document.text, document.metadata)
    say_each("problem", [(document.id, f"{p.rule}: {p.message}") for p in result.problems])
    if as_json:
        write_json(result_json(document, result))
    else:
        write_bytes(result.text.encode())


def _to_folder(
    sources: Sources,
    out: Path,
    settings: Settings,
    encoding: str | None,
    jobs: int,
    *,
    as_json: bool,
) -> None:
    from normalize.corpus.batch import clean_corpus
    from normalize.pipeline import Pipeline

    try:
        with progress("cleaning", len(sources.documents)) as advance:
            run = clean_corpus(
                sources,
                out,
                partial(Pipeline, settings),
                encoding=encoding,
                jobs=jobs,
                progress=advance,
            )
    except KeyboardInterrupt:
        say("interrupted; what was finished is kept: run again to go on from there")
        raise typer.Exit(130) from None
    say_each("problem", run.problems)
    say_each("set aside", run.set_aside)
    say(f"{_summary(run)}; results in {out}")
    if as_json:
        write_json(run.summary, indent=True)
    if run.set_aside:
        raise typer.Exit(3)


def _summary(run: Run) -> str:
    parts = [f"{run.cleaned:,} cleaned"]
    if run.unchanged:
        parts.append(f"{run.unchanged:,} unchanged since the last run")
    if run.set_aside:
        parts.append(f"{len(run.set_aside):,} set aside")
    return ", ".join(parts)
