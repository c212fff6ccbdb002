"""`tanqih suggest`: rules that nobody has written yet, from a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns, progress, say, write_json
from normalize.cli.hits import Corpus
from normalize.cli.options import ConfigHere, Disable, Encoding, Packs, encoding_name, settings_for
from normalize.errors import TanqihError
from normalize.review.numbers import counted

if TYPE_CHECKING:
    from normalize.quality.suggesting import Suggestion

__all__ = ["suggest"]

_WIDEST = 60  # code points of a cell


def suggest(
    paths: Corpus,
    clean: Annotated[
        list[Path] | None,
        typer.Option(
            "--clean",
            metavar="PATH",
            help="Edited English to compare wordings with; may be repeated.",
            show_default=False,
        ),
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(
            "--reference",
            metavar="PATH",
            help="What the texts should be, under the same names: learn what was replaced.",
            show_default=False,
        ),
    ] = None,
    original: Annotated[
        list[Path] | None,
        typer.Option(
            "--original",
            metavar="PATH",
            help="With --reference: what the texts were translated from, under the same names.",
            show_default=False,
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Rows.")] = 200,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Write draft packs there; they are not in force until they are renamed.",
            show_default=False,
        ),
    ] = None,
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    encoding: Encoding = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Read a corpus and propose rules that nobody has written yet.

    They are about spellings, places, wordings, furniture and substitutions. The texts are
    cleaned first, so that only what no rule knows is proposed.
    """
    from normalize.pipeline import Pipeline
    from normalize.quality.suggesting import suggest as mine
    from normalize.quality.suggesting.drafts import write_drafts
    from normalize.quality.suggesting.mending import mend
    from normalize.quality.suggesting.rules_alike import with_rules_alike
    from normalize.quality.texts import read_texts

    encoding_name(encoding)
    if out is not None and out.exists() and not out.is_dir():
        raise TanqihError("no folder", file=out, hint="name a folder for the drafts")
    if original and not reference:
        raise TanqihError(
            "--original shows what stands behind a substitution",
            hint="give --reference, too: what the texts should be",
        )
    pipeline = Pipeline(settings_for(Path.cwd(), config, packs=packs, disable=disable))
    texts = list(read_texts(paths, encoding))
    edited = list(read_texts(clean, encoding)) if clean else []
    references = list(read_texts(reference, encoding)) if reference else []
    originals = list(read_texts(original, encoding)) if original else []
    with progress("cleaning", len(texts)) as step:
        mended = mend(texts, pipeline, step)
    lists = pipeline.rules.lists
    known = {word for name in ("country", "nationality") for word in lists.get(name, ())}
    rows = mine(mended.texts, edited, references, known, originals, mended.edits)[:most]
    rows = with_rules_alike(rows, mended.changes)
    if as_json:
        write_json([asdict(row) for row in rows], indent=True)
    elif rows:
        _print(rows)
    if out is not None:
        for file in write_drafts(rows, out):
            say(f"draft: {file}")
    if not clean:
        say("no --clean texts: wordings were not compared")
    say(f"{counted(len(rows), 'suggestion')} from {counted(len(texts), 'text')}")


def _print(rows: Sequence[Suggestion]) -> None:
    table = [("", "what", "found", "instead", "hits", "texts", "evidence")]
    table += [
        (
            f"{number}",
            row.source,
            _cut(" | ".join(row.find)),
            _cut(_instead(row)),
            f"{row.hits:,}",
            f"{row.documents:,}",
            row.evidence,
        )
        for number, row in enumerate(rows, 1)
    ]
    for line in columns(table, right=[0, 4, 5]):
        print(line)


def _instead(row: Suggestion) -> str:
    if row.instead:
        return " | ".join(row.instead)
    return "(out)" if row.replace == "" else row.replace or "?"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
