"""Which of the packs' places of one name is meant, where the words beside it say where it lies.

"Sinjar, in Idlib province", "al-Qusayr, 17 km west of Tafas" and "Tal Sillur, Jalama and Hammam"
name villages that have namesakes better known than they are. The place that a pack takes such a
name for gives way to one that lies where the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from normalize.rules import NameIndex, NameMatch
from transliteration.gazetteer import Place
from transliteration.linking.surroundings import country_said
from transliteration.linking.whereabouts import Said, agrees, away, whereabouts

__all__ = ["Namesakes"]

_JOINT = re.compile(r"(?:, (?:and )?|,? and |[-‐‑–])(?:the (?:[a-z]+ of )?)?")
# Around "X, Aleppo", where that is no list of two.
_IN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|(?:town|city|village|district) of) \Z")
_ENDS = re.compile(r"[.;:)\n]|\Z|,? (?!and\b|or\b)[a-z]")
_PROVINCES = frozenset("city governorate region".split())
_FAR = 60.0  # km from what tells where a place lies, beyond which its namesake may be meant
_NEAR = 30.0  # km within which that is so, where a list joins it to other places,
_TIMES = 3.0  # as far away as a namesake that is meant, at least
_CLOSE = 15.0  # km, instead of _NEAR, where a well-known city has the name
_EVERYWHERE = frozenset("city region governorate country sea river".split())
_POINTS = frozenset("city town village neighbourhood camp".split())
_ELSEWHERE = 80.0  # km from all other places of a text, where nothing says where one lies


class Namesakes:
    """The places of a text, with what it says of where they lie."""

    def __init__(
        self,
        text: str,
        matches: Sequence[NameMatch],
        places: Mapping[str, Place],
        index: NameIndex,
    ) -> None:
        self._text, self._matches, self._places = text, matches, places
        self._readings = [index.namesakes(text[m.start : m.end], m) for m in matches]
        self._starts = {match.start: number for number, match in enumerate(matches)}
        self._ends = {match.end: number for number, match in enumerate(matches)}

    def settled(self) -> list[NameMatch]:
        """The matches, with the namesake in the place of one that cannot be meant."""
        return [self._meant(number) for number in range(len(self._matches))]

    def _meant(self, number: int) -> NameMatch:
        match, others = self._matches[number], self._readings[number]
        if not others:
            return match
        place = self._place(match)
        if countries := country_said(self._text, match.start, match.end):
            if place.country in countries:
                return match
            return _only([m for m in others if self._place(m).country in countries]) or match
        if said := list(self._said(number)):
            if all(agrees(place, other, each) for each, other in said):
                return match
            meant = _only([m for m in others if _agrees(self._place(m), said)])
            return meant if meant and self._is_nearer(meant, place, said) else match
        listed = [self._place(each) for each in self._listed(number)]
        if not listed:
            return self._of_the_story(number)
        nearest = min(away(place, other) for other in listed)
        if nearest <= _FAR:
            return match
        is_known = place.kind in _EVERYWHERE and self._surface(match) == place.name
        near = min(nearest / _TIMES, _CLOSE if is_known else _NEAR)
        return _only([m for m in others if _is_near(self._place(m), listed, near)]) or match

    def _of_the_story(self, number: int) -> NameMatch:
        """The namesake among the other places of the text, where one lies far from them all.

        "Gunmen attacked Houla. The road to Markaba and Blida was closed": that in Lebanon.
        """
        match, others = self._matches[number], self._readings[number]
        place = self._place(match)
        if place.kind in _EVERYWHERE:
            return match
        story = self._story
        if len(story) < 2 or min(away(place, other) for other in story) <= _ELSEWHERE:
            return match
        near = [m for m in others if _are_near(self._place(m), story)]
        return _only(near) or match

    @cached_property
    def _story(self) -> Sequence[Place]:
        """The places of the text that no other can be meant for, regions aside."""
        firm = (self._place(m) for number, m in enumerate(self._matches) if self._is_firm(number))
        return list({place.id: place for place in firm if place.kind in _POINTS}.values())

    def _is_nearer(
        self, meant: NameMatch, place: Place, said: Sequence[tuple[Said, Place]]
    ) -> bool:
        """Whether a namesake lies as is said, where a place lies much farther away."""
        return any(
            away(place, other) > max(_FAR, _TIMES * away(self._place(meant), other), 2 * each.km)
            or (each.relation == "province" and self._place(meant).admin1 == other.name)
            for each, other in said
            if not agrees(place, other, each)
        )

    def _said(self, number: int) -> Iterator[tuple[Said, Place]]:
        """What is said of where a place lies, each with the other place that is named there."""
        match = self._matches[number]
        for said in whereabouts(self._text, match.start, match.end):
            other = (self._ends if said.behind else self._starts).get(said.at)
            if other is not None and self._is_firm(other):
                yield said, self._place(self._matches[other])
        if (other := self._province_behind(match)) is not None:
            yield Said(match.end + 2, "province"), self._place(self._matches[other])

    def _province_behind(self, match: NameMatch) -> int | None:
        """The number of the city or province behind a comma, which no list is: "in X, Aleppo."."""
        other = self._starts.get(match.end + 2)
        if other is None or not self._text.startswith(", ", match.end) or not self._is_firm(other):
            return None
        last = self._matches[other]
        ends = _ENDS.match(self._text, last.end) and _IN.search(
            self._text, max(0, match.start - 24), match.start
        )
        return other if ends and self._place(last).kind in _PROVINCES else None

    def _listed(self, number: int) -> Iterator[NameMatch]:
        """The places that a comma, an "and" or a dash joins to one."""
        for other in (number - 1, number + 1):
            if not 0 <= other < len(self._matches):
                continue
            one, two = sorted((self._matches[number], self._matches[other]), key=_start)
            if _JOINT.fullmatch(self._text, one.end, two.start) and self._is_firm(other):
                yield self._matches[other]

    def _is_firm(self, number: int) -> bool:
        """Whether a name can stand for one place only, or for one that is known everywhere."""
        match = self._matches[number]
        return not self._readings[number] or (
            self._place(match).kind in _EVERYWHERE
            and self._surface(match) == self._place(match).name
        )

    def _place(self, match: NameMatch) -> Place:
        return self._places[match.rule.name]

    def _surface(self, match: NameMatch) -> str:
        return self._text[match.start : match.end]


def _only(matches: Sequence[NameMatch]) -> NameMatch | None:
    return matches[0] if len(matches) == 1 else None


def _agrees(place: Place, said: Sequence[tuple[Said, Place]]) -> bool:
    return all(agrees(place, other, each) for each, other in said)


def _is_near(place: Place, others: Sequence[Place], km: float) -> bool:
    return any(away(place, other) <= km for other in others)


def _are_near(place: Place, others: Iterable[Place]) -> bool:
    return sum(away(place, other) <= _NEAR for other in others) > 1


def _start(match: NameMatch) -> int:
    return match.start
