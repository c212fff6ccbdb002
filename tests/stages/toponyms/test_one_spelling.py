"""One spelling for a place that no pack has, where it is the same name for sure."""

from __future__ import annotations

import pytest

from normalize import Pipeline
from normalize.edits import Level
from normalize.stages import CorpusSpelling

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


def test_the_article_keeps_its_capital() -> None:
    text = (
        "Al-Gralbozen village near Idlib fell. Al-Gralbozen is old. They left the village of"
        " al-Gralbuzen."
    )
    assert edits(text) == [("al-Gralbuzen", "al-Gralbozen")]
    corpus = {"Al-Gralbuzen": CorpusSpelling("al-Gralbozen", Level.LIKELY, "")}
    result = PIPELINE.clean("Al-Gralbuzen village near Idlib fell.\n", spellings=corpus)
    assert result.text == "Al-Gralbozen village near Idlib fell.\n"


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


@pytest.mark.parametrize(
    "text",
    [
        "Near Idlib, the village of Tell Gralbozen fell. The village of Deir Gralbuzen is far.",
        "Near Idlib, Gralbozendari Sharqi village fell. Gralbuzendari Gharbi village is far.",
        "Near Idlib, the village of Upper Gralbozen fell. The village of Lower Gralbuzen is far.",
    ],
)
def test_a_kind_or_a_side_makes_it_another_name(text: str) -> None:
    assert edits(text) == []
    assert suggestions(text) == []


def test_two_in_one_sentence_only_ask() -> None:
    text = "Near Idlib, the village of Gralbozen and the village of Gralbuzen burned."
    assert edits(text) == []
    assert suggestions(text) == ["Gralbozen"]
    text = 'He said: "Near Idlib, the village of Gralbozen burned." The village of Gralbuzen fell.'
    assert edits(text) == [("Gralbuzen", "Gralbozen")]


CORPUS = {"Gralbuzen": CorpusSpelling("Gralbozen", Level.LIKELY, "the corpus calls it so")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Near Idlib, the village of Gralbuzen fell; who saw Gralbuzen's mill?",
            "Near Idlib, the village of Gralbozen fell; who saw Gralbozen's mill?",
        ),
        (  # its own majority is for the other, which the corpus has seldom
            "Near Idlib, the village of Gralbozen fell. Gralbuzen village burned, and Gralbuzen's"
            " people fled.",
            "Near Idlib, the village of Gralbozen fell. Gralbozen village burned, and Gralbozen's"
            " people fled.",
        ),
    ],
)
def test_the_spelling_of_the_corpus(text: str, expected: str) -> None:
    result = PIPELINE.clean(text + "\n", spellings=CORPUS)
    assert result.text == expected + "\n"
    assert result.source() == text + "\n"
    assert {e.reason for e in result.edits} == {"the corpus calls it so"}
    assert PIPELINE.clean(result.text, spellings=CORPUS).text == result.text
    assert PIPELINE.clean(result.text).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Near Idlib, Gralbuzen fell.",  # nothing says that it is a village
        "Near Idlib, the village of Gralbuzen fell. General Gralbozen spoke.",
        "Near Idlib, the village of Gralbuzen fell, and the village of Gralbozen did not.",
    ],
)
def test_what_the_corpus_may_not_mean_stays(text: str) -> None:
    assert PIPELINE.clean(text + "\n", spellings=CORPUS).text == text + "\n"


def test_unknown_names_are_noted_with_a_known_place_beside_them() -> None:
    text = (
        "Mosul is calm. Near Idlib, the village of Gralbozen fell. Gralbuzen village burned."
        " The village of Juzif is far.\n"
    )
    names = PIPELINE.clean(text).names
    assert names == {"Gralbozen": pytest.approx((35.93, 36.63), abs=0.1)}
    assert PIPELINE.clean("In Syria, the village of Gralbozen fell.\n").names == {"Gralbozen": None}
