"""What each detector proposes; and in what order they are shown."""

from __future__ import annotations

import pytest
from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize.quality.suggesting import suggest
from normalize.quality.suggesting.oddness import log_likelihood
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.spellings import spellings
from normalize.quality.suggesting.unknown_places import unknown_places
from normalize.quality.suggesting.words import excerpt, stretches


class Places:
    """A gazetteer that knows Hama only."""

    def spelled(self, name):
        return [name] if name == "Hama" else []


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_ratio_is_never_negative_and_none_where_the_reference_has_more(a, b):
    g2 = log_likelihood(a, 1000, b, 1000)
    assert g2 >= 0
    assert (g2 == 0) == (a <= b)


def test_the_ratio_is_that_of_the_literature():
    # Rayson and Garside (2000): 2 (a ln(a/E1) + b ln(b/E2))
    assert log_likelihood(20, 1000, 10, 2000) == pytest.approx(13.86, abs=0.01)


def test_names_numbers_and_dates_are_slots():
    text = "In the Hama countryside 11-years-old boys, on Monday, saw 2,500 men."
    slots = [[word.slot for word in stretch] for stretch in stretches(text)]
    assert slots == [
        ["in", "the", "{name}", "countryside", "{number}-years-old", "boys"],
        ["on", "{weekday}"],
        ["saw", "{number}", "men"],
    ]
    first = next(stretches(text))[2]
    assert text[first.start : first.end] == "Hama"
    assert excerpt(text, first.start, first.end).startswith("In the Hama")


def test_wordings_that_edited_english_does_not_have():
    ours = texts(
        *(
            f"A mill {word} northern of the town burned."
            for word in ("far", "near", "well", "just")
        ),
        *("Men of the town went home." for _ in range(8)),
    )
    edited = texts(
        *("Men of the town went home. The northern mills of Hull burned." for _ in range(90))
    )
    found = phrases(ours, edited)
    assert found[0].find[0] == "northern of"
    assert found[0].hits >= 4
    assert not any("went home" in find for row in found for find in row.find)
    assert "northern of" in found[0].sentences[0]


def test_spellings_of_one_name_in_one_neighbourhood():
    ours = texts(
        "Fighters of Jaish al-Islam shelled the depot.",
        "Fighters of Jaish al-Islam shelled a depot.",
        "Fighters of Jeish al-Islam shelled the depot.",
        "He liked Germany. Israeli planes came, Israel said.",
    )
    (found,) = spellings(ours)
    assert (found.replace, found.find) == ("Jaish al-Islam", ("Jeish al-Islam",))
    assert "Jaish al-Islam 2, Jeish al-Islam 1" in found.evidence


def test_a_name_elsewhere_is_another_name():
    ours = texts(
        "Farmers sowed wheat beside Zarkan all spring.",
        "Bankers lent gold, so Zirgan grew rich again.",
    )
    assert spellings(ours) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Hasayish", "Hasayesh"),  # an article, and few consonants
        ("Workers' Party", "Worker's Party"),
        ("Noureddin al-Zinki", "Nour al-Din al-Zinki"),  # words that are joined
        ("Syria Salt Board", "Syrian Salt Board"),
    ],
)
def test_spellings_that_differ_in_more_than_a_vowel(one, other):
    ours = texts(*(f"Bakers of the town met {name} at the mill." for name in 5 * (one, other)))
    (found,) = spellings(ours)
    assert {found.replace, *found.find} == {one, other}
    assert found.hits == 10


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eastern Mill", "Western Mill"),
        ("Salt Board", "Old Salt Board"),
        ("Harar al-Sham", "Hayat Taharir al-Sham"),
        ("Aleppo", "Aleppo The"),  # where a full stop was lost
        ("Daraa", "Zahraa"),
    ],
)
def test_names_that_are_two(one, other):
    ours = texts(*(f"Bakers of the town met {name} at the mill." for name in 5 * (one, other)))
    assert spellings(ours) == []


def test_whose_it_is_and_what_follows_is_no_part_of_a_name():
    ours = texts(
        *("Bakers in Syria met Jaish al-Islam at the mill." for _ in range(30)),
        *("Bakers met Syrias Jeish al-Islam at the mill." for _ in range(2)),
        "Bakers met Jaysh al-Islam Council at the mill.",
        "Bakers met Jaysh al-Islam at the mill.",
        "Bakers met Jaysh al-Islam at the mill.",
    )
    (found,) = spellings(ours)
    assert found.replace == "Jaish al-Islam"
    assert found.find == ("Jaysh al-Islam", "Jeish al-Islam")
    assert "Jaysh al-Islam 3" in found.evidence


def test_places_that_no_gazetteer_has():
    ours = texts(
        "Shells hit the village of Begova near Hama. The town of Hama is near.",
        "They left the village of Begova, and the city of Iraq.",
    )
    (found,) = unknown_places(ours, Places(), known={"Iraq"})
    assert (found.find, found.hits, found.documents) == (("Begova",), 2, 2)


def test_slips_by_their_kind():
    ours = texts(
        "They saw the the citizens houses, and an bomb. Armys fled.",
        "He left an bomb at the citizens houses in northern countryside in June 3.",
        "The the aircrafts hit an bomb and 9-years-old citizens houses in northern countryside.",
        "Three aircrafts and aircrafts in northern countryside in June 7; men came in May 9.",
    )
    found = {row.evidence: row.find for row in slips(ours)}
    assert found == {
        "two plurals in a row": ("citizens houses",),
        "'a' and 'an' by the sound behind them": ("an bomb",),
        "a plural that English hardly has": ("aircrafts",),
        "a day is 'on'": ("in June 3", "in June 7", "in May 9"),
    }


def test_english_has_no_slips():
    assert (
        slips(texts(*["The armies of the north have aircraft; an hour on, a unit fled."] * 5)) == []
    )


def test_the_detectors_take_turns():
    ours = texts(
        "Fighters of Jaish al-Islam shelled the depot of bread.\nRead this\n",
        "Fighters of Jeish al-Islam shelled the depot of salt.\nRead this\n",
        "Farmers sowed wheat.\nRead this\n",
    )
    found = suggest(ours, known=())
    assert found[0].source == "furniture"
    assert found[-1].source == "spelling"  # of two hits
