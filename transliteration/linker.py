"""The linker: mentions and their neighbours to places.

Known spellings are found by their form; others by the channel, which weighs how likely a
spelling is, given a name, in nats that grow with its length. A mention is linked where the
evidence exceeds what chance would give among so many names, where no other *name* comes
close, and where the place lies near the places that the text names for sure. A place that
the gazetteer does not have is never forced onto a distant namesake: it is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from transliteration.cues import SETTLEMENTS
from transliteration.evidence import (
    LEAST,
    SURE,
    SURE_MARGIN,
    SURELY_LIKE,
    better_known,
    doubt,
    is_anothers,
    is_close,
    is_likely,
    unlike,
)
from transliteration.gazetteer.place import Place
from transliteration.gazetteer.store import Gazetteer
from transliteration.headwords import HEADS, is_translated
from transliteration.mentions import Mention, mentions
from transliteration.objections import TOO_SHORT, is_english, is_wording, objection
from transliteration.queries import queries
from transliteration.skeleton import sound
from transliteration.spelling import readings, spell
from transliteration.surroundings import CLOSE, IN_TOWN, NEAR, Surroundings, Weighed, against

if TYPE_CHECKING:  # numpy takes its time, and most texts have no unknown names
    from transliteration.search import Candidate, NameIndex

__all__ = ["Decision", "Knowledge", "Linker"]

EXACT = 4.0  # nats that a name has which is spelt as in the gazetteer, the article aside
_ENGLISH = "ordinary English"
_WELL_KNOWN = ("city", "town")
_LONG = 4  # letters; what has fewer is a place only if it is called so
_SHORT = 400  # code points: a text so short may name one place, and nothing to tell where
_NOWHERE = 3.0  # more nats that a name needs there
_MEMORY = 50_000  # surfaces whose candidates are kept: names come again and again


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


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the caller knows of surfaces.

    objection: why one is no unknown place; else empty. owners: ids of the places that alone it
    may stand for, and only close to another place; empty where it is free. misread: ids of the
    places that it may stand for if one of its letters was misread.
    """

    objection: Callable[[str], str] = lambda _: ""
    owners: Callable[[str], Collection[str]] = lambda _: ()
    misread: Callable[[str], Collection[str]] = lambda _: ()


