"""The linker: mentions and their neighbours to places.

What can be no place is left first; the others have their candidates looked up, and one of them
chosen. What is found so helps to find the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from transliteration.gazetteer.place import Place
from transliteration.linking.candidates import Candidates
from transliteration.linking.disambiguation import NO_KNOWLEDGE, Decision, Knowledge, choose
from transliteration.linking.evidence import LEAST, LONG, SURE
from transliteration.linking.fused import fused
from transliteration.linking.objections import ENGLISH, TOO_SHORT, is_english, is_wording, objection
from transliteration.linking.recurrence import recurring
from transliteration.linking.surroundings import Surroundings
from transliteration.mentions.cues import KINDS_OF_SETTLEMENTS, SETTLEMENTS
from transliteration.mentions.headwords import HEADS, is_translated
from transliteration.mentions.spans import Mention, mentions

__all__ = ["Linker"]

_SHORT = 400  # code points: a text so short may name one place, and nothing to tell where
_NOWHERE = 3.0  # more nats that a name needs there


class Linker:
    """Links mentions to the places of their candidates."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates

    @classmethod
    @cache
    def default(cls) -> Linker:
        """The linker of the default gazetteer, which is opened when a name is first looked up.

        Linking raises `GazetteerError` where it cannot be read or built.
        """
        return cls(Candidates.default())

    def link(
        self,
        text: str,
        known: Sequence[tuple[int, int, Place]],
        knowledge: Knowledge = NO_KNOWLEDGE,
    ) -> list[Decision]:
        """What the mentions beside those that are known stand for, in the order of the text.

        known: spans that are places for sure, with their place. Without any, only places of
        the countries that the text names are thought of.
        """
        spans = [(start, end) for start, end, _ in known]
        found = list(mentions(text, spans))
        decisions = self._decide_together(text, found, known, knowledge) if found else []
        decisions += recurring(text, decisions, spans)
        joined = fused(text, decisions, known, self._candidates, knowledge)
        at = {each.mention.start for each in joined}
        left = [each for each in decisions if each.mention.start not in at]
        return sorted([*left, *joined], key=lambda each: each.mention.start)

    def _decide_together(
        self,
        text: str,
        found: Sequence[Mention],
        known: Sequence[tuple[int, int, Place]],
        knowledge: Knowledge,
    ) -> list[Decision]:
        """What mentions stand for, each with the help of what is found for the others."""
        around = Surroundings(text, known)
        if around.say_nothing:
            if len(text) > _SHORT:
                return []
            around = Surroundings(text, (), anywhere=True)
        names = {(m.surface, m.type): m for m in found}  # each is asked about once
        left = {name for name, m in names.items() if not self._objection(m, text, knowledge)}
        told = {
            m
            for m in found
            if (m.surface, m.type) not in left and self._is_told(m, around, knowledge)
        }
        found = [m for m in found if (m.surface, m.type) in left or m in told]
        self._candidates.look_up(found)
        decisions = [choose(m, around, self._candidates, knowledge) for m in found]
        if around.anywhere:
            decisions = [_somewhere(each) for each in decisions]
        links = [
            (d.mention.start, d.mention.end, d.link.place)
            for d in decisions
            if d.link and _is_firm(d)
        ]
        if links and len(links) < len(decisions):
            wider = Surroundings(text, [*known, *links])  # what is found helps to find the rest
            decisions = [
                d if d.link else choose(d.mention, wider, self._candidates, knowledge)
                for d in decisions
            ]
        return [
            replace(d, sure=d.sure and not around.anywhere and d.mention not in told)
            for d in decisions
        ]

    def decide(
        self,
        mention: Mention,
        around: Surroundings,
        knowledge: Knowledge = NO_KNOWLEDGE,
    ) -> Decision:
        """What a mention stands for, or why it is left."""
        reason = self._objection(mention, around.text, knowledge)
        if reason and not self._is_told(mention, around, knowledge):
            return Decision(mention, None, False, reason, ())
        self._candidates.look_up([mention])
        decision = choose(mention, around, self._candidates, knowledge)
        return replace(decision, sure=decision.sure and not reason)

    def _is_told(self, mention: Mention, around: Surroundings, knowledge: Knowledge) -> bool:
        """Whether a text says of a known spelling that it lies where one of its places does.

        So it may be one, for review, though persons are called so, or another place elsewhere.
        """
        return any(
            (place := self._candidates.place(id_)) and around.lies_as_said(mention, place)
            for id_ in (knowledge.owners(mention.surface) if mention.surface[-1:].islower() else ())
        )

    def _objection(self, mention: Mention, text: str, knowledge: Knowledge) -> str:
        """Why a mention is no place, before its candidates are looked up; else empty."""
        surface = mention.surface
        if is_translated(surface, mention.type):
            return ""  # "Arab Mountain", whatever else an Arab is
        if reason := knowledge.objection(surface) or objection(surface, text):
            return reason
        if mention.type in HEADS or self._candidates.called(surface):
            return ""
        if mention.type in KINDS_OF_SETTLEMENTS and knowledge.meant(surface):
            return ""
        if is_wording(surface) or (mention.type not in SETTLEMENTS and is_english(surface)):
            return ENGLISH
        return "" if len(surface) >= LONG else TOO_SHORT


def _is_firm(decision: Decision) -> bool:
    """Whether a link may tell where the text plays."""
    link = decision.link
    return link is not None and (
        decision.sure or decision.owned or link.evidence - link.said >= SURE
    )


def _somewhere(decision: Decision) -> Decision:
    """A decision where nothing tells where the text plays: for review, and surer than others."""
    link, least = decision.link, LEAST[decision.mention.cue] + _NOWHERE
    if link is None or (link.place.curated and link.evidence >= least):
        return replace(decision, sure=False)
    return replace(decision, link=None, sure=False, reason="nothing tells where the text plays")
