"""Places: one spelling, endpoints, and nothing that only looks like a place."""

from __future__ import annotations

import pytest

from normalize import Pipeline
from normalize.settings import Settings
from normalize.stages.toponyms import linking
from transliteration.gazetteer import GazetteerError
from transliteration.linker import Linker
from transliteration.linking.candidates import Candidates

PIPELINE = Pipeline.default()


def cleaned(text: str) -> str:
    return PIPELINE.clean(text + "\n").text.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near Ma'arat al-Numan's market", "near Maarat al-Numan's market"),
        ("towards Abu-Djreif-Samka today", "towards Abu Jurayf–Samka today"),
        ("at al-Taht - Abu Hurif, then", "at al-Tah–Abu Jurayf, then"),
        ("of Mahin-al-Qaryatayn road", "of Mahin–al-Qaryatayn road"),
        (
            "Fighting in the town of Horror, east of Hasakah.",
            "Fighting in the town of al-Hol, east of Hasakah.",
        ),
        ("the Homs - Hama highway", "the Homs–Hama highway"),
        ("a fire\nALEPPO- Homs residents fled", "a fire\nALEPPO- Homs residents fled"),
        ("ALEPPO– Aleppo Governor Hussein", "ALEPPO– Aleppo Governor Hussein"),
        ("in Wadi Ein Tarma, Ghouta", "in Wadi Ein Tarma, Ghouta"),
        ("in the town of El'-Bukamal, Syria", "in the town of Albu Kamal, Syria"),
        ("near Ras-el'-Ain in Hasakah", "near Ras al-Ain in Hasakah"),
        ("left Djisr ech-Choghour, Idlib", "left Jisr al-Shughur, Idlib"),
        ("in Cisr eş-Şuğur, Idlib", "in Jisr al-Shughur, Idlib"),
        ("a thief in Aarsal - Bekaa, and", "a thief in Arsal - Bekaa, and"),
        ("a raid in Labwe – Baalbek, and", "a raid in Labweh – Baalbek, and"),
        ("the Saraqib - Idlib road", "the Saraqib–Idlib road"),
        ("in the village of Joseph in Idlib", "in the village of Juzif in Idlib"),
        ("AL-RASHIDEEN and Khan Al-Sabl fell", "Al-Rashidin and Khan al-Subul fell"),
        ("Al-Bab fell. Al-Bab is north.", "Al-Bab fell. Al-Bab is north."),
        ('We left. "El Bab fell," he said.', 'We left. "Al-Bab fell," he said.'),
        ("He left Al-Bab in the north.", "He left al-Bab in the north."),
        ("a Edleb trader and an Kobane baker", "an Idlib trader and a Kobani baker"),
        ("Fire on the Lajat plain in Daraa.", "Fire on the al-Lajat plain in Daraa."),
    ],
)
def test_spellings(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Joseph said the road was open",
        "the Aleppo-based group said so",
        "President Bashar al-Assad met the envoy",
        "an Idlibi dish from Aleppo",
        "in the Lajat, south of Damascus",  # its article is there
    ],
)
def test_what_is_no_place_or_is_right_stays(text: str) -> None:
    assert cleaned(text) == text


