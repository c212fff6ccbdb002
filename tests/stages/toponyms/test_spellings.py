"""Schemes: names by rule, in whatever scheme they come, and no word that only looks like one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import Pipeline
from normalize.edits import Level
from normalize.pipeline import Result
from normalize.rules import Kind, RuleSet
from normalize.settings import Settings
from normalize.stages.toponyms.spellings import Spellings
from transliteration.schemes import for_names

RULES = RuleSet.load()
PLACES = RULES.of(Kind.PLACES)
SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
SCHEMES = [scheme for scheme in for_names() if scheme != "press"]

schemes = pytest.mark.parametrize("scheme", SCHEMES)


@cache
def pipeline(scheme: str, level: Level = Level.LIKELY) -> Pipeline:
    return Pipeline(Settings(scheme=scheme, level=level), RULES)


def cleaned(text: str, scheme: str) -> str:
    return pipeline(scheme).clean(text + "\n").text.rstrip("\n")


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("press", ["Maarat al-Numan", "Ain Dara", "Suwayda", "Khan al-Subul"]),
        ("ijmes", ["Maʿarrat al-Nuʿmān", "ʿAyn Dāra", "al-Suwaydāʾ", "Khān al-Subul"]),
        ("bgn-pcgn", ["Maʻarrat an Nuʻmān", "ʻAyn Dārah", "As Suwaydāʼ", "Khān as Subul"]),
        ("ala-lc", ["Maʻarrat al-Nuʻmān", "ʻAyn Dārah", "al-Suwaydāʼ", "Khān al-Subul"]),
        ("un", ["Maʻarrat An Nuʻmān", "ʻAyn Dārah", "As Suwaydāʼ", "Khān As Subul"]),
        ("din-31635", ["Maʿarrat an-Nuʿmān", "ʿAyn Dāra", "as-Suwaydāʾ", "Ḫān as-Subul"]),
    ],
)
def test_names_by_rule(scheme: str, expected: list[str]) -> None:
    text = "They left Ma`rat al-Numan and Ain Dara for Sweida, not for Khan Al-Sabl.\n"
    result = pipeline(scheme).clean(text)
    one, two, three, four = expected
    assert result.text == f"They left {one} and {two} for {three}, not for {four}.\n"
    assert [place.name for place in result.places] == expected
    assert [result.text[place.start : place.end] for place in result.places] == expected
    assert result.source() == text
    assert pipeline(scheme).clean(result.text).edits == ()


@schemes
@pytest.mark.parametrize(
    "text",
    [
        "Damascus, Aleppo, Beirut, Baghdad, Mosul, Cairo and Jerusalem were quiet",
        "in the Gaza Strip, the West Bank and North Darfur",
        "SARAQIB, March 3",
        "His brother said so, and Her sister",
        "As he said, At Home is shut. An offer stands",
        "the Jihad neighbourhood of Baghdad",
    ],
)
def test_what_english_has_a_name_for_stays(scheme: str, text: str) -> None:
    assert cleaned(text, scheme) == text


@pytest.mark.parametrize(
    "text",
    [
        "near Aleppo, ʻAyn Dārah, and As Suwaydāʼ",
        "near Aleppo, ‘Ayn Dārah, and As Suwaydā’",
        "near Aleppo, ʿAyn Dāra, and al-Suwaydāʾ",
        "near Aleppo, ʿAyn Dāra, and as-Suwaydāʾ",
    ],
)
def test_names_in_any_scheme_are_known(text: str) -> None:
    assert cleaned(text, "press") == "near Aleppo, Ain Dara, and Suwayda"
    assert cleaned(text, "ijmes") == "near Aleppo, ʿAyn Dāra, and al-Suwaydāʾ"


def test_a_person_in_a_scheme_is_no_place() -> None:
    assert pipeline("ijmes").clean("They met Ibrāhīm Sarāqib today.\n").places == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells hit Mareh' city near Aleppo", "shells hit Marea city near Aleppo"),
        ("he said 'near Mareh' and left Aleppo", "he said 'near Marea' and left Aleppo"),
        ("shells hit Idleb' city", "shells hit Idlib' city"),
    ],
)
def test_a_mark_behind_a_name_may_be_its_last_letter(text: str, expected: str) -> None:
    assert Pipeline(Settings(), RULES).clean(text + "\n").text == expected + "\n"


def test_a_possessive_and_a_quotation_are_no_hamza() -> None:
    assert cleaned("Saraqibʼs market", "ijmes") == "Sarāqibʼs market"
    assert cleaned("'Sarāqib fell,' he said", "press") == "'Saraqib fell,' he said"


def test_a_name_that_another_place_has_in_the_scheme_is_not_taken_for_a_variant() -> None:
    assert cleaned("the market of al-Zāwiya", "press") == "the market of al-Zāwiya"


@pytest.mark.parametrize(
    "text", ["villages such as al-Hamah fell", "villages such as Al Hāmah fell"]
)
def test_the_article_makes_it_another_place(text: str) -> None:
    result = pipeline("press").clean(text + "\n")
    assert result.text == text + "\n"
    assert [place.name for place in result.places if place.name == "Hama"] == []


@pytest.mark.parametrize("name", ["as-Salāmīya", "As Salāmīyah", "al-Salāmiyya"])
def test_the_article_of_a_scheme_makes_it_another_place_too(name: str) -> None:
    text = f"They came to {name}, and left.\n"  # not to Salamiyah near Hama
    assert pipeline("ala-lc").clean(text).text == text


@pytest.mark.parametrize("name", ["al-Mawṣil al-Jadīda", "Tall as Sulţān", "Buṣrā l-Ḥarīr"])
def test_a_part_of_a_longer_name_is_another_place(name: str) -> None:
    text = f"They came to {name}, and left.\n"  # not to Mosul, Tal As or Bosra
    assert pipeline("ijmes").clean(text).text == text


def rules_of_places(result: Result) -> list[str]:
    return [edit.rule for edit in result.edits if edit.rule.startswith(("places/", "toponyms/"))]


@given(st.sampled_from(PLACES), st.sampled_from(SCHEMES), st.sampled_from(SCHEMES))
def test_a_name_in_a_scheme_is_left_and_another_scheme_takes_it_over(rule, one, other) -> None:
    spellings = RULES.derived(Spellings)
    text = f"They came to {spellings.name(rule, one).text}, and left.\n"
    assert rules_of_places(pipeline(one).clean(text)) == []
    result = pipeline(other).clean(text)
    assert result.source() == text
    assert rules_of_places(pipeline(other).clean(result.text)) == []


@schemes
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_in_every_scheme(path: Path, scheme: str) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    result = pipeline(scheme).clean(text)
    again = pipeline(scheme).clean(result.text)
    assert result.source() == text
    assert again.edits == ()
    assert [(p.place, p.name) for p in again.places] == [(p.place, p.name) for p in result.places]
    for place in result.places:
        assert text[place.source_start : place.source_end] == place.surface


def test_guessed_vowels_only_ask() -> None:
    text = "Shells fell on the village of Beit Yashout near Latakia in Syria.\n"
    result = pipeline("ijmes").clean(text)
    assert result.text == text
    (edit,) = result.suggestions
    assert (edit.after, edit.level, edit.reason) == (
        "Bayt Yāshūṭ",
        Level.POSSIBLE,
        "بيت ياشوط, its vowels guessed.",
    )
    applied = pipeline("ijmes", Level.POSSIBLE).clean(text)
    assert "village of Bayt Yāshūṭ near" in applied.text
    assert pipeline("ijmes", Level.POSSIBLE).clean(applied.text).edits == ()


def test_a_place_without_vowel_signs_keeps_the_press_spelling(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "pack: mine/places\nkind: places\nabout: One place.\nrules:\n"
        "  - {id: x, name: Tarid, arabic: طارد, kind: village, country: SY, latitude: 35.0,\n"
        "     longitude: 36.0, variants: [Tareed],\n"
        '     examples: ["in Tareed -> in Tarid", "in Tarid"]}\n',
        encoding="utf-8",
    )
    settings = Settings(scheme="bgn-pcgn", packs=(tmp_path / "mine.yaml",))
    result = Pipeline(settings).clean("They came to Tareed.\n")
    assert result.text == "They came to Tarid.\n"
    assert [edit.after for edit in result.suggestions] == ["Ţārid"]
    assert [place.name for place in result.places] == ["Tarid"]
