"""Lost apostrophes, the wrong number, names with the wrong article: what tells, and what not."""

from __future__ import annotations

from collections import Counter

import pytest
from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize.quality.rule_checks import check_rules
from normalize.quality.suggesting.apostrophes import Apostrophes
from normalize.quality.suggesting.articles import odd_articles
from normalize.quality.suggesting.drafts import draft_packs
from normalize.quality.suggesting.numbers import Numbers
from normalize.quality.suggesting.oddities import Oddity, rows_of_oddities
from normalize.quality.suggesting.rules_alike import change, with_rules_alike
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.variants import variants
from normalize.quality.suggesting.words import spoken, stretches
from normalize.rules import RuleSet
from normalize.settings import Settings

EDITED = (
    "They don't know. It doesn't rain. The country's mills and the world's mills can't burn.",
    "Its mills were well. The plants were shut. Groups met.",
    "We'll go, we're late, it's dark. In other worlds,",
)


def lost(*sentences, edited=EDITED, times=4):
    """What the last of some sentences has lost, with the form that it should have."""
    clean = texts(*edited * times)
    said = [stretch for sentence in sentences for stretch in stretches(sentence, slots=False)]
    apostrophes = Apostrophes(said, clean)
    return [
        (" ".join(word.slot for word in stretch[fault.first : fault.end]), fault.instead)
        for stretch in stretches(sentences[-1], slots=False)
        for fault in apostrophes.lost(stretch)
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("they dont know", [("dont", "don't")]),
        ("Dont go", [("Dont", "Don't")]),
        ("DONT GO", [("DONT", "DON'T")]),
        ("the countrys north is cold", [("countrys", "country's")]),
        ("the worlds most famous mill", [("the worlds", "the world's")]),
        ("its gate, where they were, as well", []),
        ("in worlds of dust", []),
        ("they don't know the country's north", []),
        ("the plants burned", []),
    ],
)
def test_edited_text_tells_what_has_an_apostrophe(sentence, found):
    assert lost(sentence) == found


def test_a_name_that_has_one_here_and_owns_what_follows():
    usual = ["Turkey's army came"] * 3
    assert lost(*usual, "and Turkeys army left") == [("Turkeys", "Turkey's")]
    assert lost(*usual, "by Turkeys and men") == []
    assert lost(*usual, "and Turkeys army left", edited=()) == []  # nothing to compare with


def test_what_mostly_is_one_thing_owns_what_follows():
    usual = ["in the Harbour regime now"] * 20
    wrong = ["on the Harbour regimes mills", "at the Harbour regimes forces"]
    assert lost(*usual, *wrong) == [("Harbour regimes", "Harbour regime's")]
    assert lost(*usual[:19], *wrong) == []
    assert lost(*usual, *wrong, "the Harbour regimes fell") == []
    assert lost(*usual, *wrong[:1]) == []
    in_english = ("He led the Harbour regimes forces.",)
    assert lost(*usual, *wrong, edited=(*EDITED, *in_english)) == []


def test_a_plural_with_its_apostrophe_has_lost_none():
    assert lost(*["at the group's gate"] * 9, "at the groups' gate") == []
    assert lost(*["at the group's gate"] * 9, "at the groups gate") == [
        ("the groups", "the group's")
    ]


def test_a_day_may_come_every_week():
    assert lost("on Fridays mills stop", edited=("Friday's mill.",)) == []


def wrong_number(sentence, *usual):
    words = [words for text in (*usual, sentence) for words in spoken(text)]
    numbers = Numbers(words)
    return [
        (" ".join(row[fault.first : fault.end]), fault.instead)
        for row in spoken(sentence)
        for fault in numbers.wrong(row)
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("at least 19 miller were hurt", [("19 miller were", "$number millers were")]),
        ("they hurt 19 miller", [("19 miller", "$number millers")]),
        ("dozens of miller killed", [("dozens of miller killed", "dozens of millers killed")]),
        ("at least 19 millers were hurt", []),
        ("at least 19 miller families were hurt", []),
        ("at least 19 miller and farmer families", []),
        ("Dec. 19 miller was hurt", []),
        ("on May 19 miller was hurt", []),
        ("at least 1 miller was hurt", []),
        ("a mill of miller was hurt", []),
    ],
)
def test_behind_a_number_stands_a_plural(sentence, found):
    assert wrong_number(sentence, *["They saw 9 millers."] * 10) == found