def test_countries_limit_places() -> None:
    only_iraq = Pipeline(Settings(countries=("IQ",)))
    result = only_iraq.clean("Shells fell on Ma`rat al-Numan.\n")
    assert "Ma`rat" in result.text
    assert result.places == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire on Khanshiekhoun city in Idlib.", "Fire on Khan Sheikhoun city in Idlib."),
        ("In Idlib, near the village of Folaifal.", "In Idlib, near the village of Fulayfil."),
        ("Fire on Khalkhul in the West Bank.", "Fire on Halhul in the West Bank."),
    ],
)
def test_a_spelling_that_no_pack_has(text: str, expected: str) -> None:
    result = PIPELINE.clean(text + "\n")
    assert result.text == expected + "\n"
    (edit,) = result.edits
    assert (edit.rule, edit.level.value) == ("toponyms/linked", "likely")
    assert any("\u0600" <= letter <= "\u06ff" for letter in edit.reason)
    assert PIPELINE.clean(result.text).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the Khan Sheikhoun (Khanshiekhoun) road in Idlib.",
        "Shells fell on Khanshiekhoun (Khan Sheikhoun) in Idlib.",
        "General Khanshiekhoun came to Idlib.",
        "The Khanshiekhoun Brigade came to Idlib.",
        "Northern Khanshiekhoun in Idlib was hit.",
        "SANA said from Idlib that in Erdogan, Bashar and Rahman areas the FSA fled.",
        "Al-Qaeda and IS left Idlib for Shiite areas near Baath towns.",
        "Over the Euphrates region, in April and in Kurdish areas of Idlib.",
    ],
)
def test_what_is_no_unknown_place_stays(text: str) -> None:
    result = PIPELINE.clean(text + "\n")
    assert result.text == text + "\n"
    assert [edit for edit in result.suggestions if edit.rule == "toponyms/linked"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The channel al-Mayadin showed a film, and an officer told Idleb nothing.",
        "The Idleb martyrs brigade and the Ezaz Shield left.",
        "Deir Ezzor 24 and others counted the prisoners.",
        "They prayed in the Khulafa al-Rashideen mosque and walked down Idleb Street.",
        "Mrs. Zabadany met Louay al-Zabadany and Zozan Kobane.",
        "Liwa Dawud al-Rastan had a camp.",
        "The photographs by Halab Yusef, a baker, hang in Homs.",
        "In Idlib, Nahla Kadmani, a baker, was heard.",
        "Nahla Kadmani, 32, came from Ariha; Nahla Kadmani said nothing in Idlib.",
        "They baked in Qalaat Marza and Djai Bahsa in the Latakia province; Hamimat and "
        "Harab al-Hizatio in the Hama province.",
        "A bomb went off beside the Akrameh al-Makhzumi school in Homs.",
    ],
)
def test_groups_outlets_mosques_streets_and_persons_named_after_places_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the hospital in Idleb, on the market street",
            "the hospital in Idlib, on the market street",
        ),
        ("killed 24 in Deir Ezzor, 24 people", "killed 24 in Deir ez-Zor, 24 people"),
        ("the Idleb hospital", "the Idlib hospital"),
        ("Sfeira Tahtani in Deir Ezzor", "Safirah Tahtani in Deir ez-Zor"),
        ("Al-Kabina, north of Latakia", "Kabani, north of Latakia"),
        ("al-Rankus near Damascus", "Rankus near Damascus"),
        ("the siege of Eyn el-Arab (Kobanê)", "the siege of Ain al-Arab (Kobani)"),
        ("raids on Karjokh, above Makhmour", "raids on Qarachogh, above Makhmur"),
        ("raids on Karjokh, above al-Malikiyah", "raids on Qara Jukh, above al-Malikiyah"),
    ],
)
def test_what_stands_near_such_words_is_a_place_nonetheless(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_place_that_no_pack_has_is_noted_and_stays() -> None:
    text = "Shells fell on the village of Beit Yashout near Latakia in Syria.\n"
    result = PIPELINE.clean(text)
    assert result.text == text
    (place,) = [place for place in result.places if place.surface == "Beit Yashout"]
    assert place.place.startswith("geonames:")
    assert place.arabic == "بيت ياشوط"
    assert text[place.start : place.end] == place.surface
    assert place.latitude == pytest.approx(35.3, abs=0.1)


def test_a_place_in_parentheses_after_its_other_name_stays() -> None:
    assert cleaned("in Maarat al-Numan (Ma`rat an-Nu`man) today").endswith(
        "(Ma`rat an-Nu`man) today"
    )


def test_a_place_behind_a_stroke_after_its_other_name_stays() -> None:
    assert "Qamishli/Qamishlo was" in cleaned("The road to Qamishli/Qamishlo was shut.")
    assert "Kobani/Kirkuk" in cleaned("The road Kobanê/Kirkuk was shut.")


def test_a_gazetteer_that_cannot_be_built_is_a_problem_and_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: object) -> None:
        raise GazetteerError("no room")

    unreadable = Candidates(broken, broken, broken)
    monkeypatch.setattr(linking.Linker, "default", lambda: Linker(unreadable))
    result = PIPELINE.clean("Shells fell on Khanshiekhoun city in Ma`rat al-Numan.\n")
    assert "Khanshiekhoun city in Maarat al-Numan" in result.text
    assert [problem.message for problem in result.problems] == [
        "unknown names are not linked: no room"
    ]


