"""Lines that are furniture go, wherever they stand; lines of news stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import FIRST, HEADLINES, SECOND, TITLE, moved

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
"Follow us on the map," the guide told the hikers.
"Stay connected with your families," an officer said.
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


RECORDS = (
    "Location: 35.93, 36.63\nTime: 10:15\nWeapon: barrel bomb\nKilled: 4",
    "Date: 4 March 2020\nPlace: Saraqib\nVictims: 4 civilians",
)


@pytest.mark.parametrize("record", RECORDS)
def test_records_of_incidents_stay(record: str) -> None:
    text = f"{record}\n\n{FIRST}\n\n{SECOND}"
    assert moved(text) == (text, {})


PROSE = [FIRST, SECOND, 'He said: "We are 12." Nobody answered.', "Flour is dear, the baker said."]
PAGES = st.lists(st.sampled_from([*PROSE, *ANYWHERE, *BELOW, *ABOVE, *HEADLINES]), max_size=12)


@settings(max_examples=150)
@given(PAGES, st.sampled_from(["\n", "\n\n"]))
def test_prose_survives_and_every_page_comes_to_rest(lines: list[str], gap: str) -> None:
    rest = gap.join(lines)
    for _ in range(4):
        rest, _ = moved(rest)
    assert moved(rest)[0] == rest
    assert [line for line in rest.split("\n") if line in PROSE] == [
        line for line in lines if line in PROSE
    ]
