from __future__ import annotations

import pytest
from edited import edited, random_log, suggest

from normalize.review.blocks import Change, blocks, visible


def cut(log):
    return blocks(log.original, log.text, log.edits, log.suggestions)


def test_a_block_is_a_paragraph_with_what_was_taken_out_of_it():
    log = edited("One a.\n\nTwo b.\n\n\nThree.", ("a", "A"), (".\n\n\nThree", ""))
    first, second = cut(log)
    assert [c.edit.before for c in first.changes] == ["a"]
    assert [c.edit.before for c in second.changes] == [".\n\n\nThree"]
    assert [(c.line, c.column) for c in second.changes] == [(3, 6)]


def test_suggestions_stand_in_their_block():
    log = edited("One.\nTwo.\nThree.", ("One", "1"))
    suggest(log, "Three", "3")
    assert [[c.edit.after for c in block.suggestions] for block in cut(log)] == [[], [], ["3"]]


@pytest.mark.parametrize("seed", range(200))
def test_blocks_hold_all_of_both_texts(seed):
    """Joined again, the pieces are the result; with what was deleted, the source."""
    log = random_log(seed)
    found = cut(log)
    shown = "".join(
        piece.edit.after if isinstance(piece, Change) else piece
        for block in found
        for piece in block.pieces
    )
    source = "".join(
        piece.edit.before if isinstance(piece, Change) else piece
        for block in found
        for piece in block.pieces
    )
    assert shown.replace("\n", "") == log.text.replace("\n", "")
    assert source.replace("\n", "") == log.original.replace("\n", "")
    assert [change.edit for block in found for change in block.changes] == list(log.edits)
    for block in found:
        for change in block.changes:
            lines = log.original.split("\n")
            before = sum(len(line) + 1 for line in lines[: change.line - 1])
            assert before + change.column - 1 == change.edit.source_start


def test_what_cannot_be_seen_is_made_visible():
    assert visible("plain إدلب") == "plain إدلب"
    assert visible("\x1b[31m\n\N{RIGHT-TO-LEFT OVERRIDE}") == "<U+001B>[31m↵<U+202E>"
