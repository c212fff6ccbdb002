"""The benchmark of language counts what it says it counts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import benchmark

language = benchmark("language")
word_lists = st.lists(
    st.sampled_from(["the", "army", "army,", ",", "said", '"No', "\n\n"]), max_size=8
)


class Answers:
    """A pipeline that knows its answers by heart."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers

    def clean(self, text: str) -> SimpleNamespace:
        return SimpleNamespace(text=self.answers.get(text, text) + "\n")


@given(word_lists, word_lists)
def test_word_edits_lead_from_one_text_to_the_other(source: list[str], target: list[str]) -> None:
    result = list(source)
    for edit in sorted(language.word_edits(source, target), reverse=True):
        result[edit.start : edit.end] = edit.after
    assert result == target


@given(word_lists)
def test_equal_texts_have_no_edits(source: list[str]) -> None:
    assert language.word_edits(source, source) == set()


def test_a_replaced_word_pairs_with_the_word_that_is_like_it() -> None:
    edits = language.word_edits(["Saraqeb", "fell"], ["the", "Saraqib", "fell"])
    assert sorted(edits) == [language.WordEdit(0, 1, ("the", "Saraqib"))]


def test_counts_of_right_wrong_and_missed_edits() -> None:
    text, corrected = "a army , near Idleb", "an army, near Idlib"
    output = "an army, near Adlib"
    counts = language.measure(
        [language.Item("1", "kind", text, corrected)], Answers({text: output})
    )["kind"]
    assert (counts.right, counts.wrong, counts.missed, counts.exact) == (1, 1, 1, 0)
    assert counts.precision == counts.recall == counts.f == pytest.approx(0.5)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    counts = language.measure(
        [language.Item("1", "negative-kind", "Idlib.", "Idlib.")], Answers({})
    )
    defects, negatives = language.totals(counts)
    assert (defects.items, negatives.items, negatives.exact) == (0, 1, 1)
    assert counts["negative-kind"].f == 1.0


def test_arguable_items_are_left_out_and_line_ends_restored(tmp_path: Path) -> None:
    file = tmp_path / "items.tsv"
    file.write_text(
        "id\tcategory\ttext\tcorrected\tsure\n"
        '1\tkind\t"One.\\n\\nTwo .\t"One.\\n\\nTwo.\tyes\n'
        "2\tkind\tThree\tThree\targuable\n",
        encoding="utf-8",
    )
    assert language.read_items(file) == [
        language.Item("1", "kind", '"One.\n\nTwo .', '"One.\n\nTwo.')
    ]
