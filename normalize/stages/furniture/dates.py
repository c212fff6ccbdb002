"""Dates as pages and datelines write them: English months, day-first numbers, ISO 8601.

Strict on purpose: only the forms below are read, and what may mean two days is read as
none. Numbers joined by dots or hyphens are day first, as the outlets of the region write
them ("05.11.2022", "09-04-2018"); numbers joined by slashes are read only where a weekday
or a number above twelve settles the order. A page carries no date before the web: years
before 1995 are history, not the day of publication.

>>> find_date("Last updated: Thursday, 23rd January, 2020 at 16:05 GMT")
datetime.date(2020, 1, 23)
>>> find_date("Mon 09-04-2018 16:22 PM")
datetime.date(2018, 4, 9)
>>> find_date("02/03/2022") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normalize.stages.english import MONTH

__all__ = [
    "DAY_AND_MONTH",
    "ISLAMIC_DAY",
    "Stamp",
    "date_line",
    "find_date",
    "leading_date",
    "nearest_year",
]

_FIRST_YEAR = 1995
_LONGEST_LINE = 120  # code points
_NEAR = 92  # days: a dateline without a year that is farther from the page's date is not of it
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COMMA = "[ \N{NO-BREAK SPACE}]*[,\N{ARABIC COMMA}]?[ \N{NO-BREAK SPACE}]*"
_YEAR = r"(?:19|20)\d\d(?!\d(?!\d:))"  # a time may be glued to it: "202108:15"
_WEEKDAY = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?(?:\.?,? | ?[,|–-] ?)"
_ON_THAT_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"  # behind a date
_DATE = (
    rf"(?:{_WEEKDAY})?(?:"
    r"(?P<iso>\d{4}(?P<dash>[-/.])\d\d(?P=dash)\d\d)(?!\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d(?!\d:))"
    rf"|(?P<day_month>{_DAY})[ /-](?:of )?(?P<month>{MONTH})\b\.?{_COMMA}[/-]?"
    rf"(?P<month_year>{_YEAR})"
    rf"|(?P<named>{MONTH})\b\.? ?(?P<named_day>{_DAY}){_COMMA}(?P<named_year>{_YEAR})"
    r")"
)
_LOCAL = r"(?:[A-Z][a-z]+ )?(?:[Ll]ocal|[A-Z][a-z]+) [Tt]im(?:e|ing)"
_ZONE = rf"(?:UTC|GMT|KSA|MSK|[ECMP]T|EES?T|CES?T|E[SD]T|BST|UK|AMT|AZT|GET|TRT|IRST|{_LOCAL})"
_TIME = (
    r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|"
    r"[ ,|\-–]*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\b\.?)?"
    rf"(?:,? ?\(?{_ZONE}(?:[+-]\d+(?::\d\d)?)?\)?| [+-]\d{{4}})?|"
    r" \d{1,2}:\d(?=[ \t]*(?:\n|\Z))|"  # Fars prints no zero: "1:9"
    rf" at \d{{4}}\b| \d{{4}} {_ZONE}(?:[+-]\d+)?)?"
)
_LABEL = (
    r"(?:(?:publish|post|issu|creat|add|updat|modifi)(?:ed|d)|first published|"
    r"last (?:updated?|modified)|date (?:of publication|posted|published)|"
    r"(?:publication |publish |release )?date)"
    r"(?: on| at)?(?:[ :]+)"
)
_DESK = r"(?:,? [Bb]y (?:[Aa]dmin|[Ee]ditor|[Ss]taff(?: \w+er)?|(?:[A-Z]\w+ )?[Dd]esk)\b)?"
# A name in a line of its own with the date: "05.11.2022, Sputnik International".
_NAME = r"(?:[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3}|www\.[\w.-]+(?: ?\| ?\d{1,5})?)"

_FIND = re.compile(_DATE, re.IGNORECASE)
_PREFIX = re.compile(
    rf"(?P<label>(?i:{_LABEL}|share ))?\[?(?i:{_DATE})(?P<time>{_TIME})\]?"
    rf"(?: ?\(updated[^()\n]{{4,24}}\))?{_DESK}"
    r"(?: ?Get short URL(?: \d{1,5}(?= (?:\d|[A-Z])))*)?(?: \d+(?=\s*\n))?"
    r"(?P<gap>[ \t]*)"
)
_LINE = re.compile(
    rf"(?:[-–•|] )?(?:{_NAME} ?[,|/–-] ?|\d\d:\d\d GMT \+3(?=\d)|"
    rf"(?:Source: ?)?{_NAME} +(?=\d{{4}}-\d\d-\d\d \d\d:\d\d)|"
    rf"(?P<clock>\d{{1,2}}:\d\d)(?: ?[AaPp][Mm])?(?: {_ZONE})?[ ,|–-]+|"
    r"(?:[A-Z][a-z]+day )?1[34]\d\d/\d{1,2}/\d{1,2} ?[-–] ?)?\[?"  # a day of the Islamic calendar
    rf"(?P<label>(?i:{_LABEL}))?(?i:{_DATE})(?:,? {_ON_THAT_DAY})?(?P<time>{_TIME})(?: \d{{1,5}})?"
    rf"(?:[ |/(–-]*(?i:{_LABEL})[^\n]{{6,40}})?"
    rf"(?: ?[,|/–-] ?(?:(?:Source|From): ?)?{_NAME}| [Bb]y (?:admin|{_NAME})|"
    rf" ?\| ?{_NAME}(?: ?, ?{_NAME}){{1,3}})?"
    "\\]?[ .,|–\N{ARABIC COMMA}-]*"
)

# A time of day makes a date without its year that of the page: "May 10, 23:08 UTC+3 MOSCOW".
_DAY_AND_TIME = re.compile(
    rf"(?:{MONTH} {_DAY}|{_DAY} {MONTH}), \d{{1,2}}:\d\d ?{_ZONE}(?:[+-]\d+)?(?: [A-Z]{{3,20}})?"
)

_MONTH_IN_DATELINE = rf"(?:{MONTH}|{MONTH.upper()})"
DAY_AND_MONTH = (
    rf"(?:{_WEEKDAY.replace('?P<weekday>', '?:')})?"
    rf"(?:(?P<month_first>{_MONTH_IN_DATELINE})(?:\b\.? |\.)(?P<day_last>{_DAY})|"
    rf"(?P<day_first>{_DAY}) (?P<month_last>{_MONTH_IN_DATELINE})\b\.?)"
    rf"(?:[,.]? (?P<dated>{_YEAR}))?"
)
"""Pattern of a dateline's date, whose year may be missing; for :func:`nearest_year`."""


