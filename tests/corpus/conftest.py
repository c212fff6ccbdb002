"""What the runs of these tests read, and where they write."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_pipeline import TEXTS


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of the small texts."""
    folder = tmp_path / "corpus"
    for name, data in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
