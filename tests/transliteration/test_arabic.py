"""The script: what is equal in writing, what is a mark, what is a word's own letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transliteration.arabic import (
    ARABIC_WORD,
    CONFUSABLE,
    SUN_LETTERS,
    Letter,
    fold,
    is_arabic,
    is_vocalized,
    letters,
    split_article,
    strip_harakat,
    unify,
)

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.just(" "))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),  # hamza left out
        ("آفس", "افس"),
        ("مؤتة", "موتة"),
        ("بئر", "بير"),
        ("صنعاء", "صنعا"),
        ("القياره", "القيارة"),  # ta marbuta without its dots
        ("مرسى", "مرسي"),
        ("ٱلشام", "الشام"),
        ("کرکوک", "كركوك"),  # Persian keyboard
        ("گرمیان", "كرميان"),
        ("پێنجوێن", "بينجوين"),  # Kurdish
        ("حَلَب", "حلب"),
        ("تـــل", "تل"),
        ("ﺣﻠﺐ", "حلب"),  # presentation forms
        ("دير  الزور ", "دير الزور"),
    ],
)
def test_written_in_several_ways(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("حلب", "جلب"), ("التح", "التحت"), ("سرمين", "سرمدا"), ("دير", "ديار"), ("تل", "تلة")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_confusable_groups_share_no_letter() -> None:
    assert len("".join(CONFUSABLE)) == len(set("".join(CONFUSABLE)))


def test_there_are_fourteen_sun_letters() -> None:
    assert len(SUN_LETTERS) == 14


@pytest.mark.parametrize(
    ("word", "article", "stem"),
    [
        ("الشام", "ال", "شام"),
        ("اَلشَّام", "اَل", "شَّام"),
        ("ٱلْبَيت", "ٱلْ", "بَيت"),
        ("الآثار", "ال", "آثار"),
        ("الليرمون", "ال", "ليرمون"),
        ("ألمانيا", "", "ألمانيا"),
        ("اِلياس", "", "اِلياس"),
        ("الله", "", "الله"),
        ("ال", "", "ال"),
        ("الا", "", "الا"),
        ("حلب", "", "حلب"),
    ],
)
def test_the_article(word: str, article: str, stem: str) -> None:
    assert split_article(word) == (article, stem)


def test_letters_carry_their_marks_in_any_order() -> None:
    shadda_first = letters("تل\u0651\u064e")
    assert shadda_first == letters("تل\u064e\u0651") == [Letter("ت"), Letter("ل", "a", True)]


def test_a_word_is_found_with_its_marks() -> None:
    assert ARABIC_WORD.findall("in حَلَب، and ﺩﻣﺸﻖ (١٢)") == ["حَلَب", "ﺩﻣﺸﻖ"]


@pytest.mark.parametrize("text", ["", "Halab", "١٢٣", "،", "Аль-Баб", "\u064e"])
def test_no_arabic_letter(text: str) -> None:
    assert not is_arabic(text)


@given(ARABIC)
def test_forms_are_stable(text: str) -> None:
    for form in (unify, fold, strip_harakat):
        assert form(form(text)) == form(text)


@given(ARABIC)
def test_the_bare_form_has_no_vowels_and_all_letters(text: str) -> None:
    bare = strip_harakat(text)
    assert not is_vocalized(bare)
    assert [letter.char for letter in letters(bare)] == [
        letter.char for letter in letters(unicodedata.normalize("NFC", text))
    ]


@given(ARABIC)
def test_the_article_loses_no_letter(word: str) -> None:
    assert "".join(split_article(word)) == word
