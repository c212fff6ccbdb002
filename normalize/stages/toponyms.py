"""Toponyms: every spelling of a place becomes one, and the place gets its coordinates.

Places come from the curated packs (`rules/places/`): spellings that mean one place
whatever the context, and ambiguous ones with the context that they need. Two places joined
by a hyphen or a dash are endpoints ("A–B"). Spellings that no pack has: see `linking`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import pairwise

from normalize.edits import Level, Proposal
from normalize.rules import Kind, NameMatch
from normalize.stages import Context, Mention, Pass
from normalize.stages.linking import linked

__all__ = ["PASSES", "toponyms"]

_CONFIDENCE = {Level.CERTAIN: 0.99, Level.LIKELY: 0.95, Level.POSSIBLE: 0.5}
_JOINT = re.compile(r" ?[-‐‑–—] ?\Z")
# What begins a longer name: "Qasr el-Breij" is not Bureij, nor "Khaled bin Walid" Bani Walid.
_HEADS = frozenset(
    "abd abo abou abu ain ayn bab bayt beit ben bin bint bir burj deir dayr ein haush hawsh housh"
    " ibn jabal jebel jisr jub jubb kafr kafar khirbet khirbat kfar marj qalaat qasr rasm tal tall"
    " tareeq tariq tel tell til um umm wadi"
    " ahrar ansar faylaq fatah fateh harakat jaish jaysh kataib katibat liwa saraya suqour thuwar"
    " thuwwar wilayat".split()
)
# What ends the name of an armed group or an outlet: "Halab Today", "Idleb Martyrs Brigade".
_TAILS = frozenset(
    "Agency Battalion Battalions Brigade Brigades Channel FM Martyrs TV Today".split()
)
_WORD_BEHIND = re.compile(r" (\w+)")
_WORD_BEFORE = re.compile(r"(\w+)[- ]\Z")


def toponyms(text: str, context: Context) -> list[Proposal]:
    """Propose canonical spellings and dashes between endpoints; note the mentions."""
    given_names = context.rules.words("given_name")
    matches = [
        match
        for match in context.rules.names(Kind.PLACES).matches(text, context)
        if not _is_part_of_a_name(text, match, given_names)
        and (
            not context.settings.countries
            or match.rule.extra["country"] in context.settings.countries
        )
    ]
    links = linked(text, context, matches)
    spans = {match.end: match.rule.name for match in matches}
    spans |= {link.end: link.place for link, _ in links}
    context.mentions += sorted(
        [*map(_mention, matches), *(mention for mention, _ in links)], key=lambda m: m.start
    )
    proposals = [
        Proposal(
            match.start,
            match.end,
            match.name,
            match.rule.name,
            match.rule.because or f"one spelling for {match.rule.extra['arabic']}",
            match.rule.level,
            match.rule.touches,
        )
        for match in matches
        if match.name is not None
        and _changes(text[match.start : match.end], match.name)
        and not _is_other_name(text, match.start, match.rule.name, spans)
    ]
    proposals += (
        proposal
        for mention, proposal in links
        if proposal and not _is_other_name(text, mention.start, mention.place, spans)
    )
    return [*proposals, *_endpoints(text, matches)]


def _is_other_name(text: str, start: int, place: str, ends: Mapping[int, str]) -> bool:
    """Whether a name in parentheses is the other name of the place right before it."""
    return text[max(0, start - 2) : start] == " (" and ends.get(start - 2) == place


def _is_part_of_a_name(text: str, match: NameMatch, given_names: Collection[str]) -> bool:
    """Whether its neighbours make it another place, a person (Rojin Kobane) or an outlet."""
    if (behind := _WORD_BEHIND.match(text, match.end)) and behind[1] in _TAILS:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start - 24), match.start)
    return before is not None and (before[1].lower() in _HEADS or before[1] in given_names)


def _changes(surface: str, name: str) -> bool:
    """Whether a name is spelt otherwise; capitals alone are no spelling ("BEIRUT, March 3")."""
    return surface != name and not (surface.isupper() and surface == name.upper())


def _mention(match: NameMatch) -> Mention:
    place = match.rule.extra
    return Mention(
        match.start,
        match.end,
        match.rule.name,
        str(place["name"]),
        str(place["arabic"]),
        float(str(place["latitude"])),
        float(str(place["longitude"])),
        _CONFIDENCE[match.rule.level],
    )


def _endpoints(text: str, matches: list[NameMatch]) -> list[Proposal]:
    """An en dash between two places that stand on either side of a hyphen or a dash."""
    return [
        Proposal(
            one.end,
            other.start,
            "–",
            "toponyms/endpoints",
            "an en dash joins two endpoints",
        )
        for one, other in pairwise(matches)
        if other.start - one.end <= 3
        and _JOINT.match(text, one.end, other.start)
        and text[one.end : other.start] != "–"
    ]


PASSES: tuple[Pass, ...] = (toponyms,)
