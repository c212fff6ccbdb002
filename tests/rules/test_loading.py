"""Layers: a user's packs over the built-in ones, and what is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.errors import RuleError, RuleErrors
from normalize.rules import RuleSet
from normalize.settings import Settings

PACK = """\
pack: translation/weapons
rules:
  - id: jihad-mobile
    find: jihad-mobile
    replace: armoured car bomb
    because: our house style
    examples: ["a jihad-mobile -> an armoured car bomb", "a mobile"]
"""


def layered(folder: Path, text: str, disable: tuple[str, ...] = ()) -> RuleSet:
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return RuleSet.load(Settings(packs=(folder,), disable=disable))


def test_the_same_name_replaces_in_its_place(tmp_path: Path) -> None:
    ours = layered(tmp_path / "ours", PACK)
    builtin = RuleSet.load()
    assert [rule.name for rule in ours.rules] == [rule.name for rule in builtin.rules]
    rule = next(rule for rule in ours.rules if rule.name == "translation/weapons/jihad-mobile")
    assert rule.forms[0].replace == "armoured car bomb"
    assert rule.file.endswith("pack.yaml")
    assert ours.digest != builtin.digest


@pytest.mark.parametrize("name", ["translation/weapons/jihad-mobile", "translation/weapons"])
def test_rules_and_packs_are_switched_off(tmp_path: Path, name: str) -> None:
    for rules in (
        layered(tmp_path / "a", f"pack: ours\ndisable: [{name}]\n"),
        RuleSet.load(Settings(disable=(name,))),
    ):
        assert "translation/weapons/jihad-mobile" not in {rule.name for rule in rules.rules}


def test_a_misspelt_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match="translation/wapons") as caught:
        layered(tmp_path / "a", "pack: ours\ndisable: [translation/wapons]\n")
    assert "did you mean 'translation/weapons'" in caught.value.hint


def test_faults_of_all_files_are_found_in_one_go(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text("pack: Wrong Name\n", encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        RuleSet.load(Settings(packs=(tmp_path,)))
    assert {Path(error.file).name for error in caught.value.errors} == {"a.yaml", "b.yaml"}


def test_missing_empty_and_unreadable_paths_are_said(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such file"):
        RuleSet.load(Settings(packs=(tmp_path / "none",)))
    with pytest.raises(RuleError, match="no rule files"):
        RuleSet.load(Settings(packs=(tmp_path,)))
    (tmp_path / "bad.yaml").write_bytes(b"pack: a\nabout: \xff\n")
    with pytest.raises(RuleError, match="not UTF-8") as caught:
        RuleSet.load(Settings(packs=(tmp_path,)))
    assert caught.value.line == 2
