"""Toponyms: every spelling of a place becomes one, and the place gets its coordinates.

Places come from the curated packs (`rules/places/`): spellings that mean one place
whatever the context, and ambiguous ones with the context that they need. Two places joined
by a hyphen or a dash are endpoints ("A–B"). Spellings that no pack has: see `linking`;
names in the schemes: see `spellings`; names that no gazetteer knows: see `one_spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import pairwise

from unidecode import unidecode

from normalize.edits import Level, Proposal
from normalize.rules import Kind, NameMatch
from normalize.stages import Context, Mention, Pass
from normalize.stages.toponyms.coherence import strays
from normalize.stages.toponyms.linking import RULE, Places, linked
from normalize.stages.toponyms.one_spelling import one_spelling
from normalize.stages.toponyms.spellings import Spellings
from normalize.stages.toponyms.torn_names import torn_names
from normalize.stages.toponyms.translated_names import translated_names
from transliteration.gazetteer import Place
from transliteration.mentions.cues import is_told, type_after
from transliteration.mentions.proper_names import inside_a_name, is_in_america
from transliteration.naming import DEFAULT, Naming, naming, same_words

__all__ = ["PASSES", "toponyms"]

_CONFIDENCE = {Level.CERTAIN: 0.99, Level.LIKELY: 0.95, Level.POSSIBLE: 0.5}
_JOINT = re.compile(r" ?[-‐‑–—] ?\Z")
# What begins a longer name: "Qasr el-Breij" is not Bureij, nor "Khaled bin Walid" Bani Walid;
# or says that an outlet or a person follows: "the channel Al-Mayadin", "Mrs Zabadani".
_HEADS = frozenset(
    "abd abo abou abu ain ayn bab bayt beit ben bin bint bir burj deir dayr ein haush hawsh housh"
    " ibn jabal jebel jisr jub jubb kafr kafar khirbet khirbat kfar marj qalaat qasr rasm tal tall"
    " tareeq tariq tel tell til um umm wadi"
    " abna ahrar ansar faylaq fatah fateh fawj firqat harakat jaish jaysh kataib katibat khulafa"
    " khulafaa liwa quwat saraya sawt shabab shuhada sowt suqour tajammu thuwar thuwwar wilayat"
    " channel newspaper daily broadcaster magazine tv told dr mr mrs ms miss".split()
)
# What tells a village from its twin: neither "Lower Sfeira" nor "Sfeira Tahtani" is Sfeira.
_TWINS = frozenset("Lower Upper Greater Lesser Great Big Little Small".split())
_TWIN = re.compile(
    r"[ -](?:[AaEe][lst][- ])?(?:(?:F(?:aw|o|ou|aou)qan|Tahtan|W[au]stan)i(?:ya|yah|yeh|eh)?|"
    r"(?:Ka?b[ie]r|Sa?ghir)(?:a|ah|eh)?)\b"
)
_LAST_WORD = re.compile(r"\b([DM][rs]|Mrs)\.\Z|(?<!\w)(\w+)\Z")


def toponyms(text: str, context: Context) -> list[Proposal]:
    """Propose canonical spellings and dashes between endpoints; note the mentions."""
    spellings = context.rules.derived(Spellings)
    given_names = context.rules.words("given_name")
    matches = [
        _with_its_article(text, match)
        for match in spellings.find(text, context)
        if not _is_part_of_a_name(text, match, given_names)
        and (
            not context.settings.countries
            or match.rule.extra["country"] in context.settings.countries
        )
    ]
    matches = translated_names(text, context, matches)
    places = context.rules.derived(Places)
    far = strays(text, matches, places)
    left = [match for match in matches if match.start in far and match.name is not None]
    matches = [match for match in matches if match.start not in far or match.name is None]
    found, unsettled = linked(text, context, matches)
    links = [_in_scheme(text, *link, context) for link in found if not _is_inside(link[0], left)]
    spans = {match.end: match.rule.name for match in matches}
    spans |= {link.end: link.place for link, _ in links}
    scheme = context.settings.scheme
    named = [(match, spellings.name(match.rule, scheme)) for match in matches]
    context.mentions += sorted(
        [
            *(_mention(match, places[match.rule.name], name) for match, name in named),
            *(mention for mention, _ in links),
        ],
        key=lambda m: m.start,
    )
    terms = _terms(text, context)
    starts, ends = {match.start for match in matches}, {match.end for match in matches}
    proposals = [
        proposal
        for match, name in named
        if match.name is not None
        and not _is_spelled_so(text, match, name)
        and not _is_other_name(text, match.start, match.rule.name, spans)
        and not any(start <= match.start and match.end <= end for start, end in terms)
        and (
            proposal := _spelled(
                text,
                match,
                name,
                scheme,
                is_person=text[match.start : match.end] in given_names
                and not is_told(text, match.start, match.end, starts, ends),
            )
        )
    ]
    proposals += (
        proposal
        for mention, proposal in links
        if proposal and not _is_other_name(text, mention.start, mention.place, spans)
    )
    return [
        *torn_names(text, context),
        *proposals,
        *one_spelling(text, unsettled, context),
        *_endpoints(text, matches),
    ]


def _is_spelled_so(text: str, match: NameMatch, name: Naming) -> bool:
    """Whether a place has that spelling, of which the match may be the end."""
    start = match.end - len(name.text)
    return 0 <= start <= match.start and text.startswith(name.text, start)


def _is_inside(mention: Mention, matches: Collection[NameMatch]) -> bool:
    """Whether a mention is a part of a name only: "Dara" of "Ain Dara"."""
    span = mention.start, mention.end
    return any(
        match.start <= mention.start
        and mention.end <= match.end
        and span != (match.start, match.end)
        for match in matches
    )


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


def _spelled(
    text: str, match: NameMatch, name: Naming, scheme: str, *, is_person: bool
) -> Proposal | None:
    """What becomes of a spelling; guessed vowels only ask, and the press spelling stands."""
    rule, surface = match.rule, text[match.start : match.end]
    press = str(rule.extra["name"])
    if _is_in_capitals(surface, press, name.text):
        return None
    if name.text.startswith("al-") and _has_its_article(text, match):
        return None
    after, level = name.text, rule.level
    if name.guessed:
        after, level = (name.text, Level.POSSIBLE) if surface == press else (press, level)
    how = "one spelling for" if after == press else f"in the scheme {scheme}:"
    because = rule.because or f"{how} {rule.extra['arabic']}"
    if inside_a_name(text, match.start, match.end):
        level, because = Level.POSSIBLE, f"{because}; but it is part of another name here"
    elif is_person:
        level, because = Level.POSSIBLE, f"{because}; but persons are called so"
    return Proposal(match.start, match.end, after, rule.name, because, level, rule.touches)


def _has_its_article(text: str, match: NameMatch) -> bool:
    """Whether an English article stands for the Arabic one: "in the Lajat.", "the Bab battle"."""
    before = text[max(0, match.start - 5) : match.start]
    return (
        f" {before}".lower().endswith(" the ")
        and not (
            type_after(text, match.end)  # it belongs to that word: "the al-Bab district"
            or text[match.start : match.end].lower().startswith(("al-", "al ", "el-", "el "))
        )
    )


def _in_scheme(
    text: str, mention: Mention, proposal: Proposal | None, context: Context
) -> tuple[Mention, Proposal | None]:
    """A linked mention and its proposal with the name in the scheme that is asked for."""
    scheme = context.settings.scheme
    if scheme == DEFAULT:
        return mention, proposal
    spellings = context.rules.derived(Spellings)
    if rule := spellings.rule(mention.place):
        name = spellings.name(rule, scheme)
    else:
        name = naming(mention.name, mention.arabic, "", scheme)
    surface = text[mention.start : mention.end]
    if not name.guessed:
        if proposal is None and surface == mention.name != name.text:
            because = f"in the scheme {scheme}: {mention.arabic}"
            span = mention.start, mention.end
            proposal = Proposal(*span, name.text, RULE, because, Level.POSSIBLE)
        elif proposal is not None:
            proposal = replace(proposal, after=name.text)
        return replace(mention, name=name.text), proposal
    if proposal is None and surface != name.text and same_words(surface, name.text):
        because = f"{mention.arabic}, its vowels guessed"
        proposal = Proposal(mention.start, mention.end, name.text, RULE, because, Level.POSSIBLE)
    return mention, proposal


def _terms(text: str, context: Context) -> list[tuple[int, int]]:
    """Where names of organizations stand: they keep the press spelling of a place in them."""
    if context.settings.scheme == DEFAULT:
        return []
    found = context.rules.names(Kind.TERMS).matches(text, context)
    return [(match.start, match.end) for match in found]


def _is_other_name(text: str, start: int, place: str, ends: Mapping[int, str]) -> bool:
    """Whether a name in parentheses is the other name of the place right before it."""
    return text[max(0, start - 2) : start] == " (" and ends.get(start - 2) == place


def _is_part_of_a_name(text: str, match: NameMatch, given_names: Collection[str]) -> bool:
    """Whether its neighbours make it another place, a person (Rojin Kobane) or an outlet."""
    if is_in_america(text, match.end) or _TWIN.match(text, match.end):
        return True
    if text[match.start - 1 : match.start] not in (" ", "-"):
        return False
    before = text[max(0, match.start - 24) : match.start - 1]
    word = before.replace("-", " ").rpartition(" ")[2]
    if not word.isalnum():
        last = _LAST_WORD.search(word)
        word = last[1] or last[2] if last else ""  # none at the end of a sentence
    word = unidecode(word)
    return word in _TWINS or word.lower() in _HEADS or word in given_names


def _is_in_capitals(surface: str, *names: str) -> bool:
    """Whether only capitals make it another spelling: they are none ("BEIRUT, March 3")."""
    return surface.isupper() and any(surface == name.upper() for name in names)


def _mention(match: NameMatch, place: Place, name: Naming) -> Mention:
    return Mention(
        match.start,
        match.end,
        place.id,
        place.name if name.guessed else name.text,
        place.arabic,
        place.latitude,
        place.longitude,
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
