"""Numbers glued to a word: ``300families``, ``in2019``, ``the5th``, ``killed12 soldiers``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from normalize.edits import Level, Proposal
from normalize.stages.english import MONTH
from normalize.stages.spacing.tokens import space, token_before
from transliteration.lexicon import lexicon_has

__all__ = ["around_numbers"]

_TOUCHING = re.compile(r"[0-9](?:(?<=[a-z].)|(?=[A-Za-z])(?!(?:st|nd|rd|th)\b))")
_UNIT = "km"  # the one that reports name with every place
_BEHIND = "A space belongs behind a number."
_BEFORE = "A space belongs before a number."


def around_numbers(text: str, counted: Container[str]) -> Iterator[Proposal]:
    """Yield the spaces that are missing between a number and the words beside it.

    counted: words that any number may be glued to.

    >>> [p.start for p in around_numbers("Some 1,300dead; 8 left in2019.", {"dead"})]
    [10, 25]
    """
    if _TOUCHING.search(text):
        yield from _behind_numbers(text, counted)
        yield from _before_numbers(text, counted)
        yield from _around_dates(text)
    if "%" in text or _UNIT in text:
        yield from _behind_units(text)


# --- Behind a number -------------------------------------------------------------------

_WORD = re.compile(r"[a-z]+\b")
# A noun of the dictionary in the plural; a shorter one may be a unit, or a plural of letters.
_GLUED = re.compile(r"[0-9](?=[a-z]{3})")
_NOUN = re.compile(r"(?=([a-z]{4,}s)(?![\w.@/-]\w))")
_FEW = re.compile(r"(?<![\w.,:/#@-])[1-9]\d{0,2}\Z")
_WRITTEN_SO = frozenset("bits pixels nits lumens".split())
_GOES_ON = frozenset("were was are have had and from with others".split())
_MONEY = ("million", "billion", "trillion")  # "£24million" is how some papers write a sum
_MONTH = re.compile(rf"[0-9](?={MONTH}(?:\b|(?:19|20)\d\d\b(?!\.\w)))")
_ORDINAL = re.compile(
    r"[0-9](?:st|nd|rd|th)(?=of |(?:Division|Brigade|Corps|Battalion|Army|Legion)\b)"
)


def _behind_numbers(text: str, counted: Container[str]) -> Iterator[Proposal]:
    ends = set()
    for found in _GLUED.finditer(text):
        end = found.end()
        token = token_before(text, end)
        if any(map(str.isalpha, token)) or "#" in token or "@" in token:
            continue
        if token[:1] in ("$", "£", "€") and text.startswith(_MONEY, end):
            continue
        word = _WORD.match(text, end)
        few = _FEW.search(text, max(0, end - 5), end)
        noun = _NOUN.match(text, end) if few else None
        if (
            (word and word[0] in counted)
            or (word and few and word[0] in _GOES_ON and text.startswith(" ", word.end()))
            or (noun and noun[1] not in _WRITTEN_SO and lexicon_has(noun[1]))
        ):
            ends.add(end)
    for found in _MONTH.finditer(text):
        if _FEW.search(text, max(0, found.end() - 5), found.end()):
            ends.add(found.end())
    for found in _ORDINAL.finditer(text):
        if _FEW.search(text, max(0, found.start() - 4), found.start() + 1):
            ends.add(found.end())
    for end in sorted(ends):
        yield space(end, "after-number", _BEHIND)


_PREPOSITIONS = (
    "from|to|of|in|on|off|north|south|east|west|northeast|northwest|southeast|southwest|away|and|"
    "deep|inside|outside|along|wide|long"
)
_BEHIND_PERCENT = re.compile(r"%(?=(?:in|of|on|to|from|by|and|since|last|this|compared|the|for) )")
_BEHIND_UNIT = re.compile(rf"{_UNIT}(?=(?:{_PREPOSITIONS}) )")


def _behind_units(text: str) -> Iterator[Proposal]:
    """What goes on behind a measure: 50 %to, 5kmfrom."""
    for pattern in (_BEHIND_PERCENT, _BEHIND_UNIT):
        for found in pattern.finditer(text, 1):
            if text.endswith(_DIGITS, 0, found.start()):
                yield space(found.end(), "after-number", _BEHIND)


_DIGITS = tuple(f"{digit}{gap}" for digit in range(10) for gap in ("", " "))


# --- Before a number -------------------------------------------------------------------

_NUMBER = re.compile(
    r"[0-9](?<=[a-z].)(?:\d?(?P<ordinal>st|nd|rd|th)\b|[\d,]{0,6}(?<=\d)(?:%| ([a-z]+)\b))"
)
_DETERMINING = re.compile(
    r"(?:['’]s|(?<![^\s(\"“])(?:[Tt]he|[Ii]ts|[Hh]is|[Tt]heir|[Oo]n|[Oo]f|[Ff]or|[Tt]o|[Ii]n|[Bb]y|and))\Z"
)
_AMOUNTING = re.compile(
    r"(?<![^\s(\"“])(?:[Aa]bout|[Aa]round|[Ss]ome|[Nn]early|[Aa]lmost|[Oo]ver|than|least|most|of|by|and|"
    r"with|from|to|only|another|for|within|[a-z]+(?:ed|ing))\Z"
)
_LARGE = frozenset("thousand million billion".split())


def _before_numbers(text: str, counted: Container[str]) -> Iterator[Proposal]:
    """The5th of May, killed12 soldiers; houses12 thousand."""
    for found in _NUMBER.finditer(text):
        start = found.start()
        near = max(0, start - 15)
        if found["ordinal"]:
            if _DETERMINING.search(text, near, start):
                yield space(start, "before-number", _BEFORE)
        elif found[2] is None or found[2] in counted or found[2] in _GOES_ON:
            if _AMOUNTING.search(text, near, start):
                yield space(start, "before-number", _BEFORE)
            elif found[2] in _LARGE and lexicon_has(token_before(text, start)):
                yield space(start, "before-number", _BEFORE, Level.POSSIBLE)


# --- Dates -----------------------------------------------------------------------------

_FUNCTION_WORDS = (
    "the|they|and|in|when|after|he|she|we|it|to|by|at|was|were|with|for|that|as|of|on|but|or|until|"
    "from|has|have|had|because|while|where|which|who|before|during|between|through|against"
)
_YEAR = re.compile(
    r"(?:(?:in|since|until|from|of|by|to|and|till)(?=(?:19|20)\d\d(?:[\s.,;:)]|\Z))"
    r"|the(?=(?:19|20)\d0s\b))"
)
# A year and a word that no name, unit or decade begins with.
_YEAR_FIRST = re.compile(rf" (?:19|20)\d\d(?=(?:{_FUNCTION_WORDS}) )")
_ANY_YEAR = re.compile(r"[12][09]\d\d(?:(?<=[a-z].{4})|(?=[a-z]))")
_DATE = re.compile(rf"[0-9](?<=[a-z].)[0-9]? {MONTH}\b")
_LEAD = re.compile(r"(?<![^\s(\"“])(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom)\Z")
_DAY = re.compile(r"[0-9](?<=[a-z].)(?:\d?, (?:19|20)\d\d\b|\d{3}\b(?<=(?:19|20)\d\d)(?!\.\w))")
_MONTH_BEFORE = re.compile(rf"(?<![\w.@#/-])\d{{0,2}}{MONTH}\Z")


def _around_dates(text: str) -> Iterator[Proposal]:
    """A date that is glued to the word before it, or behind it: On5 May, in2016, "in 2016they"."""
    for found in _DATE.finditer(text):
        start = found.start()
        if _LEAD.search(text, max(0, start - 6), start):
            yield space(start, "before-number", _BEFORE)
    for found in _DAY.finditer(text):
        start = found.start()
        if _MONTH_BEFORE.search(text, max(0, start - 12), start):
            yield space(start, "before-number", _BEFORE)
    if not _ANY_YEAR.search(text):
        return
    for found in _YEAR_FIRST.finditer(text):
        yield space(found.end(), "after-number", _BEHIND)
    for found in _YEAR.finditer(text):
        start = found.start()
        if not start or not (text[start - 1].isalnum() or text[start - 1] in "-_/.#@"):
            yield space(found.end(), "before-number", _BEFORE)
