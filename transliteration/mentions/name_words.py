"""Words beside a name that tell whether it is a place's, or part of another (name_words.txt)."""

from __future__ import annotations

from transliteration.mentions.word_lists import word_lists

__all__ = [
    "ABBREVIATIONS",
    "BEFORE_ORGANIZATIONS",
    "BEFORE_PERSONS",
    "BEHIND_ORGANIZATIONS",
    "BEHIND_PERSONS",
    "BODIES",
    "CALLED",
    "CALLED_AFTER_TOWNS",
    "FUNCTION",
    "HEADED",
    "NAMED",
    "OF_A_PLACE",
    "PEOPLES",
    "PRODUCTS",
    "PROFESSIONS",
    "QUALIFIERS",
    "RELATIONS",
    "SHIPS",
    "SINGS",
    "SPEAKS",
    "SPORT",
    "TITLES",
    "WAYS",
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
CALLED = _LISTS["called"]
CALLED_AFTER_TOWNS = _LISTS["called after towns"]
HEADED = _LISTS["headed"]
SHIPS = _LISTS["ships"]
SINGS = _LISTS["sings"]
WAYS = _LISTS["ways"]
PRODUCTS = _LISTS["products"]
SPEAKS = _LISTS["speaks"]
BEFORE_PERSONS = _LISTS["before persons"]
BEHIND_PERSONS = _LISTS["behind persons"]
BEFORE_ORGANIZATIONS = _LISTS["before organizations"]
BEHIND_ORGANIZATIONS = _LISTS["behind organizations"]

PEOPLES = ("ian", "ish", "ese", "eli", "qi", "ni", "ti", "hi", "ri", "'s", "’s")
"""Endings of what belongs to a people, or to anyone."""
