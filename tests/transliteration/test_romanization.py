"""Each standard's own published examples, and what all schemes have in common."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_names import ALA_LC, PUBLISHED

from transliteration import romanize
from transliteration.arabic import is_arabic
from transliteration.romanization import romanization
from transliteration.schemes import known, named


@pytest.mark.parametrize(
    ("name", "arabic", "latin"),
    [(name, *pair) for name, examples in PUBLISHED.items() for pair in examples.items()],
)
def test_published_example(name: str, arabic: str, latin: str) -> None:
    result = romanization(arabic, name)
    assert result.text == unicodedata.normalize("NFC", latin)


@pytest.mark.parametrize(("arabic", "latin"), ALA_LC.items())
def test_ala_lc_example(arabic: str, latin: str) -> None:
    assert romanize(arabic, "ala-lc").lower() == latin


def test_every_scheme_has_published_examples() -> None:
    assert {*PUBLISHED, "ala-lc"} == set(known())
    assert all(len(examples) >= 15 for examples in [*PUBLISHED.values(), ALA_LC])


def test_unknown_scheme_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'iso'; there are ala-lc, bgn-pcgn, .*press, un"):
        romanize("حلب", "iso")


@pytest.mark.parametrize("name", known())
@pytest.mark.parametrize("text", ["", "Aleppo", "‘Amr, 12:30 – ṣād", "١٢", "Алеппо", "\n\t"])
def test_text_without_arabic_is_returned_unchanged(name: str, text: str) -> None:
    assert romanize(text, name) == text


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("the town of حلب, Syria", "the town of Halab, Syria"),
        ("Tal Tamr (تل تمر) – ١٢ km", "Tal Tamr (Tal Tamr) – 12 km"),
        ("حلب - إدلب", "Halab - Idlib"),
        ("حلب، إدلب؛ حماة؟", "Halab, Idlib; Hama?"),
        ("الراشدين 4", "al-Rashidin 4"),
    ],
)
def test_mixed_text_keeps_its_other_parts(text: str, latin: str) -> None:
    assert romanize(text) == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("معرة النعمان", "Maarat al-Numan"),  # a name
        ("خربة كبيرة", "Khirba Kabira"),  # a noun and its adjective
        ("المدينة الجديدة", "al-Madina al-Jadida"),
        ("قرية", "Qarya"),
        ("قلعة المضيق", "Qalaat al-Madiq"),
        ("مدرسة", "Madrasa"),
    ],
)
def test_ta_marbuta_is_said_in_construct_only(text: str, latin: str) -> None:
    assert romanize(text) == latin


@pytest.mark.parametrize(
    ("bare", "scheme_name", "latin"),
    [
        ("الليرمون", "press", "al-Layramoun"),
        ("أبو جريف", "press", "Abu Jurayf"),
        ("ابو جريف", "bgn-pcgn", "Abū Jurayf"),
        ("خان السبل", "din-31635", "Ḫān as-Subul"),
        ("السليمانية", "bgn-pcgn", "As Sulaymānīyah"),
        ("السليمانيه", "bgn-pcgn", "As Sulaymānīyah"),
        ("عبدالرحمن", "ala-lc", "‘Abd al-Raḥmān"),
        ("الهاشمية", "un", "Al Hāshimiyyah"),
        ("المرزوقة", "ijmes", "al-Marzūqa"),
        ("بلاد الشام", "press", "Bilad al-Sham"),
        ("بالس", "press", "Balis"),  # not bi-al-
        ("والدة", "press", "Walida"),  # not wa-al-
        ("خب والشعف", "press", "Khabb wal-Shaaf"),
        ("ابن سينا", "press", "Ibn Sina"),
        ("سيناء", "bgn-pcgn", "Sīnā’"),
        ("ال سعود", "bgn-pcgn", "Āl Su‘ūd"),
    ],
)
def test_vowels_of_bare_names_are_guessed(bare: str, scheme_name: str, latin: str) -> None:
    result = romanization(bare, scheme_name)
    assert (result.text, result.guessed) == (latin, True)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("پێنجوێن", "Penjwen"),
        ("چومان", "Chuman"),
        ("ڕانیە", "Ranye"),
        ("زاخۆ", "Zakho"),
        ("گُولان", "Gulan"),
        ("قره تبه", "Qara Tapa"),
        ("شرم\N{ZERO WIDTH NON-JOINER}الش\N{ARABIC LETTER FARSI YEH}خ", "Sharm al-Sheikh"),
        ("\N{ARABIC LETTER ALEF ISOLATED FORM}ﻟﺸﺎﻡ", "al-Sham"),
    ],
)
def test_persian_and_kurdish_letters(text: str, latin: str) -> None:
    assert romanize(text) == latin


def test_one_guessed_word_marks_the_whole() -> None:
    assert not romanization("جَبَل حَلَب").guessed
    assert romanization("جَبَل حلب").guessed
    assert not romanization("جبل", "buckwalter").guessed  # nothing is added


def test_the_vocalized_text_gives_the_same_result_without_guessing() -> None:
    for name in ("معرة النعمان", "أبو جريف", "خان العسل", "المنصورة"):
        guess = romanization(name, "bgn-pcgn")
        again = romanization(guess.vocalized, "bgn-pcgn")
        assert (again.text, again.guessed) == (guess.text, False)


TO_LATIN = named("buckwalter").characters
BUCKWALTER_LETTERS = st.text(st.sampled_from([*TO_LATIN, " ", "\n"]))
ARABIC_TEXT = st.text(
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from("ابتجدرسعلمنهوية ")
)


@given(BUCKWALTER_LETTERS)
def test_buckwalter_loses_nothing(text: str) -> None:
    latin = romanize(text, "buckwalter")
    if is_arabic(text):
        assert latin.isascii()
        assert latin.translate(str.maketrans({v: k for k, v in TO_LATIN.items()})) == text


@given(ARABIC_TEXT, st.sampled_from([name for name in known() if name != "buckwalter"]))
def test_any_arabic_text_becomes_latin(text: str, name: str) -> None:
    result = romanization(text, name)
    assert not any(letter in result.text for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ")
    if not result.guessed:
        assert romanize(result.vocalized, name) == result.text
