"""Suggestions become draft packs."""

from __future__ import annotations

import pytest

from normalize.errors import OutputError, RuleError
from normalize.quality.rule_checks import check_rules
from normalize.quality.suggesting.drafts import draft_packs, write_drafts
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.rules import RuleSet
from normalize.rules.loading import load_packs
from normalize.settings import Settings


@pytest.fixture
def rows():
    return [
        Suggestion("spelling", "terms", ("Qamlo",), "Qamlu", 2, 2, 1, "e", ("In Qamlo, men met.",)),
        Suggestion("phrase", "flags", ("strangely of", "of {name} gate"), None, 2, 2, 1, "e: f",
                   ("he was strangely of use", "they speak of Hull gate")),
        Suggestion("furniture", "furniture", ("Reply to us",), "", 2, 2, 1, "e", ("Reply to us",),
                   "line"),
        Suggestion("furniture", "furniture", ("(sold in Rome)",), "", 2, 2, 1, "e",
                   ("(sold in Rome)",), "inline"),
        Suggestion("furniture", "furniture", ("up next",), "", 2, 2, 1, "e", ("up next",), "tail"),
        Suggestion("substitution", "phrases", ("road blockages",), "roadblocks", 2, 2, 1, "e",
                   ("two road blockages stay",)),
        Suggestion("place", "flags", ("Begova",), None, 2, 2, 1, "e", ("village of Begova",)),
        Suggestion("place", "flags", ("begova!",), None, 2, 2, 1, "e", ()),
    ]  # fmt: skip


def test_drafts_are_packs_but_not_in_force(rows, tmp_path):
    written = write_drafts(rows, tmp_path)
    assert {file.name for file in written} == {
        f"{source}.draft.yaml"
        for source in ("spelling", "phrase", "furniture", "substitution", "place")
    }
    assert all(file.read_text().startswith("# draft") for file in written)
    with pytest.raises(RuleError, match="no rule files here"):
        load_packs([tmp_path])
    with pytest.raises(RuleError, match="a draft is not in force") as error:
        load_packs([written[0]])
    assert "take .draft out of its name" in error.value.hint


def test_accepted_drafts_pass_all_checks(rows, tmp_path):
    for name, text in draft_packs(rows).items():
        (tmp_path / name.replace(".draft", "")).write_text(text)
    rules = RuleSet.load(Settings(packs=(tmp_path,)))
    ours = [rule for rule in rules.rules if rule.name.startswith("draft/")]
    assert len(ours) == len(rows)
    assert check_rules(rules, ours) == []


def test_a_folder_that_cannot_be_written(rows, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_drafts(rows, tmp_path / "file")
