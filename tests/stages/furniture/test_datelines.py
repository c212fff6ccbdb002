"""Datelines go; sentences that begin with a city stay."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.rules import RuleSet
from normalize.stages.furniture.datelines import Dateline, Datelines

DATELINES = Datelines(RuleSet.load())
PAGE = date(2020, 1, 20)
REST = "The road is open."


def dateline(line: str, *, page: date | None = PAGE, opens: bool = True) -> Dateline | None:
    return DATELINES.find(line, 0, len(line), page=page, opens=opens)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (
            "MOSCOW, January 23. /TASS/. ",
            {"place": "Moscow", "date": "2020-01-23", "agency": "TASS"},
        ),
        (
            "MOSCOW, January 23 (TASS). ",
            {"place": "Moscow", "date": "2020-01-23", "agency": "TASS"},
        ),
        (
            "MOSCOW, 23 Jan - RIA Novosti, Ivan Petrov. ",
            {"place": "Moscow", "date": "2020-01-23", "agency": "RIA Novosti"},
        ),
        (
            "MOSCOW. Dec 30 (Interfax) - ",
            {"place": "Moscow", "date": "2019-12-30", "agency": "Interfax"},
        ),
        ("TUNIS, 23 JAN – ", {"place": "Tunis", "date": "2020-01-23"}),
        ("/TASS/. ", {"agency": "TASS"}),
        (
            "Baku, Azerbaijan, Jan. 6\n\nTrend:\n\n",
            {"place": "Baku, Azerbaijan", "date": "2020-01-06", "agency": "Trend"},
        ),
        ("TASS, January 23. ", {"date": "2020-01-23", "agency": "TASS"}),
        ("TASS, Moscow, January 23. ", {"place": "Moscow", "date": "2020-01-23", "agency": "TASS"}),
        ("Moscow, 23 Jan. TASS. ", {"place": "Moscow", "date": "2020-01-23", "agency": "TASS"}),
        ("STEPANAKERT. – ", {"place": "Stepanakert"}),
        ("DERSİM – ", {"place": "Dersim"}),
        ("BAKU, Azerbaijan, Jan. 6. ", {"place": "Baku, Azerbaijan", "date": "2020-01-06"}),
        (
            "(MENAFN- Trend News Agency) BAKU, Azerbaijan, January 6 . ",
            {"place": "Baku, Azerbaijan", "date": "2020-01-06", "agency": "MENAFN"},
        ),
        ("Kyiv • UNN\n", {"place": "Kyiv", "agency": "UNN"}),
        ("Agencies (Qasioun) - ", {"agency": "Qasioun"}),
        ("BEIRUT, LEBANON (11:40 P.M.) – ", {"place": "Beirut, Lebanon", "time": "23:40"}),
        ("HASAKA, (ST)_", {"place": "Hasaka", "agency": "ST"}),
        ("TEHRAN(Defapress)_", {"place": "Tehran", "agency": "Defapress"}),
        ("Damascus, SANA- ", {"place": "Damascus", "agency": "SANA"}),
        (
            "Daraa Province – The Syrian Observatory for Human Rights:: ",
            {"place": "Daraa Province", "agency": "The Syrian Observatory for Human Rights"},
        ),
        (
            "Latakia province, the Syrian Observatory for Human Rights: ",
            {"place": "Latakia province", "agency": "the Syrian Observatory for Human Rights"},
        ),
        ("Hama,SANA-", {"place": "Hama", "agency": "SANA"}),
        ("AD-DARBASIYA- ", {"place": "ad-Darbasiya"}),
        ("SHAFAQNA- ", {"agency": "SHAFAQNA"}),
        ("Aleppo , SANA – ", {"place": "Aleppo", "agency": "SANA"}),
        ("Khartoum, SUNA_ ", {"place": "Khartoum", "agency": "SUNA"}),
        ("QAMISHLI, Syria (North Press) – ", {"place": "Qamishli, Syria", "agency": "North Press"}),
        (
            "DEIR EZ-ZOR, Syria (North Press)- ",
            {"place": "Deir ez-Zor, Syria", "agency": "North Press"},
        ),
        ("AL-HASAKAH, Syria (ABC) - ", {"place": "al-Hasakah, Syria", "agency": "ABC"}),
        ("NEWSROOM (North Press) – ", {"agency": "North Press"}),
        ("ERBIL, Iraq (Reuters) - ", {"place": "Erbil, Iraq", "agency": "Reuters"}),
        ("Washington, D.C. (Reuters) - ", {"place": "Washington, D.C.", "agency": "Reuters"}),
        (
            "GENEVA/BEIRUT, Jan 9 (Reuters) - ",
            {"place": "Geneva/Beirut", "date": "2020-01-09", "agency": "Reuters"},
        ),
        (
            "ABU DHABI, 23rd January, 2019 (WAM) -- ",
            {"place": "Abu Dhabi", "date": "2019-01-23", "agency": "WAM"},
        ),
        ("TEHRAN, Jul. 04 (MNA) – ", {"place": "Tehran", "agency": "MNA"}),
        ("Beirut (AFP) – ", {"place": "Beirut", "agency": "AFP"}),
        ("Baghdad / NINA / ", {"place": "Baghdad", "agency": "NINA"}),
        ("(MENAFN) ", {"agency": "MENAFN"}),
        ("(MENAFN - AFP) ", {"agency": "MENAFN"}),
        ("Sputnik – ", {"agency": "Sputnik"}),
        ("BAGHDAD — ", {"place": "Baghdad"}),
        ("ERBIL, Kurdistan Region - ", {"place": "Erbil, Kurdistan Region"}),
        ("Istanbul, Turkey – ", {"place": "Istanbul, Turkey"}),
        ("BEIRUT: ", {"place": "Beirut"}),
        ("KUWAIT: ", {"place": "Kuwait"}),
        ("Khartoum — ", {"place": "Khartoum"}),
        ("Nyala / Zalingei — ", {"place": "Nyala / Zalingei"}),
        ("Tunis- ", {"place": "Tunis"}),
        ("Tripoli-", {"place": "Tripoli"}),
        (
            "SANAA, Jan 24 (NNN-SABA) – ",
            {"place": "Sanaa", "date": "2020-01-24", "agency": "NNN-SABA"},
        ),
        (
            "MOCHA, (UrduPoint / Pakistan Point News / WAM - 09th Sep, 2020) ",
            {"place": "Mocha", "agency": "WAM"},
        ),
        (
            "BEIRUT, January 9. /TASS Correspondent Ivan Petrov/. ",
            {"place": "Beirut", "date": "2020-01-09", "agency": "TASS"},
        ),
        (
            "HMEIMIM /Syria/, January 9. /TASS/. ",
            {"place": "Hmeimim, Syria", "date": "2020-01-09", "agency": "TASS"},
        ),
        (
            "YEREVAN, JANUARY 5, ARMENPRESS. ",
            {"place": "Yerevan", "date": "2020-01-05", "agency": "ARMENPRESS"},
        ),
        (
            "BAKU, January 5, 2020 /APA/. ",
            {"place": "Baku", "date": "2020-01-05", "agency": "APA"},
        ),
        ("KHMEIMIM (Syria) - SANA: ", {"place": "Khmeimim, Syria", "agency": "SANA"}),
        ("ANKARA - AA ", {"place": "Ankara", "agency": "AA"}),
        ("Baghdad-INA ", {"place": "Baghdad", "agency": "INA"}),
        ("INA – BAGHDAD ", {"place": "Baghdad", "agency": "INA"}),
        ("INA - Baghdad - ", {"place": "Baghdad", "agency": "INA"}),
        ("SANA/ Damascus - ", {"place": "Damascus", "agency": "SANA"}),
        ("PNN/ Jenin/ ", {"place": "Jenin", "agency": "PNN"}),
        ("[Damascus] ", {"place": "Damascus"}),
        (
            "MOSCOW (UrduPoint News / Sputnik - 05th July, 2020) ",
            {"place": "Moscow", "agency": "Sputnik"},
        ),
        ("BEIRUT (Baker Intl.) -- ", {"place": "Beirut", "agency": "Baker Intl."}),
        ("[Damascus, Syria] ", {"place": "Damascus, Syria"}),
        ("NEWS CENTER - ANHA ", {"agency": "ANHA"}),
        ("NEWS DESK – ", {}),
        (
            "SULAIMANI, Kurdistan Region, Iraq, Feb. 1 (NRT) – ",
            {"place": "Sulaimani, Kurdistan Region, Iraq", "date": "2020-02-01", "agency": "NRT"},
        ),
        ("KHARTOUM / EL FASHER – ", {"place": "Khartoum / El Fasher"}),
        ("Tripoli, 5 March 2021: ", {"place": "Tripoli", "date": "2021-03-05"}),
        ("CAIRO – 5 March 2021: ", {"place": "Cairo", "date": "2021-03-05"}),
        (
            "SANA'A January 05. 2020 (Saba) - ",
            {"place": "Sana'a", "date": "2020-01-05", "agency": "Saba"},
        ),
        ("Mosul ", {"place": "Mosul"}),
        ("Baghdad ( ", {"place": "Baghdad"}),
        ("NINEWA / ", {"place": "Ninewa"}),
        ("Shahba-", {"place": "Shahba"}),
        ("Kafr Zita, Hama, Syria\N{MINUS SIGN} ", {"place": "Kafr Zita, Hama, Syria"}),
        ("Kut News Agency (AVA): ", {"agency": "AVA"}),
        (
            "Gaza, Sha'ban 07, 1439, January 23, 2020, SPA -- ",
            {"place": "Gaza", "date": "2020-01-23", "agency": "SPA"},
        ),
        (
            "NABLUS, 12 Rajab 1436/23 January 2020 (MINA) – ",
            {"place": "Nablus", "date": "2020-01-23", "agency": "MINA"},
        ),
        ("January 23, 2020 (EL FASHIR) – ", {"place": "El Fashir", "date": "2020-01-23"}),
        ("Ramallah, January 23 - ", {"place": "Ramallah", "date": "2020-01-23"}),
    ],
)
def test_datelines(mark: str, expected: dict[str, str]) -> None:
    found = dateline(mark + REST)
    assert found is not None
    assert (mark + REST)[found.end :].lstrip() == REST
    assert found.metadata == expected


def test_without_the_date_of_the_page_a_dateline_has_none() -> None:
    found = dateline("MOSCOW, January 23. /TASS/. " + REST, page=None)
    assert found is not None
    assert found.metadata == {"place": "Moscow", "agency": "TASS"}


def test_a_sentence_may_begin_right_behind_the_comma() -> None:
    rest = "The ministry of health announced that two bakers were hurt in a raid on the market."
    for place in ("BEIRUT", "Beirut"):
        found = dateline(f"{place}, {rest}")
        assert found is not None
        assert found.metadata == {"place": "Beirut"}
    assert dateline(f"Beirut, {rest}", opens=False) is None
    assert dateline(f"Aleppo and Beirut, {rest}") is None
    assert dateline("Beirut, A City of Bakers") is None
    assert dateline(f"Moscow, The Hague and Paris agreed that {rest}") is None


def test_without_an_agency_only_the_first_paragraphs_have_one() -> None:
    assert dateline("BAGHDAD — " + REST, opens=False) is None
    assert dateline("BAGHDAD (AP) — " + REST, opens=False) is not None


def test_place_and_agency_may_fill_a_line() -> None:
    found = dateline("Aleppo, SMART")
    assert found is not None
    assert found.metadata == {"place": "Aleppo", "agency": "SMART"}
    assert dateline("Aleppo, HOMS") is None
    assert dateline("Aleppo, SMART said") is None


def test_behind_a_stroke_a_sentence_may_begin_with_a_small_letter() -> None:
    found = dateline("Shafaq News/ the police left.", opens=False)
    assert found is not None
    assert found.metadata == {"agency": "Shafaq News"}


@pytest.mark.parametrize("line", ["Shafaq News – Baghdad", "Aden (South24)"])
def test_an_agency_and_a_place_in_a_line_of_their_own(line: str) -> None:
    found = dateline(line)
    assert found is not None
    assert found.end == len(line)
    assert set(found.metadata) == {"place", "agency"}


@pytest.mark.parametrize(
    "line",
    [
        "Damascus, SANA's correspondent said, was calm.",
        "Damascus, SANA reported, was calm.",
        "Damascus, the Syrian Observatory for Human Rights held, was calm.",
        "In Latakia province, the Syrian Observatory for Human Rights saw no calm.",
        "Damascus, SANA said - twice - that it was calm.",
        "Moscow, January 23 was cold.",
        "Beirut, Lebanon's capital, was calm.",
        "SANA – the state agency – said so.",
        "INA – Baghdad was calm.",
        "[Damascus] was calm.",
        "[The bakers] said so.",
        "Damascus – The oldest city",
        "Damascus: A city in ruins",
        "Kuwait: A city by the sea",
        "Cairo — Damascus trains run again.",
        "Moscow- Iran trade grew.",
        "Damascus-Aleppo trains run again.",
        "Hayat Tahrir al-Sham (HTS) – The group left.",
        "The Syrian Observatory for Human Rights (SOHR) - The monitor said so.",
        "UN – The council met.",
        "SDF - The forces left.",
        "IDLIB (northwest Syria) – The rebels left.",
        "KOBANI (Ain al-Arab) – The town was calm.",
        "VIDEO – Russian jets strike",
        "BREAKING — Syrian army enters the town",
        "Aleppo | Six civilians injured",
        "Al-Hasakah province: Activists reported shelling.",
        "Al-Bab, Jarablus and Azaz – All are under Turkish control.",
        "Turkey, Russia – The two met.",
        "Iran, Iraq – The two met.",
        "AFP reported - on Monday - that it was calm.",
        "January 22: A drone struck a house.",
        "Friday October 13, 1967: The president signed an order.",
        "Tal Rifaat, Aleppo - Two civilians",
        "Qamishli, in northeast Syria – The city was calm.",
        '"Damascus, SANA" is how it began.',
        "AL-HASAKAH, SYRIA - SEPTEMBER 7: Troops train in the desert.",
        "HOMS, SYRIA - March 5, 2016: Men carry bread to the mill.",
        "Homs - Hama road is shut.",
        "Mosul / Kut The road is shut.",
        "Baghdad (Iraq) The road is shut.",
        "The Kut News Agency (AVA): a history",
        "Aleppo-Damascus road is shut.",
        "Kut Dam A gate broke.",
        "Homs, Hama, Aleppo – The mills are shut.",
        "Homs, Hama, March 5 - All mills are shut.",
        "Aleppo (SANA) was calm.",
        "News Desk - a table for twelve - was sold.",
    ],
)
def test_sentences(line: str) -> None:
    assert dateline(line) is None
