from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transliteration import spelling
from transliteration.arabic import is_arabic
from transliteration.channel import Channel
from transliteration.skeleton import fold, key, keys, near, sound
from transliteration.spelling import (
    BOUNDARY,
    bare,
    has_article,
    meanings,
    plain,
    readings,
    spell,
    type_letters,
    type_words,
)

MEANINGS = Path(spelling.__file__).with_name("meanings.tsv")

# Spellings of one name: English, French, German, Turkish, Kurdish and Russian habits.
SAME = [
    ["Saraqib", "Sarâqeb", "Sarakeb", "Saraqeb", "سراقب"],
    ["Khan Shaykhun", "Khan Cheikhoun", "Han Şeyhun", "Chan Schaichun", "خان شيخون"],
    ["Jarablus", "Djarabulus", "Carablus", "جرابلس"],
    ["Ghabaghib", "Rhabarheb", "Gabagib", "غباغب"],
    ["Al Qamishli", "El Kamechlie", "Qamislo", "القامشلي"],
    ["Ash Shaddadi", "Al-Shaddadi", "Shadadi", "الشدادي"],
    ["Darkush", "Darkouch", "Derkûş", "دركوش"],
    ["Abu Djreif", "Abu Jurayf", "Abou Jreïf", "أبو جريف"],
    ["Qala'at al-Madiq", "Kalaat el Mudik", "قلعة المضيق"],
]


@pytest.mark.parametrize("names", SAME, ids=lambda n: n[0])
def test_spellings_of_one_name_meet(names: list[str]) -> None:
    first = {n for k in keys(spell(names[0])) for n in near(k)}
    for name in names[1:]:
        assert first & {n for k in keys(spell(name)) for n in near(k)}, name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Idlib", "Aleppo"), ("Saraqib", "Sarmada"), ("Homs", "Hama"), ("دوما", "درعا")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert not set(keys(spell(one))) & set(keys(spell(other)))


def test_type_words_are_one_letter_in_every_language() -> None:
    assert spell("Tall Rifaat")[1] == spell("Girê Rifaat")[1] == spell("تل رفعت")[1]
    assert spell("Kafr Nabl")[1] == spell("Kafranbel")[1] == spell("كفرنبل")[1]
    assert spell("Khirbat aş Şaghīrah") == spell("Kheurbet es Sérhîré")


def test_articles_are_dropped_assimilated_or_attached() -> None:
    assert spell("Ash Shaykhan") == spell("al-Shaykhan") == spell("Shaykhan")
    assert spell("Tal Elbab")[3:] == "bab_"
    assert spell("Al") == "_al_"  # an article alone is a name


def test_only_sun_letters_assimilate_an_article() -> None:
    assert spell("Um Mil") == spell("Umm Mil") != spell("Mil")
    assert has_article("Ar Rastan")
    assert not has_article("Um Mil")


def test_english_qualifiers_stand_where_arabic_ones_do() -> None:
    assert spell("Big Orm") == spell("Orm al-Kubra")
    assert spell("Lower Zab") == spell("Zab Asfal")


def test_meanings_are_of_names_that_are_spelled_so() -> None:
    for line in MEANINGS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        arabic, latin, english = line.split("\t")
        assert is_arabic(arabic), line
        assert Channel.load().score(latin, arabic) > 0, line
        for word in english.split("|"):
            assert latin in meanings()[word.lower()]
            assert spell(latin) in readings(word)


def test_no_form_belongs_to_two_type_words() -> None:
    letters = type_letters()
    assert len(letters) == len({w.id for w in letters.values()})
    for form, word in type_words().items():
        assert letters[word.letter] == word, form
        assert bare(form) == form, f"{form} can never be found"


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_any_text_can_be_spelled(text: str) -> None:
    spelled = spell(text)
    assert not spelled or (spelled[0] == spelled[-1] == BOUNDARY and len(spelled) > 2)
    assert plain(plain(spelled)) == plain(spelled)
    assert isinstance(sound(spelled), str)
    assert isinstance(key(text), str)


@given(st.text("bcdfgjklmnrst", min_size=3, max_size=8), st.integers(0, 7))
def test_keys_one_class_apart_are_near(text: str, place: int) -> None:
    place %= len(text)
    shorter = text[:place] + text[place + 1 :]
    assert set(near(text)) & {shorter, *near(shorter)}
