"""Correct English that holds the words which rules look for: none of it changes."""

from __future__ import annotations

from pathlib import Path

from normalize import Pipeline

SENTENCES = Path(__file__).with_name("plain-english.txt").read_text(encoding="utf-8")
PIPELINE = Pipeline.default()


def test_sentences_that_people_wrote_stay() -> None:
    changed = {
        sentence: [(edit.rule, edit.before, edit.after) for edit in edits]
        for sentence in SENTENCES.splitlines()
        if (edits := PIPELINE.clean(f"{sentence}\n").edits)
    }
    assert changed == {}
