import pytest
from hypothesis import given
from hypothesis import strategies as st

from transliteration.skeleton import fold, key, keys, near, sound
from transliteration.spelling.letters import BOUNDARY, has_article, plain, spell

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
