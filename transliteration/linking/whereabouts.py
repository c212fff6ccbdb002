"""What the words beside a name say of where it lies: "X, in Daraa province", "12 km south of Y".

>>> text = "X, 12 km south of Homs"
>>> [(text[said.at :], said.relation, said.km) for said in whereabouts(text, 0, 1)]
[('Homs', 'from', 12.0)]
>>> [said.relation for said in whereabouts("X, in the southern Homs province", 0, 1)]
['province']
>>> list(whereabouts("people from X in Homs", 12, 13))  # they live in Homs
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transliteration.distance import kilometres
from transliteration.gazetteer.place import Place

__all__ = ["Said", "agrees", "away", "contradicts", "whereabouts"]

_PROVINCE = r"province|governorate|countryside|muhafaza"
_DISTRICT = r"(?:sub)?district|suburbs?|outskirts|area|region|county|vicinity"
_TOWN = r"city|town|village|hamlet"
_SIDE = r"(?:(?:north|south|east|west|cent(?:er|re))\w*(?:[- ](?:east|west)\w*)? |rural )"
_TYPED = rf"(?: (?:military |air )?(?:airbase|base|airport|camp|crossing|{_DISTRICT}|{_TOWN}))?"
_IN = re.compile(
    rf"{_TYPED},? (?:(?:which|that) lies |situated |located |lying )?"
    rf"(?:in|inside|within) (?:the )?{_SIDE}?"
    rf"(?:(?P<kind>{_PROVINCE}|{_DISTRICT}|{_TOWN}) of (?:the )?)?"
)
_FROM = re.compile(
    rf"{_TYPED},? (?:(?:some|about|around|roughly|nearly|just) )?"
    r"(?:(?P<number>\d[\d.,]*) ?(?P<unit>km|kilomet\w+|miles?) (?:away from|from|"
    r"(?:to the )?(?:north|south|east|west)[a-z-]* (?:of|from))|"
    r"(?:to the )?(?:north|south|east|west)[a-z-]* of) "
    rf"(?:the (?:{_TOWN}) of )?(?:the )?"
)
_NEAR = re.compile(
    rf"{_TYPED},? (?:near|close to|outside|next to|adjacent to|not far from|on the outskirts of) "
    rf"(?:the (?:{_TOWN}) of )?(?:the )?"
)
_OWNED = re.compile(  # "the Daraa province town of", "Idlib's village of"
    rf"(?:['’]s)?(?: (?P<kind>{_PROVINCE}|{_DISTRICT})(?:['’]s)?)? {_SIDE}?"
    rf"(?:{_TOWN}|suburb) of (?:the )?\Z"
)
_KIND = re.compile(rf"{_PROVINCE}|{_DISTRICT}|{_TOWN}")
# Who is from X, and in Y now.
_PERSONS = re.compile(r"\b(?:from|of|leave|left|fled|fleeing|leaving) (?:the [\w ]{1,16} of )?\Z")
_LONGEST = 48  # code points before a name
_MILE = 1.609  # km
_WIDE = ("region", "governorate", "country")
_NEAR_KM = 40.0  # km within which a place is near another, or in what has its name,
_FAR_KM = {"province": 150.0, "in": 150.0, "near": 150.0, "side": 500.0}  # and that are too far
_WIDE_KM = 150.0  # more km, where that is a region


@dataclass(frozen=True, slots=True)
class Said:
    """How a place lies to another, and where that one's name begins, or ends if `behind`.

    relation: "province", "in" (a town or a part of one), "near", "side" ("north of"), "from"
    ("12 km from"), with the km.
    """

    at: int
    relation: str
    km: float = 0.0
    behind: bool = False


def whereabouts(text: str, start: int, end: int) -> Iterator[Said]:
    """What is said of a place whose name stands at these offsets; most often nothing."""
    if text[end : end + 1] in (" ", ","):
        if found := _FROM.match(text, end):
            km = _distance(found)
            yield Said(found.end(), "from" if km else "side", km)
        if found := _NEAR.match(text, end):
            yield Said(found.end(), "near")
        found = _IN.match(text, end)
        if found and not _PERSONS.search(text, max(0, start - _LONGEST), start):
            kind = found["kind"] or _kind_behind(text, found.end())
            yield Said(found.end(), _relation(kind))
    if text.endswith((" of ", " of the "), max(0, start - _LONGEST), start):
        owned = _OWNED.search(text, max(0, start - _LONGEST), start)
        if owned:
            yield Said(owned.start(), _relation(owned["kind"]), behind=True)


def _relation(kind: str | None) -> str:
    return "province" if kind and re.fullmatch(_PROVINCE, kind) else "in"


def _kind_behind(text: str, start: int) -> str:
    """The word for its kind behind the name that begins here: "Homs province"."""
    for word in text[start : start + _LONGEST].partition(",")[0].split()[1:4]:
        if kind := _KIND.fullmatch(word.strip(".;:)")):
            return kind[0]
        if word[:1].islower():
            break
    return ""


def _distance(found: re.Match[str]) -> float:
    if not found["number"]:
        return 0.0
    number = float(found["number"].rstrip(".,").replace(",", ".", 1).replace(",", "") or 0)
    return number * _MILE if found["unit"].startswith("mile") else number


def agrees(place: Place, other: Place, said: Said) -> bool:
    """Whether a place may well lie as it is said to lie to another."""
    far = away(place, other)
    if said.relation == "from":
        return abs(far - said.km) <= max(12.0, said.km / 2)
    if said.relation == "province" and place.admin1 and other.kind != "town":
        return place.admin1 == other.name or (other.kind in _WIDE and far <= _WIDE_KM)
    return place.admin1 == other.name or far <= _NEAR_KM


def contradicts(place: Place, other: Place, said: Said) -> bool:
    """Whether a place lies far from where it would lie as it is said to lie to another."""
    if place.id == other.id or place.admin1 == other.name or other.admin1 == place.name:
        return False
    if said.relation == "from":
        return away(place, other) > 2 * said.km + 100.0
    return away(place, other) > _FAR_KM[said.relation] + _WIDE_KM * (other.kind in _WIDE)


def away(one: Place, other: Place) -> float:
    """The kilometres between two places."""
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))