def test_a_place_whose_rule_is_switched_off_is_noted_and_stays() -> None:
    pipeline = Pipeline(Settings(disable=("places/syria-idlib/khan-sheikhoun",)))
    text = "Fire on Khanshiekhoun city in Idlib.\n"
    result = pipeline.clean(text)
    assert result.text == text
    assert [place.surface for place in result.places] == ["Khanshiekhoun", "Idlib"]


def test_a_given_name_is_rewritten_only_where_a_place_is_spoken_of() -> None:
    person = PIPELINE.clean("Behind Karim, a clerk in Hama, stood two guards.\n")
    assert person.edits == ()
    place = PIPELINE.clean("A shell hit the village of Karim in the Ghab, in Hama province.\n")
    assert "village of al-Karim" in place.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Ba' quba, north of Baghdad", "in Baqubah, north of Baghdad"),
        ("near Ma' arrat al-Numan's market", "near Maarat al-Numan's market"),
        ("the Lions' den in Idlib", "the Lions' den in Idlib"),
        ("he said 'Go to Homs' and left", "he said 'Go to Homs' and left"),
    ],
)
def test_a_name_torn_behind_its_ayn(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    ["in Marea Tahtani, near Aleppo", "fire on Daraya al-Kabirah", "in Lower Sfeira, near Aleppo"],
)
def test_another_village_of_a_name_is_not_the_town(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The deputy leader Aden Ridgeway flew to Taiz.", ["Taiz"]),
        ("The governor Aleppo Hussein Diab flew to Taiz.", ["Aleppo", "Taiz"]),
        (
            "Arafat left Ramallah, and al-Jabouri was hit near Killi in Idlib.",
            ["Ramallah", "Killi", "Idlib"],
        ),
        ("Something new comes out of Africa, he said in Sanaa.", ["Sanaa"]),
    ],
)
def test_persons_and_continents_are_not_linked(text: str, places: list[str]) -> None:
    assert [place.name for place in PIPELINE.clean(text).places] == places


def test_translated_and_kurdish_names_are_asked_about() -> None:
    text = "They retreated to Mountain of the Druze, in the south of Syria.\n"
    result = PIPELINE.clean(text)
    assert result.text == text
    assert "Jabal al-Druze" in [place.name for place in result.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen hit a post in the town of Velvet, northeast of Damascus.", ["al-Qutayfah"]),
        ("They marched in the city of Architecture, in Maysan province.", ["Amarah"]),
        ("A concert in the town of Velvet Springs.", []),
        ("The city of Velvet is a film. It was shown in Basra.", []),
    ],
)
def test_a_name_that_was_translated_is_proposed_where_the_place_is_close_by(
    text: str, expected: list[str]
) -> None:
    result = PIPELINE.clean(text)
    assert result.text.rstrip() == text
    assert [edit.after for edit in result.suggestions] == expected


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Militants shelled Bisaraqib in Idlib province.", "Bisaraqib", "Saraqib"),
        ("Clashes in Bdarayya, southwest of Damascus.", "Bdarayya", "Darayya"),
        ("Troops moved to Wakafr Zita, in northern Hama.", "Wakafr Zita", "Kafr Zita"),
        ("They met in Bishkek, far from Idlib.", "Bishkek", ""),
        ("He sang in Waziristan and in Damascus.", "Waziristan", ""),
    ],
)
def test_a_preposition_joined_to_a_name_is_asked_about(text: str, surface: str, name: str) -> None:
    result = PIPELINE.clean(f"{text}\n")
    assert result.text == f"{text}\n"
    assert [s.after for s in result.suggestions if s.before == surface] == [name][: bool(name)]


