"""The guide to rules is run from top to bottom: its files are written, its commands carried out."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "rules.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def run(block):
    """Carry out the commands of a block; compare what they say with what is shown."""
    for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = shown.partition("\n")
        said = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            check=False,
        )
        spoken = said.stdout + said.stderr
        pattern = ".*?".join(map(re.escape, re.split(r"[ ]*…[ \n]*", expected)))
        assert re.fullmatch(pattern + r"\n*", spoken, re.DOTALL), f"{command}\n{spoken}"


def write(language, block, folder):
    """Write a file that the guide shows; the first line has its name."""
    name, _, text = block.partition("\n")
    if "as it was written" in name:
        assert (folder / "ours/roads.yaml").read_text() == text
        return
    path = folder / name.removeprefix("# ")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if language == "text" else block)


def test_the_guide(folder):
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    for language, block in blocks:
        if language == "console":
            run(block)
        elif language == "python":
            test = doctest.DocTestParser().get_doctest(block, {}, "guide", str(GUIDE), 0)
            assert doctest.DocTestRunner().run(test).failed == 0
        elif language == "json":
            json.loads(block)
        else:
            assert language in ("yaml", "toml", "text")
            write(language, block, folder)
    assert {language for language, _ in blocks} == {
        "yaml",
        "toml",
        "text",
        "console",
        "python",
        "json",
    }


def test_the_schema_that_editors_are_pointed_to_is_there():
    named = set(re.findall(r"rules/schema/[\w.]+", GUIDE.read_text(encoding="utf-8")))
    assert named == {"rules/schema/pack.schema.json"}
    assert all((GUIDE.parents[1] / name).is_file() for name in named)