_MOON = (
    r"(?:Muharram|Safar|"
    r"Rabi[’' ]?[ae]?l?[- ]?(?:[Aa]l-?|[ua]th?-?)? ?(?:Awwal|Awal|Thani|Akhir|I{1,2})|"
    r"J[uo]mad[ai](?: (?:[Aa]l-?)?(?:Awwal|Ula|Thani|Akhira?|I{1,2}))?|Rajab|Sha[’']?a?ban|"
    r"Rama[dz]h?an|Shaww?al|(?:Dhu|Thul|Zul)[- ’']?(?:[Aa]l-?)?(?:Qa[’']?d[ae]h?|Hijj?ah?))"
)
ISLAMIC_DAY = rf"(?:,? (?:{_MOON} \d{{1,2}},?|\d{{1,2}} {_MOON},?) 1[34]\d\d(?: ?A?H)?[,/]?)?"
"""Pattern of a day of the Islamic calendar before the other: "Gaza, Sha'ban 07, 1439, April"."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that stands at the head of a page.

    `end` is where it ends, in code points; `value` None where its order is uncertain.
    `marked` is whether a label or a time says that it is the page's.
    """

    end: int
    value: date | None
    marked: bool


def find_date(text: str) -> date | None:
    """The first complete date in a text, or None where there is none or its order is uncertain."""
    found = _FIND.search(text)
    return None if found is None else _value(found)


