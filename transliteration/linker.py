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
SURE = 12.0  # nats: from here on the spelling may be rewritten
LIKE = 85.0  # percent of their sounds that a spelling and the name nearest to it must share
SURELY_LIKE = 90.0  # the same, where the spelling may be rewritten
MARGIN = 1.5  # nats by which the next other name must lie behind
NEAR = 150.0  # km around a place that is sure; nothing further away is linked
IN_TOWN = 30.0  # the same for neighbourhoods, whose names many towns share
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

    `sure` is whether the spelling may be rewritten; else the link is for review.
    """

    mention: Mention
    link: Weighed | None
    sure: bool
    reason: str
    candidates: tuple[Weighed, ...]


class Surroundings:
    """What the rest of a text tells of its mentions: places that are sure, else countries.

    anywhere: nothing is out of the question, wherever it lies.
    """

    def __init__(self, text: str, known: Collection[Place], *, anywhere: bool = False) -> None:
        self.text = text
        self.anywhere = anywhere
        self.home = frozenset(p.country for p in known)
        self.points = tuple({(p.latitude, p.longitude) for p in known if p.kind != "country"})

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the text names, or of which it names a place."""
        return self.home | countries_named(self.text)

    @property
    def say_nothing(self) -> bool:
        """Whether nothing tells where the text plays."""
        return not self.points and not self.countries

    def weigh(self, candidate: Candidate, place: Place) -> Weighed | None:
        """The evidence for a candidate here; None where it is out of the question."""
        score = candidate.score
        if self.anywhere:
            return Weighed(place, score, candidate.probability, score, None)
        if place.country not in self.home and place.country not in self.countries:
            return None
        if not self.points:
            return Weighed(place, score, candidate.probability, score - _ALONE, None)
        here = place.latitude, place.longitude
        away = min(kilometres(here, point) for point in self.points)
        if away > (IN_TOWN if place.kind == "neighbourhood" else NEAR):
            return None
        return Weighed(place, score, candidate.probability, score - away * _PER_KM, away)


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
    ) -> list[Decision]:
        """Links of the mentions beside those that are known, in the order of the text.

        known: spans that are places for sure, with their place. Without any, only places of
        the countries that the text names are thought of. objection: why a surface is no
        unknown place, as far as the caller knows; else empty.
        """
        found = list(mentions(text, [(start, end) for start, end, _ in known]))
        if not found:
            return []
        around = Surroundings(text, [place for _, _, place in known])
        if around.say_nothing:
            return []
        found = [m for m in found if not (objection(m.surface) or _no_place(m, text))]
        self._look_up({mention.surface for mention in found})
        decisions = (self._choose(mention, around) for mention in found)
        return [decision for decision in decisions if decision.link]

    def _look_up(self, surfaces: Collection[str]) -> None:
        """Find the candidates of surfaces that were not met before."""
        if len(self._found) > _MEMORY:
            self._found.clear()
        if new := sorted(surface for surface in surfaces if surface not in self._found):
            self._found |= zip(new, self._search(new), strict=True)

    def decide(
        self,
        mention: Mention,
        around: Surroundings,
        objection: Callable[[str], str] = lambda _: "",
    ) -> Decision:
        """What a mention stands for, or why it is left."""
        if reason := objection(mention.surface) or _no_place(mention, around.text):
            return Decision(mention, None, False, reason, ())
        self._look_up((mention.surface,))
        return self._choose(mention, around)

    def _choose(self, mention: Mention, around: Surroundings) -> Decision:
        weighed = [
            item
            for candidate in self._found[mention.surface]
            if (place := self._place(candidate.place)) and (item := around.weigh(candidate, place))
        ]
        weighed.sort(key=lambda item: (-item.evidence, not item.place.curated, item.place.id))
        reason = _doubt(weighed, LEAST[mention.cue])
        likeness = 0.0 if reason else self._likeness(mention.surface, weighed[0].place.id)
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

    def _measure(self, surface: str, place: str) -> float:
        """How many percent of the sounds a surface shares with the nearest form of a name."""
        from rapidfuzz import fuzz

        heard = sound(spell(surface))
        return max(fuzz.ratio(heard, sound(spell(form))) for form in self._forms(place))


def _no_place(mention: Mention, text: str) -> str:
    """Why a mention is no place, whatever the gazetteer has; else empty."""
    surface = mention.surface
    if len(surface) < 4 or surface.removesuffix("s").isupper():
        return "too short, or an abbreviation"
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