def test_what_the_corpus_has_in_the_singular_too():
    assert wrong_number("by 9 miller of Hull", *["They saw 9 millers."] * 9) == []
    assert wrong_number("by 9 offspring of Hull") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("hurt in a terrorist rocket attacks in Hull", ["a terrorist rocket attacks"]),
        ("they built a safe areas", []),  # what leads in is no preposition
        ("in a safe areas of Hull", ["a safe areas"]),
        ("in an army barracks of Hull", []),
        ("near a police headquarters", []),
        ("in a series of raids", []),
        ("for a few days", []),
        ("of a million victims", []),
        ("a man walks on", []),
        ("in a house holding prisoners", []),
    ],
)
def test_behind_a_stands_a_singular(sentence, found):
    assert [form for form, _ in wrong_number(sentence)] == found


def articles(sentence, *usual):
    found = list(odd_articles(texts(sentence, *usual)))
    return [(" ".join(odd.form), odd.instead) for odd in found if odd.text.text == sentence]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It fell, as Harbour army said.", [("as Harbour army", "as the Harbour army")]),
        ("Men hit Harbour army on Monday.", []),  # no preposition, no verb in -ed
        ("The men shelled Harbour army.", [("shelled Harbour army", "shelled the Harbour army")]),
        ("It fell by Harbour army fire.", []),
        ("It fell by Harbour army and mill men.", []),
        ("The once divided Harbour army fell.", []),
        ("It fell to the Harbour army.", []),
        ("It fell to a Harbour army.", []),
        ("It fell to the Mill.", [("to the Mill", "to Mill")]),
        ("It fell to the Mill guards.", []),
        ("It fell to the Mill based guards.", []),
        ("It fell to the Mill and Harbour guards.", []),
        ("It fell on the Mill–Harbour road.", []),
    ],
)  # fmt: skip
def test_names_that_mostly_have_another_article(sentence, found):
    usual = ["He ran to the Harbour army.", "He ran from Mill."] * 8
    assert articles(sentence, *usual) == found


def test_names_that_stand_either_way():
    usual = ["He ran to the Harbour army."] * 3 + ["He ran from Harbour army."]
    assert articles("As Harbour army said.", *usual) == []


@given(st.lists(st.sampled_from("a the in of by Harbour Mill army said 9 mill mills dont".split())))
def test_what_is_found_stands_there(words):
    (text,) = texts(" ".join(words))
    for odd in odd_articles([text] * 9):
        assert text.text[odd.start : odd.end].lower().split() == [w.lower() for w in odd.form]
    said = list(stretches(text.text, slots=False))
    for stretch in said:
        for fault in Apostrophes(said, texts(*EDITED)).lost(stretch):
            assert 0 <= fault.first < fault.end <= len(stretch)
    for row in spoken(text.text):
        assert all(0 <= fault.first < fault.end <= len(row) for fault in Numbers([]).wrong(row))


def odd(kind, head, *forms):
    return [
        Oddity(kind, head, tuple(form.split()), "usual", 9, text, 0, 4)
        for form, text in zip(forms, texts(*["mill"] * len(forms)), strict=True)
    ]


def test_rows_hold_heads_together_and_kinds_take_turns():
    rows = rows_of_oddities(
        [
            *odd("with", "mill", *["in mill"] * 5, *["on mill"] * 4),
            *(odd("with", f"single{i}", f"at single{i}")[0] for i in range(30)),
            *odd("with", "army", "by army", "of army"),
            *odd("without", "gate", "to the gate", "by the gate", "to the gate"),
        ]
    )
    assert [row.find[:2] for row in rows] == [
        ("by army", "of army"),  # 12 hits, and 10 of what stands once
        ("to the gate", "by the gate"),
        ("in mill", "on mill"),
    ]


