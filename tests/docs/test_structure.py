"""The pages on the layout of the code, and on decisions, name what is there."""

from __future__ import annotations

import ast
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


def imported(file: Path) -> list[str]:
    """The modules that a file imports."""
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module]


@pages
def test_what_it_names_is_there(page: Path) -> None:
    for name in named(page):
        assert any(f"/{file}".endswith(f"/{name.rstrip('/')}") for file in FILES), name


def test_the_page_on_the_layout_names_much() -> None:
    assert len(named(STRUCTURE)) > 40


def test_imports_point_down() -> None:
    """In the table of rooms, what stands above may import what stands below."""
    cells = re.findall(r"^\| (`.*?`) \|", STRUCTURE.read_text(encoding="utf-8"), re.MULTILINE)
    table = [re.findall(r"`((?:normalize|transliteration)[\w/.]*)`", cell) for cell in cells]
    level = {room: number for number, rooms in enumerate(table) for room in rooms}
    assert len(level) > 8
    for room, above in level.items():
        files = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
        for file in files:
            for module in imported(file):
                path = module.replace(".", "/")
                below = (level[r] for r in level if f"{path}/".startswith(r) or f"{path}.py" == r)
                assert all(number >= above for number in below), (file, module)


@pages
def test_its_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^):]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
