"""Mentions are linked to places, or left, and why."""

from __future__ import annotations

import pytest

from transliteration.gazetteer import Place
from transliteration.linker import Linker
from transliteration.linking.candidates import Candidates
from transliteration.linking.disambiguation import Knowledge
from transliteration.linking.surroundings import Surroundings
from transliteration.mentions.spans import Mention
from transliteration.search.candidate import Candidate


def test_an_unseen_spelling_near_a_place_that_is_sure(links):
    text = "Shelling hit Khanshiekhoun city, Sarakkeb city and Idlib."
    assert links(text, "Idlib") == {
        "Khanshiekhoun": ("Khan Sheikhoun", True),
        "Sarakkeb": ("Saraqib", True),
    }
    text = "Shelling hit Sarakkeb city. Idlib was calm."
    assert links(text, "Idlib") == {
        "Sarakkeb": ("Saraqib", False),  # so short a name proves less, and nothing is beside it
    }


def test_a_type_word_may_be_part_of_the_name(links):
    text = "Engineers came to the Tishreen dam near Manbij."
    assert links(text, "Manbij")["Tishreen"] == ("Tishrin Dam", True)


def test_a_place_that_the_gazetteer_does_not_have_is_left(links):
    assert links("Shelling hit the village of Wubbelzorf near Idlib.", "Idlib") == {}


@pytest.mark.parametrize(
    "text",
    [
        "General Sarakkeb met the envoy in Idlib",
        "the Sarakkeb Brigade left Idlib",
        "the Sarakkeb militias in Idlib",
        "Sarakkeb said so in Idlib",
        "fighters in Philadelphia and Idlib cheered, and an Israeli in Aden",
        "raids in Meanwhile and Idlib",
        "from SANA, at IDPs and in Idlib",
    ],
)
def test_persons_organizations_and_words_are_no_places(links, text):
    assert links(text, "Idlib") == {}


def test_a_person_in_one_sentence_is_no_place_in_the_next(links):
    text = "In Sarakkeb and Idlib. General Sarakkeb left."
    assert links(text, "Idlib") == {}


def test_what_the_caller_objects_to_is_left(linker, shipped):
    text = "Shelling hit Sarakkeb city in Idlib."
    start = text.index("Idlib")
    known = [(start, start + 5, shipped.spelled("Idlib")[0])]
    assert linker.link(text, known)
    assert linker.link(text, known, Knowledge(lambda _: "a name that is no place")) == []


def test_a_decision_says_why(linker, shipped):
    idlib = shipped.spelled("Idlib")[0]
    around = Surroundings("in Idlib", [(3, 8, idlib)])

    def decide(surface: str):
        return linker.decide(Mention(0, len(surface), surface, "where"), around)

    assert decide("Khanshiekhoun").reason == ""
    assert decide("Khanshiekhoun").candidates[0].away == pytest.approx(55, abs=8)
    assert decide("FSA").reason == "too short, or an abbreviation"
    assert decide("The Sarakkeb").reason == "begins with an English article"
    assert "nats" in decide("Wubbelzorf").reason or "no candidate" in decide("Wubbelzorf").reason
    assert (
        linker.decide(
            Mention(0, 13, "Khanshiekhoun", "where"), around, Knowledge(lambda _: "because")
        ).reason
        == "because"
    )


def test_a_translated_first_word(links):
    text = "Shells fell on Brak Hill, the Monastery of Asafir and Haydar Gate near Hasakah."
    assert links(text, "Hasakah")["Brak"][0] == "Tal Brak"
    text = "Troops left Damascus for the Monastery of Asafir."
    assert links(text, "Damascus")["Monastery of Asafir"][0] == "Deir al-Asafir"


def test_what_is_linked_tells_where_the_rest_lies():
    sure = Place("s", "Khanshaykhun", "", "city", "SY", 35.44, 36.65, curated=True)
    near = Place("n", "Zuq", "", "village", "SY", 35.50, 36.70, curated=True)
    places = {place.id: place for place in (sure, near)}

    def linked(text: str) -> list[str]:
        linker = Linker(
            Candidates(
                lambda names: [
                    [
                        Candidate("s", 20.0, 0.9)
                        if name == "Khanshekhun"
                        else Candidate("n", 6.0, 0.9)
                    ]
                    for name in names
                ],
                places.get,
                lambda id_: ["Khanshekhun"] if id_ == "s" else ["Zuqa"],
            )
        )
        return [d.mention.surface for d in linker.link(text, []) if d.link]

    assert linked("In Syria, shells fell near Zuqa and in Khanshekhun.") == ["Zuqa", "Khanshekhun"]
    assert linked("In Syria, shells fell near Zuqa.") == []
