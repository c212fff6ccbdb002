"""Which place a mention stands for, and why others are left."""

from __future__ import annotations

import pytest

from transliteration.gazetteer import Place
from transliteration.gazetteer.indexing import index_of
from transliteration.linker import Linker, Surroundings, countries_named
from transliteration.mentions import Mention


@pytest.fixture(scope="module")
def linker(shipped):
    return Linker(
        index_of(shipped).search_many,
        shipped.place,
        lambda id_: [name.form for name in shipped.names(id_)],
    )


@pytest.fixture
def links(linker, shipped):
    def find(text: str, *known: str) -> dict[str, tuple[str, bool]]:
        spans = [
            (text.index(name), text.index(name) + len(name), shipped.spelled(name)[0])
            for name in known
        ]
        return {
            decision.mention.surface: (decision.link.place.name, decision.sure)
            for decision in linker.link(text, spans)
        }

    return find


def test_an_unseen_spelling_near_a_place_that_is_sure(links):
    text = "Shelling hit Khanshiekhoun city, Sarakkeb city and Idlib."
    assert links(text, "Idlib") == {
        "Khanshiekhoun": ("Khan Sheikhoun", True),
        "Sarakkeb": ("Saraqib", False),  # so short a name proves less
    }


def test_without_a_place_nearby_a_country_must_be_named(links):
    sentence = "Shelling hit the city of Khanshiekhoun again."
    assert links(sentence) == {}
    assert links("In Syria: " + sentence) == {"Khanshiekhoun": ("Khan Sheikhoun", True)}
    assert links("In Yemen: " + sentence) == {}


def test_nothing_far_away_is_linked(links):
    text = "Shelling hit the city of Khanshiekhoun and Basra."
    assert links(text, "Basra") == {}


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
    assert linker.link(text, known, lambda _: "a name that is no place") == []


def test_a_decision_says_why(linker, shipped):
    idlib = shipped.spelled("Idlib")[0]
    around = Surroundings("in Idlib", [idlib])

    def decide(surface: str):
        return linker.decide(Mention(0, len(surface), surface, "where"), around)

    assert decide("Khanshiekhoun").reason == ""
    assert decide("Khanshiekhoun").candidates[0].away == pytest.approx(55, abs=8)
    assert decide("FSA").reason == "too short, or an abbreviation"
    assert "nats" in decide("Wubbelzorf").reason or "no candidate" in decide("Wubbelzorf").reason
    assert (
        linker.decide(Mention(0, 13, "Khanshiekhoun", "where"), around, lambda _: "because").reason
        == "because"
    )


def test_a_country_is_no_point():
    syria = Place("sy", "Syria", "سوريا", "country", "SY", 35.0, 38.0)
    assert Surroundings("", [syria]).points == ()
    assert not Surroundings("", [syria]).say_nothing


def test_countries_by_their_people():
    assert countries_named("Houthi forces and Lebanese officials") == {"YE", "LB"}
