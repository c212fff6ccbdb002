"""What goes is kept: date, dateline, authors, sources, and all of it in its order."""

from __future__ import annotations

import pytest
from pages import FIRST, SECOND, TITLE, moved


def test_several_names_below_are_no_authors() -> None:
    names = "\n".join(["Hassan Shami", "Omar Haddad"])
    assert moved(f"{FIRST}\n\n{SECOND}\n{names}")[0] == f"{FIRST}\n\n{SECOND}\n{names}"
    assert moved(f"{FIRST}\n\n{SECOND}\n\nHassan Shami")[0] == f"{FIRST}\n\n{SECOND}"


def test_metadata_in_the_order_of_the_source() -> None:
    text = (
        f' date 2020-01-23 "We left [outlawed in Russia] at dawn," he said.\n\n'
        f"MOSCOW, January 23. /TASS/. {FIRST}\n\n{SECOND}\n\n\n\nOther news"
    )
    rest, found = moved(text)
    assert rest == f'"We left at dawn," he said.\n\n{FIRST}\n\n{SECOND}'
    assert found == {
        "date": "2020-01-23",
        "dateline": {"place": "Moscow", "date": "2020-01-23", "agency": "TASS"},
        "furniture": [
            "date 2020-01-23",
            "[outlawed in Russia]",
            "MOSCOW, January 23. /TASS/.",
            "Other news",
        ],
    }


def test_a_dateline_behind_a_date() -> None:
    text, found = moved(f" date 2024-10-22 (MENAFN) {FIRST}")
    assert text == FIRST
    assert found["furniture"] == ["date 2024-10-22", "(MENAFN)"]


def test_a_dateline_and_a_date_that_fill_a_line() -> None:
    text, found = moved(f" date 2022-07-14 Nablus /PNN/\n\n{FIRST}")
    assert text == FIRST
    assert found["date"] == "2022-07-14"
    assert found["dateline"] == {"place": "Nablus", "agency": "PNN"}


def test_a_dateline_in_a_line_of_its_own() -> None:
    text, found = moved(f"KUTUM / EL FASHER -\n\n{FIRST}\n\n{SECOND}")
    assert text == f"{FIRST}\n\n{SECOND}"
    assert found["dateline"] == {"place": "Kutum / El Fasher"}
    headline = f"BAKERS OF HOMS -\n\n{FIRST}\n\n{SECOND}"
    assert moved(headline)[0] == headline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Homs (Qasioun) – several mills stand still.", "Several mills stand still."),
        ("Homs (Qasioun) – al-Nusra left the mill.", "al-Nusra left the mill."),
        ("Homs (Qasioun) – de Mistura left the mill.", "de Mistura left the mill."),
    ],
)
def test_a_sentence_behind_a_dateline_begins_with_a_capital(line: str, expected: str) -> None:
    assert moved(line)[0] == expected


def test_the_known_date_gives_the_dateline_its_year() -> None:
    text = f"MOSCOW, December 30. /TASS/. {FIRST}"
    assert moved(text, date="2020-01-02")[1]["dateline"]["date"] == "2019-12-30"
    assert "date" not in moved(text)[1]["dateline"]


def test_bylines_and_sources_have_keys_of_their_own() -> None:
    text = f"{FIRST}\n\nReporting by Lina Haddad\n\nSource: Agencies"
    assert moved(text)[1] == {
        "byline": "Lina Haddad",
        "source": "Agencies",
        "furniture": ["Reporting by Lina Haddad", "Source: Agencies"],
    }


def test_the_only_date_of_a_page_may_stand_lower_in_its_head() -> None:
    head = f"A ship\n\n{TITLE}\n\nFrom our desk\n\n"
    text, found = moved(f"{head}Wed, Nov. 15, 2017\n{FIRST}")
    assert text == f"{head}{FIRST}"
    assert found["date"] == "2017-11-15"
    dated = f"{head}Wed, Nov. 15, 2017\n{FIRST}\n\nThu, Nov. 16, 2017\n{SECOND}"
    assert moved(dated)[0] == dated


def test_several_dates_below_are_of_other_articles() -> None:
    text = f"{FIRST}\n\nRain floods two markets\n\n12 March 2021\n\nYeast is dear\n\n13 March 2021"
    assert moved(text) == (text, {})


def test_of_the_datelines_of_a_bulletin_the_places_stay() -> None:
    text = (
        f"Bakers ask for flour\n\nHOMS, (SANA)- {FIRST}\n\nHAMA, (SANA)- {FIRST}\n\n"
        f"HOMS, (SANA)- {FIRST}\n"
    )
    found, metadata = moved(text)
    assert found == f"Bakers ask for flour\n\n{FIRST}\n\nHama: {FIRST}\n\n{FIRST}\n"
    assert metadata["dateline"] == {"place": "Homs", "agency": "SANA"}


@pytest.mark.parametrize("line", ["Homs - SANA", "SANA – Homs"])
def test_a_dateline_above_the_article_is_no_signature(line: str) -> None:
    assert moved(f"{line}\n\n{FIRST}\n")[1]["dateline"] == {"place": "Homs", "agency": "SANA"}
