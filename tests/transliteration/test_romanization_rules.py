"""The rule files of romanization: complete, without dead entries."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from transliteration.arabic import CLITICS, is_vocalized, strip_harakat
from transliteration.reading import CONSONANTS, reading
from transliteration.rule_files import rules_folder
from transliteration.schemes import known, named
from transliteration.vocalization import vocalize

TABLE: dict[str, Any] = yaml.safe_load(
    (rules_folder() / "romanization" / "vocalized-words.yaml").read_text(encoding="utf-8")
)
WORDS = [word for group in TABLE["words"].values() for word in group.split()]
LISTED = [*WORDS, *TABLE["adjectives"].split(), *TABLE["particles"].split()]
BY_SOUND = [name for name in known() if not named(name).characters]


@pytest.mark.parametrize("name", BY_SOUND)
def test_a_scheme_spells_every_sound(name: str) -> None:
    sounds = {*CONSONANTS, *"aiuāīūáeēo", "an", "in", "un", "án"}
    assert sounds - set(named(name).sounds) == set()


@pytest.mark.parametrize("name", BY_SOUND)
def test_a_scheme_has_the_article_after_every_clitic(name: str) -> None:
    assert set(named(name).articles) == {"", *CLITICS}


@pytest.mark.parametrize("name", known())
def test_a_scheme_names_itself_and_its_document(name: str) -> None:
    assert named(name).name == name
    assert named(name).about
    assert named(name).source


def test_buckwalter_characters_are_distinct() -> None:
    characters = named("buckwalter").characters
    assert len(set(characters.values())) == len(characters)
    assert all(len(latin) == 1 and latin.isascii() for latin in characters.values())


def test_the_words_are_many_and_each_stands_once() -> None:
    assert len(LISTED) > 900
    assert [word for word, n in Counter(map(strip_harakat, LISTED)).items() if n > 1] == []


@pytest.mark.parametrize("word", LISTED)
def test_a_listed_word_is_found_and_can_be_read(word: str) -> None:
    if strip_harakat(word) not in TABLE["readings"]:
        assert vocalize(strip_harakat(word)) == word
    sounds = reading(word)
    assert not any(
        all(sound in CONSONANTS for sound in sounds[i : i + 3]) for i in range(len(sounds) - 2)
    ), "three consonants on end: a vowel is missing"


@pytest.mark.parametrize("shape", TABLE["patterns"].split())
def test_a_pattern_has_vowels(shape: str) -> None:
    assert is_vocalized(shape) or set(strip_harakat(shape)) <= set("فعلاةى")
    reading(shape)


def test_no_pattern_hides_another() -> None:
    shapes = [strip_harakat(shape) for shape in TABLE["patterns"].split()]
    assert [shape for shape, n in Counter(shapes).items() if n > 1] == []
