"""The two documents beside the checkout, from the command line: cleaned, scored, undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import tanqih

SHARED = Path(__file__).parents[3] / "shared/seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared/seeds"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared") / "out"
    said = tanqih("clean", *sorted(SHARED.glob("*.txt")), "-o", folder)
    assert said.code == 0
    return folder


@pytest.mark.parametrize("path", sorted(SHARED.glob("expected/*.txt")), ids=lambda path: path.stem)
def test_texts_are_as_expected(out, path):
    assert (out / path.name).read_bytes() == path.read_bytes()


def test_sources_come_back_byte_for_byte(out):
    assert tanqih("undo", out).code == 0
    for path in SHARED.glob("*.txt"):
        assert (out.with_name("out-sources") / path.name).read_bytes() == path.read_bytes()


def test_every_edit_names_its_rule_and_reason(out):
    lines = [json.loads(line) for line in (out / "edits.jsonl").read_text().splitlines()]
    assert lines
    assert all(line["rule"] and line["reason"] and line["level"] for line in lines)


def test_scores_are_below_100_before_and_100_after(out):
    def scores(folder):
        said = tanqih("score", folder, "--reference", SHARED / "expected", "--json")
        return [line["score"] for line in json.loads(said.out)["scores"]]

    assert all(score < 100 for score in scores(SHARED))
    assert scores(out) == [100] * 6


def test_cleaning_again_changes_nothing(out):
    said = tanqih("diff", "--check", *sorted(out.glob("*.txt")))
    assert (said.code, said.out) == (0, "")
