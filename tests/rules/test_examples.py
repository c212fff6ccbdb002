"""The packs are collected as tests, and what is wrong in one fails under its name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from normalize.rules import RuleSet

ROOT = Path(__file__).parents[2]

PACK = """\
pack: roads
rules:
  - id: open-road
    find: road is open
    replace: road is clear
    because: A test.
    examples: ["the road is open -> the road is {becomes}", "the road opens"]
  - id: closed-road
    find: {shut}
    replace: closed roads
    because: A test.
    examples: ["the {shut} -> the closed roads", "the roads"]
"""

PROGRAM = """\
import pathlib, sys
from normalize.rules import loading
here = pathlib.Path("rules").absolute()
loading.rules_folder = lambda: here
import pytest
sys.exit(pytest.main(["rules", "-q", "-p", "no:cacheprovider", *sys.argv[1:]]))
"""


@pytest.mark.parametrize(
    ("becomes", "shut", "options", "said"),
    [
        ("clear", "shut roads", [], ["5 passed"]),
        (
            "free",
            "shut roads",
            [],
            [
                "roads/open-road: the road is open",
                "rules/roads.yaml:3",
                "expected 'the road is free', got 'the road is clear'",
                "1 failed, 4 passed",
            ],
        ),
        ("free", "shut roads", ["-k", "opens"], ["1 passed, 4 deselected"]),
        ("free", "shut roads", ["-k", "closed-road"], ["2 passed, 3 deselected"]),
        ("clear", "two roads", [], ["the two roads", "declare the facts", "its rules together"]),
        ("clear", "[", [], ["rules/roads.yaml:11", "1 error"]),
    ],
)
def test_what_is_wrong_fails_under_its_name(
    tmp_path: Path, becomes: str, shut: str, options: list[str], said: list[str]
) -> None:
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "rules").mkdir()
    text = PACK.format(becomes=becomes, shut=shut)
    (tmp_path / "rules" / "roads.yaml").write_text(text, encoding="utf-8")
    run = [sys.executable, "-c", PROGRAM, *options]
    ran = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    for each in said:
        assert each in ran.stdout + ran.stderr
    assert bool(ran.returncode) == ("passed" not in said[-1] or "failed" in said[-1])


def test_every_rule_has_an_example_that_changes_and_one_that_stays() -> None:
    rules = RuleSet.load().rules
    assert len(rules) > 9_000
    for rule in rules:
        assert len({example.after is None for example in rule.examples}) == 2, rule.name
