from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import OutputError, RuleError, TanqihError
from normalize.quality.rule_checks import check_rules
from normalize.quality.suggesting import suggest
from normalize.quality.suggesting.alignment import align
from normalize.quality.suggesting.drafts import draft_packs, write_drafts
from normalize.quality.suggesting.furniture import furniture
from normalize.quality.suggesting.oddness import log_likelihood
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.shapes import Form, shape
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.spellings import spellings
from normalize.quality.suggesting.substitutions import substitutions
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.unknown_places import unknown_places
from normalize.quality.suggesting.words import excerpt, stretches
from normalize.quality.texts import Text
from normalize.rules import RuleSet
from normalize.rules.loading import load_packs
from normalize.settings import Settings


def texts(*contents, outlet="A"):
    return [Text(f"{outlet}{i}.txt", outlet, content) for i, content in enumerate(contents)]


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


STORIES = (
    "Farmers of the valley sowed wheat all spring and sold it at the market.",
    "Bakers in the old town counted their flour twice before the feast.",
    "The mill by the river stood still while its wheel was mended.",
    "Two carts of salt reached the village after a week on the road.",
)


def furniture_by_form(found):
    return {find: row for row in found for find in row.find}


def test_lines_and_asides_that_come_again():
    ours = texts(*(f"{story}\nReply\n{n} likes here\n" for n, story in enumerate(STORIES)))
    ours += texts("Men (banned in Rome) left.", "Boys (banned in Rome) came.", outlet="B")
    found = furniture_by_form(furniture(ours))
    assert {"reply", "{number} likes here", "(banned in Rome)"} <= found.keys()
    assert found["reply"] is found["{number} likes here"]  # both stand alone on a line
    assert found["reply"].scope == "line"
    assert found["(banned in Rome)"].scope == "inline"
    assert not any("wheat" in find for find in found)


def test_a_label_that_differs_in_its_capitals_and_marks_is_one():
    ours = texts(
        *(
            f"{story}\n{label}\n"
            for story, label in zip(STORIES, ("Share:", "SHARE", "share", "Share"), strict=True)
        )
    )
    (row,) = furniture(ours)
    assert (row.find, row.hits) == (("share",), 4)


def test_a_line_above_headlines_is_a_heading():
    headlines = (
        "Bakers of Homs count their flour twice",
        "Carts of salt reach the far village",
        "Mill wheel mended after a long week",
        "Wheat sells well at the spring market",
    )
    ours = texts(*(f"{s}\n\nNext Up\n\n{h}\n" for s, h in zip(STORIES, headlines, strict=True)))
    (row,) = furniture(ours)
    assert (row.find, row.scope) == (("next up",), "tail")
    assert row.evidence == "above headlines: A"


def test_what_stands_behind_the_last_sentence_layer_by_layer():
    names = ("Rana Haddad", "Omar Said", "Lina Aziz", "Karim Nasser")
    ours = texts(
        *(
            f"{story} Reporting by {one}; Editing by {two} Our Standards: The Baker Principles."
            for story, one, two in zip(STORIES, names, reversed(names), strict=True)
        )
    )
    ours += texts(*(f"{story}--AFP" for story in STORIES), outlet="B")
    ours += texts(
        *(f"{story} Last Update: Sunday {n} May 2013 {n}:05" for n, story in enumerate(STORIES, 3)),
        outlet="C",
    )
    found = furniture_by_form(furniture(ours))
    assert found.keys() == {
        "Reporting by {name}; Editing by {name}",
        "Our Standards: The Baker Principles.",
        "--AFP",
        "Last Update: Sunday {number} May 2013 {number}:05",
    }
    assert {row.scope for row in found.values()} == {"inline"}


