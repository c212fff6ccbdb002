"""What becomes of the spelling of a place: the press spelling, or its name in another scheme.

A name whose vowels a scheme had to guess only asks. Where a place is part of a name that somebody
gave, or persons are called so, it is a question too; a name that stands in capitals stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.edits import Level, Proposal
from normalize.rules import Kind, NameMatch
from normalize.stages import Context, Mention
from normalize.stages.toponyms.linking import RULE
from normalize.stages.toponyms.other_names import is_other_name
from normalize.stages.toponyms.spellings import Spellings
from transliteration.mentions.cues import is_told, type_after
from transliteration.mentions.proper_names import inside_a_name
from transliteration.mentions.spelled import is_spoken_of
from transliteration.naming import DEFAULT, Naming, naming, same_words

__all__ = ["in_scheme", "respelled"]

_WITH_THE = re.compile(r" (?:Plain|Mountains|Heights|River|Strip|Bank|Desert|Hills)\Z")
_LANDFORM = re.compile(
    r"\b(?:Mountains?|Hills?|Valley|Plain|Islands?|Oasis|Farm|Camp|Crossing|Bridge|Road)\b"
)
_WITHOUT_THE = re.compile(
    r"(?:Jabal|Mount|Wadi|Tal|Tulul|Sahl|Jurud|Iqlim|Tabbat|Mazraat|Jisr|Marsa|Tariq) "
)
_SMALL_LANDFORM = re.compile(r" (?:Mountain|Hill|Islands?|Oasis|Farm|Camp|Crossing|Bridge)\Z")
_ENDS_PHRASE = re.compile(
    r"[.,;:)!?\"”]|\s*\Z| (?:in|on|at|near|from|to|where|when|which|after|before|during|since|with|"
    r"by|was|were|is|are|has|had|have|yesterday|today|last|this|north|south|east|west)\b"
)
_OPENS_PHRASE = re.compile(
    r"(?:\A|\W)(?:in|of|from|to|near|across|and|over|on|through|around|throughout|into|towards?|"
    r"between|with|within|inside|along) \Z"
)


def respelled(
    text: str, matches: Sequence[NameMatch], named: Mapping[int, str], context: Context
) -> Iterator[Proposal]:
    """The spellings of places of the packs; named: the places of the text by their ends."""
    spellings, scheme = context.rules.derived(Spellings), context.settings.scheme
    given_names = context.rules.words("given_name")
    terms = _terms(text, context)
    starts, ends = {match.start for match in matches}, {match.end for match in matches}
    for match in matches:
        start, end = match.start, match.end
        name = spellings.name(match.rule, scheme)
        if (
            match.name is None
            or _is_spelled_so(text, match, name)
            or is_other_name(text, start, match.rule.name, named)
            or text.startswith(f" ({name.text})", end)  # "Tadmur (Palmyra)"
            or any(first <= start and end <= last for first, last in terms)
        ):
            continue
        is_person = text[start:end] in given_names and not is_told(text, start, end, starts, ends)
        if proposal := _respelled(text, match, name, scheme, is_person=is_person):
            if _has_a_surplus_the(text, proposal, str(match.rule.extra["kind"])):
                group = f"the name at {start}"
                the = replace(proposal, start=start - len("the "), end=start, after="")
                yield replace(the, group=group)
                proposal = replace(proposal, group=group)
            elif _lacks_a_the(text, proposal):
                proposal = replace(proposal, after=f"the {proposal.after}")
            yield proposal


def in_scheme(
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
            because = f"In the scheme {scheme}: {mention.arabic}."
            span = mention.start, mention.end
            proposal = Proposal(*span, name.text, RULE, because, Level.POSSIBLE)
        elif proposal is not None:
            proposal = replace(proposal, after=name.text)
        return replace(mention, name=name.text), proposal
    if proposal is None and surface != name.text and same_words(surface, name.text):
        because = f"{mention.arabic}, its vowels guessed."
        proposal = Proposal(mention.start, mention.end, name.text, RULE, because, Level.POSSIBLE)
    return mention, proposal


def _respelled(
    text: str, match: NameMatch, name: Naming, scheme: str, *, is_person: bool
) -> Proposal | None:
    """What becomes of one; guessed vowels only ask, and the press spelling stands."""
    rule, surface = match.rule, text[match.start : match.end]
    press = str(rule.extra["name"])
    if _is_in_capitals(surface, press, name.text):
        return None
    if name.text.startswith("al-") and _has_its_article(text, match):
        return None
    after, level = name.text, rule.level
    if name.guessed:
        after, level = (name.text, Level.POSSIBLE) if surface == press else (press, level)
    how = "One spelling for" if after == press else f"In the scheme {scheme}:"
    because = rule.because or f"{how} {rule.extra['arabic']}."
    if inside_a_name(text, match.start, match.end):
        level, because = Level.POSSIBLE, f"{because} But here it is part of another name."
    elif is_spoken_of(text, match.start, match.end):
        level, because = Level.POSSIBLE, f"{because} But the text speaks of this spelling."
    elif is_person:
        level, because = Level.POSSIBLE, f"{because} But persons are called so."
    return Proposal(match.start, match.end, after, rule.name, because, level, rule.touches)


def _has_a_surplus_the(text: str, proposal: Proposal, kind: str) -> bool:
    """Whether the "the" of a translated name goes with it ("to the Hill of Dates").

    So it does of a mountain or valley: "in the Druze Mountain." is "in Jabal al-Druze.".
    """
    start, end = proposal.start, proposal.end
    if proposal.level is Level.POSSIBLE or text[max(0, start - 5) : start] != " the ":
        return False
    surface, after = text[start:end], proposal.after
    if kind in ("city", "town", "village") and " of " in surface:
        return " of " not in after and not type_after(text, end)
    untranslated = _WITHOUT_THE.match(after) or _SMALL_LANDFORM.search(surface)
    return (
        untranslated is not None
        and _LANDFORM.search(surface) is not None
        and _LANDFORM.search(after) is None
        and _WITH_THE.search(after) is None
        and _ENDS_PHRASE.match(text, end) is not None
    )


def _lacks_a_the(text: str, proposal: Proposal) -> bool:
    """Whether a name that has become English has an article now: "in Sahl al-Ghab"."""
    return (
        _WITH_THE.search(proposal.after) is not None
        and _OPENS_PHRASE.search(text, max(0, proposal.start - 12), proposal.start) is not None
    )


def _is_spelled_so(text: str, match: NameMatch, name: Naming) -> bool:
    """Whether a place has that spelling, of which the match may be the end."""
    start = match.end - len(name.text)
    return 0 <= start <= match.start and text.startswith(name.text, start)


def _is_in_capitals(surface: str, *names: str) -> bool:
    """Whether only capitals make it another spelling: they are none ("BEIRUT, March 3")."""
    return surface.isupper() and any(surface == name.upper() for name in names)


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


def _terms(text: str, context: Context) -> list[tuple[int, int]]:
    """Where names of organizations stand: they keep the press spelling of a place in them."""
    if context.settings.scheme == DEFAULT:
        return []
    found = context.rules.names(Kind.TERMS).matches(text, context)
    return [(match.start, match.end) for match in found]
