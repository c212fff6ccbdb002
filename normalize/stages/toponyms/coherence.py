"""Places that a text names together lie together: a namesake far from all of them is doubtful.

A village that stands among places of another part of the world may be a namesake that no pack
has ("al-Qahira" among villages of the Ghab Plain), and so may a town in a list of such; cities
and regions are named everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from normalize.rules import NameMatch
from transliteration.distance import kilometres
from transliteration.gazetteer import Place
from transliteration.lexicon import lexicon_has
from transliteration.linking.apposition import appositions, lies_abroad
from transliteration.linking.surroundings import country_said, may_be_part, whole_after
from transliteration.linking.whereabouts import contradicts, whereabouts

__all__ = ["strays"]

_SMALL = frozenset("village neighbourhood hill farm square".split())
_EVERYWHERE = frozenset("city region governorate".split())
_WIDE = frozenset("region governorate".split())
_EXACT = ("province", "from")  # what is said of where a city lies, too
_END = re.compile(r"[.!?] |\n")
_BESIDE = 150  # code points
_FAR = 150.0  # km from all places beside it, for a small place
_FAR_IN_A_LIST = 100.0  # km from them, for a town that a list joins to one,
_FAR_AT_HOME = 200.0  # or, for one of the country of all of them,
_FEWEST_IN_A_LIST = 2  # and so many of them
_CLOSE = 50.0  # km from any place of the text that vouches for a small one
_ABROAD = 300.0  # km from all places of the text, which are of other countries, for others
_SEVERAL = 3  # other places that a text must name to tell where it plays
_QUARTER = re.compile(r" (?:neighbou?rhood|quarter)\b")  # which no city is called
_UNKNOWN = r"(?:[AaEe]l[- ])?[A-Z][\w'’-]*(?: (?:al-)?[A-Z][\w'’-]*){0,2}(?:, (?:and )?|,? and )"
_JOINT = re.compile(
    rf"(?:, (?:and )?|,? and | near (?:the )?)(?:{_UNKNOWN}){{0,3}}"
    r"(?:(?:the )?(?:villages?|towns?|hills?|mountains?) of |M(?:oun)?t\.? )?(?:[AaEe]l[- ])?"
)
_VILLAGES = re.compile(rf"\bvillages? of (?:{_UNKNOWN}){{0,12}}(?:[AaEe]l[- ])?\Z")
_BEHIND = re.compile(r" (Al[a-z]{5,})\b")
_LONGEST_LIST = 200  # code points


def strays(text: str, matches: Sequence[NameMatch], places: Mapping[str, Place]) -> set[int]:
    """Where the matches begin that lie far from what the text names beside them, or at all."""
    found = [(match, places[match.rule.name]) for match in matches]
    company = {place.id: place for _, place in found}
    return {
        match.start
        for number, (match, place) in enumerate(found)
        if _is_far_from_its_whole(text, number, found)
        or _is_said_elsewhere(text, number, found)
        or (
            len(company) > 1
            and _QUARTER.match(text, match.end)
            and _is_far(place, company.values(), _ABROAD)
        )
        or (
            place.kind not in _EVERYWHERE
            and _is_far_from_neighbours(text, number, found)
            and _is_far(place, company.values(), _CLOSE)
        )
        or (
            (place.kind not in _EVERYWHERE or _goes_on(text, match.end))
            and len(company) > _SEVERAL
            and _is_abroad(place, company.values())
        )
    }


def _goes_on(text: str, end: int) -> bool:
    """Whether a name that ends there goes on in a word that is no English ("Deraa Aljanoob")."""
    behind = _BEHIND.match(text, end)
    return behind is not None and not lexicon_has(behind[1])


def _is_far_from_its_whole(
    text: str, number: int, found: Sequence[tuple[NameMatch, Place]]
) -> bool:
    """Whether a place is called a part of another that is nowhere near: "the X area of Y"."""
    if number + 1 == len(found):
        return False
    (match, place), (other, whole) = found[number : number + 2]
    return whole_after(text, match.end) == other.start and not may_be_part(place, whole)


def _is_said_elsewhere(text: str, number: int, found: Sequence[tuple[NameMatch, Place]]) -> bool:
    """Whether a place is far from where a text says that it lies ("X, 12 km south of Homs")."""
    match, place = found[number]
    if place.kind in _WIDE:
        return False
    if place.kind != "city" and (said := country_said(text, match.start, match.end)):
        return place.country not in said
    nearby = found[max(0, number - 1) : number + 2]
    behind = {other.start: its for other, its in found[number + 1 : number + 2]}
    if any(lies_abroad(place, behind[said.at]) for said in appositions(text, match.end, behind)):
        return True
    return any(
        (said.behind and other.end == said.at) or (not said.behind and other.start == said.at)
        for said in whereabouts(text, match.start, match.end)
        for other, its in nearby
        if its.kind in _EVERYWHERE
        and (place.kind != "city" or said.relation in _EXACT)
        and contradicts(place, its, said)
    )


def _is_far_from_neighbours(
    text: str, number: int, found: Sequence[tuple[NameMatch, Place]]
) -> bool:
    match, place = found[number]
    is_town = place.kind == "town"
    is_small = place.kind in _SMALL or (is_town and _is_called_a_village(text, match.start))
    is_listed = is_town and not is_small and _is_listed(text, number, found)
    if not (is_small or is_listed):
        return False
    beside = []
    for other, its in reversed(found[:number]):
        if match.start - other.end > _BESIDE:
            break
        if not _is_apart(text[other.end : match.start], its):
            beside.append(its)
    for other, its in found[number + 1 :]:
        if other.start - match.end > _BESIDE:
            break
        if not _is_apart(text[match.end : other.start], its):
            beside.append(its)
    others = {its.id for its in beside} - {place.id}
    if not is_listed:
        return bool(others) and _is_far(place, beside, _FAR)
    at_home = all(its.country == place.country for its in beside)
    least = _FAR_AT_HOME if at_home else _FAR_IN_A_LIST
    return len(others) >= _FEWEST_IN_A_LIST and _is_far(place, beside, least)


def _is_apart(between: str, other: Place) -> bool:
    """Whether another sentence names a city or a region, of which any may speak."""
    return other.kind in _EVERYWHERE and _END.search(between) is not None


def _is_called_a_village(text: str, start: int) -> bool:
    """Whether "village of" or "villages of" and a list stand before a name."""
    return _VILLAGES.search(text, max(0, start - _LONGEST_LIST), start) is not None


def _is_listed(text: str, number: int, found: Sequence[tuple[NameMatch, Place]]) -> bool:
    """Whether a comma, an "and" or a "near" joins a place to the one before or after it.

    Up to three names that no pack has may stand between them.
    """
    near = [match for match, _ in found[max(0, number - 1) : number + 2]]
    return any(_JOINT.fullmatch(text, one.end, other.start) for one, other in pairwise(near))


def _is_abroad(place: Place, others: Collection[Place]) -> bool:
    at_home = any(other.country == place.country for other in others if other.id != place.id)
    return not at_home and _is_far(place, others, _ABROAD)


def _is_far(place: Place, others: Iterable[Place], least: float) -> bool:
    here = place.latitude, place.longitude
    return all(
        kilometres(here, (other.latitude, other.longitude)) > least
        for other in others
        if other.id != place.id
    )
