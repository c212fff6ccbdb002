"""Where a text plays: the places that it names for sure, else the countries.

They say which of many places of one name is meant. A place far from all of them is out of the
question, and one in a country that the text does not name is so too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from transliteration.distance import kilometres, to_nearest
from transliteration.gazetteer.place import Place
from transliteration.gazetteer.shipped import is_elsewhere
from transliteration.linking.apposition import (
    Apposed,
    Part,
    appositions,
    lies_in,
    lies_so,
    part_said,
)
from transliteration.linking.whereabouts import Said, contradicts, whereabouts
from transliteration.mentions.spans import Mention

__all__ = [
    "CLOSE",
    "IN_TOWN",
    "NEAR",
    "Surroundings",
    "Weighed",
    "against",
    "countries_named",
    "lies_elsewhere",
    "may_be_part",
    "whole_after",
]

NEAR = 150.0  # km around a place that is sure; nothing further away is linked
IN_TOWN = 30.0  # the same for neighbourhoods, whose names many towns share
CLOSE = 60.0  # the same for spellings that mean something else in another context
KNOWN = 4.0  # nats that the news has for a place of the packs, or for a big city
OTHER_KIND = 4.0  # nats that a type word takes from a place of another kind
_QUARTERS = frozenset("neighbourhood neighborhood quarter neighbourhoods neighborhoods".split())
_TOWNS = frozenset("village villages town towns city cities".split())
_BIG = 200_000  # people
_BEHIND = 48  # code points behind a name that say where it lies
_BESIDE = 150  # code points: what is named so close by says where a sentence plays
_TWICE = 4.0  # nats that it takes from a place that its sentence names already
_END = re.compile(r"[.!?] |\n")
_PER_KM = 0.06  # nats that a kilometre costs
_PER_KM_TO_A_CITY = 0.02  # cities are spoken of from afar
_NEXT = 3.0  # nats that a place of the packs has near one that its sentence names
_SAID = 3.0  # nats that a place of the packs has where the text says that it lies
_FAR = 300.0  # km beyond which no place is meant, whatever the text says of where it lies
_PART = 80.0  # km from a district, or what a town has around it, within which its parts lie
_WIDE = frozenset("region governorate country".split())
_PART_OF = re.compile(r" (?:area|region|village|valley|neighbou?rhood|quarter) of (?:the )?")
_ALONE = 2.0  # more nats, where the text names no place for sure but only a country


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate in its surroundings.

    score: evidence of the spelling alone, in nats; evidence: with what the surroundings take
    from it; away: km to the nearest place that the text names for sure, None without any;
    said: nats of the evidence that are due to words which say that it lies there.
    """

    place: Place
    score: float
    probability: float
    evidence: float
    away: float | None
    said: float = 0.0


