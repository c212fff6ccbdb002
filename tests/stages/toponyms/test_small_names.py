"""Places whose second word has a small letter, as agencies write them: "Khan sheikhon"."""

from __future__ import annotations

import pytest

from normalize import Pipeline

PIPELINE = Pipeline()


def cleaned(text: str) -> str:
    return PIPELINE.clean(text + "\n").text.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets hit Khan sheikhon in Idlib.", "Rockets hit Khan Sheikhoun in Idlib."),
        ("They left Jisr al-shughour for Idlib.", "They left Jisr al-Shughur for Idlib."),
        (
            "Units entered Tel rifaat, Kafr naya and Deir jamal in Aleppo.",
            "Units entered Tal Rifaat, Kafr Naya and Deir Jamal in Aleppo.",
        ),
        (
            "A convoy reached Ras al-ayn from Tal abyad.",
            "A convoy reached Ras al-Ain from Tal Abyad.",
        ),
    ],
)
def test_behind_a_head_a_name_may_be_small(text: str, expected: str) -> None:
    assert cleaned(text) == expected
    assert cleaned(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Sheikh said in Aleppo that Khan was right.",  # there is a Sheikh Said in Aleppo
        "Abu means father, and Deir means monastery.",
        "Tell everyone in Idlib.",
        "Ain is an eye in Damascus.",
    ],
)
def test_english_words_are_no_second_half(text: str) -> None:
    assert cleaned(text) == text
