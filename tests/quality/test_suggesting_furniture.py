"""What comes again on pages is proposed as furniture."""

from __future__ import annotations

import re

from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize.quality.suggesting.furniture import furniture
from normalize.quality.suggesting.shapes import Form, shape

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
