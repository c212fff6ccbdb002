"""Half a bracket: `Crimes Watch (LCW said`, `LCW) said`, `(about $20.`, `They [the guards left`."""

from __future__ import annotations

import re
from itertools import chain

from normalize.edits import Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.quotation.rules import propose

__all__ = ["close_brackets"]

_OPEN = re.compile(r"\(([A-Z]{2,8})(?= [a-z][^()\n]*(?:[(\n]|\Z))")
# An amount or a measure, and the end of what holds it; a bare number may count a list.
_ABOUT = (
    r"(?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than|"
    r"equivalent to|equal to|aged?) "
)
_UNIT = (
    r"(?: ?%| percent| per cent|(?: (?:thousand|million|billion|trillion))?(?: US)? "
    r"(?:dollars?|euros?|pounds?|dinars?|liras?|rubles?|riyals?|rials?|shekels?|km|mm|feet|miles?|"
    r"(?:kilo)?met(?:er|re)s?|years old|kg|kilograms?|tons?|tonnes?|barrels?)|"
    r" (?:thousand|million|billion|trillion))"
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"\((?:(?:{_ABOUT})?(?:US)?[$€£]{_NUMBER}{_UNIT}?|{_ABOUT}{_NUMBER}{_UNIT}?|{_NUMBER}{_UNIT})"
    r"(?=[.,;] |[.,;]?$| (?:fell|hit|struck|landed|exploded|was|were|has|had|came|killed)\b)",
    re.MULTILINE,
)
# Whom a number is part of, up to the end of the sentence.
_INCLUDING = re.compile(
    r"\((?:including|among them|most of them) [^()\n.:;\"“”]{3,80}(?=\.(?: [A-Z]|$))", re.MULTILINE
)
# How old somebody is, and in which region a place lies, before what happened there.
_AGE = re.compile(r"\b[A-Z][\w'’-]+ \(\d{1,2}(?= (?:was|died|told|said|has|had)\b)")
_NAME = r"[A-Z][\w'’-]+"
_REGION = re.compile(
    rf"\b{_NAME} \((?:(?:north|south|east|west)ern )?(?:al-)?{_NAME}(?: (?:al-)?{_NAME})?"
    r" (?:countryside|province|governorate|district|region)"
    r"(?= (?:was|were|came|has|had|fell|witnessed|saw|is)\b)"
)
# Who is meant by a pronoun: "They [the guards left".
_MEANT = re.compile(
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Ww]e|[Tt]hem|[Hh]im) \[(?:the|his|their|an?) ([a-z]+)"
    r"(?= (?:was|were|are|is|has|have|had|will|would|did|do|left|came|went|took|told|said|ran|fled|"
    r"[a-z]{2,}ed|in|on|at|from|by|with|to)\b)(?![^\n\]]{0,300}\])"
)
# Where a place lies, before what happened there.
_AWAY = re.compile(
    rf"\((?:(?:{_ABOUT})?{_NUMBER} ?(?:km|(?:kilo)?met(?:er|re)s?|miles) )?"
    r"(?:(?:to the )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) )?"
    r"(?:of|from) (?:the )?(?:al-)?[A-Z][\w'-]+(?: (?:al-)?[A-Z][\w'-]+)?"
    r"(?= (?:came|was|were|is|are|has|have|had|fell|witnessed|on|after|remained?|said)\b)"
)
_HALVES = _AMOUNT, _AWAY, _INCLUDING, _AGE, _REGION
_CLOSED = re.compile(r"(?<= )([A-Z]{2,8})\)(?=[ ,.]|\Z)")
# Letters that stand for a foreign name, or for more than is said: "the mission in Libya UNSMIL)".
_LONG_BEHIND_NAME = re.compile(r"\b[A-Z][a-z'’-]+ [A-Z]{4,8}\Z")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 300  # code points on each side in which the other half is looked for
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "al"})


@by_line
def close_brackets(text: str, context: Context) -> list[Proposal]:
    """Close the bracket behind an abbreviation; a suggestion where its letters fit no name.

    >>> [(p.start, p.after, p.level.value) for p in close_brackets("The Red Cross (RC said.", None)]
    [(17, ')', 'likely')]
    """
    meant = _meant(text, context) if "[" in text else []
    if "(" not in text and ")" not in text:
        return meant
    unopened = (
        propose("unopened-bracket", match.start(), match.start(), "(", Level.LIKELY)
        for match in _CLOSED.finditer(text)
        if "(" not in _sentence(text, match.start())
        and (_level(text, match) is Level.LIKELY or _is_long_behind_name(text, match.end(1)))
    )
    abbreviations = (
        propose("unclosed-bracket", match.end(), match.end(), ")", _level(text, match))
        for match in _OPEN.finditer(text)
    )
    amounts = (
        propose("unclosed-bracket", match.end(), match.end(), ")", Level.LIKELY)
        for match in chain.from_iterable(each.finditer(text) for each in _HALVES)
        if ")" not in text[match.end() : match.end() + _NEAR].partition("\n")[0]
    )
    return [*unopened, *abbreviations, *amounts, *meant]


def _meant(text: str, context: Context) -> list[Proposal]:
    people = context.rules.words("people_noun") | context.rules.words("person_noun")
    return [
        propose("unclosed-bracket", match.end(), match.end(), "]")
        for match in _MEANT.finditer(text)
        if match[1] in people
    ]


def _is_long_behind_name(text: str, end: int) -> bool:
    """Whether many letters stand behind a name, of which they are no initials."""
    return _LONG_BEHIND_NAME.search(text, max(0, end - 60), end) is not None


def _sentence(text: str, end: int) -> str:
    """What stands before an offset in its line, as far as one looks."""
    return text[max(end - _NEAR, 0) : end].rpartition("\n")[2]


def _level(text: str, match: re.Match[str]) -> Level:
    """Likely where the letters stand for the words right before the bracket."""
    before = _WORD.findall(text, max(match.start() - 120, 0), match.start())
    words = [word for word in before if word.lower() not in _SMALL]
    stands_for = "".join(word[0] for word in words[-len(match[1]) :])
    return Level.LIKELY if stands_for == match[1] else Level.POSSIBLE
