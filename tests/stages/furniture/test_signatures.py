"""Bylines and sign-offs are names, initials and codes in lines of their own."""

from __future__ import annotations

import pytest

from normalize.edits import Level
from normalize.rules import RuleSet
from normalize.stages.furniture.signatures import Signatures

SIGNATURES = Signatures(RuleSet.load())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Lina Haddad", "Lina Haddad"),
        ("By: Lina al-Haddad", "Lina al-Haddad"),
        ("by Daily Sabah with AA", "Daily Sabah with AA"),
        ("By Lina Haddad and John Miller", "Lina Haddad and John Miller"),
        ("- by Lina Haddad", "Lina Haddad"),
        ("By Lina Haddad – Damascus", "Lina Haddad"),
        ("By AFP", "AFP"),
    ],
)
def test_bylines(line: str, names: str) -> None:
    assert SIGNATURES.byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By land and sea",
        "By Tuesday, the road was open",
        "By contrast, Tartous stayed open",
        "Lina Haddad",
        "By Lina Haddad he meant his aunt",
    ],
)
def test_no_bylines(line: str) -> None:
    assert SIGNATURES.byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Lina Haddad/ Omar Shami",
        "MHD Haddad/Omar.H.Shami",
        "R.J/ Shami/L. Haddad/H. Aziz",
        "ANHA",
        "--SANA",
        "L..A",
        "T/ Satt.",
        "a.k",
        "Sh-S",
        "MA/PR",
        "ZS/5467321",
        "9376**1424",
        "===========R.H.",
        "Lina H./omr",
        "==R.K.",
        "(A/H)",
        "/MA/",
        "ANHA/(A)",
        "----------",
        "#Homs #bread",
        "Baghdad - INA",
        "(TASS)",
        "Qamishli - North Press",
        "13:22",
        "Time: 01:22 PM",
    ],
)
def test_sign_offs(line: str) -> None:
    assert SIGNATURES.sign_off(line) is Level.LIKELY


@pytest.mark.parametrize("code", ["SH (P)/SR 1", "AmR (P) 1", "SKH(PT)/SR 717"])
def test_behind_the_last_sentence_a_code_signs(code: str) -> None:
    assert SIGNATURES.sign_off(code, glued=True) is Level.LIKELY


@pytest.mark.parametrize("line", ["Lina", "Lina al-Haddad", "Middle East"])
def test_a_name_alone_is_a_question(line: str) -> None:
    assert SIGNATURES.sign_off(line) is Level.POSSIBLE


@pytest.mark.parametrize(
    "line", ["The road is open", "12 dead", "Who pays?", "Idlib and Aleppo are calm"]
)
def test_no_sign_offs(line: str) -> None:
    assert SIGNATURES.sign_off(line) is None


@pytest.mark.parametrize("line", ["UN", "II", "(UN)", "(b)"])
def test_an_acronym_or_a_number_is_not_surely_initials(line: str) -> None:
    assert SIGNATURES.sign_off(line) is not Level.LIKELY


def test_above_the_article_only_an_agency_signs() -> None:
    assert SIGNATURES.sign_off("AFP", below=False) is Level.LIKELY
    assert SIGNATURES.sign_off("A", below=False) is None


@pytest.mark.parametrize("line", ["A" * 5_000, "By " + "Ab " * 2_000, "A/" * 2_000, "#a " * 2_000])
def test_long_lines_sign_nothing(line: str) -> None:
    assert SIGNATURES.byline(line) is None
    assert SIGNATURES.sign_off(line) is None
