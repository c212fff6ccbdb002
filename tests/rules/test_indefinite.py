"""The article before a match follows what takes the match's place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.rules.indefinite import begins_with_vowel, with_article


def put(text: str, find: str, replacement: str) -> str:
    """The text with the first `find` replaced, as a match of a rule would be."""
    start = text.index(find)
    end = start + len(find)
    begin, after = with_article(text, start, end, replacement)
    return text[:begin] + after + text[end:]


@pytest.mark.parametrize(
    ("text", "find", "replacement", "result"),
    [
        ("hit an oil drum", "oil drum", "barrel", "hit a barrel"),
        ("hit a barrel", "barrel", "oil drum", "hit an oil drum"),
        ("An oil drum fell.", "oil drum", "barrel", "A barrel fell."),
        ('It fell. "A barrel', "barrel", "oil drum", 'It fell. "An oil drum'),
        ("hit a old barrel", "old ", "", "hit a barrel"),
        ("hit an old barrel", "old ", "", "hit a barrel"),
        ("gave an hour", "hour", "minute", "gave a minute"),
        ("in a force", "force", "SDF unit", "in an SDF unit"),
        ("a car of 1990", "car", "11-year-old car", "an 11-year-old car of 1990"),
        ("an important day", "important", "historic", "an historic day"),  # both are right
        ("an envoy of NATO", "envoy of NATO", "NATO envoy", "an NATO envoy"),  # letters or a word?
        ("Team A members", "members", "elements", "Team A elements"),
        ("vitamin-a content", "content", "amount", "vitamin-a amount"),
        ("the oil drum", "oil drum", "barrel", "the barrel"),
        ("an oil drum", "oil drum", "", "an "),
    ],
)
def test_article_follows(text: str, find: str, replacement: str, result: str) -> None:
    assert put(text, find, replacement) == result


@pytest.mark.parametrize(
    ("word", "vowel"),
    [
        ("European", False), ("onerous", True), ("one-way", False), ("university", False),
        ("unidentified", True), ("uninhabited", True), ("unanimous", False), ("urgent", True),
        ("uranium", False), ("usual", False), ("usher", True), ("utter", True), ("utility", False),
        ("heir", True), ("hostage", False), ("hotel", None), ("FSA", None), ("SDF", True),
        ("UK", False),
        ("8", True), ("80", True), ("18", True), ("180", False), ("118", False), ("al", True),
    ],
)  # fmt: skip
def test_sound(word: str, vowel: bool | None) -> None:
    assert begins_with_vowel(word) is vowel


@given(
    st.text(max_size=12), st.text(min_size=1, max_size=8), st.text(max_size=8), st.text(max_size=8)
)
def test_nothing_else_changes(before: str, match: str, after: str, replacement: str) -> None:
    text = before + match + after
    begin, changed = with_article(text, len(before), len(before) + len(match), replacement)
    kept = text[begin : len(before)]
    assert kept in {"", "a ", "A ", "an ", "An "}
    assert changed.endswith(replacement)