class Surroundings:
    """What the rest of a text tells of its mentions: places that are sure, else countries.

    anywhere: nothing is out of the question, wherever it lies.
    """

    def __init__(
        self, text: str, known: Sequence[tuple[int, int, Place]], *, anywhere: bool = False
    ) -> None:
        self.text = text
        self.anywhere = anywhere
        self.home = frozenset(place.country for _, _, place in known)
        self._known = known
        self._starts = {start: place for start, _, place in known}
        self._ends = {end: place for _, end, place in known}
        self.points = tuple({_point(p) for _, _, p in known if p.kind != "country"})
        self._distances: dict[tuple[float, float], float] = {}
        self._apposed: dict[int, tuple[list[tuple[Apposed, Place]], Part | None]] = {}

    def beside(self, start: int) -> list[Place]:
        """The places that are named beside an offset, in its sentence."""
        return [
            place
            for at, _, place in self._known
            if abs(at - start) < _BESIDE
            and not _END.search(self.text, min(at, start), max(at, start))
        ]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the text names, or of which it names a place."""
        return self.home | countries_named(self.text)

    def _away(self, point: tuple[float, float]) -> float:
        """Kilometres to the nearest place that the text names; for each point once."""
        if point not in self._distances:
            self._distances[point] = to_nearest(point, self.points)
        return self._distances[point]

    def _said(self, mention: Mention) -> Iterator[tuple[Said, Place]]:
        """What the text says of where a mention lies, each with the place that it names there."""
        for said in whereabouts(self.text, mention.start, mention.end):
            if other := (self._ends if said.behind else self._starts).get(said.at):
                yield said, other

    def lies_as_said(self, mention: Mention, place: Place) -> bool:
        """Whether an apposition behind a mention says that it lies where this place does."""
        end = mention.end
        if end not in self._apposed:
            found = appositions(self.text, end, self._starts)
            others = [(said, self._starts[said.at]) for said in found]
            here = [each for each in others if each[1].kind != "country"]
            self._apposed[end] = here, part_said(self.text, end)
        apposed, part = self._apposed[end]
        if part and not lies_in(place, part):
            return False
        return bool(apposed or part) and all(lies_so(place, other, s) for s, other in apposed)

    @property
    def say_nothing(self) -> bool:
        """Whether nothing tells where the text plays."""
        return not self.points and not self.countries

    def weigh(
        self,
        mention: Mention,
        place: Place,
        score: float,
        probability: float,
        beside: Collection[Place],
        furthest: float = NEAR,
    ) -> Weighed | None:
        """The evidence for a place, given that of the spelling; None where it is out of question.

        beside: the places that are named beside the mention; furthest: km from them, and from
        the rest of the text, beyond which a place is out of the question.
        """
        known = score + _prior(place) - against(mention.type, place.kind)
        whole = self._starts.get(whole_after(self.text, mention.end))
        if whole and not may_be_part(place, whole):
            return None
        if any(contradicts(place, other, said) for said, other in self._said(mention)):
            return None
        if (said := country_said(self.text, mention.start, mention.end)) and (
            place.country not in said
        ):
            return None
        if self.anywhere:
            return Weighed(place, score, probability, known, None) if place.curated else None
        if place.country not in self.home and place.country not in self.countries:
            return None
        if not self.points:
            told = _SAID if place.curated and self.lies_as_said(mention, place) else 0.0
            return Weighed(place, score, probability, known - _ALONE + told, None, told)
        if place.kind == "neighbourhood":
            furthest = IN_TOWN
        away = self._away(_point(place))
        points = [_point(other) for other in beside if other.kind != "country"]
        from_beside = to_nearest(_point(place), points) if points else away
        far = max(away, from_beside)
        if any(other.name == place.admin1 for other in beside):  # "X, in Shabwa"
            far = min(far, IN_TOWN)
        is_there = place.curated and far <= _FAR and self.lies_as_said(mention, place)
        if far > furthest and not is_there:
            return None
        per_km = _PER_KM_TO_A_CITY if place.kind == "city" else _PER_KM
        told = 0.0
        if any(other.id == place.id for other in beside):
            known -= _TWICE
        else:
            if points and place.curated and from_beside < IN_TOWN:
                known += _NEXT
            if is_there:  # then it matters little how far away that is
                told = _SAID + max(0.0, min(away, far) - IN_TOWN) * per_km
        known -= min(away, far) * per_km
        return Weighed(place, score, probability, known + told, away, told)


def whole_after(text: str, end: int) -> int:
    """Where the place is named that a name which ends here is a part of; -1 for none.

    >>> whole_after("the Sada area of Maslub", 8), whole_after("Sada and Maslub", 4)
    (17, -1)
    """
    found = _PART_OF.match(text, end)
    return found.end() if found else -1


def may_be_part(place: Place, whole: Place) -> bool:
    """Whether a place lies close enough to another to be in it or around it."""
    return whole.kind in _WIDE or kilometres(_point(place), _point(whole)) <= _PART


def against(type_word: str, kind: str) -> float:
    """What a type word takes from a place of another kind, in nats."""
    if kind == "neighbourhood":
        return OTHER_KIND if type_word in _TOWNS else 0.0
    return OTHER_KIND if type_word in _QUARTERS and kind in _TOWNS else 0.0


def _point(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def _prior(place: Place) -> float:
    """How much likelier than others a place is named at all, in nats."""
    return KNOWN if place.curated else KNOWN * min(1.0, place.population / _BIG)


_BORDERS = "border |coastal |port |northern |southern |eastern |western "
_SAID_BEHIND = re.compile(
    r"(?:,? in (?:(?:north|south|east|west|central)\w* )?(?:the )?([A-Z]\w+)\b(?! [A-Z])"
    r"|, ([A-Z]\w+)(?=[,.;)]|\Z))(?!['’])"
)
_SAID_BEFORE = re.compile(
    rf"([A-Z]\w+)(?:['’]s)? (?:{_BORDERS})?(?:town|city|village|district|port|province) of \Z"
)
_AT = re.compile(
    r"(?:\A|[.!?:] |\n|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Tt]o|[Hh]it|[Ss]hook|"
    r"(?:town|city|village|district|port) of) )\Z"
)
_ABROAD = "elsewhere"
_KIBBUTZ = re.compile(r" (?:[Kk]ibbutz|[Mm]oshav)\b")
_KIBBUTZIM = ("ibbutz ", "ibbutz of ", "oshav ", "oshav of ")


def country_said(text: str, start: int, end: int) -> frozenset[str]:
    """ISO 3166 codes of the countries in one of which the name at these offsets is said to lie.

    What is none of this news has a code of its own; none is said most often.

    >>> sorted(country_said("protests in Tripoli, Lebanon, went on", 12, 19))
    ['LB']
    >>> country_said("a bomb in Wana, Pakistan", 10, 14)
    frozenset({'elsewhere'})
    >>> country_said("people from Aleppo in Turkey", 12, 18)
    frozenset()
    """
    before = text[max(0, start - _BEHIND) : start]
    if _KIBBUTZ.match(text, end) or before.endswith(_KIBBUTZIM):
        return frozenset(["IL"])
    said = _SAID_BEFORE.search(before)
    if said is None and _AT.search(before):
        said = _SAID_BEHIND.match(text, end)
    if said is None:
        return frozenset()
    name = said[said.lastindex or 1]
    if name in _COUNTRIES_ABROAD:
        return frozenset([_ABROAD])
    return countries_named(name) if name in _COUNTRIES else frozenset()


_COUNTRIES = frozenset(
    "Syria Syrian Iraq Iraqi Lebanon Lebanese Yemen Yemeni Libya Libyan Sudan Sudanese Egypt "
    "Egyptian Palestine Palestinian Jordan Jordanian Turkey Turkish Tunisia Algeria Morocco Iran "
    "Chad Kurdistan Sinai Golan Darfur Kordofan".split()
)
_COUNTRIES_ABROAD = frozenset(
    "Afghan Afghanistan Algerian Bosnia Bosnian Chinese Cyprus Eritrea Ethiopia Ethiopian "
    "France French German Germany Greece Greek India Indian Iranian Italian Italy Japan Japanese "
    "Kenya Mali Moroccan Niger Nigeria Pakistan Pakistani Peloponnese Russia Russian Somali "
    "Somalia Spain Spanish Tunisian Ukraine Ukrainian".split()
)
_CAPITALISED = re.compile(r"[A-Z](?<!\w.)\w+(?:(?<=West) Bank\b)?")


def countries_named(text: str) -> frozenset[str]:
    """ISO 3166 codes of the countries that a text names, or whose people, powers or rivers.

    >>> sorted(countries_named("Libyan and Egyptian officials"))
    ['EG', 'LY']
    """
    found = _countries().keys() & set(_CAPITALISED.findall(text))
    return frozenset(code for name in found for code in _countries()[name])


def lies_elsewhere(text: str, end: int) -> bool:
    """Whether the words behind a name that ends here say that it lies far from this news.

    >>> lies_elsewhere("Bear, a town in Delaware", 4), lies_elsewhere("Bear, near Damascus", 4)
    (True, False)
    """
    following = _CAPITALISED.findall(text, end, end + _BEHIND)
    return any(is_elsewhere(word) and not countries_named(word) for word in following)


@cache
def _countries() -> dict[str, list[str]]:
    """Codes of countries by what belongs to them (countries.tsv)."""
    table: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("countries.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, names = line.split("\t")
            table |= dict.fromkeys(names.split("|"), codes.split())
    return table
