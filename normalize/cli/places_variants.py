"""`tanqih places variants`: how a name is likely to be spelled, and how it is known to be."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normalize.cli.console import columns, write_json
from normalize.cli.gazetteer import faults_told, named_place
from normalize.errors import TanqihError

if TYPE_CHECKING:
    from transliteration.gazetteer import Name, Place

__all__ = ["variants"]


def variants(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name in any spelling, Arabic text, or an id.")
    ],
    route: Annotated[
        str,
        typer.Option(
            "--route",
            metavar="ROUTE",
            help="Only what comes by way of english, french, german, kurdish, russian or turkish.",
        ),
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, max=500, metavar="N", help="How many at most.")
    ] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """List likely spellings of a name, by probability and route.

    A star marks what the gazetteer or a pack has; its sources stand behind. Arabic text may be
    that of no known place; vowels that it does not show are guessed.
    """
    try:
        with faults_told():
            report = _report(name, route, limit)
    except ValueError as error:
        raise TanqihError(str(error)) from None
    if as_json:
        write_json(report, indent=True)
        return
    if place := report["place"]:
        print(
            place["name"], place["arabic"], place["kind"], place["country"], place["id"], sep="  "
        )
    rows = [
        (
            f"{variant['probability']:.4f}",
            "*" if variant["sources"] else "",
            variant["spelling"],
            variant["route"],
            ", ".join(variant["sources"]),
        )
        for variant in report["variants"]
    ]
    for line in columns([("probability", "", "spelling", "route", "known from"), *rows]):
        print(line)


def _report(name: str, route: str, limit: int) -> dict[str, Any]:
    from transliteration.arabic import is_arabic
    from transliteration.skeleton import fold
    from transliteration.variants import variants as likely

    place, arabic, names = _named(name)
    if place is None and not is_arabic(name):
        raise TanqihError(
            f"no place is called {name!r}, or nearly so", hint="Arabic text needs no known place"
        )
    latin = [each for each in names if each.script == "Latn"]
    sources: dict[str, dict[str, None]] = {}
    for each in latin:
        sources.setdefault(fold(each.form), {})[each.source] = None
    found = likely(arabic, [each.form for each in latin], route=route or None, limit=limit)
    return {
        "place": asdict(place) if place else None,
        "names": [asdict(each) for each in names],
        "variants": [
            {**asdict(variant), "sources": list(sources.get(fold(variant.spelling), ()))}
            for variant in found
        ],
    }


def _named(name: str) -> tuple[Place | None, str, list[Name]]:
    """The place that a name is most likely of, what is to be spelled, and all its names."""
    from normalize.pipeline import Pipeline
    from normalize.rules import Kind
    from transliteration.gazetteer import Gazetteer

    gazetteer = Gazetteer.default()
    place = named_place(gazetteer, name)
    if place is None:
        return None, name, []
    rule = next((r for r in Pipeline.default().rules.of(Kind.PLACES) if r.name == place.id), None)
    vocalized = str(rule.extra.get("vocalized", "")) if rule else ""
    return place, vocalized or place.arabic or place.name, gazetteer.names(place.id)
