"""An abbreviation with half a bracket gets the other half, where its letters fit the name."""

from __future__ import annotations

from settling import settle, suggested

from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.quotation.brackets import close_brackets


def test_a_bracket_around_an_abbreviation_is_closed() -> None:
    text = "The Red Crescent Society (RCS reported it."
    assert settle(text).text == "The Red Crescent Society (RCS) reported it."


def test_a_bracket_around_an_abbreviation_is_opened() -> None:
    text = "The Libyan Crimes Watch LCW) reported it."
    assert settle(text).text == "The Libyan Crimes Watch (LCW) reported it."
    text = "The UN mission in Libya UNSMIL) reported it."
    assert settle(text).text == "The UN mission in Libya (UNSMIL) reported it."
    assert not settle("The lists a) and the Red Cross XYZ) said so.").edits


def test_letters_that_fit_no_name_are_a_question() -> None:
    text = "The town hall (XYZ said so."
    assert not settle(text).edits
    assert [p.rule for p in suggested(text)] == ["quotation/unclosed-bracket"]


def test_a_bracket_around_an_amount_is_closed_at_the_end_of_what_holds_it() -> None:
    text = "The dam cost 30 billion dinars (about $20 million."
    assert settle(text).text == "The dam cost 30 billion dinars (about $20 million)."
    assert not settle("The dam cost 30 billion (about $20 million, he said) in 2004.").edits
    assert not settle("The dam cost 30 billion (about $20 million in 2004.").edits
    text = "The mill in Kut (12 km south of Kirkuk came under fire."
    assert settle(text).text == "The mill in Kut (12 km south of Kirkuk) came under fire."
    assert settle("Rastan (north of Homs was hit.").text == "Rastan (north of Homs) was hit."
    assert not settle("Rastan (north of Homs was hit, he said) is calm.").edits
    assert settle("The road (over 30 km, is shut.").text == "The road (over 30 km), is shut."
    assert not settle("The first reason (1. the road is shut.").edits


def test_a_caliber_is_closed_before_its_verb() -> None:
    assert settle("A rocket (122 mm fell here.").text == "A rocket (122 mm) fell here."
    assert not settle("A rocket (122 mm fell, he said) is old.").edits


def test_ages_regions_and_parts_are_closed() -> None:
    text = "The baker Ali Hasan (45 was hurt."
    assert settle(text).text == "The baker Ali Hasan (45) was hurt."
    text = "Rastan (northern Homs countryside was hit."
    assert settle(text).text == "Rastan (northern Homs countryside) was hit."
    text = "It killed 15 guards (including two cooks. Bread is dear."
    assert settle(text).text == "It killed 15 guards (including two cooks). Bread is dear."
    assert not settle("Rastan (Homs countryside was hit, he said) is calm.").edits
    assert not settle("It has parts (including two. One is lost, too).").edits


def test_who_is_meant_by_a_pronoun_is_closed_behind_the_noun() -> None:
    words = RuleSet((), (), {"people_noun": ("guards",)})

    def closed(text: str) -> list[tuple[int, str]]:
        return [(p.start, p.after) for p in close_brackets(text, Context(Settings(), words))]

    assert closed("They [the guards left at noon.") == [(16, "]")]
    for text in ("They [the guards] left.", "They [the mills left.", "They [the guards left] ran."):
        assert closed(text) == []
