"""Toponyms: every spelling of a place becomes one, and the place gets its coordinates.

Places come from the curated packs (`rules/places/`): spellings that mean one place
whatever the context, and ambiguous ones with the context that they need. Two places joined
by a hyphen or a dash are endpoints ("A–B"). What becomes of a spelling: see `respelling`;
spellings that are part of another name: `other_names`, `longer_names`; that no pack has:
`linking`; names in the schemes: `spellings`; names that no gazetteer knows: `one_spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.edits import Level, Proposal
from normalize.rules import Kind, NameMatch
from normalize.rules.indefinite import with_article
from normalize.rules.replacing import begins_sentence
from normalize.stages import Context, Mention, Pass
from normalize.stages.toponyms.certainty import weighed
from normalize.stages.toponyms.coherence import strays
from normalize.stages.toponyms.joined_and import joined_and
from normalize.stages.toponyms.linking import Places, linked
from normalize.stages.toponyms.longer_names import without_parts
from normalize.stages.toponyms.namesakes import Namesakes
from normalize.stages.toponyms.one_spelling import one_spelling
from normalize.stages.toponyms.other_names import (
    is_inside,
    is_other_name,
    is_part_of_a_name,
    surnames,
)
from normalize.stages.toponyms.respelling import in_scheme, respelled
from normalize.stages.toponyms.spellings import Spellings
from normalize.stages.toponyms.torn_names import torn_names
from normalize.stages.toponyms.translated_names import translated_names
from transliteration.gazetteer import Place

__all__ = ["PASSES", "toponyms"]

_CONFIDENCE = {Level.CERTAIN: 0.99, Level.LIKELY: 0.95, Level.POSSIBLE: 0.5}
_JOINT = re.compile(r" ?[-‐‑–—] ?\Z")
_ROUTE = re.compile(r" (?:[\w-]+ )?(?:road|highway|route|line|axis|front|railway|border)\b")


def toponyms(text: str, context: Context) -> list[Proposal]:
    """Propose canonical spellings and dashes between endpoints; note the mentions."""
    matches = without_parts(text, context, list(_curated(text, context)))
    matches = translated_names(text, context, matches)
    places = context.rules.derived(Places)
    matches = Namesakes(text, matches, places, context.rules.names(Kind.PLACES)).settled()
    far = strays(text, matches, places)
    left = [match for match in matches if match.start in far and match.name is not None]
    matches = [match for match in matches if match.start not in far or match.name is None]
    found, unsettled = linked(text, context, matches)
    links = [in_scheme(text, *link, context) for link in found if not is_inside(link[0], left)]
    found_here = [*_mentions(matches, context), *(mention for mention, _ in links)]
    found_here.sort(key=lambda mention: mention.start)
    context.mentions += weighed(text, found_here)
    named = {match.end: match.rule.name for match in matches}
    named |= {mention.end: mention.place for mention, _ in links}
    names = [
        *torn_names(text, context),
        *joined_and(text, context),
        *respelled(text, matches, named, context),
        *(
            proposal
            for mention, proposal in links
            if proposal and not is_other_name(text, mention.start, mention.place, named)
        ),
        *one_spelling(text, unsettled, context),
    ]
    spelled = (_with_its_capital(text, proposal) for proposal in names)
    return [
        *(
            _with_its_indefinite(text, proposal)
            for proposal in spelled
            if text[proposal.start : proposal.end] != proposal.after
        ),
        *_endpoints(text, matches, places),
    ]


def _curated(text: str, context: Context) -> Iterator[NameMatch]:
    """The places of the packs, of the countries that are asked for, which are no other name."""
    countries = context.settings.countries
    found = context.rules.derived(Spellings).find(text, context)
    others = {match.start for match in found if is_part_of_a_name(text, match, context.rules)}
    others |= surnames(text, found, others)
    for match in found:
        if match.start in others:
            continue
        if not countries or match.rule.extra["country"] in countries:
            yield _with_its_article(text, match)


def _with_its_article(text: str, match: NameMatch) -> NameMatch:
    """A match with the article that is joined to it and is none of its name ("al-Kbina")."""
    name, start = str(match.rule.extra["name"]), match.start - 3
    if text[max(0, start) : match.start] not in ("al-", "Al-", "el-", "El-"):
        return match
    if start and text[start - 1].isalnum():
        return match
    if match.name is None and text[match.start : match.end] != name:
        return match  # another name that may stay
    return replace(match, start=start, name=name)


def _with_its_capital(text: str, proposal: Proposal) -> Proposal:
    """A proposal whose article has the capital of the sentence that it begins ("Al-Bab fell")."""
    after = proposal.after
    if not after[:1].islower() or not begins_sentence(text, proposal.start):
        return proposal
    return replace(proposal, after=after[0].upper() + after[1:])


def _with_its_indefinite(text: str, proposal: Proposal) -> Proposal:
    """A proposal with the "a" or "an" before it, where that follows the new spelling."""
    start, after = with_article(text, proposal.start, proposal.end, proposal.after)
    return replace(proposal, start=start, after=after)


def _mentions(matches: Sequence[NameMatch], context: Context) -> Iterator[Mention]:
    """The places of the packs where they stand, by their names in the scheme asked for."""
    places, spellings = context.rules.derived(Places), context.rules.derived(Spellings)
    for match in matches:
        place, name = places[match.rule.name], spellings.name(match.rule, context.settings.scheme)
        yield Mention(
            match.start,
            match.end,
            place.id,
            place.name if name.guessed else name.text,
            place.arabic,
            place.latitude,
            place.longitude,
            _CONFIDENCE[match.rule.level],
        )


def _endpoints(
    text: str, matches: Sequence[NameMatch], places: Mapping[str, Place]
) -> list[Proposal]:
    """An en dash between two places that stand on either side of a hyphen or a dash.

    A dash with spaces may also say in which region or district the place before it lies ("in
    Arsal - Bekaa"), where no road or line of that name follows.
    """
    return [
        Proposal(
            one.end,
            other.start,
            "–",
            "toponyms/endpoints",
            "An en dash joins two endpoints.",
        )
        for one, other in pairwise(matches)
        if other.start - one.end <= 3
        and one.rule.name != other.rule.name  # "ALEPPO- Aleppo residents said"
        and _JOINT.match(text, one.end, other.start)
        and text[one.end : other.start] != "–"
        and not _heads_its_line(text, one, other)
        and not (
            text[one.end] == " "
            and _lies_in(one, other, places)
            and not _ROUTE.match(text, other.end)
        )
    ]


def _heads_its_line(text: str, one: NameMatch, other: NameMatch) -> bool:
    """Whether a line begins with the first in capitals, as a dateline ("DAMASCUS- Aleppo")."""
    opens = one.start == 0 or text[one.start - 1] == "\n"
    capitals = text[one.start : one.end].isupper(), text[other.start : other.end].isupper()
    return opens and capitals == (True, False)


def _lies_in(one: NameMatch, other: NameMatch, places: Mapping[str, Place]) -> bool:
    """Whether a place lies in the other, or in a district or governorate that has its name."""
    region = places[other.rule.name]
    district = str(one.rule.extra["admin"]).partition("-")[0]
    return region.kind in ("region", "governorate") or district == region.name


PASSES: tuple[Pass, ...] = (toponyms,)
