"""What takes the place of a match: its groups filled in, its case followed.

A replacement in small letters takes the capitals of what it replaces, and one of a pattern has
a capital where the match begins a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

__all__ = ["SMALL", "begins_sentence", "fill", "follow_case"]

SMALL = "small"
_GROUP = regex.compile(r"\$(?:(\w+)|\{(\w+)(?::(\w+))?\})")
_LAST_WORD = regex.compile(r"[a-z]{3}[.!?]$")


def fill(
    template: str, groups: Mapping[str, str], lists: Mapping[str, Sequence[str]] | None = None
) -> str | None:
    """Fill `$name` and `${name}` in a replacement; `${name:small}` begins with a small letter.

    `${name:other}` is the word of the list `other` that stands in the row of what was found in
    the list `name`: both are columns of one table. None where no row has what was found.

    >>> fill("$who fled ${where:small}", {"who": "Six men", "where": "During the raid"})
    'Six men fled during the raid'
    >>> fill("did not ${did:do}", {"did": "went"}, {"do": ("come", "go"), "did": ("came", "went")})
    'did not go'
    """
    columns = lists or {}

    def filled(group: regex.Match[str]) -> str:
        name, how = group[1] or group[2], group[3]
        text = groups.get(name, "")
        if not text or not how:
            return text
        if how == SMALL:
            return text[:1].lower() + text[1:]
        return columns[how][columns[name].index(text.lower())]

    try:
        return str(_GROUP.sub(filled, template))
    except ValueError:
        return None


def follow_case(surface: str, literal: str, replacement: str) -> str:
    """Give a replacement the case of what it replaces.

    >>> follow_case("Balloons", "balloons", "gas-cylinder rockets")
    'Gas-cylinder rockets'
    """
    if not literal.islower() or not replacement:
        return replacement
    if surface.isupper() and len(surface) > 3:
        return replacement.upper()
    if surface[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence that has a capital begins here.

    >>> begins_sentence("It rained. Mills closed.", 11), begins_sentence("No. 20 men", 4)
    (True, False)
    """
    before = text[max(0, start - 6) : start].rstrip(" \"'“‘(")
    if text[start].isdigit():  # "were killed. 20 men": no sentence begins behind "No." or "p.m."
        return _LAST_WORD.search(before) is not None
    return text[start].isupper() and (not before or before[-1] in ".!?:\n")
