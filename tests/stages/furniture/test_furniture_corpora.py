"""Real text beside the checkout: clean text stays, known furniture goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import moved, proposed

from normalize.edits import Level


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["abc-rural", "abc-science", "sherlock-straight", "sherlock-curly"]
)
def test_clean_text_stays(name: str, shared: Path) -> None:
    text = (shared / "corpora" / "clean" / f"{name}.txt").read_text("utf-8", "replace")
    words = len(text.split())
    sure = [p for p in proposed(text) if p.level is not Level.POSSIBLE]
    assert len(sure) <= words / 100_000


@pytest.mark.shared
def test_defects_with_known_answers(shared: Path) -> None:
    rows = (shared / "bench" / "defects" / "dev.tsv").read_text("utf-8").splitlines()[1:]
    wrong = []
    for row in rows:
        name, category, text, corrected, sure = row.split("\t")
        if sure == "yes" and category in ("furniture", "dateline", "disclaimer"):
            rest, _ = moved(text.replace("\\n", "\n"))
            if rest.strip() != corrected.replace("\\n", "\n").strip():
                wrong.append(name)
    assert wrong == []
