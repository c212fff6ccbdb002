"""A sentence that is closed before its verb comes is closed where it ends."""

from __future__ import annotations

import pytest
from settling import CONTEXT, settle

from normalize.stages.quotation import PASSES

CLOSED_EARLY = [
    (
        'The office said: "About 90 gunmen of the Brigade," and 7 trucks crossed the river.',
        'The office said: "About 90 gunmen of the Brigade, and 7 trucks crossed the river."',
    ),
    (
        'The office said: "Some 12 drones", and two planes were seen over Deraa.',
        'The office said: "Some 12 drones, and two planes were seen over Deraa."',
    ),
    (
        'The office said: "Over the past day", the truce was broken six times.',
        'The office said: "Over the past day, the truce was broken six times."',
    ),
]


@pytest.mark.parametrize(("torn", "whole"), CLOSED_EARLY)
def test_the_mark_moves_to_the_end_of_the_sentence(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


def test_marks_taken_out_and_put_in_are_one_group() -> None:
    text = 'The office said: "About 90 gunmen of the Brigade," and 7 trucks crossed the river.'
    groups = [p.group for propose in PASSES for p in propose(text, CONTEXT)]
    assert len(groups) == 2 and groups[0] and len(set(groups)) == 1
