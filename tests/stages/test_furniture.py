"""Furniture goes and is listed; prose stays, and paragraphs keep their distance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.edits import EditLog, Level, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.furniture import propose

RULES = RuleSet.load()
SHARED = Path(__file__).parents[2].parent / "shared"

FIRST = "The port of Tartous was opened again on Sunday after a storm."
SECOND = "Two ships with flour were unloaded before the evening."
TITLE = "Port of Tartous open again"


def proposed(text: str, **metadata: object) -> list[Proposal]:
    context = Context(Settings(), RULES, metadata)
    passed, refused = guard(text, propose(text, context))
    assert not refused
    assert not context.problems
    return passed


def moved(text: str, **metadata: object) -> tuple[str, dict[str, Any]]:
    """The text without its furniture, and what went into metadata."""
    log = EditLog(text)
    found: dict[str, Any] = {}
    sure = resolve(p for p in proposed(text, **metadata) if p.level is not Level.POSSIBLE)
    for proposal in log.apply(sure):
        assert proposal.after == ""
        for key, value in proposal.metadata.items():
            if isinstance(value, list):
                found.setdefault(key, []).extend(value)
            else:
                found.setdefault(key, value)
    assert log.source() == text
    return log.text, found


ANYWHERE = """\
Share on Facebook
Click to share on Twitter (Opens in new window)
- 14Shares
Shares: 14
Post Views: 1,204
URL Copied
Short Url
%d bloggers like this:
Comments are closed.
Please enter your comment!
Your email address will not be published.
Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Leave a Reply Cancel reply
Show new comments (0)
*This confirmation code will prevent auto submit
fourteen − 6 =
7 + 4 =
ALSO READ  Storm closes two ports in the north
Read more: Storm closes two ports in the north
Story Code : 984310
Reporting by Lina Haddad
Edited by: L. Haddad
Lina Haddad in Homs contributed to this report.
Source: Agencies
Photo: Reuters
Advertisement
[ad_1]
Adblock Detected
This website uses cookies to improve your experience.
Subscribe to our newsletter and get the news in your inbox.
Follow us on Telegram
© 2021 The Daily Port
All rights reserved
error: النسخ ممنوع من الميناء
error: Content is protected !!
The views expressed in this article do not necessarily reflect those of the site.
* – Terrorist organization banned in Russia
Last updated: 12 March 2021, 14:05
3 min read
Skip to main content
عربي
Your browser does not support the video tag.
(adsbygoogle = window.adsbygoogle || []).push({});
https://port.example/news/12
Tags: Tartous, port, storm
Other news
Related Articles
more of (Local Economy and Development)""".split("\n")

BELOW = """\
Translated by Lina Haddad
Lina Haddad/ Omar Shami
ANHA
===========R.H.
(end) h.k.a
End Item
By Lina Haddad
Powered by WordPress
Contact us: info@port.example
Next: Storm closes two ports
12 March 2021""".split("\n")

ABOVE = """\
Mon 09-04-2018 16:22 PM
05.11.2022, Sputnik International
2 February\N{ARABIC COMMA} 2022
Published: 12 March 2021 14:05
By Lina Haddad
AFP
World
Home > News > Syria""".split("\n")


@pytest.mark.parametrize("line", [*ANYWHERE, *BELOW])
def test_below_the_article(line: str) -> None:
    text, found = moved(f"{FIRST}\n\n{SECOND}\n\n{line}")
    assert text == f"{FIRST}\n\n{SECOND}"
    assert found.get("furniture", []) == ([line] if any(map(str.isalnum, line)) else [])


@pytest.mark.parametrize("line", [*ANYWHERE, *ABOVE])
def test_above_the_article(line: str) -> None:
    assert moved(f"{line}\n\n{FIRST}\n\n{SECOND}")[0] == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("line", ABOVE)
def test_under_the_title(line: str) -> None:
    assert moved(f"{TITLE}\n\n{line}\n\n{FIRST}")[0] == f"{TITLE}\n\n{FIRST}"


@pytest.mark.parametrize("line", ANYWHERE)
def test_between_paragraphs(line: str) -> None:
    assert moved(f"{FIRST}\n\n{line}\n\n{SECOND}")[0] == f"{FIRST}\n\n{SECOND}"


NEWS = """\
Share prices fell in Damascus after the storm.
Readers share this view of the port
Read more books, the minister told the pupils.
Related groups were fined too.
Comments by the minister drew anger.
Photo shows a damaged pier
Source close to the army: We are ready
Source: We are not going to leave the port
Damascus: Bread prices double
Aleppo – A city rebuilt
5 May 2020 was a cold day.
January 22: A drone struck a pier.
By land and sea
By Tuesday evening, the fire was out
Translated into Arabic, the word means hope.
Translated and condensed by The Daily Port
Reporting by local media was banned.
Follow us home, the sailors called.
Cookies sold out in Homs
Tags were found on the crates.
Copyright law passed in Iraq
All rights reserved for sailors, the charter says.
The group is banned in Russia.
The film (banned in Russia and in Iran for its scenes) was shown.
He scored 4*5 points
Two were kil*led near the port.
Latest developments
Previous governments had failed, he said.
Next week the port will close again.
Next: the battle for the port begins at dawn
Most read the notice too late.
See also the annex to the treaty, the envoy said.
Live ammunition was used.
End the siege
Updated figures show 40 dead
Image of a saint found in rubble
Editor: We were held for hours by the police
Telegram banned in Iraq
7 + 3 = 10, the child wrote on the wall
12 killed, 5 wounded
Al-Hasakah province: Activists reported shelling.
Attacks in Aleppo
Key findings
What is next?
1. The army shall withdraw
Dina Osman (6)""".split("\n")


@pytest.mark.parametrize("line", NEWS)
def test_news_stays(line: str) -> None:
    for text in (
        f"{FIRST}\n\n{line}\n\n{SECOND}",
        f"{line}\n\n{FIRST}\n\n{SECOND}",
        f"{FIRST}\n\n{SECOND}\n\n{line}",
        f"{FIRST}\n{line}\n{SECOND}\n",
    ):
        assert moved(text) == (text, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Party [outlawed in Russia] left.", "The Party left."),
        ("The Party (a terrorist group, banned in Russia), left.", "The Party, left."),
        ("The Party (TIP, banned in Russia) left.", "The Party (TIP) left."),
        ("The Nusra* gunmen left.", "The Nusra gunmen left."),
        ('They joined "Daesh*" and left.', 'They joined "Daesh" and left.'),
        ("Port open again :: Politics :: RBC\n\n" + FIRST, "Port open again\n\n" + FIRST),
        ("The port by night [Lina Haddad/AFP]\n\n" + FIRST, "The port by night\n\n" + FIRST),
        ("The port by night (Photo: Reuters)\n\n" + FIRST, "The port by night\n\n" + FIRST),
        (FIRST + "--AFP", FIRST),
        (FIRST + " (Source: Sailors' Union)", FIRST),
        (FIRST + " Reporting by Lina Haddad; Editing by John Miller", FIRST),
    ],
)
def test_within_a_line(text: str, expected: str) -> None:
    assert moved(text)[0] == expected


@pytest.mark.parametrize(
    "signature",
    [
        "Twitter",
        "English Bulletin",
        "Lina/Omar",
        "Lina al-Haddad / Omar Shami",
        "R. Haddad / Omar/H. Shami",
        "Hassan Shami",
        "212",
        "218-11",
        "SSH 11",
        "(Source: Sailors' Union) Twitter",
    ],
)
def test_glued_behind_the_last_sentence(signature: str) -> None:
    assert moved(f"{FIRST} {signature}")[0] == FIRST
    assert moved(f"{TITLE}\n\n{FIRST} {SECOND} {signature}")[0] == f"{TITLE}\n\n{FIRST} {SECOND}"


@pytest.mark.parametrize(
    "end",
    [
        "It was 12",
        "The crew was free",
        "In Tartous",
        "They met on Oct. 12",
        "He served in the U.S. Army",
    ],
)
def test_a_last_sentence_without_its_full_stop_stays(end: str) -> None:
    assert moved(f"{FIRST} {end}")[0] == f"{FIRST} {end}"


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


def test_several_dates_below_are_of_other_articles() -> None:
    text = f"{FIRST}\n\nRain floods two markets\n\n12 March 2021\n\nYeast is dear\n\n13 March 2021"
    assert moved(text) == (text, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.\nShare\n\nB.", "A.\n\nB."),
        ("A.\n\nShare\nB.", "A.\n\nB."),
        ("A.\nShare\nTweet\n\nB.", "A.\n\nB."),
        ("  Share  \nA.\n", "A.\n"),
        ("A.\n\n\n\nShare\n", "A.\n"),
    ],
)
def test_paragraphs_keep_their_distance(text: str, expected: str) -> None:
    long = {"A.": FIRST, "B.": SECOND}
    for short, sentence in long.items():
        text, expected = text.replace(short, sentence), expected.replace(short, sentence)
    assert moved(text)[0] == expected


HEADLINES = ["Bakers in Homs ask for a second oven", "Rain floods two markets in the north"]


def test_headlines_go_with_their_heading() -> None:
    text, found = moved("\n\n".join((FIRST, SECOND, "Related Articles", *HEADLINES)))
    assert text == f"{FIRST}\n\n{SECOND}"
    assert found["furniture"] == ["Related Articles", *HEADLINES]


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


def test_a_text_of_nothing_but_furniture_stays() -> None:
    for text in ("Share\n\nTweet", " date 2020-01-23 ", "Other news", "", "\n"):
        assert moved(text) == (text, {})


def test_a_wrapped_paragraph_is_no_list_of_lines() -> None:
    text = "All that was left of the old mill at the river were a few\ndetails.\n\n" + FIRST
    assert moved(text) == (text, {})


def test_footnote_and_its_asterisks() -> None:
    left = f"The Bakers' Front* left the port.\n\n{FIRST}"
    text = f"{left}\n\n* - Terrorist organization banned in Russia"
    assert moved(text)[0] == left.replace("*", "")
    assert moved(left)[1] == {}


SENTENCES = st.sampled_from(
    [FIRST, SECOND, 'He said: "We are 12." Nobody answered.', "Flour is dear, the baker said."]
)
LINES = st.sampled_from([*ANYWHERE, *BELOW, *ABOVE, *HEADLINES])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SENTENCES, LINES), max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_prose_survives_and_a_second_time_changes_nothing(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    known = {
        FIRST,
        SECOND,
        'He said: "We are 12." Nobody answered.',
        "Flour is dear, the baker said.",
    }
    rest, _ = moved(text)
    for _ in range(3):
        rest, _ = moved(rest)
    assert moved(rest)[0] == rest
    kept = [line for line in rest.split("\n") if line in known]
    assert kept == [line for line in lines if line in known]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared")
@pytest.mark.parametrize(
    "name", ["abc-rural", "abc-science", "sherlock-straight", "sherlock-curly"]
)
def test_clean_text_stays(name: str) -> None:
    text = (SHARED / "corpora" / "clean" / f"{name}.txt").read_text("utf-8", "replace")
    words = len(text.split())
    sure = [p for p in proposed(text) if p.level is not Level.POSSIBLE]
    assert len(sure) <= words / 100_000


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared")
def test_defects_with_known_answers() -> None:
    rows = (SHARED / "bench" / "defects" / "dev.tsv").read_text("utf-8").splitlines()[1:]
    wrong = []
    for row in rows:
        name, category, text, corrected, sure = row.split("\t")
        if sure == "yes" and category in ("furniture", "dateline", "disclaimer"):
            rest, _ = moved(text.replace("\\n", "\n"))
            if rest.strip() != corrected.replace("\\n", "\n").strip():
                wrong.append(name)
    assert wrong == []
