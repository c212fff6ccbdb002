"""Place names that no pack spells: linked by how they are written and by what is near.

A place of the packs whose name is misspelt for sure gets its spelling; one that is likely is
proposed. Other places of the gazetteer have no spelling of the press: they are noted where
they stand, and nothing is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from normalize.edits import Level, Problem, Proposal
from normalize.rules import Kind, NameMatch, Rule, RuleSet
from normalize.stages import Context, Mention
from normalize.stages.toponyms.translated_names import translations
from transliteration.gazetteer import GazetteerError, Place
from transliteration.gazetteer.shipped import is_elsewhere
from transliteration.linker import Linker
from transliteration.linking.disambiguation import Decision, Knowledge
from transliteration.linking.misreading import Misreadings
from transliteration.linking.surroundings import Surroundings
from transliteration.mentions import spans
from transliteration.mentions.headwords import HEADS
from transliteration.mentions.name_words import QUALIFIERS
from transliteration.mentions.proper_names import inside_a_name
from transliteration.mentions.spelled import is_spoken_of
from transliteration.naming import WORD
from transliteration.skeleton import fold
from transliteration.spelling.letters import spell
from transliteration.spelling.type_words import type_words

__all__ = ["Places", "decided", "explained", "linked"]

RULE = "toponyms/linked"
_MOST_SURE = {True: 0.95, False: 0.7}  # no link is as sure as a spelling that a pack has
_WORD = re.compile(r"[^ -]+")
_JOINED = 80  # percent of their letters that two names must share that are cut otherwise
_LANDS = frozenset("wadi ouadi oued wady jabal jebel djebel jabel nahr sahl".split())
_SETTLEMENTS = frozenset("city town village neighbourhood district subdistrict".split())


def linked(
    text: str, context: Context, matches: Sequence[NameMatch]
) -> tuple[list[tuple[Mention, Proposal | None]], list[Decision]]:
    """Mentions beside the matches, each with what is proposed for its spelling, if anything.

    Then the decisions on all mentions whose spelling no pack settles.
    """
    places = context.rules.derived(Places)
    known = [(match.start, match.end, places[match.rule.name]) for match in matches]

    try:
        decisions = Linker.default().link(text, known, _knowledge(context))
    except GazetteerError as error:
        context.problems.append(Problem(RULE, f"unknown names are not linked: {error.message}"))
        return [], []
    if not decisions:
        return [], []
    before = {end: place.id for _, end, place in known}
    after = {start: place.id for start, _, place in known}
    found = []
    for decision in decisions:
        if not _is_wanted(decision, context):
            continue
        mention = _mention(decision)
        beside = _beside_a_parenthesis(text, mention, before, after)
        is_twin = mention.place in beside  # "Sarakeb (Saraqib)": the writer gives both spellings
        found.append((mention, None if is_twin else _proposal(text, decision, context)))
    return found, [each for each in decisions if not (each.link and each.link.place.curated)]


def explained(
    text: str, start: int, end: int, context: Context, matches: Sequence[NameMatch]
) -> Decision:
    """What becomes of one span, whatever stands before it; the matches elsewhere are near it.

    Without any, and without a country that the text names, it is judged by its spelling alone.

    Raises:
        GazetteerError: the gazetteer cannot be read or built.
    """
    apart = [match for match in matches if match.end <= start or match.start >= end]
    found = spans.mentions(text, [(match.start, match.end) for match in apart])
    cue, type_word = next(
        ((each.cue, each.type) for each in found if each.start < end and start < each.end),
        ("where", ""),
    )
    return decided(spans.Mention(start, end, text[start:end], cue, type_word), text, context, apart)


def decided(
    mention: spans.Mention, text: str, context: Context, matches: Sequence[NameMatch]
) -> Decision:
    """What becomes of one mention, near the matches; see `explained`."""
    places = context.rules.derived(Places)
    known = [(match.start, match.end, places[match.rule.name]) for match in matches]
    around = Surroundings(text, known)
    if around.say_nothing:
        around = Surroundings(text, (), anywhere=True)
    return Linker.default().decide(mention, around, _knowledge(context))


def _beside_a_parenthesis(
    text: str, mention: Mention, before: Mapping[int, str], after: Mapping[int, str]
) -> Iterator[str | None]:
    """The place before the parenthesis that a mention stands in, and the one in that behind it.

    before, after: the places of the text by where they end, and by where they start.
    """
    if text[mention.start - 1 : mention.start] == "(":
        yield before.get(mention.start - 2)
    if text[mention.end : mention.end + 2] == " (":
        yield after.get(mention.end + 2)


def _is_wanted(decision: Decision, context: Context) -> bool:
    countries = context.settings.countries
    return decision.link is not None and (not countries or decision.link.place.country in countries)


def _knowledge(context: Context) -> Knowledge:
    """What the rules that are in force know of surfaces."""
    index, places = context.rules.names(Kind.PLACES), context.rules.derived(Places)
    return Knowledge(
        lambda surface: _objection(surface, context),
        lambda surface: index.owners(surface) or index.owners(f"al {surface}"),
        lambda surface: context.rules.derived(_misreadings).of(surface),
        lambda surface: context.rules.derived(translations).meant(surface),
        lambda place: place in places and index.needs_context(places[place].name, place),
    )


def _misreadings(rules: RuleSet) -> Misreadings:
    places = {rule.name: rule for rule in rules.of(Kind.PLACES)}
    return Misreadings(
        list(places), lambda place: str(places[place].extra["name"]), rules.fingerprint(Kind.PLACES)
    )


def _objection(surface: str, context: Context) -> str:
    """Why a surface is no unknown place, by the rules that are in force."""
    words = [word.removesuffix("s") for word in _WORD.findall(surface)]
    if words[0] in context.rules.words("given_name") and not _is_articled(surface, context):
        return "begins with a given name"
    if words[0].lower() in HEADS and " of " in surface:
        return ""  # "Mountain of the Druze"
    if words[0].lower() in QUALIFIERS:
        words = words[1:] or words  # "Western Samadaniyah"
    for name in ("no_place", "nationality", "country"):
        known = context.rules.words(name)
        if any(word in known or f"{word}s" in known for word in words):
            return "a people, a country, a movement or a day"
    if is_elsewhere(surface):
        return "a place elsewhere in the world"
    if context.rules.names(Kind.TERMS).knows(surface):
        return "a name that is no place"
    return ""


def _is_articled(surface: str, context: Context) -> bool:
    """Whether a given name is, with the article, a place ("residents of Nashwa")."""
    index = context.rules.names(Kind.PLACES)
    return " " not in surface and index.knows(f"al {surface}")


class Places(dict[str, Place]):
    """The places of the packs by the names of their rules, each made when it is asked for."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {rule.name: rule for rule in rules.of(Kind.PLACES)}

    def __missing__(self, name: str) -> Place:
        place = self[name] = _place(self._rules[name])
        return place

    def __contains__(self, name: object) -> bool:
        return name in self._rules