class Linker:
    """Links mentions to the places of an index.

    search: from spellings to their candidates, best first (`search.NameIndex.search_many`):
    many at once cost much less than one by one.
    place: from a candidate's id to its place. forms: from its id to all forms of its name.
    exact: from a name to the ids of the places that are called exactly so.
    """

    def __init__(
        self,
        search: Callable[[Sequence[str]], Sequence[Sequence[Candidate]]],
        place: Callable[[str], Place | None],
        forms: Callable[[str], Sequence[str]],
        exact: Callable[[str], Sequence[str]] = lambda _: (),
    ) -> None:
        self._search = search
        self._exact = lru_cache(maxsize=50_000)(exact)
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
            lambda name: [*index().known(name), *index().known(f"al {name}")],
        )

    def link(
        self,
        text: str,
        known: Sequence[tuple[int, int, Place]],
        knowledge: Knowledge = Knowledge(),
    ) -> list[Decision]:
        """What the mentions beside those that are known stand for, in the order of the text.

        known: spans that are places for sure, with their place. Without any, only places of
        the countries that the text names are thought of.
        """
        found = list(mentions(text, [(start, end) for start, end, _ in known]))
        if not found:
            return []
        around = Surroundings(text, known)
        if around.say_nothing:
            if len(text) > _SHORT:
                return []
            around = Surroundings(text, (), anywhere=True)
        found = [m for m in found if not self._objection(m, text, knowledge)]
        self._look_up({query for mention in found for query in queries(mention)})
        decisions = [self._choose(m, around, knowledge) for m in found]
        if around.anywhere:
            decisions = [_somewhere(each) for each in decisions]
        links = [
            (d.mention.start, d.mention.end, d.link.place)
            for d in decisions
            if d.link and _is_firm(d)
        ]
        if not links or len(links) == len(decisions):
            return decisions
        wider = Surroundings(text, [*known, *links])  # what is found helps to find the rest
        again = (d if d.link else self._choose(d.mention, wider, knowledge) for d in decisions)
        return [replace(d, sure=d.sure and not around.anywhere) for d in again]

    def _look_up(self, surfaces: Collection[str]) -> None:
        """Find the candidates of surfaces that were not met before."""
        if len(self._found) > _MEMORY:
            self._found.clear()
        if new := sorted(surface for surface in surfaces if surface not in self._found):
            self._found |= zip(new, self._search(new), strict=True)

    def _candidates(self, mention: Mention) -> Collection[Candidate]:
        """The candidates of a mention, each by the query that fits it best."""
        from transliteration.search import Candidate

        best: dict[str, Candidate] = {}
        for query in queries(mention):
            for each in self._found[query]:
                if each.place not in best or each.score > best[each.place].score:
                    best[each.place] = each
        for id_ in self._exact(mention.surface):
            each = best.get(id_, Candidate(id_, 0.0, 0.5))
            best[id_] = replace(each, score=each.score + EXACT)
        return best.values()

    def decide(
        self,
        mention: Mention,
        around: Surroundings,
        knowledge: Knowledge = Knowledge(),
    ) -> Decision:
        """What a mention stands for, or why it is left."""
        if reason := self._objection(mention, around.text, knowledge):
            return Decision(mention, None, False, reason, ())
        self._look_up(queries(mention))
        return self._choose(mention, around, knowledge)

    def _objection(self, mention: Mention, text: str, knowledge: Knowledge) -> str:
        """Why a mention is no place, before its candidates are looked up; else empty."""
        surface = mention.surface
        if is_translated(surface, mention.type):
            return ""  # "Arab Mountain", whatever else an Arab is
        if reason := knowledge.objection(surface) or objection(surface, text):
            return reason
        if mention.type in HEADS or self._exact(surface):
            return ""
        if is_wording(surface) or (mention.type not in SETTLEMENTS and is_english(surface)):
            return _ENGLISH
        return "" if len(surface) >= _LONG else TOO_SHORT

    def _choose(self, mention: Mention, around: Surroundings, knowledge: Knowledge) -> Decision:
        owners = () if around.anywhere else knowledge.owners(mention.surface)
        if not owners:
            free = self._choose_free(mention, around, ())
            return free if free.link else self._choose_misread(mention, around, knowledge) or free
        owned = self._choose_owner(mention, around, owners)
        if owned.link is None and (free := self._choose_free(mention, around, owners)).link:
            return replace(free, owned=True)
        return owned

    def _choose_free(
        self, mention: Mention, around: Surroundings, others: Collection[str]
    ) -> Decision:
        """The place that a spelling stands for most likely; others: those that it does not."""
        beside = around.beside(mention.start)
        weighed = [
            item
            for each in self._candidates(mention)
            if each.place not in others
            and (place := self._place(each.place))
            and (item := around.weigh(mention, place, each.score, each.probability, beside))
        ]
        weighed.sort(key=lambda item: (-item.evidence, not item.place.curated, item.place.id))
        reason = doubt(weighed, LEAST[mention.cue])
        likeness = 0.0
        if not reason:
            best = weighed[0]
            likeness = max(self._likeness(query, best.place.id) for query in queries(mention))
            reason = unlike(best, likeness)
        if not reason and is_english(mention.surface):
            # Such words may be the translation of a name close by ("Black Stone").
            if is_likely(best) or _is_translated(mention, best):
                return Decision(mention, best, False, "", tuple(weighed))
            reason = _ENGLISH
        if reason:
            return Decision(mention, None, False, reason, tuple(weighed))
        link = better_known(weighed)
        sure = (
            not others
            and len(mention.surface) >= _LONG
            and not is_anothers(mention.surface, link.place, weighed)
            and not doubt(weighed, SURE, SURE_MARGIN)
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
            and (
                item := around.weigh(
                    mention, place, *scores.get(id_, (0.0, 0.0)), beside, _reach(place)
                )
            )
            and not against(mention.type, place.kind)
        ]
        reason = ""
        if len(weighed) != 1:
            reason = "a spelling that needs another context"
        elif is_english(mention.surface):
            is_told = mention.cue != "where" and is_close(weighed[0])  # "Tall and Qudsaya"
            reason = "" if is_told else _ENGLISH
        if reason:
            return Decision(mention, None, False, reason, tuple(weighed), owned=True)
        place, away = weighed[0].place, weighed[0].away
        sure = (
            away is not None
            and away <= (CLOSE if place.kind in _WELL_KNOWN else IN_TOWN)
            and len(mention.surface) >= _LONG
        )
        return Decision(mention, weighed[0], sure, "", tuple(weighed), owned=True)

    def _choose_misread(
        self, mention: Mention, around: Surroundings, knowledge: Knowledge
    ) -> Decision | None:
        """The one place close by whose name was misread so, for review; None for none."""
        if not around.points or not (ids := knowledge.misread(mention.surface)):
            return None
        beside = around.beside(mention.start)
        weighed = [
            item
            for id_ in sorted(ids)
            if (place := self._place(id_))
            and (item := around.weigh(mention, place, 0.0, 0.5, beside, CLOSE))
            and not against(mention.type, place.kind)
        ]
        if len(weighed) != 1 or is_english(mention.surface):
            return None
        return Decision(mention, weighed[0], False, "", tuple(weighed))

    def _measure(self, surface: str, place: str) -> float:
        """How many percent of the sounds a surface shares with the nearest form of a name."""
        from rapidfuzz import fuzz

        heard = [sound(reading) for reading in readings(surface)]
        forms = [sound(spell(form)) for form in self._forms(place)]
        return max(fuzz.ratio(one, form) for one in heard for form in forms)


def _reach(place: Place) -> float:
    """How many kilometres away a spelling that needs context may still mean a place."""
    return NEAR if place.kind == "city" and place.name == place.admin1 else CLOSE


def _is_firm(decision: Decision) -> bool:
    """Whether a link may tell where the text plays."""
    link = decision.link
    return link is not None and (decision.sure or decision.owned or link.evidence >= SURE)


def _somewhere(decision: Decision) -> Decision:
    """A decision where nothing tells where the text plays: for review, and surer than others."""
    link, least = decision.link, LEAST[decision.mention.cue] + _NOWHERE
    if link is None or (link.place.curated and link.evidence >= least):
        return replace(decision, sure=False)
    return replace(decision, link=None, sure=False, reason="nothing tells where the text plays")


def _is_translated(mention: Mention, best: Weighed) -> bool:
    near = is_close(best) or is_translated(mention.surface, mention.type)
    return near and best.place.curated and len(queries(mention)) > 1
