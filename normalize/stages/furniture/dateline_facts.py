"""What a dateline says: the place in normal case, the day and the time, the agency.

The year of a dateline without one is that of the day nearest to the page's date (within
92 days); where the page has no date, the dateline's is left out, for a day without its
year is not a date. A dateline's time is given as HH:MM, local as printed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date

from normalize.stages.furniture.dates import nearest_year

__all__ = ["facts"]

_AGENCY = ("inside", "strokes", "bare", "dated_tag", "slashed")  # groups that may hold it
_ARTICLES = frozenset("AL EL AN AD AR AS AT EZ ED ES ER ASH ESH AZ".split())


def facts(
    groups: Mapping[str, str | None], page: date | None, newsrooms: Container[str]
) -> dict[str, str]:
    """The metadata of a dateline, from the groups of the pattern that found it.

    page: the date of the page. newsrooms: names in capitals that stand where a place would.

    >>> facts({"place": "DEIR EZ-ZOR, Syria", "hour": "5", "minute": "30", "half": "p"}, None, ())
    {'place': 'Deir ez-Zor, Syria', 'time': '17:30'}
    """
    metadata: dict[str, str] = {}
    place = (groups.get("place") or "").replace("_", " ").rstrip(" ,-–—")
    place = re.sub(r" ?[(/](.+)[)/]\Z", r", \1", place)
    if not re.search(r"\.[A-Z]\.\Z", place):  # but not of "Washington, D.C."
        place = place.rstrip(".")
    if place and place.upper() not in newsrooms:
        metadata["place"] = _normal_case(place)
    day = nearest_year(groups, page)
    if day is not None:
        metadata["date"] = day.isoformat()
    if groups.get("hour"):
        metadata["time"] = _time(groups)
    if agency := next(filter(None, map(groups.get, _AGENCY)), None):
        metadata["agency"] = agency
    return metadata


def _time(groups: Mapping[str, str | None]) -> str:
    hour = int(groups["hour"] or 0)
    if groups["half"]:
        hour = hour % 12 + (12 if groups["half"] in "Pp" else 0)
    return f"{hour:02}:{groups['minute']}"


def _normal_case(place: str) -> str:
    """A place name in capitals as it is written in a sentence.

    >>> _normal_case("DEIR EZ-ZOR, Syria")
    'Deir ez-Zor, Syria'
    """
    return re.sub(r"[^\W\d_]+(?:['’`.][^\W\d_]+)*-?", _word_case, place)


def _word_case(word: re.Match[str]) -> str:
    bare = word[0].rstrip("-")
    if not bare.isupper() or len(bare) < 2 or "." in bare or bare in ("UAE", "US", "UK"):
        return word[0]
    if word[0].endswith("-") and bare in _ARTICLES:
        return word[0].lower()
    return word[0].capitalize().replace("i\N{COMBINING DOT ABOVE}", "i")  # of a Turkish capital
