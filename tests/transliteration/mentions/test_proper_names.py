"""Where a place is part of another name, and where it is a place all the same."""

from __future__ import annotations

import pytest

from transliteration.mentions.america import is_in_america
from transliteration.mentions.proper_names import inside_a_name
from transliteration.mentions.titles import in_a_title, is_heading


def inside(text: str) -> bool:
    """The place stands in brackets."""
    start, end = text.index("["), text.index("]") - 1
    return inside_a_name(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        # bodies, by the noun behind or before
        "nurses of the [Rakka] Internal Security Forces were absent",
        "the [Idleb] Central Hospital was full",
        "paid by the [Misurata] Free Zone authority",
        "a lecture at the University of [Halab] on stones",
        "the Association of Widows and Orphans of [Daraya] Prison met",
        "Hospital of [Mosoul] nurses went home",
        "the Center for [Sweida] Studies closed",
        "players of Al Ittihad [Halab] trained",
        "an exam at the Université Lyonnaise de [Beyrouth] in May",
        "the [Zabadany] Accord held for a year",
        "Operation [Hodeida] Storm began",
        "heard on Radio [Kobane] yesterday",
        # works, ships, goods
        'he filmed "Return to [Daraya]" with a telephone',
        "her novel *The Gates of [Deir Ezzor]* sold well",
        "the thriller [Mossoul] ran for weeks",
        "the MV [Tartous] sank off Crete",
        "a ferry called [Ghazza] sank",
        "a bar of [Halab] soap lay there",
        "a jar of [Basrah] limes stood there",
        "a letter from [Remadi] & Sons came",
        "the society Lille-[Naplouse] met",
        "the [Khaybar]-1 was shown",
        # persons
        "a thesis by M. [Idleb] on wells",
        "a letter from [Salah Al Din] Al Shishani came",
        "[Deraa], 43, spoke of his childhood",
        "[Deraa]'s widow sold bread",
        "[Deraa] said that her songs were about love",
        "Rapper Omar and Poet [Homsi] met",
        "a striker scored against [Jabla] in May",
        "write to news@[idleb].example today",
        "the novel A Sky close to [Halab] was banned",
        "the monitor [Raqqah] Is Being Slaughtered wrote",
        "the [Halab] Chamber of Commerce complained",
        "the [Zabadany] brothers sell apples",
        "her brand, Maison [Alep], sells candles",
        "a song by Şêrko [Kobanî], the poet",
        "the comic [Kobane] Calling was translated",
        "the pharmacist [Um Qasr] smiled",
        "the hashtag #[Idleb] was everywhere",
        "Coach [Jabla] praised his back four",
        "Dr [Homsi] left at noon",
        "the defendant, [Homsi], denied it",
        "[Kobane], who turned thirty in June, sings",
        "monks copied William of [Tyre] by hand",
        "[Dohuk] Tarhan sued the council in Delft",
        "Lionel [Halab], the treasurer, resigned",
        "Lord Wavell of [Aleppo] wrote poems",
        # works and companies
        "[Mosul], directed by Ann Hill, is on",
        "[Raqqa], the new thriller, opened in May",
        "shares of [Suez] rose in May, and so on",
        "[Byblos]'s shares fell, and so on",
        # animals, goods, streets
        "a camel called [Halab] won",
        "a pinch of [Halab] chilli in the soup",
        "the [Aleppo] pine grows here",
        "an [Alep]-style kebab",
        "14 [Damascus] Road, Gaithersburg, was sold",
        # parties and authors
        "in [Halab] v Home Secretary the court held otherwise",
        "as [Halab] and Cohen (2003) showed, mice can",
        "mice were tested by [Idleb] et al. in May",
        "Sauvaget, [Alep] (Paris: Geuthner, 1941), is old",
        # a heading
        "Rebels Leave [Idleb] Hospital After Talks",
    ],
)
def test_part_of_another_name(text: str) -> None:
    assert inside(text)


@pytest.mark.parametrize(
    "text",
    [
        "shells hit [Idleb] yesterday",
        "the [Idleb] hospital was hit",
        "the [Idleb] Governorate was calm",
        "near [Abu Duhour] Military Airport in the south",
        "the [Khan Sheikhun] Massacre was investigated",
        "north of [Deir Ezzor] a mine went off",
        "Most of [Idleb] was quiet",
        "Residents of [Daraya] left",
        "the City of [Idleb] was quiet",
        "the Emir of [Idleb] spoke",
        "Civil Defense volunteers in [Idleb] dug",
        "in [Idleb] President Assad spoke to nobody",
        "in [Idleb] Two men were hurt",
        "in [Idleb] Syrian forces advanced",
        "West Bank's [Tulkarem] was raided, again",
        'the towns of "[Idleb]" and others',
        '"[Idleb] was hit by three shells," he said',
        "On Tuesday [Idleb] was calm, they said",
        "to Rural [Idleb], and beyond",
        "from Syrian [Idleb], and beyond",
        "a village named [Idleb] was calm",
        "activists in [Idleb] said that it was calm",
        "after demolishing [Mayadeen] Bridge. The Bombers left",
        "Three Killed in [Idleb] Shelling",
        "a bomb in N. [Idleb] killed two",
        "he accused [Idleb] of nothing",
        "[Idleb] Syria's last stronghold, was calm",
        "[Homs] Akrameh neighbourhood, in the south, was hit",
        "[Idleb] rose against them",
        "the [Hama] steel plant was hit",
        "Shelling of [Idleb] Kills Three",
    ],
)
def test_a_place_all_the_same(text: str) -> None:
    assert not inside(text)


def test_a_list_without_commas() -> None:
    filler = "They shelled the town, and then it was quiet for a long time in all villages. " * 12
    text = filler.replace(",", "") + "It was on May 3, 2014. They shelled Abdin Kafr Ain and left."
    start = text.index("Kafr Ain")
    assert not inside_a_name(text, start, start + 8)


def test_a_namesake_in_america() -> None:
    assert is_in_america("in Lebanon, Ohio, a fair", 10)
    assert is_in_america("in Palmyra, Pa., a fair", 10)
    assert is_in_america("in Tyre Township", 7)
    assert is_in_america("in Hays County, Texas", 7)
    assert not is_in_america("in Lebanon, Oman and Yemen", 10)
    assert not is_in_america("for Aleppo in Ohio churches", 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('the song "Oh Beloved Idleb" was sung', True),
        ('the song "Idleb" was sung', False),
        ('he said: "In Idleb we Stay for ever"', False),
        ("the _Road to Idleb_ was printed", True),
        ("**Idleb** - Shells fell", False),
        ("'Return to Idleb' was shown", True),
        ('in "Idleb: The Spark" she', True),
    ],
)
def test_titles(text: str, expected: bool) -> None:
    start = text.index("Idleb")
    assert in_a_title(text, start, start + 5) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army Takes Idleb Village", True),
        ("Army Takes Idleb Village After Three Days of Heavy Fighting", True),
        ("The Army took Idleb Village after three days of heavy fighting.", False),
        ("IDLEB: three men were hurt", True),
        (
            "They shelled Saraf, Marza and Idleb in the Latakia province; Harab in Hama,",
            False,
        ),
    ],
)
def test_headings(text: str, expected: bool) -> None:
    start = text.upper().index("IDLEB")
    assert is_heading(text, start, start + 5) is expected
