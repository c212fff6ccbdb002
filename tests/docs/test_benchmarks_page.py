"""The page on the benchmarks names each of them, and no others."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"


def test_it_names_every_script_and_no_others() -> None:
    named = set(re.findall(r"`(\w+\.py)", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert named == {path.name for path in FOLDER.glob("*.py")}