def test_last_words_without_a_full_stop_before_them():
    tags = ("bread", "flour", "salt", "wheat")
    ours = texts(*(f"{s} Tags {tag} Have Your Say" for s, tag in zip(STORIES, tags, strict=True)))
    ours += texts("He asked: Have Your Say?", outlet="B")
    assert "Have Your Say" in furniture_by_form(furniture(ours))
    often = texts(*["He said Have Your Say to all of them, and to none."] * 9, outlet="B")
    assert furniture(ours + often) == []  # it is part of sentences, too


def test_words_of_an_article_come_after_page_furniture():
    ours = texts(
        *(f"{s} The war began in the spring. Follow Us On Air" for s in STORIES),
        *(f"He of the Army of Salt (Salt{n}) and many (barred in Rome) went." for n in "abcd"),
    )
    ours += texts(
        *(f"{who} (barred in Rome) fled with the Front (Army of Salt)." for who in ("Men", "Boys")),
        outlet="B",
    )
    finds = [find for row in furniture(ours) for find in row.find]
    assert finds.index("Follow Us On Air") < finds.index("The war began in the spring.")
    assert "(barred in Rome)" in finds
    assert "(Army of Salt)" not in finds  # it explains what stands before it


def test_a_note_behind_sentences_is_told_from_a_gloss():
    ours = texts(
        *(
            f"{s} (Photo: {n})"
            for s, n in zip(STORIES, ("AFP", "AP", "Rana / EPA", "Omar / AP"), strict=True)
        )
    )
    (row,) = furniture(ours)
    assert row.find == ("(Photo: {name})", "(Photo: {name} / {name})")
    assert row.evidence == "in brackets behind a sentence: A"


def test_a_menu_of_one_outlet_leaves_room_for_others():
    menu = [f"topic {word}" for word in "one two three four five six seven eight nine ten".split()]
    ours = texts(*("\n".join((story, *menu)) for story in STORIES))
    ours += texts(
        *(f"{n} has salt\nPrint\nThe mill of {n}" for n in ("Homs", "Tyre", "Acre")), outlet="B"
    )
    first = furniture(ours)[0].find
    assert set(first) > {f"topic {word}" for word in ("one", "five", "nine")}
    assert first.index("print") == 1  # behind what the other repeats most


@given(st.text(alphabet="ab AB12:,;./()-", min_size=1))
def test_a_piece_alone_reads_as_it_stands(surface):
    key, values = shape(surface)
    form = Form(key)
    form.add(surface, values)
    assert form.find() in (surface, "")  # "" where it has no word


@given(
    st.lists(st.sampled_from(["Reporting by Rana", "5 likes, 3 June", "on Friday", "by AP/AFP"]))
)
def test_slots_hold_what_stood_there(words):
    surface = " ".join(words)
    key, values = shape(surface)
    for value in values:
        key = re.sub(r"\{\w+\}", value, key, count=1)
    assert key == surface


def test_what_people_replaced():
    ours = texts("two road blockages stay", "the road blockages burned", "a road stays")
    better = texts("two roadblocks stay", "the roadblocks burned", "a street stays")
    (found,) = substitutions(ours, better)
    assert (found.find, found.replace, found.hits) == (("road blockages",), "roadblocks", 2)
    assert found.evidence == "replaced 2 of 2 times"


def test_a_substitution_that_is_not_systematic_is_none():
    ours = texts("a road", "a road", *("the road stays" for _ in range(9)))
    better = texts("a street", "a street", *("the road stays" for _ in range(9)))
    assert substitutions(ours, better) == []


def test_where_it_stays_and_what_the_original_has():
    ours = texts(
        "the road blockages burned",
        "two road blockages stay",
        "see road blockages in town",
        "the museum shows road blockages of old",
    )
    better = texts(
        "the roadblocks burned",
        "two roadblocks stay",
        "see roadblocks in town",
        "the museum shows road blockages of old",
    )
    arabic = texts("احترقت حواجز", "حواجز باقية", "حواجز في البلدة", "المتحف يعرض حواجز")
    (found,) = substitutions(ours, better, arabic)
    assert found.evidence == (
        "replaced 3 of 4 times; stays near museum, old, shows; original حواجز (3 of 3)"
    )


