"""The pages on the layout of the code, and on decisions, name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STRUCTURE = ROOT / "docs" / "structure.md"
PAGES = [STRUCTURE, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
FILES = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("[bnrt]*/**/*")]

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def named(page: Path) -> list[str]:
    """Files and folders of the code that a page names."""
    return re.findall(r"`([\w/]+(?:/|\.(?:py|yaml|txt|tsv)))`", page.read_text(encoding="utf-8"))


@pages
def test_what_it_names_is_there(page: Path) -> None:
    for name in named(page):
        assert any(f"/{file}".endswith(f"/{name.rstrip('/')}") for file in FILES), name


def test_the_page_on_the_layout_names_much() -> None:
    assert len(named(STRUCTURE)) > 40


@pages
def test_its_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^):]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
