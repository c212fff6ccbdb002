"""Marks of the wrong kind, and marks set twice."""

from __future__ import annotations

import pytest
from settling import settle

TWICE = [
    ('"Our men are ready,"" said the colonel.', '"Our men are ready," said the colonel.'),
    ('""Our men are ready," said the colonel.', '"Our men are ready," said the colonel.'),
    (
        '"The army drove it back", " the source added.',
        '"The army drove it back", the source added.',
    ),
]


@pytest.mark.parametrize(("torn", "whole"), TWICE)
def test_one_mark_is_enough(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


MIXED = [
    ("The so-called \"Army of the North ' left.", 'The so-called "Army of the North" left.'),
    ("The so-called 'Northern Camp\" left.", 'The so-called "Northern Camp" left.'),
]


@pytest.mark.parametrize(("torn", "whole"), MIXED)
def test_a_quotation_closes_with_the_kind_of_mark_that_opened_it(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


NESTED = [
    ('"We call it the "axis" here," he said.', "\"We call it the 'axis' here,\" he said."),
    ('"We fight the "Northern Army," he said.', "\"We fight the 'Northern Army,'\" he said."),
    ('""Ansar al-Din"" left.', '"Ansar al-Din" left.'),
    (
        'said: "They fired using" barrels ", mortars and drones.',
        "said: \"They fired using 'barrels', mortars and drones.\"",
    ),
]


@pytest.mark.parametrize(("torn", "whole"), NESTED)
def test_a_quotation_within_a_quotation_takes_single_marks(torn: str, whole: str) -> None:
    assert settle(torn).text == whole
