"""The Arabic "and" in a name of a place."""

from __future__ import annotations

import pytest

from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.toponyms.joined_and import joined_and

CONTEXT = Context(Settings(), RuleSet.load())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the road from Nabk Wayabroud", ["and Yabroud"]),
        ("shells on Idlib Wal-Mayadin, he said", ["and al-Mayadin"]),
        ("in Binnish Wasarmin and Taftanaz Wa-Saraqib", ["and Sarmin", "and Saraqib"]),
        ("the province of Kut Wasit", []),  # a province
        ("Mr Karim Wasarmin", []),
        ("Damascus Western Ghouta, Homs Washington", []),
        ("Wasarmin", []),
    ],
)
def test_between_two_places(text: str, found: list[str]) -> None:
    assert [proposal.after for proposal in joined_and(text, CONTEXT)] == found
