"""One spelling for a place that no pack has, where it is the same name for sure."""

from __future__ import annotations

import pytest

from normalize import Pipeline

PIPELINE = Pipeline.default()
RULE = "toponyms/one-spelling"


def edits(text: str) -> list[tuple[str, str]]:
    result = PIPELINE.clean(text + "\n")
    again = PIPELINE.clean(result.text)
    assert again.text == result.text
    return [(edit.before, edit.after) for edit in result.edits if edit.rule == RULE]


def suggestions(text: str) -> list[str]:
    found = PIPELINE.clean(text + "\n").suggestions
    return [edit.after for edit in found if edit.rule == RULE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Near Idlib, the village of Gralbozen fell. The village of Gralbuzen is on a hill,"
            " and Gralbozen has a mill.",
            [("Gralbuzen", "Gralbozen")],
        ),
        (
            "Near Idlib, the village of Gralbozen fell. Later the village of Gralbuzen fell.",
            [("Gralbuzen", "Gralbozen")],
        ),
        (
            "Near Idlib, the village of Gralbozen fell. Gralbuzen village burned and Gralbuzen's"
            " people fled Gralbuzen.",
            [("Gralbozen", "Gralbuzen")],
        ),
    ],
)
def test_the_spelling_that_is_most_frequent_then_the_first(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert edits(text) == expected


def test_every_mention_takes_it() -> None:
    text = (
        "Near Idlib, the village of Gralbozen fell, and Gralbozen burned. The village of"
        " Gralbuzen was silent. Gralbozen had a mill; who saw Gralbuzen?"
    )
    assert edits(text) == [("Gralbuzen", "Gralbozen")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Near Idlib, Gralbozen fell. Gralbuzen is on a hill.",
        "Near Idlib, the village of Gralbozen fell. General Gralbuzen left the town of Gralbuzen.",
        "Near Idlib, the village of Bozen fell. The village of Buzen is far.",
        "Near Idlib, the village of Gralbozen fell. The village of Gralmozen is far.",
        "Near Idlib, the village of Gral Bozen fell. The village of Gral-Bozen is far.",
        "Near Idlib, the Gralbozen region is green. The Gralbuzen region is dry.",
    ],
)
def test_what_may_be_another_name_stays(text: str) -> None:
    assert edits(text) == []
    assert suggestions(text) == []


def test_another_number_of_syllables_only_asks() -> None:
    text = "Near Idlib, the village of Gralbozen fell. The village of Garalbozen is far."
    assert edits(text) == []
    assert suggestions(text) == ["Gralbozen"]
