"""Disambiguation: which of its candidates a mention stands for, if any.

A mention is linked where the evidence exceeds what chance would give among so many names, where
no other *name* comes close, and where the place lies near the places that the text names for
sure. A place that the gazetteer does not have is never forced onto a distant namesake: it is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from transliteration.gazetteer.place import Place
from transliteration.linking.candidates import Candidates
from transliteration.linking.evidence import (
    LEAST,
    LONG,
    SURE,
    SURE_MARGIN,
    SURELY_LIKE,
    anothers,
    better_known,
    doubt,
    is_close,
    is_likely,
    unlike,
)
from transliteration.linking.objections import ENGLISH, is_english
from transliteration.linking.queries import queries
from transliteration.linking.surroundings import (
    CLOSE,
    IN_TOWN,
    NEAR,
    Surroundings,
    Weighed,
    against,
    lies_elsewhere,
)
from transliteration.mentions.cues import KINDS_OF_SETTLEMENTS, SETTLEMENTS
from transliteration.mentions.headwords import headed, is_translated
from transliteration.mentions.spans import Mention

__all__ = ["NO_KNOWLEDGE", "Decision", "Knowledge", "choose"]

_CAMPS = ("camp", "camps")
_WELL_KNOWN = ("city", "town")
_APART = 20.0  # km by which a namesake must be farther away, where either may be meant
_OTHER_CONTEXT = "a spelling that needs another context"


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
    places that it may stand for if one of its letters was misread. meant: ids of those whose
    names mean what it says in English. in_context: whether the name of the place of an id may
    mean something else, so that it stands for it only close to another place.
    """

    objection: Callable[[str], str] = lambda _: ""
    owners: Callable[[str], Collection[str]] = lambda _: ()
    misread: Callable[[str], Collection[str]] = lambda _: ()
    meant: Callable[[str], Collection[str]] = lambda _: ()
    in_context: Callable[[str], bool] = lambda _: False


NO_KNOWLEDGE = Knowledge()


def choose(
    mention: Mention, around: Surroundings, candidates: Candidates, knowledge: Knowledge
) -> Decision:
    """What a mention stands for that nobody objects to; its candidates were looked up."""
    owners = () if around.anywhere else knowledge.owners(mention.surface)
    owned = _choose_owner(mention, around, candidates, owners) if owners else None
    if owned and owned.link:
        return owned
    if translated := _choose_meant(mention, around, candidates, knowledge):
        return translated
    free = _choose_free(mention, around, candidates, owners)
    if free.link and not around.anywhere and knowledge.in_context(free.link.place.id):
        free = _if_close(free, around.beside(mention.start))
    if owned:
        return replace(free, owned=True) if free.link else owned
    if free.link:
        return free
    return _choose_close(mention, around, candidates, knowledge) or free


def _choose_free(
    mention: Mention, around: Surroundings, candidates: Candidates, others: Collection[str]
) -> Decision:
    """The place that a spelling stands for most likely; others: those that it does not."""
    beside = around.beside(mention.start)
    weighed = [
        item
        for each in candidates.of(mention)
        if each.place not in others
        and (place := candidates.place(each.place))
        and (item := around.weigh(mention, place, each.score, each.probability, beside))
    ]
    weighed.sort(key=lambda item: (-item.evidence, not item.place.curated, item.place.id))
    reason = doubt(weighed, LEAST[mention.cue])
    likeness = 0.0
    if not reason:
        best = weighed[0]
        likeness = max(candidates.likeness(query, best.place.id) for query in queries(mention))
        reason = unlike(best, likeness)
    if not reason and is_english(mention.surface):
        # Such words may be the translation of a name close by ("Black Stone").
        if is_likely(best) or _is_translated(mention, best):
            return Decision(mention, best, False, "", tuple(weighed))
        reason = ENGLISH
    if reason:
        return Decision(mention, None, False, reason, tuple(weighed))
    link = better_known(weighed)
    if other := anothers(queries(mention), link.place, weighed):
        return Decision(mention, other if other.place.curated else link, False, "", tuple(weighed))
    sure = (
        not others
        and len(mention.surface) >= LONG
        and not doubt(weighed, SURE + best.said, SURE_MARGIN)
        and likeness >= SURELY_LIKE
        and (not around.home or link.place.country in around.home)
    )
    return Decision(mention, link, sure, "", tuple(weighed))


