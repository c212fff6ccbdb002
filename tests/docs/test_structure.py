"""The page on the layout of the code names what is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "structure.md"


def test_what_it_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    names = re.findall(r"`([\w/]+(?:/|\.\w+))`", text)
    assert len(names) > 40
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("[nrt]*/**/*")]
    for name in names:
        assert any(f"/{file}".endswith(f"/{name.rstrip('/')}") for file in files), name


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8")):
        assert (PAGE.parent / target).exists(), target
