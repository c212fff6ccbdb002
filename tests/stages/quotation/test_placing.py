"""Every mark is put beside the words that it encloses, and nothing but white space changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from settling import CONTEXT, STRAIGHT, prose, settle

from normalize.edits import EditLog, Level, resolve
from normalize.stages.quotation import place_marks

PLACED = [
    # a space inside the marks
    (
        'They met under the motto " bread for all " in Tikrit.',
        'They met under the motto "bread for all" in Tikrit.',
    ),
    ('He called it a "massacre ".', 'He called it a "massacre".'),
    ('He called it a " massacre".', 'He called it a "massacre".'),
    ('The bridge was freed from looters. "', 'The bridge was freed from looters."'),
    ('He wrote on "Telegram ": "We won".', 'He wrote on "Telegram": "We won".'),
    ('"We wait for rain, " the farmer said.', '"We wait for rain," the farmer said.'),
    ('The run of 0\'34" won. He said: " We won. "', 'The run of 0\'34" won. He said: "We won."'),
    # a space between the marks and what stands around them
    ('"We hold the line" , he said: "it is ours" .', '"We hold the line", he said: "it is ours".'),
    ('The group ( "Ansar" ) left.', 'The group ("Ansar") left.'),
    # on the wrong side of a space
    ('using" barrels ", mortars and drones', 'using "barrels", mortars and drones'),
    ('"Two barns burned down, "said Omar.', '"Two barns burned down," said Omar.'),
    ('"Two barns burned down "said Omar.', '"Two barns burned down" said Omar.'),
    (
        'said:" We are ready, "he added:" and we wait. "',
        'said: "We are ready," he added: "and we wait."',
    ),
    ('The men of the" Nusra Front" left.', 'The men of the "Nusra Front" left.'),
    (
        'The men of the "Nusra Front "left the "Free Army "camp.',
        'The men of the "Nusra Front" left the "Free Army" camp.',
    ),
    (
        'Under the slogan" Yes to talks", people met.',
        'Under the slogan "Yes to talks", people met.',
    ),
    # both marks of a pair, behind any word
    ('They chanted" bread "in the market.', 'They chanted "bread" in the market.'),
    ("They chanted' bread 'in the market.", "They chanted 'bread' in the market."),
    (
        'He called it" a start "and left; she called it" an end "to the talks.',
        'He called it "a start" and left; she called it "an end" to the talks.',
    ),
    (
        'The brigades" Fajr "," Nasr "and" Badr "took the hill.',
        'The brigades "Fajr", "Nasr" and "Badr" took the hill.',
    ),
    (
        'He denied" these reports "and spoke of" lies ".',
        'He denied "these reports" and spoke of "lies".',
    ),
    ('He asked: "Why? "and left.', 'He asked: "Why?" and left.'),
    # no space where one belongs
    (
        '"Shells fell on the mill.""Two men died," he said.',
        '"Shells fell on the mill." "Two men died," he said.',
    ),
    ('The men of the"Nusra Front"left.', 'The men of the "Nusra Front" left.'),
    ('He added,"We will stay."', 'He added, "We will stay."'),
    ('"The road is closed."The mayor left.', '"The road is closed." The mayor left.'),
    # single marks
    (
        "\"Under ' A Roof for All' we invite you,\" she said.",
        "\"Under 'A Roof for All' we invite you,\" she said.",
    ),
    ("The rebels 'positions were hit.", "The rebels' positions were hit."),
    ("The rebels ' positions were hit.", "The rebels' positions were hit."),
    ("The government forces 'advance went on.", "The government forces' advance went on."),
    ("Iraq 's army met Turkey' s army.", "Iraq's army met Turkey's army."),
    ("They don 't know, he doesn' t care.", "They don't know, he doesn't care."),
    # curly marks, where they are kept
    ("He asked ” where the well is.”", "He asked “where the well is.”"),
    ("“We hire nurses, “stressed Huda.", "“We hire nurses,” stressed Huda."),
    ("The “Joint Office“ opened.", "The “Joint Office” opened."),
    ("« We won », he said.", "«We won», he said."),
]


@pytest.mark.parametrize(("torn", "whole"), PLACED)
def test_marks_are_put_beside_their_words(torn: str, whole: str) -> None:
    assert settle(torn).text == whole


def test_a_curly_edition_may_be_straightened_first() -> None:
    torn = "“We hire nurses, “stressed Huda. The mercenaries ’positions fell.".translate(STRAIGHT)
    assert settle(torn).text == '"We hire nurses," stressed Huda. The mercenaries\' positions fell.'


@given(prose())
def test_placing_changes_white_space_and_nothing_else(text: str) -> None:
    log = EditLog(text)
    log.apply(resolve(place_marks(text, CONTEXT)))
    kept = re.sub(r"\s", "", log.text).translate(STRAIGHT)
    assert kept == re.sub(r"\s", "", text).translate(STRAIGHT)
    assert log.text.count("\n") == text.count("\n")


SENTENCES = [
    'They met under the motto "bread for all" in Tikrit.',
    '"The road is closed," the mayor said, "and will stay so."',
    'The men of the "Nusra Front" left the town on Monday.',
    'The army said: "We will leave when the road is open."',
    '"Two barns burned down," said Omar.',
]


@st.composite
def torn(draw: st.DrawFn) -> tuple[str, str]:
    """A well-set sentence, and the same with one mark on the wrong side of its space."""
    whole = draw(st.sampled_from(SENTENCES))
    marks = [match.start() for match in re.finditer('"', whole)]
    k = draw(st.integers(0, len(marks) - 1))
    i = marks[k]
    if k % 2 == 0:  # an opening
        return whole[: i + 1] + " " + whole[i + 1 :], whole
    if whole[i + 1 : i + 2] == " " and whole[i - 1] == "," and draw(st.booleans()):
        return whole[:i] + ' "' + whole[i + 2 :], whole
    return whole[:i] + " " + whole[i:], whole


@given(torn())
def test_one_slip_is_mended_exactly(case: tuple[str, str]) -> None:
    assert settle(case[0]).text == case[1]


WITH_TERMS = [
    'They chanted "bread" in the market.',
    'The drill "Shield of the South" began on Monday and ended on Friday.',
    'The brigades "Fajr", "Nasr" and "Quds Men" took part.',
    'The weekly "Al-Nahar" quoted a clerk in the court.',
    'The teacher called the plan "bold" and the clerk called it "a waste" of money.',
    'Men of the "Lion" force entered the hamlet.',
    'The boat "Blue Star", carrying 30 cars, blocked the port.',
    'The "Dignity" list and the "Hope" list rejected the vote.',
    'The play, titled "A Day in Tunis", opened on Sunday.',
]
GAPS = {"right": (' "', '" '), "aside": ('" ', ' "'), "spaced": (' " ', ' " '), "glued": '""'}


@given(st.sampled_from(WITH_TERMS), *[st.sampled_from(sorted(GAPS))] * 2)
def test_a_paragraph_torn_one_way_throughout_is_mended_exactly(
    whole: str, opening: str, closing: str
) -> None:
    text = re.sub(r' "(?=\w)', lambda _: GAPS[opening][0], whole)
    text = re.sub(r'(?<=\w)" ', lambda _: GAPS[closing][1], text)
    assert settle(text).text == whole


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), st.data())
def test_a_lost_mark_turns_no_other_around(sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(sentences)
    marks = [match.start() for match in re.finditer('"', text)]
    i = data.draw(st.sampled_from(marks))
    assert not any(
        p.level.reaches(Level.LIKELY) for p in place_marks(text[:i] + text[i + 1 :], CONTEXT)
    )