def _place(rule: Rule) -> Place:
    extra = rule.extra
    return Place(
        rule.name,
        str(extra["name"]),
        str(extra["arabic"]),
        str(extra["kind"]),
        str(extra["country"]),
        float(str(extra["latitude"])),
        float(str(extra["longitude"])),
        str(extra.get("admin", "")),
        curated=True,
    )


def _mention(decision: Decision) -> Mention:
    assert decision.link is not None
    place = decision.link.place
    return Mention(
        decision.mention.start,
        decision.mention.end,
        place.id,
        place.name,
        place.arabic,
        place.latitude,
        place.longitude,
        min(decision.link.probability, _MOST_SURE[decision.sure]),
    )


def _proposal(text: str, decision: Decision, context: Context) -> Proposal | None:
    """The spelling of a place of the packs, unless words would be lost by it."""
    assert decision.link is not None
    mention, place = decision.mention, decision.link.place
    name, type_word = place.name, decision.mention.type
    is_called_so = bool(type_word) and name.lower().endswith(f" {type_word}")
    if is_called_so:
        name = name[: -len(type_word) - 1]  # the word stands in the text already
    elif type_word and name.lower().startswith(f"{type_word} "):
        name = name[len(type_word) + 1 :]  # "the hay of al-Andalus"
    if not place.curated or mention.surface == name:
        return None
    if place.kind not in _SETTLEMENTS and not is_called_so:
        return None
    if _changes_words(mention.surface, name):
        return None
    if mention.surface.endswith("s") and not name.endswith("s"):
        return None  # "Idlibs vast area": a possessive that lost its apostrophe
    if place.id not in context.rules.derived(Places):
        return None  # its rule, or its pack, is switched off
    is_sure = (
        decision.sure
        and mention.surface not in context.rules.words("given_name")
        and not inside_a_name(text, mention.start, mention.end)
        and not is_spoken_of(text, mention.start, mention.end)
    )
    away = decision.link.away
    near = "" if away is None else f", {away:.0f} km from places that the text names"
    return Proposal(
        mention.start,
        mention.end,
        name,
        RULE,
        f"Most likely {place.arabic}{near}.",
        Level.LIKELY if is_sure else Level.POSSIBLE,
    )


def _changes_words(surface: str, name: str) -> bool:
    """Whether a word of either has no counterpart ("Northern Saraqib"); joins are none."""
    first = surface.partition(" ")[0].lower()
    if first in _LANDS and _is_the_rest(surface, name):
        return True
    if first in QUALIFIERS:
        side = type_words().get(first)
        if side is None or side.letter not in spell(name):
            return True
    if len(WORD.findall(name)) == len(WORD.findall(surface)):
        return False
    joined = (fold(form).replace(" ", "") for form in (surface, name))
    return fuzz.ratio(*joined) < _JOINED


def _is_the_rest(surface: str, name: str) -> bool:
    """Whether a name is all but the first word: the valley of Ain Tarma is not that town."""
    rest = surface.partition(" ")[2]
    return len(WORD.findall(name)) == len(WORD.findall(rest)) and spell(rest) == spell(name)
