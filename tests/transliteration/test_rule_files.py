"""The rule files are found in a wheel and in a checkout, and never in another's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from transliteration import rule_files


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where the packages are installed side by side."""
    (tmp_path / "transliteration").mkdir()
    monkeypatch.setattr(rule_files, "__file__", str(tmp_path / "transliteration" / "rule_files.py"))
    return tmp_path


def test_a_checkout(site: Path) -> None:
    (site / "rules").mkdir()
    assert rule_files.rules_folder() == site / "rules"


def test_a_wheel_beside_a_stranger_named_rules(site: Path) -> None:
    (site / "rules").mkdir()
    (site / "normalize" / "_rules").mkdir(parents=True)
    assert rule_files.rules_folder() == site / "normalize" / "_rules"


@pytest.mark.usefixtures("site")
def test_an_incomplete_installation() -> None:
    with pytest.raises(FileNotFoundError, match="reinstall"):
        rule_files.rules_folder()
