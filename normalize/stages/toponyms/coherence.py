"""Places that a text names together lie together: a namesake far from all of them is doubtful.

A village that stands among places of another part of the world may be a namesake that no pack
has ("al-Qahira" among villages of the Ghab Plain); cities and regions are named everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from normalize.rules import NameMatch
from transliteration.distance import kilometres
from transliteration.gazetteer import Place

__all__ = ["strays"]

_SMALL = frozenset("village neighbourhood hill farm square".split())
_EVERYWHERE = frozenset("city region governorate".split())
_BESIDE = 150  # code points
_FAR = 150.0  # km from all places beside it, for a small place
_CLOSE = 50.0  # km from any place of the text that vouches for a small one
_ABROAD = 300.0  # km from all places of the text, which are of other countries, for others
_SEVERAL = 3  # other places that a text must name to tell where it plays


def strays(matches: Sequence[NameMatch], places: Mapping[str, Place]) -> set[int]:
    """Where the matches begin that lie far from what the text names beside them, or at all."""
    found = [(match, places[match.rule.name]) for match in matches]
    company = {place.id: place for _, place in found}
    return {
        match.start
        for number, (match, place) in enumerate(found)
        if place.kind not in _EVERYWHERE
        and (
            (
                place.kind in _SMALL
                and _is_far_from_neighbours(number, found)
                and _is_far(place, company.values(), _CLOSE)
            )
            or (len(company) > _SEVERAL and _is_abroad(place, company.values()))
        )
    }


def _is_far_from_neighbours(number: int, found: Sequence[tuple[NameMatch, Place]]) -> bool:
    match, place = found[number]
    beside = []
    for other, its in reversed(found[:number]):
        if match.start - other.end > _BESIDE:
            break
        beside.append(its)
    for other, its in found[number + 1 :]:
        if other.start - match.end > _BESIDE:
            break
        beside.append(its)
    return any(its.id != place.id for its in beside) and _is_far(place, beside, _FAR)


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
