"""`tanqih score`: BLEU, chrF2 and TER against references."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns, say, say_each, write_json
from normalize.errors import DocumentError, TanqihError

if TYPE_CHECKING:
    from normalize.corpus.sources import Source
    from normalize.quality.score import Alignment, Score

__all__ = ["score"]


def score(
    hypothesis: Annotated[
        Path, typer.Argument(metavar="HYP", help="A text, or a folder of texts.")
    ],
    reference: Annotated[
        Path,
        typer.Option(
            "--reference",
            "-r",
            metavar="REF",
            help="How it should be: a text, or a folder with texts of the same names.",
        ),
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="SRC",
            help="What to compare with, such as the text before it was cleaned.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All numbers, for a program.")] = False,
) -> None:
    """Score texts against references with sacrebleu: BLEU, chrF2, TER.

    Each in its standard setting, which hardly sees quotation marks and spaces, and in a
    surface setting, which takes the text as it stands. "score" is 100 for a perfect text in
    every row; for TER, an error rate, it is 100 - TER. Paragraphs are the segments where
    texts have equally many, else lines, else the whole document.
    """
    texts = [path for path in (hypothesis, reference, baseline) if path is not None]
    documents = _documents(texts)
    from normalize.quality.score import align
    from normalize.quality.score import score as scores_of

    alignment = align(documents)
    if not alignment.segments:
        raise TanqihError("nothing to score: the texts are empty", file=reference)
    scores = scores_of(*alignment.columns)
    if as_json:
        write_json(
            {
                "documents": len(documents),
                "segments": len(alignment.segments),
                "whole_documents": alignment.whole,
                "scores": [asdict(score) for score in scores],
            },
            indent=True,
        )
    else:
        _print(scores, alignment)


def _documents(paths: list[Path]) -> list[tuple[str, ...]]:
    """Read texts that belong together by name, in the order of `paths`."""
    from normalize.corpus.sources import find_sources

    found = [
        {(s.id if path.is_dir() else ""): s for s in find_sources([path]).documents}
        for path in paths
    ]
    if len({path.is_dir() for path in paths}) > 1:
        raise TanqihError("one is a folder and one a file", hint="compare like with like")
    references = found[1]
    for path, sources in zip(paths, found, strict=True):
        if missing := sorted(references.keys() - sources.keys()):
            raise TanqihError(f"no text for the reference {missing[0]}", file=path)
    say_each(
        "left out", [(id_, "it has no reference") for id_ in sorted(found[0].keys() - references)]
    )
    return [tuple(_text(sources[id_]) for sources in found) for id_ in sorted(references)]


def _text(source: Source) -> str:
    try:
        return source.read().text
    except DocumentError as error:
        raise TanqihError(error.message, file=source.path) from None


def _print(scores: list[Score], alignment: Alignment) -> None:
    headings = ["metric", "setting", "value", "score", "95 % interval"]
    if scores[0].baseline is not None:
        headings += ["baseline", "p"]
    rows = [headings]
    for line in scores:
        numbers = [f"{line.value:.2f}", f"{line.score:.2f}", f"{line.mean:.2f} ± {line.margin:.2f}"]
        if line.baseline is not None and line.p_value is not None:
            numbers += [f"{line.baseline:.2f}", f"{line.p_value:.3f}"]
        rows.append([line.metric, line.setting, *numbers])
    for text in columns(rows, right=range(2, 7)):
        print(text)
    print()
    for line in scores:
        print(f"{line.metric} {line.setting}: {line.signature}")
    if alignment.whole:
        say(
            f"{alignment.whole} of {alignment.whole + alignment.cut} documents have another number "
            "of paragraphs than their reference and were scored as one segment each"
        )
