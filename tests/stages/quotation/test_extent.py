"""Marks that are missing or too many, where the paragraph leaves no other reading."""

from __future__ import annotations

import pytest
from settling import settle, suggested

AROUND_ATTRIBUTIONS = [
    (
        '"Two wells are dry, the elder said," and the herd died by evening."',
        '"Two wells are dry," the elder said, "and the herd died by evening."',
    ),
    (
        '"Our barn burned and the hay is gone, said Umm Salim, a mother of five.',
        '"Our barn burned and the hay is gone," said Umm Salim, a mother of five.',
    ),
    (
        '"Shells fell on the port, he said, "but no one died".',
        '"Shells fell on the port," he said, "but no one died".',
    ),
]


@pytest.mark.parametrize(("torn", "whole"), AROUND_ATTRIBUTIONS)
def test_an_attribution_lies_outside(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


SURPLUS = [
    (
        'He added: "The mill reopened. " The bakery stays shut until June."',
        'He added: "The mill reopened. The bakery stays shut until June."',
    ),
    (
        'He said: "Ten trucks crossed at noon," on Monday, and six are waiting."',
        'He said: "Ten trucks crossed at noon on Monday, and six are waiting."',
    ),
    (
        'He said: "The firm pays the smugglers," and the sale of relics goes on." ',
        'He said: "The firm pays the smugglers, and the sale of relics goes on." ',
    ),
    (
        'He said: "Six of the men," were wounded in the raid."',
        'He said: "Six of the men were wounded in the raid."',
    ),
    (
        'He stated that "the thieves want to frighten the farmers." and to seize their land."',
        'He stated that "the thieves want to frighten the farmers and to seize their land."',
    ),
]


@pytest.mark.parametrize(("torn", "whole"), SURPLUS)
def test_a_mark_that_closes_nothing_goes(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


UNCLOSED = [
    (
        'The teacher said that" rain fell on the tents and nobody slept that night.',
        'The teacher said that "rain fell on the tents and nobody slept that night."',
    ),
    (
        'A nurse said that "the ward is full and the fuel lasts two days.\n\nIt serves a valley.',
        'A nurse said that "the ward is full and the fuel lasts two days."\n\nIt serves a valley.',
    ),
    (
        'The army said: "The fire forced them to move south.',
        'The army said: "The fire forced them to move south."',
    ),
    (
        '"The fire forced them to move south, an officer said.',
        '"The fire forced them to move south," an officer said.',
    ),
    (
        'A driver was hurt. "The fire forced us to move south, he told the radio.',
        'A driver was hurt. "The fire forced us to move south," he told the radio.',
    ),
    ('• A member of "Ansar al-Din.', '• A member of "Ansar al-Din."'),
]


@pytest.mark.parametrize(("torn", "whole"), UNCLOSED)
def test_what_was_opened_is_closed(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


UNOPENED = [
    (
        'Thieves broke into our bakery at dawn", a baker told the radio.',
        '"Thieves broke into our bakery at dawn", a baker told the radio.',
    ),
    (
        'The army said: We will leave the town on Monday."',
        'The army said: "We will leave the town on Monday."',
    ),
    (
        '"The dam holds," the engineer said. We will open it in May," he added.',
        '"The dam holds," the engineer said. "We will open it in May," he added.',
    ),
]


@pytest.mark.parametrize(("torn", "whole"), UNOPENED)
def test_what_was_closed_is_opened(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


def test_what_is_not_sure_is_only_suggested() -> None:
    text = 'The army said: "We will leave. The mayor was glad.'
    assert not settle(text).edits
    assert [(p.start, p.after, p.rule) for p in suggested(text)] == [
        (len(text), '"', "quotation/missing-closing")
    ]
    assert [p.rule for p in suggested('A guard told us that "the lamps went out at ten.')] == [
        "quotation/missing-closing"
    ]
    text = 'It rained. "Bread is dear, head of the bakers in Kut, Ali Hasan said.'
    assert not settle(text).edits


@pytest.mark.parametrize(
    "text",
    [
        # The quotation may go on behind what stands between.
        'The army said: "The fire forced them to leave.\n\nRead more\n\n"We go on," it said.',
        # Opened here, closed in the next paragraph.
        'The army said: "The fire forced them to leave.\n\nThey moved south," it said.',
        # A narrator's sentence comes first.
        'He left. We were not told", a baker told the radio.',
    ],
)
def test_no_mark_is_added_where_another_paragraph_or_sentence_may_have_it(text: str) -> None:
    assert not settle(text).edits


def test_an_added_mark_is_placed_as_the_document_places_them() -> None:
    torn = '"We stay", he said.\n\n"The fire forced us to move, an officer said.'
    assert settle(torn).text.endswith('"The fire forced us to move", an officer said.')


def test_a_sentence_behind_a_comma_is_closed_at_its_end() -> None:
    torn = 'The mayor said, "The flood carried away two bridges.'
    assert settle(torn).text == f'{torn}"'
    for open_end in (
        'The mayor said, "The flood came. It rained.',
        'The mayor said, "the flood.',
    ):
        assert settle(open_end).text == open_end
