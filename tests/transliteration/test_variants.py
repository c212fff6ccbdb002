"""Likely spellings: what each route makes of a name, and that they are probabilities."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transliteration.spelling.routes import ROUTES
from transliteration.variants import SHARES, variants


@pytest.mark.parametrize(
    ("name", "route", "expected"),
    [
        ("خَان شَيْخُون", "english", "Khan Shaykhun"),
        ("خَان شَيْخُون", "french", "Khan Chaikhoun"),
        ("خَان شَيْخُون", "german", "Khan Schaikhun"),
        ("خَان شَيْخُون", "kurdish", "Xan Shexun"),
        ("خَان شَيْخُون", "turkish", "Han Şeyhun"),
        ("أَبُو جُرَيْف", "russian", "Abu Zhurayf"),
        ("مَعَرَّة النُّعْمَان", "english", "Maarat al-Numan"),
        ("مَعَرَّة النُّعْمَان", "french", "Maarat el-Nouman"),
        ("Saraqib", "english", "Sarakeb"),
    ],
)
def test_what_a_route_makes_of_a_name(name: str, route: str, expected: str) -> None:
    assert expected in [each.spelling for each in variants(name, route=route, limit=100)]


def test_a_known_spelling_is_weighed_and_spelt_as_it_is_known() -> None:
    found = {each.spelling: each for each in variants("سَرَاقِب", ["Sarâqeb", "Serakbih"], limit=500)}
    assert 0 < found["Serakbih"].probability < found["Sarâqeb"].probability
    assert "Saraqeb" not in found


def test_the_routes_share_one() -> None:
    assert SHARES.keys() == set(ROUTES)
    assert sum(SHARES.values()) == pytest.approx(1, abs=0.01)


def test_an_unknown_route() -> None:
    with pytest.raises(ValueError, match="unknown route 'welsh'"):
        variants("سَرَاقِب", route="welsh")


@settings(max_examples=15, deadline=None)
@given(
    st.text(st.sampled_from("ابتجحدرسشصعغفقكلمنهوي "), max_size=12) | st.text(max_size=8),
    st.sampled_from([None, *ROUTES]),
)
def test_probabilities(name: str, route: str | None) -> None:
    found = variants(name, route=route, limit=1000)
    assert sum(each.probability for each in found) <= 1.01
    assert len({each.spelling for each in found}) == len(found)
    assert found == sorted(found, key=lambda each: (-each.probability, each.spelling))
