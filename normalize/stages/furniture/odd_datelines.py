"""Datelines out of shape: a day ahead of them, or their dash lost.

"10.08.2014 – BasNews, Makhmur – The", "DEIR EZ-ZORThe", "ALEPPO     The", "HOMS ( —The": a
day ahead counts where a dateline follows it, and a place without its dash where it is known
and in capitals.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from normalize.rules import RuleSet
from normalize.stages.english import MONTH
from normalize.stages.furniture.dateline_facts import facts
from normalize.stages.furniture.datelines import Dateline, Datelines, agency_pattern, one_of
from normalize.stages.furniture.dates import find_date

__all__ = ["OddDatelines"]

_DAY_AHEAD = re.compile(
    rf"(?P<day>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d|"
    rf"{MONTH}\b\.? \d{{1,2}}(?:st|nd|rd|th)?, ?\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}})"
    r" ?[-–—] ?(?=[A-Z(/])"
)
_LONGEST_DAY = 24  # code points


class OddDatelines:
    """Finds datelines out of shape, by the vocabulary of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._datelines = rules.derived(Datelines)
        capitals = one_of({name.upper() for name in rules.words("dateline_place")})
        self._without_dash = re.compile(
            rf"(?P<place>{capitals})(?:(?=[A-Z][a-z]+ )| {{3,}}(?=[A-Z])| ?\( ?[-–—] ?(?=[A-Z]))"
        )
        self._initials_ahead = re.compile(
            rf"(?P<bare>[A-Z]{{2,4}})-(?P<place>{capitals}):(?= [A-Z])"
        )
        self._agency_and_place = re.compile(
            rf"(?P<bare>{agency_pattern(rules)}), (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
            r" ?[-–—](?= [A-Z\"“])"
        )

    def find(self, text: str, start: int, end: int) -> Dateline | None:
        """The dateline at the start of a line that may open the article, or None.

        >>> odd = OddDatelines(RuleSet.load())
        >>> text = "10.08.2014 – BasNews, Makhmur – The mills"
        >>> odd.find(text, 0, len(text)).metadata
        {'place': 'Makhmur', 'agency': 'BasNews', 'date': '2014-08-10'}
        >>> text = "DEIR EZ-ZORAccording to the bakers"
        >>> text[odd.find(text, 0, len(text)).end :]
        'According to the bakers'
        """
        if text[start : start + 2].isupper():
            found = self._without_dash.match(text, start, end)
            found = found or self._initials_ahead.match(text, start, end)
            return None if found is None else _dateline(found, certain=False)
        ahead = _DAY_AHEAD.match(text, start, min(end, start + _LONGEST_DAY))
        if ahead is None or (day := find_date(ahead["day"])) is None:
            return None
        found = self._agency_and_place.match(text, ahead.end(), end)
        if found is not None:
            return _dated(_dateline(found, certain=True), start, day)
        inner = self._datelines.find(text, ahead.end(), end, page=None, opens=True)
        return None if inner is None else _dated(inner, start, day)


def _dateline(found: re.Match[str], *, certain: bool) -> Dateline:
    return Dateline(found.start(), found.end(), facts(found.groupdict(), None, ()), certain)


def _dated(dateline: Dateline, start: int, day: date) -> Dateline:
    metadata = {**dateline.metadata, "date": day.isoformat()}
    return replace(dateline, start=start, metadata=metadata)
