"""Numbers torn apart, or as other languages have them: ``15: 30``, ``5-th``, ``by %20``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, by_line

__all__ = ["torn_numbers"]

_THOUSANDS = re.compile(r",( )(?<=\d, )000\b(?! \d)")
_COMMA = re.compile(r" (?=,\d{3}\b(?![,.]?\d))(?<=\d )")
# A point before three figures and what is counted: nobody counts three decimals of a person.
_POINT = re.compile(r"\.(?<=\d.)\d{3} (?=(\w+)(?: (\w+))?)")
_MEASURES = frozenset(
    "million billion percent tons tonnes kilograms kg grams liters litres km kilometers "
    "kilometres meters metres miles dollars euros pounds dinars liras hours days".split()
)
_SMALL = frozenset("for of in on to from by with and or per".split())
# A number of two parts before what is measured: "a trench 3. 5 kilometers long".
_DECIMAL = re.compile(
    r"\.( )(?<=\d. )\d{1,2} (?:(?:million|billion|percent|per cent)\b|"
    r"(?:km|(?:kilo)?met(?:er|re)s?|miles|tons|tonnes|hectares) "
    r"(?:long|wide|deep|high|away|from|north|south|east|west|off|of)\b)"
)
_BEFORE_POINT = re.compile(
    r"( )\.\d{1,2} (?:million|billion|percent|per cent|km|kilomet(?:er|re)s?|met(?:er|re)s?)\b"
)
_BEFORE_DECIMAL = re.compile(r"\b([a-z]+) \d{1,3}\Z")
_NO_MEASURE = frozenset(  # words whose number may end a sentence
    "in on at until since no number point article phase group class chapter page grade zone were "
    "was are is block gate sector mile unit route station version part level section lot step day "
    "hall".split()
)
_AVERAGE = re.compile(r"\b(?:[Aa]verage|[Rr]ate|[Rr]atio|[Dd]ensity|[Pp]er)\b")
_INSIDE = "No space inside a number."
_TIME = re.compile(r":(?<=\d.| :) ?[0-5]\d(?![\d:.%])")
_HOUR = re.compile(r"\b(?:at|until|till|around) (?:[01]?\d|2[0-3]) ?\Z")
_ENDING = re.compile(r"-(?<=\d.| -) ?(st|nd|rd|th)\b(?!-)")
_NUMBER = re.compile(r"(?<![\w.,/$€£-])\d{1,3} ?\Z")
_PERCENT = re.compile(
    r"%(?<=[ (]%) ?(\d{1,3}(?:[.,]\d{1,2})?)(?![\w%]|[.,:/=]\w| [=<>]|(?<=%\d), %)"
)
_SHARE = re.compile(
    r"\b(?:by|of|to|from|than|about|around|nearly|almost|over|least|some|only|up|and|was|is|at) \Z"
)


_UNIT = "year|month|week|day|hour|minute|storey|story|member|point|km|kilomet(?:er|re)|mm|mile|man"
_MEASURE = re.compile(rf"-(?<=\d.| -) ?(?=(?:{_UNIT})(-old\b)?\b)")
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) \d{1,3} ?\Z")
_SIGNS = ("$ ", "€ ", "£ ")
_AMOUNT = re.compile(r"(?<![\w$€£])(?:US)?[$€£]( )(?=\d)")


@by_line
def torn_numbers(text: str, context: Context) -> list[Proposal]:
    """Put numbers together again, and their signs where English has them.

    >>> [(p.start, p.end, p.after) for p in torn_numbers("On the 5-th it fell by %20", None)]
    [(8, 9, ''), (23, 24, ''), (26, 26, '%')]
    """
    return [
        *_thousands(text),
        *_points(text, context),
        *_decimals(text),
        *_times(text),
        *_ordinals(text),
        *_measures(text),
        *(_amounts(text) if any(sign in text for sign in _SIGNS) else ()),
        *(_percents(text) if "%" in text else ()),
    ]


def _thousands(text: str) -> Iterator[Proposal]:
    for found in _THOUSANDS.finditer(text, 1):
        yield _proposal(*found.span(1), "", "inside-number", _INSIDE)
    for found in _COMMA.finditer(text, 1):  # "May 5 ,300 people" may be two numbers; not ",050"
        if _NUMBER.search(text, max(0, found.start() - 5), found.start()):
            level = Level.LIKELY if text[found.end() + 1] == "0" else Level.POSSIBLE
            yield Proposal(*found.span(), "", "spacing/inside-number", _INSIDE, level)


def _points(text: str, context: Context) -> Iterator[Proposal]:
    """The 50.000 people, as Turkish and German write it."""
    for found in _POINT.finditer(text, 1):
        at = found.start()
        near = text[max(0, at - 30) : found.end() + 40]
        if found[1] in _MEASURES | _SMALL or _AVERAGE.search(near):  # 2.345 children per woman
            continue
        if _NUMBER.search(text, max(0, at - 5), at):
            words = context.rules.words
            people = words("people_noun") | words("people_together") | words("doubtful_people")
            if not people.isdisjoint(found.groups()):
                reason = "English has a comma before the three figures of thousands."
                touches = frozenset({Fact.NUMBER})
                rule = "spacing/point-for-comma"
                yield Proposal(at, at + 1, ",", rule, reason, touches=touches)


def _decimals(text: str) -> Iterator[Proposal]:
    """The 3. 5 kilometers; but a sentence may end in a number, and another begin with one."""
    for found in _DECIMAL.finditer(text, 1):
        at = found.start()
        before = _BEFORE_DECIMAL.search(text, max(0, at - 24), at)
        if before and before[1] not in _NO_MEASURE:
            yield _proposal(*found.span(1), "", "inside-number", _INSIDE)
    for found in _BEFORE_POINT.finditer(text, 1):
        if _NUMBER.search(text, max(0, found.start() - 5), found.start()):
            yield _proposal(*found.span(1), "", "inside-number", _INSIDE)


def _times(text: str) -> Iterator[Proposal]:
    for found in _TIME.finditer(text, 1):
        at = found.start()
        if _HOUR.search(text, max(0, at - 12), at):
            for space in _spaces(text, at):
                yield _proposal(space, space + 1, "", "inside-number", "No space inside a time.")


def _ordinals(text: str) -> Iterator[Proposal]:
    """The 5-th, as Russian writes it; but not a 5-th that is no English ordinal either."""
    for found in _ENDING.finditer(text, 1):
        at = found.start()
        number = _NUMBER.search(text, max(0, at - 5), at)
        if number and found[1] == _ordinal_ending(number[0].strip()):
            start, end = at - (text[at - 1] == " "), found.start(1)
            yield _proposal(start, end, "", "ordinal", "An ordinal is one word in English.")


def _measures(text: str) -> Iterator[Proposal]:
    """A compound of a number and its unit: a 15- year-old, the 3 -day talks."""
    for found in _MEASURE.finditer(text, 1):
        at = found.start()
        near = max(0, at - 12)
        spaces = [*_spaces(text, at)]
        known = _ARTICLE.search(text, near, at) or (found[1] and _NUMBER.search(text, near, at))
        if len(spaces) == 1 and known:
            reason = "No space at the hyphen of a compound."
            yield _proposal(spaces[0], spaces[0] + 1, "", "compound", reason)


def _amounts(text: str) -> Iterator[Proposal]:
    """The sign of a currency apart from its amount, as older books have it, too: $ 500."""
    for found in _AMOUNT.finditer(text, 1):
        reason = "The sign of a currency stands at its amount."
        yield Proposal(*found.span(1), "", "spacing/currency-sign", reason, Level.POSSIBLE)


def _percents(text: str) -> Iterator[Proposal]:
    """The sign before its number, as Turkish has it: by %20."""
    for found in _PERCENT.finditer(text):
        at = found.start()
        if _SHARE.search(text, max(0, at - 8), at) or text.startswith(" of ", found.end()):
            group = f"spacing/percent-sign@{at}"
            reason = "The percent sign stands behind its number."
            yield _proposal(at, found.start(1), "", "percent-sign", reason, group)
            yield _proposal(found.end(), found.end(), "%", "percent-sign", reason, group)


def _ordinal_ending(number: str) -> str:
    """The letters that make a number an ordinal.

    >>> _ordinal_ending("2"), _ordinal_ending("12"), _ordinal_ending("101")
    ('nd', 'th', 'st')
    """
    teens = number[-2:-1] == "1"
    return "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _spaces(text: str, at: int) -> Iterator[int]:
    """The offsets of the spaces that touch the character at an offset."""
    yield from (k for k in (at - 1, at + 1) if text[k] == " ")


def _proposal(
    start: int, end: int, after: str, rule: str, reason: str, group: str = ""
) -> Proposal:
    return Proposal(start, end, after, f"spacing/{rule}", reason, group=group)
