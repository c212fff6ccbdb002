"""Hits of rules as a reader sees them: keyword in context, and counts by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns

if TYPE_CHECKING:
    from normalize.quality.concordance import Hit

__all__ = ["Corpus", "Most", "print_counts", "print_hits"]

Corpus = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Texts: folders with .txt and .jsonl files (field `text`), or files.",
        show_default=False,
    ),
]
Most = Annotated[
    int, typer.Option("--most", min=1, metavar="N", help="Hits to print; --json has them all.")
]


def print_hits(hits: Sequence[Hit], most: int) -> None:
    """One hit a line: document, words before, what is found and made of it, words after."""
    rows = [
        (
            hit.document,
            hit.left.rjust(36),
            _change(hit) + (" (refused: it changes a fact)" if hit.refused else ""),
            hit.right,
        )
        for hit in hits[:most]
    ]
    if rows:
        for line in columns(rows):
            print(line)
    if len(hits) > most:
        print(f"and {len(hits) - most:,} more")
    if not hits:
        print("no hits")


def print_counts(hits: Sequence[Hit]) -> None:
    """How many hits each outlet has, and what they find."""
    for title, counts in (
        ("outlet", Counter(hit.outlet for hit in hits)),
        ("change", Counter(map(_change, hits))),
    ):
        rows = [(title, "hits"), *((name, f"{count:,}") for name, count in counts.most_common(20))]
        print()
        for line in columns(rows, right=[1]):
            print(line)


def _change(hit: Hit) -> str:
    before = hit.before.replace("\n", " ")
    return f"[{before}]" if hit.after == hit.before else f"[{before} -> {hit.after}]"
