"""Which of its candidates a mention stands for: what is near, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace

from transliteration.gazetteer import Place
from transliteration.gazetteer.indexing import index_of
from transliteration.linker import Linker
from transliteration.linking.candidates import Candidates
from transliteration.linking.disambiguation import Knowledge
from transliteration.linking.surroundings import Surroundings
from transliteration.mentions.spans import Mention
from transliteration.search.candidate import Candidate


def test_without_a_place_nearby_a_country_must_be_named(links):
    sentence = "Shelling hit the city of Khanshiekhoun again."
    assert links(sentence) == {"Khanshiekhoun": ("Khan Sheikhoun", False)}  # all that it has
    assert links(sentence + " Nothing else is known." * 20) == {}
    assert links("In Syria: " + sentence) == {"Khanshiekhoun": ("Khan Sheikhoun", True)}
    assert links("In Yemen: " + sentence) == {}


def test_nothing_far_away_is_linked(links):
    text = "Shelling hit the city of Khanshiekhoun and Basra."
    assert links(text, "Basra") == {}


def stub(place: Place, form: str) -> Linker:
    """A linker that thinks of one place whatever it is asked."""
    return Linker(
        Candidates(
            lambda names: [[Candidate(place.id, 13.0, 0.9)] for _ in names],
            {place.id: place}.get,
            lambda _: [form],
        )
    )


def test_what_is_named_right_beside_a_mention_says_where_it_is():
    near = Place("n", "Kalbuzin", "", "town", "IQ", 35.50, 44.40, curated=True)
    kirkuk = Place("k", "Kirkuk", "", "city", "IQ", 35.47, 44.39)
    aleppo = Place("a", "Aleppo", "", "city", "SY", 36.20, 37.16)

    def linked(text: str, *known: Place) -> list[bool]:
        spans = [(text.index(p.name), text.index(p.name) + len(p.name), p) for p in known]
        decisions = stub(near, "Kalbozen").link(text, spans)
        return [decision.link is not None for decision in decisions]

    there = "A shell fell on the Kalbozen area in Aleppo."
    assert linked(there + " Police in Kirkuk counted votes.", aleppo, kirkuk) == [False]
    assert linked("A shell fell on the Kalbozen area north of Kirkuk.", kirkuk) == [True]


def test_two_names_of_one_sentence_are_two_places():
    # Some gazetteers have a village among the names of the one next to it.
    balshun = Place("b", "Balshun", "بلشون", "village", "SY", 35.73, 36.54, curated=True)
    linker = stub(balshun, "Mashun")

    def surfaces(text: str) -> list[str]:
        start = text.index("Balshun")
        found = linker.link(text, [(start, start + 7, balshun)])
        return [decision.mention.surface for decision in found if decision.sure]

    assert surfaces("Raids on Mashoun and Balshun.") == []
    assert surfaces("Raids on Mashoun. Balshun was hit.") == ["Mashoun"]


def test_a_type_word_speaks_against_places_of_another_kind(linker, shipped):
    def evidence(type_word: str) -> dict[str, float]:
        mention = Mention(0, 6, "Jobarr", "type", type_word)
        around = Surroundings("Syria", [], anywhere=True)
        decision = linker.decide(mention, around)
        return {item.place.id: item.evidence for item in decision.candidates}

    quarter, village = evidence("neighbourhood"), evidence("village")
    (jobar,) = shipped.spelled("Jobar")
    assert jobar.kind == "neighbourhood"
    assert quarter[jobar.id] > village[jobar.id]


def test_a_spelling_that_is_ambiguous_means_its_owner_close_by_and_nothing_else(linker, shipped):
    (saraqib,) = shipped.spelled("Saraqib")

    def decided(text: str, near: str):
        start = text.index(near)
        known = [(start, start + len(near), shipped.spelled(near)[0])]
        (decision,) = linker.link(text, known, Knowledge(owners=lambda _: {saraqib.id}))
        return decision

    close = decided("Shelling hit the town of Sarakkeb near Idlib.", "Idlib")
    assert (close.link.place, close.sure) == (saraqib, True)
    for far in (
        decided("Shelling hit the town of Sarakkeb near Hama.", "Hama"),
        decided("Shelling hit the Sarakkeb airbase, and the town of Homs.", "Homs"),
    ):
        assert (far.link, far.reason) == (None, "a spelling that needs another context")


def test_a_name_that_needs_context_is_linked_under_any_spelling_close_by_only(linker, shipped):
    (saraqib,) = shipped.spelled("Saraqib")

    def linked(near: str) -> bool:
        text = f"Shelling hit the town of Sarakkeb near {near}."
        start = text.index(near)
        known = [(start, start + len(near), shipped.spelled(near)[0])]
        needy = Knowledge(in_context=lambda id_: id_ == saraqib.id)
        (decision,) = linker.link(text, known, needy)
        return decision.link is not None

    assert linked("Idlib")
    assert not linked("Hama")


def test_a_name_that_needs_context_is_near_the_governorate_that_its_sentence_names():
    rawa = Place("r", "Rawa", "", "town", "IQ", 34.48, 41.92, "Anbar", curated=True)
    anbar = Place("b", "Anbar", "", "governorate", "IQ", 32.97, 41.62, "Anbar", curated=True)
    needy = Knowledge(in_context=lambda id_: id_ == "r")

    def linked(text: str) -> bool:
        start = text.index("Anbar")
        (decision,) = stub(rawa, "Raoua").link(text, [(start, start + 5, anbar)], needy)
        assert not decision.sure
        return decision.link is not None

    assert linked("The army crossed a bridge to the town of Raoua in Anbar.")
    assert not linked("The army crossed a bridge to the town of Raoua. It rained in Anbar.")


def test_of_two_owners_the_one_is_meant_that_is_much_nearer():
    aleppo = Place("a", "Aleppo", "", "city", "SY", 36.2, 37.16)
    near = Place("n", "Zuq", "", "village", "SY", 36.2, 37.2)
    text = "Shells fell near Zuqan and on Aleppo."
    start = text.index("Aleppo")

    def linked(kilometres: float) -> str | None:
        far = replace(near, id="f", latitude=near.latitude + kilometres / 111.2)
        places = {place.id: place for place in (near, far)}
        linker = Linker(
            Candidates(
                lambda names: [[] for _ in names], places.get, lambda _: ["Zuq"], lambda _: ()
            )
        )
        owned = Knowledge(owners=lambda _: set(places))
        (decision,) = linker.link(text, [(start, start + 6, aleppo)], owned)
        return decision.link and decision.link.place.id

    assert linked(40.0) == "n"
    assert linked(10.0) is None


def test_a_misread_letter_is_for_review_and_only_close_by(linker, shipped):
    (talbiseh,) = shipped.spelled("Talbiseh")
    misread = Knowledge(misread=lambda _: {talbiseh.id})

    def linked(text: str, near: str) -> list[tuple[str, bool]]:
        start = text.index(near)
        known = [(start, start + len(near), shipped.spelled(near)[0])]
        found = linker.link(text, known, misread)
        return [(each.link.place.name, each.sure) for each in found if each.link]

    assert linked("Convoys passed Talzusa, north of Homs.", "Homs") == [("Talbiseh", False)]
    assert linked("Convoys passed Talzusa, north of Mosul.", "Mosul") == []


def test_what_is_spelt_as_a_place_close_by_needs_less_evidence():
    near = Place("n", "Zuq", "", "village", "SY", 36.0, 37.0)
    aleppo = Place("a", "Aleppo", "", "city", "SY", 36.2, 37.16)
    text = "Shells fell near Zuqa and on Aleppo."
    start = text.index("Aleppo")

    def linked(*exact: str) -> bool:
        linker = Linker(
            Candidates(
                lambda names: [[Candidate(near.id, 9.0, 0.9)] for _ in names],
                {near.id: near}.get,
                lambda _: ["Zuqa"],
                lambda _: exact,
            )
        )
        (decision,) = linker.link(text, [(start, start + 6, aleppo)])
        return decision.link is not None

    assert linked(near.id)
    assert not linked()


def test_an_ambiguous_name_of_a_town_may_need_no_more_than_its_country(linker, shipped):
    (saraqib,) = shipped.spelled("Saraqib")
    owned = Knowledge(owners=lambda name: {saraqib.id} if name == "Sharaquib" else ())

    def found(text: str) -> list[bool]:
        return [each.sure for each in linker.link(text, [], owned) if each.link]

    assert found("Shells fell on Sharaquib in Syria.") == [False]
    assert found("Shells fell on Sharaquib in Yemen.") == []


def test_the_name_of_one_place_is_not_rewritten_as_another(links):
    text = "An institute in Ariel, beside Jerusalem, was closed."
    assert links(text, "Jerusalem").get("Ariel", ("", False))[1] is False


def test_three_letters_are_enough_where_a_place_is_called_so(shipped):
    hol = shipped.spelled("al-Hol")[0]
    around = Surroundings("in Hasakah", [(3, 10, hol)])
    exact = Linker(
        Candidates(
            index_of(shipped).search_many,
            shipped.place,
            lambda id_: [name.form for name in shipped.names(id_)],
            lambda name: [hol.id] if name == "Hol" else [],
        )
    )
    decision = exact.decide(Mention(0, 3, "Hol", "where"), around)
    assert decision.link is not None
    assert decision.link.place == hol
    assert not decision.sure
    assert not exact.decide(Mention(0, 3, "Hul", "where"), around).link