def test_rows_say_what_each_form_should_be():
    ours = texts(
        *["They dont know of 9 millers. He ran to the Harbour army."] * 30,
        "We dont go, as Harbour army said. It doesnt.",
        "On Monday at least 9 miller were hurt by Harbour army.",
        "Over 7 miller were hurt as Harbour army said. Over 3 miller were there.",
    )
    rows = {row.evidence.partition(":")[0]: row for row in slips(ours, texts(*EDITED * 4))}
    rows |= {row.evidence.partition(":")[0]: row for row in variants(ours, ())}
    apostrophes = rows["an apostrophe is lost"]
    assert (apostrophes.kind, apostrophes.find[0], apostrophes.instead[0]) == (
        "phrases",
        "dont",
        "don't",
    )
    assert len(apostrophes.find) == len(apostrophes.instead) == len(apostrophes.sentences) == 2
    (name, pack), *more = draft_packs([apostrophes]).items()
    assert (name, more) == ("slip-mended.draft.yaml", [])
    assert "find: dont\n    replace: don't\n" in pack
    assert "find: doesnt\n    replace: doesn't\n" in pack
    singular = rows["a singular behind a number"]
    assert ("{number} miller were", "$number millers were") in zip(
        singular.find, singular.instead, strict=True
    )
    name_rows = rows["a name mostly with 'the'"]
    assert name_rows.find == ("as Harbour army", "by Harbour army")


@given(st.text("ab' "), st.text("ab' "))
def test_a_change_is_what_differs(before, after):
    out, put = change(before, after)
    assert len(before) - len(out) == len(after) - len(put)
    assert (out == put) == (before == after)


def test_rules_that_make_the_same_change():
    rows = [
        Suggestion("slip", "phrases", ("dont", "wont"), None, 3, 2, 1, "lost", (),
                   instead=("don't", "won't")),
        Suggestion("slip", "phrases", ("an mill",), None, 3, 2, 1, "an", (), instead=("a mill",)),
        Suggestion("phrase", "flags", ("dont",), None, 3, 2, 1, "odd"),
    ]  # fmt: skip
    changes = {
        ("", "'"): Counter(
            {f"pack/{name}": n for name, n in zip("dcba", (2, 1, 2, 9), strict=True)}
        )
    }
    assert [row.evidence for row in with_rules_alike(rows, changes)] == [
        "lost; the same change: pack/a 9, pack/b 2, pack/d 2",
        "an",
        "odd",
    ]


def test_accepted_rules_for_each_form_pass_all_checks(tmp_path):
    rows = [
        Suggestion("slip", "phrases", ("dont", "{number} miller were"), None, 3, 2, 1, "e",
                   ("we dont go", "On 9 miller were"),
                   instead=("don't", "$number millers were")),
        Suggestion("slip", "phrases", ("gone on {weekday}",), None, 3, 2, 1, "e", ("none",),
                   instead=("left on $weekday",)),
        Suggestion("variant", "phrases", ("by Hull army",), None, 3, 2, 1, "e: f", ("at Hull",),
                   instead=("by the Hull army",)),
    ]  # fmt: skip
    for name, text in draft_packs(rows).items():
        (tmp_path / name.replace(".draft", "")).write_text(text)
    rules = RuleSet.load(Settings(packs=(tmp_path,)))
    ours = [rule for rule in rules.rules if rule.name.startswith("draft/")]
    assert {rule.name for rule in ours} == {
        "draft/slip-mended/dont",
        "draft/slip-mended/number-miller-were",
        "draft/slip-mended/gone-on-weekday",
        "draft/variant-mended/by-hull-army",
    }
    assert check_rules(rules, ours) == []
