"""The whole stage: what looks torn and is right stays, and every text comes to rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from settling import prose, settle

KEPT = [
    '"We hire nurses.\n""I am glad that we do.',  # two marks open a paragraph
    'He said: "We stayed." The road was open, and he called it "safe."',
    'He said that the "gang" fled.\n\nIt rained.',
    '"We saw the fire," the elder said, "and ran."',
    "She calls them 'plain' . . . and leaves it there.",
    "The bakers' guild met the farmers' envoy after two days' rain.",
    "The cell was 6' by 9', the guard 6'2\" tall, the keeper (5'11\"/SG) not.",
    'A 3.5" pipe and a 12" gun were found; he ran 0\'34".',
    "He plays rock 'n' roll from the '60s 'til dawn.",
    "Rock 'n' roll of the '90s: 'tis for 'em, at ten o'clock.",
    "From 'Ayn Issa to Sana' and al-Bara' they drove.",
    "'Hello,' he said. 'It's the boys' house, isn't it?'",
    "\"Men of the 'Sons of Taiz' ('Abna Taiz') crossed,\" he said.",
    "\"They were 'packed into trucks and left there,' hungry and cold,\" she said.",
    'He aimed at a "hostile drone", the ministry wrote.',
    '"Four breaches were counted since dawn", Salim said.',
    'A site "near the stadium, and a garage of the port police".',
    'They "stand before the gates" and "want to spare this city".',
    'Karim "Cobra" Haddad shared the stage.',
    'We left" he said "and came back in May.',
    'The weekly" Nahar wrote of a "scandal".',
    'The mayor said: "We stay. "" The men left," he added.',
    'They called it a success" and wrote that it was "a new start.',
    "From the Rifa' mosque 'Ayn Zara is seen; the drivers' union 'til then kept still.",
    '"We left at dawn.\n\n"At noon we saw the sea," he said.',
    '"We left at dawn and walked.\n"By night we were home," she said.',
    'The mayor said: "We have won," and the crowd cheered.',
    'The mayor said: "The army advances," and the rebels fled.',
    'He said: "Some 90 people," and left the hall.',
    'The mayor said: "We leave.\n\n"We shall be back," he added.',
    'Wheels | "Al-Fath…',
    'Click the "..." button.',
    "He (John Smith) left (JS said so).",
    'x = {"name": "value", "n": ["a", "b"]}',
    '<a href="page.html" class="wide">',
    'Three "A"s and two "B"s.',
    "“‘Never,’ he said,” she wrote.",
    '"  "',
    "''",
    '"We bake," the man said.\n\n" Haddad blamed the millers.',  # one mark is left over
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_stays(text: str) -> None:
    assert not settle(text).edits


@given(prose())
def test_every_text_comes_to_rest(text: str) -> None:
    assert settle(text).source() == text


@given(prose())
def test_only_marks_spaces_and_declared_characters_change(text: str) -> None:
    def bare(s: str) -> str:
        return re.sub(r"[\s\"'“”‘’«»,)]", "", s)

    assert bare(settle(text).text) == bare(text)
