"""What takes the place of a match: its groups filled in, its case followed.

A replacement in small letters takes the capitals of what it replaces, and one of a pattern has
a capital where the match begins a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

__all__ = ["begins_sentence", "fill", "follow_case"]

_GROUP = regex.compile(r"\$(?:(\w+)|\{(\w+)(:small)?\})")
_LAST_WORD = regex.compile(r"[a-z]{3}[.!?]$")


def fill(template: str, groups: Mapping[str, str]) -> str:
    """Fill `$name` and `${name}` in a replacement; `${name:small}` begins with a small letter.

    >>> fill("$who fled ${where:small}", {"who": "Six men", "where": "During the raid"})
    'Six men fled during the raid'
    """

    def filled(group: regex.Match[str]) -> str:
        text = groups.get(group[1] or group[2], "")
        return text[:1].lower() + text[1:] if group[3] else text

    return str(_GROUP.sub(filled, template))


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
