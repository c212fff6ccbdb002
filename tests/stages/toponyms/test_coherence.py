"""Places that a text names together lie together; a namesake far from them is left."""

from __future__ import annotations

import pytest

from normalize import Pipeline


def names(text: str) -> set[str]:
    return {place.name for place in Pipeline.default().clean(text).places}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire hit the village of al-Baruda west of Raqqa city.", "Baruda"),
        ("Shells fell on al-Sinaa and Jobar in Damascus city.", "al-Sinaa"),
    ],
)
def test_a_namesake_of_another_province_is_left(text: str, name: str) -> None:
    assert name not in names(text)


def test_a_town_in_a_list_of_places_far_away_is_left() -> None:
    around = "in the southern countryside of Idlib"
    assert "Halba" not in names(f"Raids hit al-Bara, al-Halba, Iblin and Balyun {around}.")
    assert "Ain Issa" not in names("They fought in Ain Issa near Jabal al-Turkman in Latakia.")
    assert "Serghaya" not in names("Dikmadash, the town of Sharran and Mount Sirghaya burned.")
    assert "Sanaa" not in names("In Deir ez-Zor and Homs, they dug in al-Sana'a neighborhood.")
    assert "Tal Tamr" in names("Shells fell on the towns of Kobani and Tal Tamr.")
    assert "Hisya" not in names("Shells hit Marea, Ogla, Hasiya, Quldum and Tal Rifaat in Aleppo.")


def test_a_city_of_another_sentence_says_nothing_of_a_village() -> None:
    text = "The statement was printed in Baghdad. Shells fell between al-Hurriya and al-Huwayz."
    assert {"al-Huwayz", "al-Hurriyah"} < names(text)


def test_a_place_with_its_neighbours_is_linked() -> None:
    assert "Baruda" in names("A fire hit the village of al-Baruda near Latakia city.")


def test_a_town_abroad_is_left_where_all_others_are_of_one_country() -> None:
    company = "north of Tabqa, south of Ain Issa, in Raqqa province near Suluk."
    assert "Hawija" not in names(f"He lives in Hawija, {company}")
    assert "Hawija" in names(f"He lives in Hawija near Kirkuk in Iraq, {company}")


def test_a_city_abroad_whose_name_goes_on_is_none() -> None:
    around = "in Mudiyah, in Shabwa, in Ataq and in Aden"
    text = f"The website Deraa Aljanoob told of fights {around}.\n"
    assert Pipeline.default().clean(text).text == text
    assert "Daraa" in names(f"He left Deraa, and fought {around}.")


def test_a_part_of_a_district_is_no_city_far_from_it() -> None:
    assert "Saada" not in names("They fought in the Saadah area of Maslub district in Yemen.")
    assert "Saada" not in names("They fought in the Sadah area of Maslub district in Yemen.")
    assert "Saada" in names("They fought in the Saadah area and in Maslub district in Yemen.")


def test_what_is_said_to_lie_by_a_place_abroad_is_left() -> None:
    text = "Residents of Kawdah, a village west of Qamishli, buried four people.\n"
    assert Pipeline.default().clean(text).text == text
    assert "Kauda" in names("Residents of Kawdah, a town east of Kadugli, buried four people.")


def test_no_part_of_a_namesake_is_linked() -> None:
    text = "They met near ʿAyn Dāra and Suwayda.\n"
    assert Pipeline.default().clean(text).text == text


@pytest.mark.parametrize(
    "text",
    ["East of Tadmur (Palmyra) it rained.\n", "Brosk Haska is spokesman of the bakers.\n"],
)
def test_a_name_that_is_explained_or_a_person_s_is_left(text: str) -> None:
    assert Pipeline.default().clean(text).text == text


def test_towns_of_one_country_may_lie_farther_apart_in_a_list() -> None:
    assert "Tal Tamr" in names("The countryside of Kobani, Ain Issa and Tel Tamr was shelled.")


def test_what_is_called_a_village_is_no_town_far_away() -> None:
    around = "between Tel Abyad and the farms of Ain Issa"
    assert "Mabujah" not in Pipeline.default().clean(f"They hit Zenobia and Mabuja {around}.").text
    hit = f"They hit the villages of Zenobia, Halfaya and Hurriya {around}."
    assert "Halfaya" not in names(hit)
