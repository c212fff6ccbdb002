"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from command import tanqih

README = Path(__file__).parents[2] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def test_the_python_session():
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert (failed, tried > 4) == (0, True)


def test_the_first_example():
    article, canonical = re.search(r"\$ echo '(.*)' \| tanqih clean -\n(.*)\n", TEXT).groups()
    assert tanqih("clean", "-", stdin=article.encode()).out == f"{canonical}\n"


def test_the_rule_file(tmp_path):
    (tmp_path / "mine.yaml").write_text(re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[1])
    assert tanqih("rules", "test", tmp_path / "mine.yaml").code == 0


def test_the_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/mine.yaml").write_text(re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[1])
    (tmp_path / "tanqih.toml").write_text(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1])
    assert tanqih("rules", "list", "mine/").code == 0


@pytest.mark.parametrize("verb", sorted(set(re.findall(r"^\$ tanqih (\w+)", TEXT, re.MULTILINE))))
def test_every_verb_that_is_shown_is_there(verb):
    assert tanqih(verb, "--help").code == 0


def test_every_option_that_is_shown_is_there():
    shown = {
        ((verb, line.split()[0]) if verb in ("rules", "places") else (verb,), option)
        for verb, line in re.findall(r"^\$ tanqih (\w+) ([^#\n]*)", TEXT, re.MULTILINE)
        for option in re.findall(r"--[a-z]+", line)
    }
    assert len(shown) > 5
    assert all(option in tanqih(*verbs, "--help").out for verbs, option in shown)
