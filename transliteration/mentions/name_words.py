"""Words beside a place that tell whether it is part of another name (name_words.txt)."""

from __future__ import annotations

from transliteration.mentions.word_lists import word_lists

__all__ = [
    "ABBREVIATIONS",
    "BODIES",
    "FUNCTION",
    "NAMED",
    "OF_A_PLACE",
    "PEOPLES",
    "PROFESSIONS",
    "QUALIFIERS",
    "RELATIONS",
    "SPORT",
    "TITLES",
    "WORKS",
]

_LISTS = word_lists("name_words.txt")
OF_A_PLACE = _LISTS["of a place"]
RELATIONS = _LISTS["relations"]
FUNCTION = _LISTS["function"]
BODIES = _LISTS["bodies"]
ABBREVIATIONS = _LISTS["abbreviations"]
QUALIFIERS = _LISTS["qualifiers"]
WORKS = _LISTS["works"]
NAMED = _LISTS["named"] | WORKS
PROFESSIONS = _LISTS["professions"]
TITLES = _LISTS["titles"]
SPORT = _LISTS["sport"]

PEOPLES = ("ian", "ish", "ese", "eli", "qi", "ni", "ti", "hi", "ri", "'s", "’s")
"""Endings of what belongs to a people, or to anyone."""
