"""The linker: mentions and their neighbours to places.

Known spellings are found by their form; others by the channel, which weighs how likely a
spelling is, given a name, in nats that grow with its length. A mention is linked where the
evidence exceeds what chance would give among so many names, where no other *name* comes
close, and where the place lies near the places that the text names for sure. A place that
the gazetteer does not have is never forced onto a distant namesake: it is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transliteration.gazetteer.place import Place
from transliteration.gazetteer.store import kilometres
from transliteration.mentions import Mention, mentions
from transliteration.search import Candidate

__all__ = ["Link", "Linker", "countries_named", "lexicon_has"]

LEAST = {"type": 8.0, "list": 8.5, "where": 10.0}  # nats, by cue: below it nothing is linked
SURE = 11.0  # nats: from here on the spelling may be rewritten
MARGIN = 1.5  # nats by which the next other name must lie behind
NEAR = 150.0  # km around a place that is sure; nothing further away is linked
_PER_KM = 0.01  # nats that a kilometre costs
_ALONE = 2.0  # more nats, where the text names no place for sure but only a country


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the place that it stands for, with the evidence in nats.

    `sure` is whether the spelling may be rewritten; else the link is for review.
    """

    mention: Mention
    place: Place
    score: float
    probability: float
    sure: bool


class Linker:
    """Links mentions to the places of an index.

    search: from a spelling to candidates, best first (see `search.NameIndex.search`).
    place: from a candidate's id to its place.
    """

    def __init__(
        self,
        search: Callable[[str], Sequence[Candidate]],
        place: Callable[[str], Place | None],
    ) -> None:
        self._search = lru_cache(maxsize=20_000)(lambda name: tuple(search(name)))
        self._place = place

    def link(self, text: str, known: Sequence[tuple[int, int, Place]]) -> list[Link]:
        """Links of all mentions beside those that are known.

        known: spans that are places for sure, with their place. Without any, only places of
        the countries that the text names are thought of.
        """
        around = list({(p.latitude, p.longitude) for _, _, p in known if p.kind != "country"})
        countries = countries_named(text)
        if not around and not countries:
            return []
        links: list[Link] = []
        for mention in mentions(text, [(start, end) for start, end, _ in known]):
            link = self._decide(mention, around, countries)
            if link is not None:
                links.append(link)
        return links

    def _decide(
        self,
        mention: Mention,
        around: Sequence[tuple[float, float]],
        countries: frozenset[str],
    ) -> Link | None:
        surface = mention.surface
        if len(surface) < 4 or surface.isupper():
            return None
        if mention.cue != "type" and " " not in surface and lexicon_has(surface):
            return None
        ranked: list[tuple[float, Place, Candidate]] = []
        for candidate in self._search(surface):
            place = self._place(candidate.place)
            if place is None:
                continue
            if around:
                here = place.latitude, place.longitude
                away = min(kilometres(here, point) for point in around)
                if away <= NEAR:
                    ranked.append((candidate.score - away * _PER_KM, place, candidate))
            elif place.country in countries:
                ranked.append((candidate.score - _ALONE, place, candidate))
        if not ranked:
            return None
        ranked.sort(key=lambda item: (-item[0], not item[1].curated, item[1].id))
        score, place, best = ranked[0]
        rival = next((s for s, p, _ in ranked[1:] if not _same_name(p, place)), 0.0)
        if score < LEAST[mention.cue] or score - rival < MARGIN:
            return None
        place = _better_known(ranked, place)
        return Link(mention, place, score, best.probability, score >= SURE)


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


def _better_known(ranked: Sequence[tuple[float, Place, Candidate]], place: Place) -> Place:
    """Of places under one name within a few kilometres, the curated one."""
    for _, other, _ in ranked:
        if (
            other.curated
            and _same_name(other, place)
            and kilometres((other.latitude, other.longitude), (place.latitude, place.longitude))
            < 10
        ):
            return other
    return place


def _same_name(one: Place, other: Place) -> bool:
    return one.name == other.name or (bool(one.arabic) and one.arabic == other.arabic)


@lru_cache(maxsize=20_000)
def lexicon_has(word: str) -> bool:
    """Whether a word is an ordinary English one, by lemminflect's dictionary.

    >>> lexicon_has("Reconciliation"), lexicon_has("Sarakeb")
    (True, False)
    """
    from lemminflect import getAllLemmas  # slow to import, needed only for unknown names

    return bool(getAllLemmas(word.lower()))
