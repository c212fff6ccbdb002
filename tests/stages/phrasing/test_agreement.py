"""Institutions are "it", persons stay who they are."""

from __future__ import annotations

import pytest

from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.phrasing.agreement import agreement

RULES = RuleSet.load()


def pronouns(text: str) -> list[str]:
    proposals = agreement(text, Context(Settings(), RULES))
    assert all(text[p.start : p.end] in ("She", "He", "she", "he") for p in proposals)
    return [p.after.title() for p in proposals]


@pytest.mark.parametrize(
    "text",
    [
        "The agency said the road was shut. She added that it would open.",
        'In turn, the SANA agency said: "The road is shut."\n\nShe explained: "It will open."',
        "The Ministry of Defense announced a truce. She confirmed that it held.",
        "The network counted nine raids, and she blamed both sides.",
        "Iran rejected the report. She called it a lie.",
        "The Observatory documented two raids.\n\nShe noted that nobody was hurt.",
        "The party issued a statement. He stressed that talks went on.",
        "The Observatory counted two raids. She has also documented a fire.",
        "The council met on Sunday. He called on the tribes to return.",
        "The road was shut, the agency said on Monday. She added that it would open.",
        "According to the News Agency, a bridge fell. She noted that nobody was hurt.",
        "The Central Bank suspended two exchange houses. She confirmed that deposits were safe.",
        "The municipality of Raqqa repaved two streets. He added that work would go on.",
        "The Council withdrew from the talks in Erbil. He stressed that this was final.",
        "The General Directorate of Dams opened two sluices. He noted that the level fell.",
        "The power company in Kut blamed the blackout on a fire. He explained that it was out.",
        "The agency released a new report on bread. She noted that it was dear.",
        "The army found a tunnel near Kut. He added that it was empty.",
    ],
)
def test_institutions(text: str) -> None:
    assert pronouns(text) == ["It"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the road was shut. She added that it would open.",
        "The hospital treated a pianist, and she left on Sunday.",
        'The agency quoted a note: "The bank fell, and she said so."',
        "Rana Haddad of the agency said so. She added that it would open.",
        "The agency quoted a spokeswoman. She added that it would open.",
        'The agency spoke to his mother.\n\nThe agency said: "Shut." She added that it would open.',
        "A source in the ministry said so. He added that it would open.",
        "The agency said so. She was tired.",
        "The agency quoted a baker. She added that bread was dear.",
        "The council met a widow. She said so.",
        "Lindqvist was free, the agency said. She added that she was well.",
        "She added that the road would open.",
        "The agency met Lina Shami of the council. She said so.",
        "The militia arrested a smuggler near Daraa. He admitted that the rifles were his.",
        "The party expelled Haddad. He denied the report.",
        "The court acquitted the baker. He said that he would sue.",
        "The newspaper suspended its columnist. He said so.",
        "The army freed a truck driver. He said that the road was mined.",
        "The company found the owner of a car. He said so.",
        "The agency published the diary of a soldier. He wrote that the nights were cold.",
        "The embassy confirmed that the consul had left. He said that he would not return.",
        "The General Directorate of Dams heard General Omar. He noted that the level fell.",
    ],
)
def test_persons(text: str) -> None:
    assert pronouns(text) == []


def test_the_same_pronoun_goes_with_it() -> None:
    text = "The movement claimed the raid. He said that he used rockets."
    assert pronouns(text) == ["It", "It"]