def leading_date(text: str, start: int) -> Stamp | None:
    """The date with which a page begins at `start`, with its label and time.

    What follows on the line must begin as a sentence does, so that "5 May 2020, ..." and
    "5 May 2020 was ..." stay.

    >>> leading_date("date 2020-01-23 The army said", 0)
    Stamp(end=15, value=datetime.date(2020, 1, 23), marked=True)
    >>> leading_date("5 May 2020 was a Tuesday.", 0) is None
    True
    """
    found = _PREFIX.match(text, start)
    if found is None:
        return None
    value = _value(found)
    following = text[found.end() : found.end() + 1]
    if value is None:
        return None
    if following.strip():
        labelled = found["label"] is not None
        if not found["gap"] and not found["time"]:
            return None
        if not (following.isupper() or following.isdigit() or following in "\"'“‘«([") and not (
            labelled and following.isalpha()
        ):
            return None
    return Stamp(found.end() - len(found["gap"]), value, bool(found["label"] or found["time"]))


def date_line(line: str) -> Stamp | None:
    """The date of a line that holds nothing else but a label, a time and a name.

    A day and a time without a year are a stamp, too, whose value is None.

    >>> date_line("05.11.2022, Sputnik International")
    Stamp(end=33, value=datetime.date(2022, 11, 5), marked=False)
    >>> date_line("5 May 2020 was a Tuesday.") is None
    True
    """
    if len(line) > _LONGEST_LINE or line.isalpha():
        return None
    if (found := _LINE.fullmatch(line)) is None:
        return Stamp(len(line), None, marked=True) if _DAY_AND_TIME.fullmatch(line) else None
    value = _value(found)
    if value is None and found["mark"] != "/":
        return None
    return Stamp(len(line), value, bool(found["label"] or found["time"] or found["clock"]))


def nearest_year(day: Mapping[str, str | None], page: date | None) -> date | None:
    """The date that the groups of :data:`DAY_AND_MONTH` stand for; None where they are empty.

    Where it has no year, it is that of the day nearest to the page's date, within 92 days;
    None where the page's date is not known.
    """
    named, numbered = (
        day.get("month_first") or day.get("month_last"),
        day.get("day_last") or day.get("day_first"),
    )
    if not named or not numbered:
        return None
    month, number = _month(named), _number(numbered)
    if year := day.get("dated"):
        return _date(int(year), month, number)
    if page is None:
        return None
    candidates = [_date(page.year + i, month, number) for i in (-1, 0, 1)]
    near = [c for c in candidates if c is not None and abs((c - page).days) <= _NEAR]
    return min(near, key=lambda c: abs((c - page).days), default=None)


def _value(found: re.Match[str]) -> date | None:
    if found["iso"]:
        year, month, day = map(int, re.split(r"\D", found["iso"]))
    elif found["year"]:
        return _in_figures(found)
    else:
        year = int(found["month_year"] or found["named_year"])
        month = _month(found["month"] or found["named"])
        day = _number(found["day_month"] or found["named_day"])
    return _date(year, month, day) if year >= _FIRST_YEAR else None


def _in_figures(found: re.Match[str]) -> date | None:
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    if year < _FIRST_YEAR:
        return None
    readings = dict.fromkeys((_date(year, second, first), _date(year, first, second)))
    possible = [reading for reading in readings if reading is not None]
    if found["weekday"]:
        weekday = _WEEKDAYS.index(found["weekday"].lower())
        possible = [r for r in possible if r.weekday() == weekday] or possible
    if len(possible) > 1 and found["mark"] == "/":
        return None
    return possible[0] if possible else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))
