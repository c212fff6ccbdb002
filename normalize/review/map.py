"""The places of cleaned documents as one HTML page: drawn by us, no tiles, no network.

The outlines of countries are those of countryinfo (from world.geo.json); they are coarse, a
backdrop and no statement on borders. A point is a place, its area how often it is named.
"""

from __future__ import annotations

import html
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import orjson

from normalize.errors import TanqihError
from normalize.review.numbers import counted
from normalize.review.policy import content_security_policy

__all__ = ["Spot", "draw", "read_spots"]

Ring = Sequence[tuple[float, float]]  # longitude, latitude

_WIDTH = 1000.0  # of the drawing, in its own units
_MARGIN = 0.5  # degrees around the outermost places
_LETTER, _LINE = 6.2, 13.0  # width and height of a letter of a label, in units of the drawing
_GAP = 2.0
# Natural Earth at 1:110,000,000 (public domain); countryinfo has but a box.
_WEST_BANK: Ring = (
    (35.398, 31.489), (34.927, 31.353), (34.971, 31.617), (35.226, 31.754), (34.975, 31.867),
    (35.184, 32.533), (35.546, 32.394), (35.545, 31.783), (35.398, 31.489),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the number of its mentions, and of the documents that they stand in."""

    id: str
    name: str
    arabic: str
    latitude: float
    longitude: float
    mentions: int
    documents: int


def read_spots(file: Path) -> list[Spot]:
    """Places of a GeoJSON file, the most named first.

    Raises:
        TanqihError: it cannot be read, is damaged, or has no place.
    """
    count: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    first: dict[str, tuple[str, str, float, float]] = {}
    try:
        for feature in orjson.loads(file.read_bytes())["features"]:
            properties = feature["properties"]
            id_ = properties["id"]
            longitude, latitude = map(float, feature["geometry"]["coordinates"])
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                raise ValueError(f"{latitude}, {longitude} is no place on earth")
            first.setdefault(id_, (properties["name"], properties["arabic"], latitude, longitude))
            documents.setdefault(id_, set()).add(properties["document"])
            count[id_] += 1
    except OSError as error:
        raise TanqihError(
            f"cannot be read ({error.strerror})", file=file, hint="run tanqih clean -o first"
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise TanqihError(f"damaged ({error})", file=file, hint="clean again") from None
    if not count:
        raise TanqihError("these documents name no known place", file=file)
    return [
        Spot(id_, *first[id_], number, len(documents[id_]))
        for id_, number in sorted(count.items(), key=lambda item: (-item[1], item[0]))
    ]


def draw(spots: Sequence[Spot]) -> str:
    """The page; its policy allows its own style sheet and nothing else."""
    style = files("normalize.review").joinpath("map.css").read_text(encoding="utf-8")
    policy = content_security_policy(style)
    rows = "".join(
        f'<tr><td>{_e(s.name)}</td><td lang="ar" dir="rtl">{_e(s.arabic)}</td>'
        f'<td class="n">{s.mentions:,}</td><td class="n">{s.documents:,}</td>'
        f"<td>{s.latitude:.4f}, {s.longitude:.4f}</td></tr>"
        for s in spots
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width"><title>Places</title>'
        f"<style>{style}</style></head><body><h1>Places</h1><p>{counted(len(spots), 'place')}, "
        f"{counted(sum(s.mentions for s in spots), 'mention')}.</p>{_svg(spots)}"
        "<table><thead><tr><th>Place</th><th>Arabic</th><th>Mentions</th><th>Documents</th>"
        f"<th>Latitude, longitude</th></tr></thead><tbody>{rows}</tbody></table>"
        "<p>Outlines of countries: countryinfo, after world.geo.json; coarse, and no statement "
        "on borders.</p></body></html>\n"
    )


def _svg(spots: Sequence[Spot]) -> str:
    west = min(s.longitude for s in spots) - _MARGIN
    east = max(s.longitude for s in spots) + _MARGIN
    south = min(s.latitude for s in spots) - _MARGIN
    north = max(s.latitude for s in spots) + _MARGIN
    # Equirectangular: a degree of longitude is as wide as it is in the middle of the map.
    scale = _WIDTH / (east - west)
    stretch = scale / math.cos(math.radians((south + north) / 2))

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return round((longitude - west) * scale, 1), round((north - latitude) * stretch, 1)

    height = round((north - south) * stretch, 1)
    lands = "".join(
        f'<path d="M{" ".join(f"{x} {y}" for x, y in (at(*point) for point in ring))}Z"/>'
        for ring in _outlines(west, south, east, north)
    )
    step = 1 if max(east - west, north - south) < 12 else 5
    grid = "".join(
        f'<line x1="{at(d, north)[0]}" y1="0" x2="{at(d, north)[0]}" y2="{height}"/>'
        for d in range(math.ceil(west), math.ceil(east))
        if d % step == 0
    ) + "".join(
        f'<line x1="0" y1="{at(west, d)[1]}" x2="{_WIDTH}" y2="{at(west, d)[1]}"/>'
        for d in range(math.ceil(south), math.ceil(north))
        if d % step == 0
    )
    most = max(s.mentions for s in spots)
    points, drawn = "", []
    for spot in spots:
        x, y = at(spot.longitude, spot.latitude)
        radius = round(3 + 11 * math.sqrt(spot.mentions / most), 1)
        often = f"{counted(spot.mentions, 'mention')} in {counted(spot.documents, 'document')}"
        title = f"{spot.name} {spot.arabic}: {often}"
        points += f'<circle cx="{x}" cy="{y}" r="{radius}"><title>{_e(title)}</title></circle>'
        drawn.append((x, y, radius, spot.name))
    points += "".join(_labels(drawn, height))
    return (
        f'<figure><svg viewBox="0 0 {_WIDTH:g} {height:g}" role="img" '
        f'aria-label="Map of the places">{lands}{grid}{points}</svg></figure>'
    )


def _labels(drawn: Sequence[tuple[float, float, float, str]], height: float) -> Iterator[str]:
    """Names beside the circles, on whichever side there is room, and none where there is none.

    drawn: middle, radius and name of each circle; the first come first.
    """
    taken: list[tuple[float, float, float, float]] = []
    for x, y, radius, name in drawn:
        width, away = _LETTER * len(name), radius + _GAP
        for left, top in (
            (x + away, y - _LINE / 2),
            (x - away - width, y - _LINE / 2),
            (x - width / 2, y - away - _LINE),
            (x - width / 2, y + away),
        ):
            box = left, top, left + width, top + _LINE
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= _WIDTH and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield f'<text x="{left:.1f}" y="{top + 0.8 * _LINE:.1f}">{_e(name)}</text>'
                break


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    """Whether two boxes, given as left, top, right and bottom, overlap or touch on a line."""
    beside = one[0] < other[2] + _GAP and other[0] < one[2] + _GAP
    return beside and one[1] < other[3] and other[1] < one[3]


def _outlines(west: float, south: float, east: float, north: float) -> Iterator[Ring]:
    """Outer rings of the countries that reach into a box."""
    for file in sorted((files("countryinfo") / "data").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".json"):
            continue
        shapes = orjson.loads(file.read_bytes()).get("geoJSON") or {}
        for feature in shapes.get("features", ()):
            geometry = feature["geometry"]
            polygons = geometry["coordinates"]
            if geometry["type"] == "Polygon":
                polygons = [polygons]
            for polygon in polygons:
                ring = [(float(x), float(y)) for x, y, *_ in polygon[0]]
                xs, ys = zip(*ring, strict=True)
                if file.name == "palestine.json":
                    ring = list(_WEST_BANK)
                if min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south:
                    yield ring


def _e(text: str) -> str:
    return html.escape(text)
