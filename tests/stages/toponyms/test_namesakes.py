"""Of several places of one name, the one that lies where the text says is linked."""

from __future__ import annotations

import pytest

from normalize import Pipeline


def linked(text: str, surface: str) -> str:
    """The name of the rule of the place that a surface is linked to; empty for none."""
    start = text.index(surface)
    places = Pipeline.default().clean(text).places
    return next((each.place for each in places if each.source_start == start), "")


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        # in what it is said to lie
        ("Two shells fell on Sinjar in Idlib governorate.", "Sinjar", "syria-idlib/sinjar-idlib"),
        ("He died in al-Qusayr, in Daraa province.", "al-Qusayr", "syria-south/al-qusayr-daraa"),
        ("Tents in Taybeh, in the Nabatieh district, burned.", "Taybeh", "lebanon/al-tayba-lb"),
        ("The village of Jalamah, Aleppo, was calm.", "Jalamah", "syria-afrin/al-jalamah"),
        # how far, and on which side
        ("They met in Houla, 14 km south of Nabatieh.", "Houla", "lebanon/houla-lebanon"),
        ("They met in Zummar, 17 km east of Saraqib.", "Zummar", "syria-aleppo/zammar-aleppo"),
        ("Raids hit the town of Yabrud, near Ramallah.", "Yabrud", "palestine/yabrud"),
        ("Jets left al-Nasiriyah airbase near Maaloula.", "al-N", "syria-damascus/al-nasiriyah"),
        # in a list, and at the other end of a road
        ("The army shelled Tal Sillur, Jalama and Hammam.", "Jalama", "syria-afrin/al-jalamah"),
        ("Clashes broke out between Sinjar and Rasm al-Abd.", "Sinjar", "syria-idlib/sinjar-idlib"),
        ("The Houla–Rab Thalathin road was hit.", "Houla", "lebanon/houla-lebanon"),
        # in a country, of which a kibbutz tells, too
        ("Fire hit the Malikiyah kibbutz.", "Malikiyah", "lebanon/al-malikiyah-galilee"),
        ("Protesters in Tripoli, Lebanon, burned tyres.", "Tripoli", "lebanon/tripoli-lebanon"),
        ("The port of Tripoli, in western Libya, was shut.", "Tripoli", "libya/tripoli"),
    ],
)
def test_the_namesake_that_is_meant(text: str, surface: str, place: str) -> None:
    assert linked(text, surface) == f"places/{place}"


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("People from Douma in Afrin held a protest.", "Douma", "syria-damascus/douma"),
        ("Buses left Madaya for Idlib at noon.", "Madaya", "syria-damascus/madaya"),
        ("It covers Kafraya, al-Fuah, Madaya and Zabadani.", "Madaya", "syria-damascus/madaya"),
        ("They fought in Sinjar, west of Mosul.", "Sinjar", "iraq-nineveh/sinjar"),
        ("It is as far as Aleppo, north of Damascus.", "Aleppo", "syria-aleppo/aleppo"),
        ("Raids in Douma, Aleppo and Idlib went on.", "Douma", "syria-damascus/douma"),
        ("Yarmouk Palestinian refugee camp in Damascus", "Yarmouk", "syria-damascus/yarmouk"),
    ],
)
def test_the_better_known_place_stays(text: str, surface: str, place: str) -> None:
    assert linked(text, surface) == f"places/{place}"


def test_a_place_that_is_said_to_lie_elsewhere_is_left() -> None:
    assert not linked("A shell fell in Hisya, 12 km south of Idlib city.", "Hisya")
    assert linked("A shell fell in Hisya, 35 km south of Homs city.", "Hisya")


def test_a_namesake_keeps_its_own_spelling() -> None:
    text = "They met in al-Qurayya in Suwayda governorate.\n"
    assert Pipeline.default().clean(text).text == text


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        (
            "They met in Ateel. The road from Tulkarm to Nablus was closed.",
            "Ateel",
            "palestine/attil",
        ),
        (
            "They met in Kafer Laha. A patrol left Rimat Hazim for Mafalah.",
            "Kafer Laha",
            "syria-south/kafr-al-luhuf",
        ),
        # one other place tells of no story
        (
            "They met in Kafer Laha. A patrol left Rimat Hazim.",
            "Kafer Laha",
            "syria-homs/kafr-laha",
        ),
    ],
)
def test_the_namesake_of_the_story(text: str, surface: str, place: str) -> None:
    assert linked(text, surface) == f"places/{place}"
