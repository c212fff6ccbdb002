"""Words, phrases, sentences and paragraphs that stand twice; and those that may."""

from __future__ import annotations

import pytest

from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.phrasing.repetition import repetition

CONTEXT = Context(Settings(), RuleSet.load())
PARAGRAPH = "The council of the town opened two wells on Monday."
OTHER = "The bakers of the town were given flour for a week."
POST = "— Lina Haddad (@lina_h) May 3, 2023"
TEASER = "The council of the town opened two wells on Monday, and two mills"


def mended(text: str) -> str:
    for found in sorted(repetition(text, CONTEXT), key=lambda p: p.start, reverse=True):
        text = text[: found.start] + found.after + text[found.end :]
    return text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("The aircraft flew flew over it.", "The aircraft flew over it."),
        ("They agreed to to swap prisoners.", "They agreed to swap prisoners."),
        ("The convoy was was stopped at dawn.", "The convoy was stopped at dawn."),
        ("They were were stopped at dawn.", "They were stopped at dawn."),
        ("It rains. There was was no bread.", "It rains. There was no bread."),
        ("He said that they have been been here.", "He said that they have been here."),
        ("They left because it was was late.", "They left because it was late."),
        ("Prices rose by by a third.", "Prices rose by a third."),
        ("Gunmen gunmen fled.", "Gunmen fled."),
        ("They met on Sunday, on Sunday in Doha.", "They met on Sunday in Doha."),
        ("Two of a group of a group of men fled.", "Two of a group of men fled."),
        ("More than more than 20 people fled.", "More than 20 people fled."),
        ("The road is is shut.", "The road is shut."),
        ("It burned in Kut in Kut.", "It burned in Kut."),
        ("Turkey's foreign minister minister left.", "Turkey's foreign minister left."),
        ("A bomb in the in the city went off.", "A bomb in the city went off."),
        ("He said he would would stay.", "He said he would stay."),
        ("Mill burns in Kut\n\nMill burns in Kut\n\nIt rained.", "Mill burns in Kut\n\nIt rained."),
        (f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nIt rained.", f"{PARAGRAPH}\n\nIt rained."),
        (f"Two wells\n{TEASER}\n{TEASER} it said.", f"Two wells\n{TEASER} it said."),
        (
            f"Mill burns in Kut\n\n{PARAGRAPH}\n\nMill burns in Kut\n\nIt rained.",
            f"Mill burns in Kut\n\n{PARAGRAPH}\n\nIt rained.",
        ),
        (
            f"Urgent – Mill burns in Kut\n\nURGENT….Mill burns in Kut\n\n{PARAGRAPH}",
            f"Urgent – Mill burns in Kut\n\n{PARAGRAPH}",
        ),
        (
            f"Mill burns in Kut\n\nMill burns in Kut Mill burns in Kut\n\n{PARAGRAPH}",
            f"Mill burns in Kut\n\n{PARAGRAPH}",
        ),
        (
            f"HomeSlideMill burns in Kut\n\nMill burns in Kut\n\n{PARAGRAPH}",
            f"Mill burns in Kut\n\n{PARAGRAPH}",
        ),
        (
            f"Home Reports Mill burns in Kut\n\nMill burns in Kut\n\n{PARAGRAPH}",
            f"Mill burns in Kut\n\n{PARAGRAPH}",
        ),
        (
            f"Mill burns in Kut\n\nLina Haddad\nLina Haddad\n{PARAGRAPH}",
            f"Mill burns in Kut\n\nLina Haddad\n{PARAGRAPH}",
        ),
        (
            f"Mill burns in Kut / News / The Baker\nRate it\nMill burns in Kut\n\n{PARAGRAPH}",
            f"Rate it\nMill burns in Kut\n\n{PARAGRAPH}",
        ),
        ("The Interior Ministry Interior Ministry denied it.", "The Interior Ministry denied it."),
        (
            "It called for a comprehensive and comprehensive plan.",
            "It called for a comprehensive plan.",
        ),
        (
            "Rain fell. A baker told the radio that a mill burned, a baker told the radio.",
            "Rain fell. A baker told the radio that a mill burned.",
        ),
        (f"{PARAGRAPH}\n\n{OTHER}\n\n" * 2 + "It rained.", f"{PARAGRAPH}\n\n{OTHER}\n\nIt rained."),
        (f"It rained.\n\nBread!\n\n{POST}\n\nBread!\n\n{POST}", f"It rained.\n\nBread!\n\n{POST}"),
        (
            f"It rained.\n\nNo bread in Kut!\n\n{POST}\n\nNo bread in Kut!\n\n{OTHER}",
            f"It rained.\n\nNo bread in Kut!\n\n{POST}\n\n{OTHER}",
        ),
        (
            f"A baker in Kut, 2017 A baker in Kut, 2017\n\n{PARAGRAPH}",
            f"A baker in Kut, 2017\n\n{PARAGRAPH}",
        ),
    ],
)
def test_repetitions(text: str, result: str) -> None:
    assert mended(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "He had had two cups of tea.",
        "It is a sequel of a sequel of a sequel.",
        "She was the first first lady to hold a seat.",
        "All that there was was a bunch of flowers.",
        "What it is is a truce.",
        "He is a friend of a friend of mine.",
        "Our bale sold. Our bale sold well.",
        "It was our best bale, our best bale sold well.",
        "It was clear that that man drove.",
        "No, no, no, the judge said.",
        f"Bread is dear\n\n{PARAGRAPH}\n\nBread is dear\n\nIt rained.",
        f"Two mills burn in Kut\n\nTen mills burn in Kut\n\n{PARAGRAPH}",
        f"Home mill burns in Kut\n\nmill burns in Kut\n\n{PARAGRAPH}",
        "Mill burns\n\nThe council opened wells\n\nThe council opened wells, it said.",
        "All it was was a flat tire.",
        "All that they were were bakers.",
        "What there was was bread.",
        "He took what he could could be seen.",
        "What he said said a lot.",
        "They will cope if whatever happens happens.",
        "When he left the town the town was quiet.",
        "They ran again and again and again.",
        "Sirhan Sirhan and Duran Duran are names.",
        "The house they looked at at night burned.",
        "Row, row, row your boat.\nRow, row, row your boat.",
        "The bale of 12.4 micron micron wool.",
        "To bed, to bed, said the child.",
        "It was a longer and longer road, for years and years.",
        "They spoke of the miles and miles they had walked.",
        "The mayor said the mill burned, the governor said.",
        "It rained.\n\nWe want bread,\nbread and work.\nWe want bread,\nbread and work.",
        f"It rained.\n\n{PARAGRAPH}\n\n{OTHER}\n\n{PARAGRAPH}",
        "He said so. The road, the mayor said, and the mill, the mayor said.",
        "The federations of groups, the federations of federations met.",
    ],
)
def test_what_may_stand_twice(text: str) -> None:
    assert mended(text) == text