def _if_close(decision: Decision, beside: Collection[Place]) -> Decision:
    """A decision for a place whose name may mean something else; undone where it is far away.

    beside: the places that are named beside the mention; one may be the governorate of it.
    """
    assert decision.link
    place, away = decision.link.place, decision.link.away
    if away is not None and away <= _reach(place):
        return decision
    if decision.link.said or any(
        other.kind == "governorate" and other.name == place.admin1 for other in beside
    ):
        return replace(decision, sure=False)
    return replace(decision, link=None, sure=False, reason=_OTHER_CONTEXT)


def _choose_owner(
    mention: Mention, around: Surroundings, candidates: Candidates, owners: Collection[str]
) -> Decision:
    """One of the places that a surface is known to stand for in another context."""
    scores = {each.place: (each.score, each.probability) for each in candidates.of(mention)}
    beside = around.beside(mention.start)
    weighed = [
        item
        for id_ in sorted(owners)
        if (place := candidates.place(id_))
        and (
            item := around.weigh(
                mention, place, *scores.get(id_, (0.0, 0.0)), beside, _reach(place)
            )
        )
        and not against(mention.type, place.kind)
    ]
    if len(weighed) > 1:
        there = [item for item in weighed if item.said]
        weighed = there if len(there) == 1 else _nearest(weighed)
    reason = ""
    if len(weighed) != 1:
        reason = _OTHER_CONTEXT
    elif is_english(mention.surface):
        is_told = mention.type in SETTLEMENTS or (  # "the city of Tall", "Tall and Qudsaya"
            mention.cue != "where" and is_close(weighed[0])
        )
        reason = "" if is_told else ENGLISH
    if reason:
        return Decision(mention, None, False, reason, tuple(weighed), owned=True)
    place, away = weighed[0].place, weighed[0].away
    sure = (
        away is not None
        and away <= (CLOSE if place.kind in _WELL_KNOWN else IN_TOWN)
        and len(mention.surface) >= LONG
    )
    return Decision(mention, weighed[0], sure, "", tuple(weighed), owned=True)


def _nearest(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The candidate that the text names places beside, if others are much farther from these."""
    first, second, *_ = sorted(weighed, key=lambda item: item.away or 0.0)
    apart = (second.away or 0.0) - (first.away or 0.0)
    return [first] if is_close(first) and apart >= _APART else []


def _choose_meant(
    mention: Mention, around: Surroundings, candidates: Candidates, knowledge: Knowledge
) -> Decision | None:
    """The nearest place close by whose name was translated, for review; None for none."""
    if (
        around.anywhere
        or mention.type not in KINDS_OF_SETTLEMENTS
        or lies_elsewhere(around.text, mention.end)
    ):
        return None
    beside = around.beside(mention.start)
    weighed = [
        item
        for id_ in knowledge.meant(mention.surface)
        if (place := candidates.place(id_))
        and (item := around.weigh(mention, place, 0.0, 0.5, beside, _furthest(place)))
        and not against(mention.type, place.kind)
        and (mention.type not in _CAMPS or place.kind == "camp")
    ]
    weighed.sort(key=lambda item: (-item.evidence, item.place.id))
    return Decision(mention, weighed[0], False, "", tuple(weighed)) if weighed else None


def _choose_close(
    mention: Mention, around: Surroundings, candidates: Candidates, knowledge: Knowledge
) -> Decision | None:
    """The one place of the packs close by that is meant if a letter was misread, for review."""
    if not around.points or not (ids := knowledge.misread(mention.surface)):
        return None
    beside = around.beside(mention.start)
    weighed = [
        item
        for id_ in sorted(ids)
        if (place := candidates.place(id_))
        and place.curated
        and (item := around.weigh(mention, place, 0.0, 0.5, beside, CLOSE))
        and not against(mention.type, place.kind)
    ]
    if len(weighed) != 1 or is_english(mention.surface):
        return None
    return Decision(mention, weighed[0], False, "", tuple(weighed))


def _reach(place: Place) -> float:
    """How many kilometres away a spelling that needs context may still mean a place."""
    return NEAR if place.kind == "city" and place.name == place.admin1 else CLOSE


def _furthest(place: Place) -> float:
    """How many kilometres away a place may be that is called so by translation."""
    return NEAR if place.kind in _WELL_KNOWN else CLOSE


def _is_translated(mention: Mention, best: Weighed) -> bool:
    """Whether a curated place close by may have been called so by translation."""
    near = is_close(best) or is_translated(mention.surface, mention.type)
    return near and best.place.curated and any(headed(mention.surface, mention.type))
