"""Words beside a place that tell whether it is part of another name (name_words.txt)."""

from __future__ import annotations

from pathlib import Path

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


def _lists() -> dict[str, frozenset[str]]:
    """The lists of the file by their names."""
    lists: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("name_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = lists[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            words += line.split()
    return {name: frozenset(words) for name, words in lists.items()}


_LISTS = _lists()
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
