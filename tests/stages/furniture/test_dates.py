"""Dates of pages: strict forms, day first, no guesses."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.stages.furniture.dates import (
    DAY_AND_MONTH,
    date_line,
    find_date,
    leading_date,
    nearest_year,
)

DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-23", date(2020, 1, 23)),
        ("2020/01/23", date(2020, 1, 23)),
        ("23.01.2020", date(2020, 1, 23)),
        ("05.11.2022", date(2022, 11, 5)),
        ("05-11-2022", date(2022, 11, 5)),
        ("11-25-2022", date(2022, 11, 25)),
        ("25/11/2022", date(2022, 11, 25)),
        ("02/02/2022", date(2022, 2, 2)),
        ("Mon 09-04-2018", date(2018, 4, 9)),
        ("Mon 09/04/2018", date(2018, 4, 9)),
        ("Tue 09/04/2018", date(2018, 9, 4)),
        ("January 23, 2020", date(2020, 1, 23)),
        ("JANUARY 23 2020", date(2020, 1, 23)),
        ("Jan. 23, 2020", date(2020, 1, 23)),
        ("23rd of January, 2020", date(2020, 1, 23)),
        ("23 Sept 2020", date(2020, 9, 23)),
        ("23 January\N{ARABIC COMMA} 2020", date(2020, 1, 23)),
        ("Apr 232017", date(2017, 4, 23)),
        ("March 9, 202108:15", date(2021, 3, 9)),
        ("Fri Sep 27 2013", date(2013, 9, 27)),
    ],
)
def test_forms(text: str, expected: date) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "02/03/2022",  # 2 March or February 3
        "31.02.2020",
        "January 23",
        "April 16, 1945",  # no page is that old
        "23.01.20",
        "12020-01-233",
        "in 2020",
        "Jan 23, 20201",
    ],
)
def test_no_date(text: str) -> None:
    assert find_date(text) is None


@given(DAYS)
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%A, %B %d, %Y"):
        assert find_date(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("date 2020-01-23 The road is open.", "The road is open."),
        (
            "date 2020-01-23 \N{LEFT DOUBLE QUOTATION MARK}We left",
            "\N{LEFT DOUBLE QUOTATION MARK}We left",
        ),
        ("date 2022-09-17 0\n\nThe road", "\n\nThe road"),
        ("Share March 9, 202108:15 The road", "The road"),
        ("Posted on October 30 2018 by Web Desk The road", "The road"),
        ("Published on 30 October 2018 by admin The road", "The road"),
        ("Wed 05 Apr 2017 The road", "The road"),
        ("Fri 07 Apr 2017 at 0914 The road", "The road"),
        ("12 February 2015 Casualties mount", "Casualties mount"),
        ("28 October 2016 13 citizens killed", "13 citizens killed"),
        ("21.08.2013Get short URL The road", "The road"),
        ("04.03.2018(updated 1120 04.03.2018) Get short URL The road", "The road"),
        ("Last updated at Apr 232017 The road", "The road"),
        ("[05/March/2021] The road", "The road"),
    ],
)
def test_leading_date(text: str, rest: str) -> None:
    stamp = leading_date(text, 0)
    assert stamp is not None
    assert text[stamp.end :].lstrip(" ") == rest.lstrip(" ")


@pytest.mark.parametrize(
    "text",
    [
        "5 May 2020 was a Tuesday.",
        "5 May 2020, a Tuesday, was calm.",
        "5 May 2020: The road is open.",
        "On 5 May 2020 The Hague ruled.",
        "In May 2020 Syria closed the road.",
        "May 5 The road is open.",
        "Date palms were felled on 5 May 2020.",
    ],
)
def test_sentences_that_begin_with_a_date(text: str) -> None:
    assert leading_date(text, 0) is None


@pytest.mark.parametrize(
    "line",
    [
        "May 10, 23:08 UTC+3 MOSCOW",
        "2023/04/15 | 21:24 - Source: North Press",
        "23 January 2020",
        "Thursday, January 23, 2020 14:05",
        "05.11.2022, Sputnik International",
        "Mon - 13 May 2019 - 08:31 AM \N{ARABIC COMMA}\N{ARABIC COMMA}",
        "Sputnik International, 05.11.2022",
        "18:15 GMT 05.11.2022",
        "18:15 GMT 05.11.2022(updated 19:02 GMT 05.11.2022) Get short URL",
        "Nov. 5, 2022 6:15 p.m. ET",
        "Published: January 23, 2020 at 2:05 pm",
        "Thu, 23 Jan 2020 14:05:00 +0000",
        "2020-01-23T14:05:11Z",
        "2020-01-23T14:05:11+0000",
        "14:05 | 23.01.2020",
        "Issued on: 07/06/2021 - 09:31Modified: 07/06/2021 - 09:20",
        "02/03/2022",
        "14 August 2019 07:39 (UTC+04:00)",
        "14:28, 09 February 2018 Friday",
        "03:50 GMT +328 June 2018",
        "2017-09-06 09:45 | www.bakers.az | 0",
        "Tue Sep 27, 2016 1:9",
        "[12/02/2019 03:36]",
        "Monday 1439/8/7 - 2018/04/23",
    ],
)
def test_date_lines(line: str) -> None:
    assert date_line(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "23 January 2020: the road is open",
        "The road, 23 January 2020, at dawn",
        "January 23",
        "April 16, 1945",
        "40 dead on 23 January 2020",
        "Updated",
    ],
)
def test_other_lines(line: str) -> None:
    assert date_line(line) is None


@given(DAYS, st.integers(min_value=-80, max_value=80))
def test_the_nearest_year(page: date, distance: int) -> None:
    day = page + timedelta(days=distance)
    found = re.match(DAY_AND_MONTH, day.strftime("%B %d"))
    assert found is not None
    assert nearest_year(found.groupdict(), page) == day


def test_a_day_far_from_the_page_has_no_year() -> None:
    found = re.match(DAY_AND_MONTH, "July 1")
    assert found is not None
    assert nearest_year(found.groupdict(), date(2020, 1, 10)) is None
    assert nearest_year(found.groupdict(), None) is None
