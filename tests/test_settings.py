"""tanqih.toml: what it may say, and what it is told when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.edits import Level
from normalize.errors import SettingsError
from normalize.settings import Settings


def written(folder: Path, text: str) -> Path:
    file = folder / "tanqih.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_reads_all_settings(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        'level = "certain"\nquotes = "keep"\nscheme = "ijmes"\npacks = ["ours"]\n'
        'disable = ["grammar/articles"]\ncountries = ["SY"]\n',
    )
    assert Settings.read(file) == Settings(
        Level.CERTAIN, "keep", "ijmes", (tmp_path / "ours",), ("grammar/articles",), ("SY",)
    )


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('level = "sure"', "no 'sure'", 1),
        ('\nlevels = "certain"', "unknown setting", 2),
        ('packs = "ours"', "not a list", 1),
        ("level = certain", "not valid TOML", 0),
        ('quotes = "curly"', "no 'curly'", 1),
        ('scheme = "mine"', "no 'mine'", 1),
        ('scheme = "buckwalter"', "no 'buckwalter'", 1),
        ("scheme = 3", "no 3", 1),
        ('countries = ["Syria"]', "'Syria' is no code", 1),
        ('countries = ["SY", "iq"]', "'iq' is no code", 1),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(SettingsError, match=message) as caught:
        Settings.read(written(tmp_path, text))
    assert caught.value.line == line
    assert caught.value.file.endswith("tanqih.toml")
    assert caught.value.hint


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.read(tmp_path / "tanqih.toml")


def test_close_names_are_offered(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read(written(tmp_path, 'disabled = ["x"]'))
    assert "'disable'" in caught.value.hint


def test_schemes_that_there_are_are_listed() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings(scheme="mine")
    assert caught.value.hint == "one of: ala-lc, bgn-pcgn, din-31635, ijmes, press, un"
