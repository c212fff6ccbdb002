"""Furniture within a line of the article, and glued behind its last sentence."""

from __future__ import annotations

import pytest
from pages import FIRST, SECOND, TITLE, moved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Party [outlawed in Russia] left.", "The Party left."),
        ("The Party (a terrorist group, banned in Russia), left.", "The Party, left."),
        ("The Party (TIP, banned in Russia) left.", "The Party (TIP) left."),
        ("The Nusra* gunmen left.", "The Nusra gunmen left."),
        ('They joined "Daesh*" and left.', 'They joined "Daesh" and left.'),
        ("Port open again :: Politics :: RBC\n\n" + FIRST, "Port open again\n\n" + FIRST),
        ("The port by night [Lina Haddad/AFP]\n\n" + FIRST, "The port by night\n\n" + FIRST),
        ("The port by night (Photo: Reuters)\n\n" + FIRST, "The port by night\n\n" + FIRST),
        (FIRST + "--AFP", FIRST),
        (FIRST + " (Source: Sailors' Union)", FIRST),
        (FIRST + " Reporting by Lina Haddad; Editing by John Miller", FIRST),
    ],
)
def test_within_a_line(text: str, expected: str) -> None:
    assert moved(text)[0] == expected


@pytest.mark.parametrize(
    "signature",
    [
        "Twitter",
        "English Bulletin",
        "Lina/Omar",
        "Lina al-Haddad / Omar Shami",
        "R. Haddad / Omar/H. Shami",
        "Hassan Shami",
        "212",
        "218-11",
        "SSH 11",
        "(Source: Sailors' Union) Twitter",
    ],
)
def test_glued_behind_the_last_sentence(signature: str) -> None:
    assert moved(f"{FIRST} {signature}")[0] == FIRST
    assert moved(f"{TITLE}\n\n{FIRST} {SECOND} {signature}")[0] == f"{TITLE}\n\n{FIRST} {SECOND}"


@pytest.mark.parametrize(
    "end",
    [
        "It was 12",
        "The crew was free",
        "In Tartous",
        "They met on Oct. 12",
        "He served in the U.S. Army",
    ],
)
def test_a_last_sentence_without_its_full_stop_stays(end: str) -> None:
    assert moved(f"{FIRST} {end}")[0] == f"{FIRST} {end}"


def test_footnote_and_its_asterisks() -> None:
    left = f"The Bakers' Front* left the port.\n\n{FIRST}"
    text = f"{left}\n\n* - Terrorist organization banned in Russia"
    assert moved(text)[0] == left.replace("*", "")
    assert moved(left)[1] == {}