@pytest.mark.parametrize(
    "text",
    [
        "The USS Fallujah was sent to Iraq.",
        "Aden Young starred in a film shot in Yemen.",
        "Aden Duale, a Kenyan minister, flew to Yemen.",
    ],
)
def test_ships_and_persons_are_not_linked(text: str) -> None:
    assert not PIPELINE.clean(f"{text}\n").places


def test_the_kibbutz_is_no_quarter_of_khan_younis() -> None:
    text = "Hezbollah hit Manara and Metula; Hamas fought in Khan Younis.\n"
    places = [place.name for place in PIPELINE.clean(text).places]
    assert places == ["Manara", "Metula", "Khan Younis"]


@pytest.mark.parametrize("spelling", ["Lahdj", "Lakhdj"])
def test_what_spells_the_name_of_a_place_is_no_by_name_of_another(spelling: str) -> None:
    text = f"Clashes went on in {spelling} near Aden in Yemen.\n"
    result = PIPELINE.clean(text)
    assert result.text == text  # al-Hawtah is called Lahj, too; but that is its governorate
    assert "Lahj" in {place.name for place in result.places}


def test_a_person_s_name_is_no_place() -> None:
    text = "Omar Abdallah Al-Douma left. Al-Douma said that shells fell on Al-Douma in Ghouta."
    result = PIPELINE.clean(text)
    assert [place.surface for place in result.places] == ["Al-Douma", "Ghouta"]
    assert "fell on Douma in" in result.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets hit Khan sheikhon in Idlib.", "Rockets hit Khan Sheikhoun in Idlib."),
        ("They left Jisr al-shughour for Idlib.", "They left Jisr al-Shughur for Idlib."),
        (
            "Units entered Tel rifaat, Kafr naya and Deir jamal in Aleppo.",
            "Units entered Tal Rifaat, Kafr Naya and Deir Jamal in Aleppo.",
        ),
        (
            "A convoy reached Ras al-ayn from Tal abyad.",
            "A convoy reached Ras al-Ain from Tal Abyad.",
        ),
    ],
)
def test_behind_a_head_a_name_may_be_small(text: str, expected: str) -> None:
    assert cleaned(text) == expected
    assert cleaned(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Sheikh said in Aleppo that Khan was right.",  # there is a Sheikh Said in Aleppo
        "Abu means father, and Deir means monastery.",
        "Tell everyone in Idlib.",
        "Ain is an eye in Damascus.",
    ],
)
def test_english_words_are_no_second_half(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Residents of Süleyman Bey, south of Tuz Khurmatu in Iraq, fled.", "Sulaiman Bek"),
        ("A drone hit a car near Taïbé, a village in southern Lebanon.", "Taybeh"),
        ("The army retook Chanasir, on the road southeast of Aleppo.", "Khanasir"),
        ("The road to Marib was cut at Al-Gouba, south of the city in Yemen.", "al-Jubah"),
    ],
)
def test_what_is_said_of_where_a_name_lies_links_it_for_review(text: str, name: str) -> None:
    result = Pipeline.default().clean(text)
    assert name in {place.name for place in result.places}
    assert result.text == f"{text}\n"


def test_whom_a_place_is_called_after_is_no_place() -> None:
    text = "Süleyman Bey, a trader from Tuz Khurmatu in Iraq, sold his shop.\n"
    assert {place.name for place in Pipeline.default().clean(text).places} == {"Tuz Khurmatu"}