def test_an_article_is_learned_with_its_neighbours():
    ours = texts(*(f"he fought in {side} countryside by day" for side in ("north", "east", "west")))
    better = texts(
        *(f"he fought in the {side} countryside by day" for side in ("north", "east", "west"))
    )
    assert substitutions(ours, better) == []  # three things, once each
    (found,) = substitutions(ours[:1] * 3, better[:1])
    assert (found.find, found.replace) == (("in north",), "in the north")


def test_originals_of_other_texts():
    with pytest.raises(TanqihError, match="no original"):
        substitutions(texts("a"), texts("b"), texts("c", outlet="Z"))


@given(st.lists(st.sampled_from(list("abcdef"))), st.lists(st.sampled_from(list("abcdef"))))
def test_aligned_spans_cover_both_texts_in_order(one, other):
    spans = align(one, other)
    assert [word for i, j, _, _ in spans for word in one[i:j]] == one
    assert [word for _, _, k, m in spans for word in other[k:m]] == other


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


def test_references_of_other_texts():
    with pytest.raises(TanqihError, match="no reference") as error:
        substitutions(texts("a"), texts("b", outlet="Z"))
    assert "file name" in error.value.hint


def test_the_detectors_take_turns():
    ours = texts(
        "Fighters of Jaish al-Islam shelled the depot of bread.\nRead this\n",
        "Fighters of Jeish al-Islam shelled the depot of salt.\nRead this\n",
        "Farmers sowed wheat.\nRead this\n",
    )
    found = suggest(ours, known=())
    assert found[0].source == "furniture"
    assert found[-1].source == "spelling"  # of two hits


@pytest.fixture
def rows():
    return [
        Suggestion("spelling", "terms", ("Qamlo",), "Qamlu", 2, 2, 1, "e", ("In Qamlo, men met.",)),
        Suggestion("phrase", "flags", ("strangely of", "of {name} gate"), None, 2, 2, 1, "e: f",
                   ("he was strangely of use", "they speak of Hull gate")),
        Suggestion("furniture", "furniture", ("Reply to us",), "", 2, 2, 1, "e", ("Reply to us",),
                   "line"),
        Suggestion("furniture", "furniture", ("(sold in Rome)",), "", 2, 2, 1, "e",
                   ("(sold in Rome)",), "inline"),
        Suggestion("furniture", "furniture", ("up next",), "", 2, 2, 1, "e", ("up next",), "tail"),
        Suggestion("substitution", "phrases", ("road blockages",), "roadblocks", 2, 2, 1, "e",
                   ("two road blockages stay",)),
        Suggestion("place", "flags", ("Begova",), None, 2, 2, 1, "e", ("village of Begova",)),
        Suggestion("place", "flags", ("begova!",), None, 2, 2, 1, "e", ()),
    ]  # fmt: skip


def test_drafts_are_packs_but_not_in_force(rows, tmp_path):
    written = write_drafts(rows, tmp_path)
    assert {file.name for file in written} == {
        f"{source}.draft.yaml"
        for source in ("spelling", "phrase", "furniture", "substitution", "place")
    }
    assert all(file.read_text().startswith("# draft") for file in written)
    with pytest.raises(RuleError, match="no rule files here"):
        load_packs([tmp_path])
    with pytest.raises(RuleError, match="a draft is not in force") as error:
        load_packs([written[0]])
    assert "take .draft out of its name" in error.value.hint


def test_accepted_drafts_pass_all_checks(rows, tmp_path):
    for name, text in draft_packs(rows).items():
        (tmp_path / name.replace(".draft", "")).write_text(text)
    rules = RuleSet.load(Settings(packs=(tmp_path,)))
    ours = [rule for rule in rules.rules if rule.name.startswith("draft/")]
    assert len(ours) == len(rows)
    assert check_rules(rules, ours) == []


def test_a_folder_that_cannot_be_written(rows, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_drafts(rows, tmp_path / "file")
