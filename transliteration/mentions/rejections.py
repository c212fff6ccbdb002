"""What the words beside a capitalised span say against its being a place.

Unlike `proper_names`, which asks where a known place stands, this judges names that nobody knows:
where a neighbour calls it a person or an organization, it is none, here and elsewhere in the text.
"""

from __future__ import annotations

import re

from transliteration.mentions.name_words import (
    BEFORE_ORGANIZATIONS,
    BEFORE_PERSONS,
    BEHIND_ORGANIZATIONS,
    BEHIND_PERSONS,
)

__all__ = ["rejection"]

_TITLE = re.compile(r"(\w+)\.? \Z")
_KIND = re.compile(r"(\w+),? \Z")
_DEED = re.compile(r",? (was born\b|\w+)")
_NOUN = re.compile(r"[ -](\w+)")
_DEEDS = BEHIND_PERSONS | {"was born"}
_NEAR = 40  # code points before a span that are looked at


def rejection(text: str, start: int, end: int) -> str:
    """Why the span is no place, by its neighbours; empty where nothing speaks against it.

    >>> rejection("the Qasim Brigade", 4, 9), rejection("Colonel Qasim", 8, 13)
    ('an organization', 'a person')
    >>> rejection("in Qasim", 3, 8)
    ''
    """
    before = text[max(0, start - _NEAR) : start]
    noun, kind = _NOUN.match(text, end), _KIND.search(before)
    if noun and noun[1] in BEHIND_ORGANIZATIONS:
        return "an organization"
    if kind and (
        kind[1] in BEFORE_ORGANIZATIONS or kind[1].removesuffix("s") in BEFORE_ORGANIZATIONS
    ):
        return "an organization"
    title, deed = _TITLE.search(before), _DEED.match(text, end)
    if (title and title[1] in BEFORE_PERSONS) or (deed and deed[1] in _DEEDS):
        return "a person"
    return ""
