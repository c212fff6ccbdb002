"""`tanqih places`: the gazetteer and the linker at hand."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns, say, say_each, steps, write_json
from normalize.cli.gazetteer import called, faults_told, likely
from normalize.cli.page_file import check_page, write_page
from normalize.cli.places_explain import explain
from normalize.cli.places_variants import variants
from normalize.errors import TanqihError
from normalize.review.numbers import counted

if TYPE_CHECKING:
    from transliteration.gazetteer import Place

__all__ = ["app"]

app = typer.Typer(
    help="Look up, explain, import and map places.", no_args_is_help=True, rich_markup_mode=None
)

AsJson = Annotated[bool, typer.Option("--json", help="For a program.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, or an id.")]
Country = Annotated[
    str, typer.Option("--country", metavar="CODE", help="ISO 3166 code, such as SY.")
]


@app.command()
def lookup(name: Name, as_json: AsJson = False) -> None:
    """Find places that have this name, or else the likeliest ones."""
    from transliteration.gazetteer import Gazetteer

    with faults_told():
        gazetteer = Gazetteer.default()
        found = [(place, 1.0) for place in called(gazetteer, name)] or likely(gazetteer, name)
    if not found:
        raise TanqihError(f"no place is called {name!r}, or nearly so")
    if as_json:
        write_json([{**asdict(place), "probability": p} for place, p in found], indent=True)
        return
    for line in columns([(*_row(place), "" if p == 1 else f"{p:.2f}") for place, p in found]):
        print(line)


app.command()(explain)
app.command()(variants)


@app.command(name="list")
def list_(country: Country = "", as_json: AsJson = False) -> None:
    """List the places of the gazetteer."""
    from transliteration.gazetteer import Gazetteer

    with faults_told():
        places = list(Gazetteer.default().places(_code(country)))
    if as_json:
        write_json([asdict(place) for place in places])
        return
    for line in columns([_row(place) for place in places]) if places else ():
        print(line)
    say(counted(len(places), "place"))


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of places; zip is fine.")],
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="geonames, gns, ocha or csv; else guessed."
        ),
    ] = "",
    names: Annotated[
        Path | None,
        typer.Option("--names", metavar="FILE", help="alternateNamesV2, for a GeoNames dump."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="FIELD=HEADING", help="Which column is what; repeatable."),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="What the names come from. [the format]")
    ] = "",
    country: Country = "",
    as_json: AsJson = False,
) -> None:
    """Add the places of another gazetteer.

    Importing a file again changes nothing. Exit code 3 if some rows could not be taken.
    """
    from transliteration.gazetteer import importers
    from transliteration.gazetteer.building import add

    with faults_told():
        read = importers.read(
            file,
            format_,
            columns=_fields(column or []),
            names=names,
            source=source,
            country=_code(country),
        )
        name = re.sub(r"[^\w-]+", "-", f"{source or read.format}-{file.stem}".lower())
        with steps("merging places") as progress:
            taken = add(name, read.records, progress)
    if as_json:
        write_json(
            {
                "format": read.format,
                "records": taken.records,
                "new": taken.new,
                "merged": taken.records - taken.new,
                "rejected": [asdict(row) for row in read.rejected],
            },
            indent=True,
        )
    else:
        merged = taken.records - taken.new
        say(f"{counted(taken.records, 'place')}: {taken.new:,} new, {merged:,} known before")
        say_each("rejected", [(f"{file}:{row.line}", row.reason) for row in read.rejected])
    if read.rejected:
        raise typer.Exit(3)


@app.command(name="map")
def map_(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder that `tanqih clean -o` wrote.")
    ],
    page: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The page. [OUT/places.html]"),
    ] = None,
) -> None:
    """Draw the places of cleaned documents on a map.

    The map is one page that needs no network.
    """
    from normalize.review.map import draw, read_spots

    target = page or out / "places.html"
    check_page(target)
    spots = read_spots(out / "places.geojson")
    write_page(target, draw(spots))
    say(f"{counted(len(spots), 'place')}; the map is {target}")


def _row(place: Place) -> tuple[str, str, str, str, str, str]:
    where = f"{place.latitude:.4f} {place.longitude:.4f}"
    return place.name, place.arabic, place.kind, place.country, where, place.id


def _code(country: str) -> str:
    if country and not re.fullmatch("[A-Za-z]{2}", country):
        raise TanqihError(
            f"--country {country}: not a code of two letters", hint="ISO 3166, such as SY"
        )
    return country.upper()


def _fields(columns: list[str]) -> dict[str, str]:
    fields = {}
    for column in columns:
        field, equals, heading = column.partition("=")
        if not equals:
            raise TanqihError(f"--column {column}: no heading", hint="write --column name=label_en")
        fields[field] = heading
    return fields
