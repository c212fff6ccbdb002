"""The linker: mentions and their neighbours to places.

Known spellings are found by their form; others by the channel, which weighs how likely a
spelling is, given a name, in nats that grow with its length. A mention is linked where the
evidence exceeds what chance would give among so many names, where no other *name* comes
close, and where the place lies near the places that the text names for sure. A place that
the gazetteer does not have is never forced onto a distant namesake: it is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from transliteration.gazetteer.place import Place
from transliteration.gazetteer.store import Gazetteer, kilometres
from transliteration.mentions import Mention, mentions, rejection
from transliteration.skeleton import sound
from transliteration.spelling import spell

if TYPE_CHECKING:  # numpy takes its time, and most texts have no unknown names
    from transliteration.search import Candidate, NameIndex

__all__ = ["Decision", "Linker", "Surroundings", "Weighed", "countries_named", "lexicon_has"]

LEAST = {"type": 8.0, "list": 8.5, "where": 10.0}  # nats, by cue: below it nothing is linked
SURE = 13.0  # nats: from here on the spelling may be rewritten
LIKE = 85.0  # percent of their sounds that a spelling and the name nearest to it must share
SURELY_LIKE = 90.0  # the same, where the spelling may be rewritten
MARGIN = 1.5  # nats by which the next other name must lie behind
NEAR = 150.0  # km around a place that is sure; nothing further away is linked
IN_TOWN = 30.0  # the same for neighbourhoods, whose names many towns share
CLOSE = 60.0  # the same for spellings that mean something else in another context
KNOWN = 1.0  # nats that the news has for a place of the packs, or for a big city
OTHER_KIND = 4.0  # nats that a type word takes from a place of another kind
_QUARTERS = frozenset("neighbourhood neighborhood quarter neighbourhoods neighborhoods".split())
_TOWNS = frozenset("village villages town towns city cities".split())
_IN_NAMES = frozenset("airport airbase base bridge camp crossing dam road".split())
_BIG = 200_000  # people
_BESIDE = 150  # code points: what is named so close by says where a sentence plays
_TWICE = 4.0  # nats that it takes from a place that its sentence names already
_END = re.compile(r"[.!?] |\n")
_PER_KM = 0.06  # nats that a kilometre costs
_ALONE = 2.0  # more nats, where the text names no place for sure but only a country
_MEMORY = 50_000  # surfaces whose candidates are kept: names come again and again
_SAME = 10.0  # km within which places of one name are one place in two records


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate in its surroundings.

    score: evidence of the spelling alone, in nats; evidence: with what the surroundings take
    from it; away: km to the nearest place that the text names for sure, None without any.
    """

    place: Place
    score: float
    probability: float
    evidence: float
    away: float | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a mention: the place that it stands for, or the reason why none.

    `sure` is whether the spelling may be rewritten; else the link is for review. `owned` is
    whether the spelling is known as one of certain places.
    """

    mention: Mention
    link: Weighed | None
    sure: bool
    reason: str
    candidates: tuple[Weighed, ...]
    owned: bool = False


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
        self.points = tuple({_point(p) for _, _, p in known if p.kind != "country"})

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
        known = score + _prior(place) - _against(mention.type, place.kind)
        if self.anywhere:
            return Weighed(place, score, probability, known, None)
        if place.country not in self.home and place.country not in self.countries:
            return None
        if not self.points:
            return Weighed(place, score, probability, known - _ALONE, None)
        if place.kind == "neighbourhood":
            furthest = IN_TOWN
        away = _distance(place, self.points)
        points = [_point(other) for other in beside if other.kind != "country"]
        if away > furthest or (points and _distance(place, points) > furthest):
            return None
        if any(other.id == place.id for other in beside):
            known -= _TWICE
        return Weighed(place, score, probability, known - away * _PER_KM, away)


class Linker:
    """Links mentions to the places of an index.

    search: from spellings to their candidates, best first (`search.NameIndex.search_many`):
    many at once cost much less than one by one.
    place: from a candidate's id to its place. forms: from its id to all forms of its name.
    """

    def __init__(
        self,
        search: Callable[[Sequence[str]], Sequence[Sequence[Candidate]]],
        place: Callable[[str], Place | None],
        forms: Callable[[str], Sequence[str]],
    ) -> None:
        self._search = search
        self._found: dict[str, Sequence[Candidate]] = {}
        self._place = lru_cache(maxsize=50_000)(place)
        self._forms = forms
        self._likeness = lru_cache(maxsize=50_000)(self._measure)

    @classmethod
    @cache
    def default(cls) -> Linker:
        """The linker of the default gazetteer, which is opened when a name is first looked up.

        Linking raises `GazetteerError` where it cannot be read or built.
        """

        @cache
        def gazetteer() -> Gazetteer:
            return Gazetteer.default()

        @cache
        def index() -> NameIndex:
            from transliteration.gazetteer.indexing import index_of

            return index_of(gazetteer())

        return cls(
            lambda names: index().search_many(names),
            lambda id_: gazetteer().place(id_),
            lambda id_: [name.form for name in gazetteer().names(id_)],
        )

    def link(
        self,
        text: str,
        known: Sequence[tuple[int, int, Place]],
        objection: Callable[[str], str] = lambda _: "",
        owners: Callable[[str], Collection[str]] = lambda _: (),
    ) -> list[Decision]:
        """What the mentions beside those that are known stand for, in the order of the text.

        known: spans that are places for sure, with their place. Without any, only places of
        the countries that the text names are thought of. objection: why a surface is no
        unknown place, as far as the caller knows; else empty. owners: ids of the places
        that alone a surface may stand for, and only close to another place; empty where it is
        free.
        """
        found = list(mentions(text, [(start, end) for start, end, _ in known]))
        if not found:
            return []
        around = Surroundings(text, known)
        if around.say_nothing:
            return []
        found = [m for m in found if not (objection(m.surface) or _no_place(m, text))]
        self._look_up({query for mention in found for query in _queries(mention)})
        return [self._choose(m, around, owners(m.surface)) for m in found]

    def _look_up(self, surfaces: Collection[str]) -> None:
        """Find the candidates of surfaces that were not met before."""
        if len(self._found) > _MEMORY:
            self._found.clear()
        if new := sorted(surface for surface in surfaces if surface not in self._found):
            self._found |= zip(new, self._search(new), strict=True)

    def _candidates(self, mention: Mention) -> Collection[Candidate]:
        """The candidates of a mention, each by the query that fits it best."""
        best: dict[str, Candidate] = {}
        for query in _queries(mention):
            for each in self._found[query]:
                if each.place not in best or each.score > best[each.place].score:
                    best[each.place] = each
        return best.values()

    def decide(
        self,
        mention: Mention,
        around: Surroundings,
        objection: Callable[[str], str] = lambda _: "",
        owners: Callable[[str], Collection[str]] = lambda _: (),
    ) -> Decision:
        """What a mention stands for, or why it is left."""
        if reason := objection(mention.surface) or _no_place(mention, around.text):
            return Decision(mention, None, False, reason, ())
        self._look_up(_queries(mention))
        return self._choose(mention, around, owners(mention.surface))

    def _choose(self, mention: Mention, around: Surroundings, owners: Collection[str]) -> Decision:
        if owners and not around.anywhere:
            return self._choose_owner(mention, around, owners)
        beside = around.beside(mention.start)
        weighed = [
            item
            for each in self._candidates(mention)
            if (place := self._place(each.place))
            and (item := around.weigh(mention, place, each.score, each.probability, beside))
        ]
        weighed.sort(key=lambda item: (-item.evidence, not item.place.curated, item.place.id))
        reason = _doubt(weighed, LEAST[mention.cue])
        likeness = (
            0.0
            if reason
            else max(self._likeness(query, weighed[0].place.id) for query in _queries(mention))
        )
        if not reason and likeness < LIKE:
            reason = f"only {likeness:.0f} % of its sounds are those of {weighed[0].place.name}"
        if reason := reason or _is_english(mention.surface):
            return Decision(mention, None, False, reason, tuple(weighed))
        link = _better_known(weighed)
        sure = (
            weighed[0].evidence >= SURE
            and likeness >= SURELY_LIKE
            and (not around.home or link.place.country in around.home)
        )
        return Decision(mention, link, sure, "", tuple(weighed))

    def _choose_owner(
        self, mention: Mention, around: Surroundings, owners: Collection[str]
    ) -> Decision:
        """One of the places that a surface is known to stand for in another context."""
        scores = {each.place: (each.score, each.probability) for each in self._candidates(mention)}
        beside = around.beside(mention.start)
        weighed = [
            item
            for id_ in sorted(owners)
            if (place := self._place(id_))
            and (item := around.weigh(mention, place, *scores.get(id_, (0.0, 0.0)), beside, CLOSE))
            and item.away is not None
            and not _against(mention.type, place.kind)
        ]
        reason = _is_english(mention.surface)
        if len(weighed) != 1:
            reason = "a spelling that needs another context"
        if reason:
            return Decision(mention, None, False, reason, tuple(weighed), owned=True)
        place, away = weighed[0].place, weighed[0].away
        sure = place.kind in ("city", "town") or away is None or away <= IN_TOWN
        return Decision(mention, weighed[0], sure, "", tuple(weighed), owned=True)

    def _measure(self, surface: str, place: str) -> float:
        """How many percent of the sounds a surface shares with the nearest form of a name."""
        from rapidfuzz import fuzz

        heard = sound(spell(surface))
        return max(fuzz.ratio(heard, sound(spell(form))) for form in self._forms(place))


def _queries(mention: Mention) -> tuple[str, ...]:
    """What to look up for a mention: "Tishreen dam" may be called so with its type word."""
    if mention.type in _IN_NAMES:
        return mention.surface, f"{mention.surface} {mention.type}"
    return (mention.surface,)


def _no_place(mention: Mention, text: str) -> str:
    """Why a mention is no place, whatever the gazetteer has; else empty."""
    surface = mention.surface
    if len(surface) < 4 or surface.removesuffix("s").isupper():
        return "too short, or an abbreviation"
    if surface.startswith("The "):
        return "begins with an English article"
    at = text.find(surface)
    while at >= 0:
        # Who is a person or a group in one sentence is so in the next.
        if reason := rejection(text, at, at + len(surface)):
            return f"elsewhere in the text {reason}"
        at = text.find(surface, at + len(surface))
    return ""


def _is_english(surface: str) -> str:
    # The last check: the dictionary takes longer to load than all others together.
    words = re.split(r"[ -]", surface)
    return "ordinary English" if all(map(lexicon_has, words)) else ""


def _doubt(weighed: Sequence[Weighed], least: float) -> str:
    """Why the best candidate is not taken; empty where it is."""
    if not weighed:
        return "no candidate near the places or in the countries that the text names"
    best = weighed[0]
    if best.evidence < least:
        return f"evidence {best.evidence:.1f} nats, less than {least}"
    rival = next((w for w in weighed[1:] if not _same_name(w.place, best.place)), None)
    if rival and best.evidence - rival.evidence < MARGIN:
        return f"{rival.place.name} comes within {MARGIN} nats"
    return ""


def _against(type_word: str, kind: str) -> float:
    """What a type word takes from a place of another kind, in nats."""
    if kind == "neighbourhood":
        return OTHER_KIND if type_word in _TOWNS else 0.0
    return OTHER_KIND if type_word in _QUARTERS and kind in _TOWNS else 0.0


def _point(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def _distance(place: Place, points: Collection[tuple[float, float]]) -> float:
    return min(kilometres(_point(place), point) for point in points)


def _prior(place: Place) -> float:
    """How much likelier than others a place is named at all, in nats."""
    return KNOWN if place.curated else KNOWN * min(1.0, place.population / _BIG)


def _better_known(weighed: Sequence[Weighed]) -> Weighed:
    """The best candidate; of its namesakes within a few kilometres the curated one."""
    best = weighed[0]
    here = best.place.latitude, best.place.longitude
    for other in weighed:
        place = other.place
        if (
            place.curated
            and _same_name(place, best.place)
            and kilometres((place.latitude, place.longitude), here) < _SAME
        ):
            return other
    return best


def _same_name(one: Place, other: Place) -> bool:
    return one.name == other.name or (bool(one.arabic) and one.arabic == other.arabic)


_COUNTRIES = {
    "Syria": "SY", "Syrian": "SY", "Iraq": "IQ", "Iraqi": "IQ", "Lebanon": "LB", "Lebanese": "LB",
    "Yemen": "YE", "Yemeni": "YE", "Houthi": "YE", "Houthis": "YE", "Libya": "LY", "Libyan": "LY",
    "Sudan": "SD", "Sudanese": "SD", "Darfur": "SD", "Kordofan": "SD", "Palestinian": "PS",
    "Gaza": "PS", "Jordan": "JO", "Jordanian": "JO", "Egypt": "EG", "Egyptian": "EG",
    "Israel": "IL", "Israeli": "IL", "Turkey": "TR", "Turkish": "TR", "Kurdistan": "IQ",
    "Saudi": "SA", "Iran": "IR", "Iranian": "IR", "Tunisia": "TN", "Algeria": "DZ", "Morocco": "MA",
}  # fmt: skip
_COUNTRY = re.compile(rf"\b(?:{'|'.join(_COUNTRIES)})\b")


def countries_named(text: str) -> frozenset[str]:
    """ISO 3166 codes of the countries that a text names, or whose people it names.

    >>> sorted(countries_named("Libyan and Egyptian officials"))
    ['EG', 'LY']
    """
    return frozenset(_COUNTRIES[name] for name in set(_COUNTRY.findall(text)))


@lru_cache(maxsize=20_000)
def lexicon_has(word: str) -> bool:
    """Whether a word is an ordinary English one, by lemminflect's dictionary.

    >>> lexicon_has("Reconciliation"), lexicon_has("Sarakeb")
    (True, False)
    """
    from lemminflect import getAllLemmas  # slow to import, needed only for unknown names

    return bool(getAllLemmas(word.lower()))
