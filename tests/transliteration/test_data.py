"""The rule files are found in a wheel and in a checkout, and never in another's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from transliteration import _data


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where the packages are installed side by side."""
    (tmp_path / "transliteration").mkdir()
    monkeypatch.setattr(_data, "__file__", str(tmp_path / "transliteration" / "_data.py"))
    return tmp_path


def test_a_checkout(site: Path) -> None:
    (site / "rules").mkdir()
    assert _data.rules_path() == site / "rules"


def test_a_wheel_beside_a_stranger_named_rules(site: Path) -> None:
    (site / "rules").mkdir()
    (site / "normalize" / "_rules").mkdir(parents=True)
    assert _data.rules_path() == site / "normalize" / "_rules"


@pytest.mark.usefixtures("site")
def test_an_incomplete_installation() -> None:
    with pytest.raises(FileNotFoundError, match="reinstall"):
        _data.rules_path()
