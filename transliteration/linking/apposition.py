"""What an apposition behind a name says of where it lies: "X, on the Nile north of Khartoum".

More words than `whereabouts` reads may stand before the place that is named, and the point of the
compass counts. What is said so speaks for a place, and against one only if it lies far abroad.

>>> text = "X, the mountain district northeast of Sanaa, and Y"
>>> [(text[said.at :][:5], said.relation, said.bearing) for said in appositions(text, 1, [38])]
[('Sanaa', 'side', 45.0)]
>>> list(appositions("X, the ministry said in Sanaa", 1, [24]))  # no word for a kind of place
[]
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from transliteration.gazetteer.place import Place
from transliteration.linking.whereabouts import Said, agrees, away

__all__ = ["Apposed", "Part", "appositions", "lies_abroad", "lies_in", "lies_so", "part_said"]

_KINDS = (
    "airbase|airfield|airport|area|base|camp|capital|cent(?:er|re)|checkpoint|city|community|"
    "corner|crossing|district|enclave|farm|field|front|gateway|governorate|hamlet|highlands?|hill|"
    "hometown|island|junction|locality|mountain|neighbou?rhood|oasis|part|plain|plateau|pocket|"
    "point|port|province|quarter|region|resort|road|settlement|state|strip|stronghold|subdistrict|"
    "suburb|town|valley|village|wadi|zone"
)
_WHERE = (
    r"(?:in|on|near|at|inside|within|outside|just|far|deep|about|some|around|roughly|nearly|"
    r"halfway|midway|between|close|next|along|across|opposite|facing|to the|north|south|east|west|"
    r"\d)[\w-]*"
)
_OPENING = re.compile(
    rf",? (?:(?:which|that) (?:is|lies) )?(?:(?:an?|the|one of the|another) "
    rf"(?:[\w'’-]+ ){{0,4}}?(?:{_KINDS})s?|{_WHERE})(?=[ ,])"
)
_END = re.compile(r"[.;:!?()\"\n]|, (?!in |near |on |at |about |north|south|east|west)")
_LONGEST = 110  # code points that an apposition has before the last place in it
_SIDE = r"(?P<side>(?:north|south)?[- ]?(?:east|west)|north|south)(?:ern)?"
_TOWN = r"(?:the (?:city|town|village|provincial capital|capital) of )?(?:the )?\Z"
_SIDE_OF = re.compile(
    r"(?:(?P<part>in|on|at) the (?:far |very |extreme |rural )?|\b)"
    rf"{_SIDE}(?: (?:part|side|outskirts|edge|corner|countryside))? (?P<of>of|from) {_TOWN}"
)
_NEAR = re.compile(
    r"\b(?:near|close to|next to|outside|around|opposite|facing|overlooking|beside|over|towards?|"
    rf"(?:edge|edges|outskirts|vicinity|foot|suburbs?|gates?) of|not far from) {_TOWN}"
)
_BETWEEN = re.compile(r"\bbetween (?:[^,]{1,40} and )?(?:the )?\Z")
_IN = re.compile(
    r"\b(?:in|inside|within|of) (?:the )?(?:far |rural )?"
    r"(?:(?:north|south|east|west|cent(?:er|re))[\w-]* )?"
    r"(?:(?:part|province|region|countryside|governorate|district|state) of )?(?:the )?\Z"
)
_POINTS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_DIAGONALS = {"northeast": 45.0, "southeast": 135.0, "southwest": 225.0, "northwest": 315.0}
_OFF = 67.5  # degrees that a bearing may be off: "north" is said of what lies northeast
_BESIDE_KM = {"side": 70.0, "near": 45.0, "between": 90.0}  # within which a place lies so
_CITY_KM, _CAPITAL_KM = 150.0, 200.0  # instead of it, where a city tells the side
_WIDE_COUNTRIES, _TIMES = ("LY", "SD"), 1.5  # where they may be farther off
_MIDDLES = {  # latitude and longitude of what is neither north nor south, neither east nor west
    "Syria": ("SY", 35.0, 38.0), "Iraq": ("IQ", 33.5, 43.6), "Lebanon": ("LB", 33.8, 35.8),
    "Yemen": ("YE", 15.0, 45.5), "Libya": ("LY", 30.2, 17.5), "Sudan": ("SD", 15.0, 31.0),
}  # fmt: skip
_PART_OF_COUNTRY = re.compile(
    rf"\bin (?:the )?(?:far |very |extreme )?{_SIDE}(?: part)?(?: of)? "
    rf"(?P<country>{'|'.join(_MIDDLES)})\b"
)
_BLUR = 0.3  # degrees by which a part of a country is wider than it
_ABROAD_KM = 200.0  # beyond which nobody says of a place in another country that it lies there
_AROUND_IT = 12.0  # km within which the side is of no account


@dataclass(frozen=True, slots=True)
class Apposed:
    """How a place lies to another, whose name begins at an offset of the text.

    relation: "side", "near", "between" or "in"; bearing: degrees from north, None if none is said.
    """

    at: int
    relation: str
    bearing: float | None = None


def appositions(text: str, end: int, starts: Container[int]) -> Iterator[Apposed]:
    """What the apposition behind a name that ends here says; starts: of the names of places."""
    opening = _OPENING.match(text, end)
    if opening is None:
        return
    for start in range(opening.start() + 1, _last(text, end, opening)):
        if start not in starts:
            continue
        between = text[end:start]
        if side := _SIDE_OF.search(between):
            if side["part"]:
                yield Apposed(start, "in")
            else:
                yield Apposed(start, "side", _bearing(side["side"]))
        elif _NEAR.search(between):
            yield Apposed(start, "near")
        elif _BETWEEN.search(between):
            yield Apposed(start, "between")
        elif _IN.search(between):
            yield Apposed(start, "in")


def _last(text: str, end: int, opening: re.Match[str]) -> int:
    """Where the apposition behind a name that ends here is over."""
    longest = min(len(text), end + _LONGEST)
    stop = _END.search(text, max(end + 1, opening.end()), longest)
    return stop.start() if stop else longest


class Part(NamedTuple):
    """A part of a country: by its points of the compass, "northeast"."""

    country: str
    side: str


def part_said(text: str, end: int) -> Part | None:
    """The part of a country in which the name that ends here is said to lie; else None.

    >>> part_said("Debl, a village in the far south of Lebanon", 4)
    Part(country='Lebanon', side='south')
    """
    if (opening := _OPENING.match(text, end)) is None:
        return None
    found = _PART_OF_COUNTRY.search(text, end, _last(text, end, opening))
    return Part(found["country"], found["side"]) if found else None


def lies_in(place: Place, part: Part) -> bool:
    """Whether a place lies in a part of a country."""
    country, latitude, longitude = _MIDDLES[part.country]
    return (
        place.country == country
        and not ("north" in part.side and place.latitude < latitude - _BLUR)
        and not ("south" in part.side and place.latitude > latitude + _BLUR)
        and not ("east" in part.side and place.longitude < longitude - _BLUR)
        and not ("west" in part.side and place.longitude > longitude + _BLUR)
    )


def lies_so(place: Place, other: Place, said: Apposed) -> bool:
    """Whether a place lies to another as an apposition says; of a country it is never so."""
    if place.id == other.id or other.kind == "country":
        return False
    if said.relation == "in":
        return agrees(place, other, Said(said.at, "province"))
    far = away(place, other)
    furthest = _BESIDE_KM[said.relation]
    if said.relation == "side" and other.kind == "city":
        furthest = _CAPITAL_KM if other.name == other.admin1 else _CITY_KM
        furthest *= _TIMES if other.country in _WIDE_COUNTRIES else 1.0
    if far > furthest:
        return False
    if said.bearing is None or far <= _AROUND_IT:
        return True
    off = abs(_towards(other, place) - said.bearing) % 360
    return min(off, 360 - off) <= _OFF


def lies_abroad(place: Place, other: Place) -> bool:
    """Whether a place lies in another country than one that it is said to lie by, and far away."""
    return place.country != other.country and away(place, other) > _ABROAD_KM


def _bearing(side: str) -> float:
    side = side.replace("-", "").replace(" ", "")
    return _POINTS[side] if side in _POINTS else _DIAGONALS[side]


def _towards(one: Place, other: Place) -> float:
    """Degrees from north of the way from one place to another."""
    north = other.latitude - one.latitude
    east = (other.longitude - one.longitude) * math.cos(math.radians(one.latitude))
    return math.degrees(math.atan2(east, north)) % 360
