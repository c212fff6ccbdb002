"""Why a surface is no unknown place, whatever the gazetteer has.

>>> objection("FSA", ""), objection("Karim", "General Karim spoke. The fire began in Karim.")
('too short, or an abbreviation', 'elsewhere in the text a person')
>>> is_english("Black Stone"), is_english("Sarakeb")
(True, False)
"""

from __future__ import annotations

import re

from transliteration.lexicon import lexicon_has
from transliteration.mentions.cues import TYPES
from transliteration.mentions.headwords import HEADS
from transliteration.mentions.name_words import FUNCTION
from transliteration.mentions.rejections import rejection

__all__ = ["ENGLISH", "TOO_SHORT", "is_english", "is_wording", "objection"]

ENGLISH = "ordinary English"
TOO_SHORT = "too short, or an abbreviation"
_WORDS = re.compile("[ -]")
_LONG = 4  # letters; shorter words are English by chance
_PHRASE = 2  # long words; one alone may yet be a name


def objection(surface: str, text: str) -> str:
    """Why a surface is no place in a text; empty where nothing speaks against it."""
    if surface.removesuffix("s").isupper():
        return TOO_SHORT
    if surface.startswith("The "):
        return "begins with an English article"
    if surface.lower() in FUNCTION:
        return "an English word"
    at = text.find(surface)
    while at >= 0:
        # Who is a person or a group in one sentence is so in the next.
        if reason := rejection(text, at, at + len(surface)):
            return f"elsewhere in the text {reason}"
        at = text.find(surface, at + len(surface))
    return ""


def is_wording(surface: str) -> bool:
    """Whether several words are those of a heading or a phrase, which no place is called.

    >>> is_wording("Terrorist Rocket Attacks"), is_wording("Flag Raised at Darkoush")
    (True, True)
    >>> is_wording("Black Stone Hill"), is_wording("Kafr Batna"), is_wording("Opposition")
    (False, False, False)
    """
    words = [word for word in _WORDS.split(surface.lower()) if len(word) >= _LONG]
    if len(words) < _PHRASE or not (TYPES | HEADS.keys()).isdisjoint(words):
        return False
    return sum(map(lexicon_has, words)) > len(words) / 2


def is_english(surface: str) -> bool:
    """Whether all words of a surface are ordinary English; dear, so ask last."""
    return all(map(lexicon_has, _WORDS.split(surface)))
