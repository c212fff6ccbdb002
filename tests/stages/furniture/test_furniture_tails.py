"""Headings go with the headlines under them, and prose under a heading stays."""

from __future__ import annotations

from pages import FIRST, HEADLINES, SECOND, TITLE, moved, proposed

from normalize.edits import Level


def test_headlines_go_with_their_heading() -> None:
    text, found = moved("\n\n".join((FIRST, SECOND, "Related Articles", *HEADLINES)))
    assert text == f"{FIRST}\n\n{SECOND}"
    assert found["furniture"] == ["Related Articles", *HEADLINES]


def test_a_headline_cut_short_goes_with_its_heading() -> None:
    teaser = "Homs, SANA- The mayor said on Monday that the mills …"
    below = "Lina Haddad/ Omar Shami", "Check Also", HEADLINES[0], teaser
    assert moved("\n\n".join((FIRST, SECOND, *below)))[0] == f"{FIRST}\n\n{SECOND}"


def test_prose_under_a_heading_stays() -> None:
    text = "\n\n".join((FIRST, "Related Articles", HEADLINES[0], SECOND))
    assert moved(text)[0] == f"{FIRST}\n\n{SECOND}"
    assert moved(f"{FIRST}\n\nRead more:\n\n{SECOND}")[0] == f"{FIRST}\n\n{SECOND}"


def test_headlines_with_dates_go_above_the_article() -> None:
    heading = "Related Articles\n\nTwo ships with flour reach Latakia\n\n"
    assert moved(f"{heading}4 November, 2024\n\n{FIRST}")[0] == FIRST
    assert moved(f"{heading}{FIRST}")[0] == f"{heading}{FIRST}"


def test_a_subhead_under_a_heading_stays() -> None:
    text = "\n\n".join((FIRST, "Related Articles", HEADLINES[0], "Fire at night", SECOND))
    assert moved(text)[0] == f"{FIRST}\n\nFire at night\n\n{SECOND}"


def test_where_paragraphs_lack_full_stops_headlines_are_a_question() -> None:
    lead = "The storm closed the port and two roads, the mayor of the town told reporters"
    text = "\n\n".join((lead, "Related Articles", HEADLINES[0], SECOND))
    (question,) = proposed(text)
    assert question.level is Level.POSSIBLE
    assert moved(text) == (text, {})


def test_several_headlines_cut_short_at_the_foot_go() -> None:
    teasers = [
        f"The bakers of {town} have asked the mayor for the…" for town in ("Kut", "Hit", "Ana")
    ]
    text = "\n\n".join((FIRST, SECOND))
    assert moved("\n".join((text, *teasers)))[0] == text
    assert moved("\n".join((text, *teasers[:2])))[0] == "\n".join((text, *teasers[:2]))


def test_the_headline_is_no_item_of_a_list_above_it() -> None:
    page = f"World\n\nNews Feed\n\nAll news\n\n{TITLE}\n\nSeptember 16, 22:41 UTC+3 MOSCOW\n\n"
    lead = "A word of the mayor on the port"
    assert TITLE in moved(f"{page}{lead}\n\n{FIRST}\n\n{SECOND}")[0]


def test_headlines_below_go_each_with_its_time_or_number() -> None:
    text = f"{FIRST}\n\n{SECOND}"
    times = "Sep 8, 3:59 PM", "29 minutes ago"
    below = [line for pair in zip(HEADLINES, times, strict=True) for line in pair]
    assert moved("\n\n".join((text, *below)))[0] == text
    assert HEADLINES[0] in moved("\n\n".join((text, *below[:2])))[0]
    numbered = "1", *below[:1], "2", *below[2:3], "3", "A mill burns in the south"
    assert moved("\n\n".join((text, *numbered)))[0] == text
    assert HEADLINES[0] in moved("\n\n".join((text, *numbered[:4])))[0]
    told = "\n\n".join((text, "What the mayor wrote of it", *below))
    assert HEADLINES[0] in moved(told)[0]


def test_a_log_of_changes_goes_with_its_notes() -> None:
    log = "Updates to this page", "13 January 2026", "We added what the mill said of flour."
    text = f"{FIRST}\n\n{SECOND}"
    assert moved("\n\n".join((text, *log, "3 May 2025", "Update")))[0] == text
    stays = "\n\n".join((text, log[0], SECOND, "It was a quiet day in the port."))
    assert moved(stays)[0] == stays.replace(f"{log[0]}\n\n", "")
