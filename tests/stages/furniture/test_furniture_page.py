"""What goes along with a line that goes, and when too little would be left."""

from __future__ import annotations

import pytest
from pages import FIRST, SECOND, moved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.\nShare\n\nB.", "A.\n\nB."),
        ("A.\n\nShare\nB.", "A.\n\nB."),
        ("A.\nShare\nTweet\n\nB.", "A.\n\nB."),
        ("  Share  \nA.\n", "A.\n"),
        ("A.\n\n\n\nShare\n", "A.\n"),
    ],
)
def test_paragraphs_keep_their_distance(text: str, expected: str) -> None:
    long = {"A.": FIRST, "B.": SECOND}
    for short, sentence in long.items():
        text, expected = text.replace(short, sentence), expected.replace(short, sentence)
    assert moved(text)[0] == expected


def test_a_text_of_nothing_but_furniture_stays() -> None:
    for text in ("Share\n\nTweet", " date 2020-01-23 ", "Other news", "", "\n"):
        assert moved(text) == (text, {})


def test_a_wrapped_paragraph_is_no_list_of_lines() -> None:
    text = "All that was left of the old mill at the river were a few\ndetails.\n\n" + FIRST
    assert moved(text) == (text, {})


@pytest.mark.parametrize(
    "lines",
    [
        "These four states signed the accord:\n\nIran\n\nIraq\n\nTurkey",  # a list
        '"Who are you?" asked the judge.\n\n"Register"',  # what somebody says
        "Send\nme no more letters, my dear",  # a poem
        "Syria\n\n12 killed\n\nIraq\n\n9 killed",  # a table
    ],
)
def test_words_of_the_text_are_no_labels_of_the_page(lines: str) -> None:
    text = f"{FIRST}\n\n{lines}"
    assert moved(text) == (text, {})
