"""A comma goes that tears a quoted attribute from its noun."""

from __future__ import annotations

from settling import settle


def test_no_comma_between_an_attribute_and_its_noun() -> None:
    text = 'He died in the "bold and reckless," raid, they say.'
    assert settle(text).text == 'He died in the "bold and reckless" raid, they say.'

    text = 'The "Flour Sifters," brigade left its mill.'
    assert settle(text).text == 'The "Flour Sifters" brigade left its mill.'


def test_a_comma_before_an_attribution_or_a_clause_stays() -> None:
    for text in (
        'He described the raid as "brutal," and left.',
        'It was a "fair and open," said the judge, contest.',
    ):
        assert not settle(text).edits
