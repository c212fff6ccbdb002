"""Wordings, small words and slips that `suggest` proposes: what it must see, and must let be."""

from __future__ import annotations

import pytest
from corpora import texts
from hypothesis import given
from hypothesis import strategies as st

from normalize.quality.suggesting import suggest
from normalize.quality.suggesting.english import likely_after, likely_before
from normalize.quality.suggesting.misspellings import misspellings
from normalize.quality.suggesting.noun_phrases import noun_phrases
from normalize.quality.suggesting.oddness import counted, expected, grams, oddness
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.sounds import wrong_article
from normalize.quality.suggesting.variants import variants
from normalize.quality.suggesting.words import once, stretches


def forms(rows):
    return {form: row.evidence for row in rows for form in row.find}


NUMBERS = ("one", "both", "other", "more", "all", "such", "these", "those", "some", "most")


def test_an_article_that_is_mostly_there():
    usual = texts(*(f"He saw {word} mills by the old canal." for word in NUMBERS))
    bare = texts(
        "A child swam by old canal.", "A mill burned by old canal.", "He sat by old canal."
    )
    found = forms(variants(usual + bare, []))
    assert "by old canal" in found
    assert found["by old canal"] == "mostly with an article: by the old canal 10"


def test_an_article_that_is_mostly_missing():
    usual = texts(*(f"He left {word} mills in fair condition." for word in NUMBERS))
    odd = texts(*(f"{word} mills were left in a fair condition." for word in NUMBERS[:3]))
    assert "mostly without an article" in forms(variants(usual + odd, []))["in a fair condition"]


def test_a_plural_of_what_is_no_number_of_things():
    usual = texts(*(f"The storm caused grain damage to {word} mills." for word in NUMBERS))
    odd = texts(*(f"The storm caused {word} grain damages." for word in NUMBERS[:3]))
    assert "grain damages" in forms(variants(usual + odd, []))


def test_a_preposition_that_edited_text_never_has_there():
    usual = texts(*(f"He saw {word} mills on the outskirts of a town." for word in NUMBERS))
    odd = texts(*(f"He saw {word} mills in the outskirts of a town." for word in NUMBERS[:3]))
    found = forms(variants(usual + odd, []))
    assert found["in the outskirts of"].startswith("mostly with another preposition: on")
    edited = texts("They live in the outskirts of Hull.")
    assert "in the outskirts of" not in forms(variants(usual + odd, edited))


def test_both_are_said():
    """Half with an article and half without is no variation that could be told apart."""
    ours = texts(
        *(f"He ran {word} mills by the warm water." for word in NUMBERS),
        *(f"He ran {word} mills by warm water." for word in NUMBERS),
    )
    assert variants(ours, []) == []


def test_possessives_have_an_article_already():
    usual = texts(*(f"He saw {word} mills by the {{}} canal.".format("Hull") for word in NUMBERS))
    ours = texts(*(f"He saw {word} mills by Hull's canal." for word in NUMBERS[:3]))
    assert variants(usual + ours, []) == []


def test_a_form_is_as_long_as_it_must_be():
    """ "by regime" alone would mostly be part of "by regime planes"."""
    usual = texts(*(f"{word} men were hit by the regime on a road." for word in NUMBERS))
    bare = texts(*(f"{word} boats were hit by regime on a lake." for word in NUMBERS[:3]))
    longer = texts(*(f"{word} carts were hit by regime planes." for word in NUMBERS))
    assert "by regime on" in forms(variants(usual + bare + longer, []))
    assert "by regime" in forms(variants(usual + bare, []))


def test_phrases_begin_behind_their_article():
    stretch = next(stretches("shells hit an empty mill near the last road to town"))
    found = [(p.lead, p.article, p.words) for p in noun_phrases(stretch) if p.lead]
    assert found == [("to", "", ("town",))]


@pytest.mark.parametrize(
    ("article", "word", "wrong"),
    [
        ("a", "offshoot", True),
        ("a", "al-Bab", True),
        ("a", "SDF", True),
        ("an", "SDF", False),
        ("an", "UN-sponsored", True),
        ("a", "US-led", False),
        ("an", "unarmed", False),
        ("an", "hour", False),
        ("a", "European", False),
        ("an", "11-year-old", False),
        ("a", "NATO", False),
        ("an", "monitoring", True),
    ],
)
def test_articles_by_the_sound(article, word, wrong):
    assert wrong_article(article, word) is wrong


def test_two_words_that_are_one():
    ours = texts("An eye witness fled the gun fire.", "Eye witnesses heard gun fire. War is dear.")
    found = {row.evidence: row.find for row in slips(ours)}
    assert found["English writes one word"] == ("gun fire", "eye witness", "eye witnesses")


def test_abbreviations_of_one_outlet():
    ours = texts("The QSD left.", "QSD men left.", "QSD boats left. The UZY left.")
    for outlet in "BCD":
        ours += texts("The UZY left.", outlet=outlet)
    found = {row.evidence: row.find for row in slips(ours)}
    assert found["an abbreviation that one or two outlets have"] == ("QSD",)


def test_a_sentence_that_comes_again_counts_once():
    again = "the mill by the old canal burned down"
    (_, first), (_, second) = once(texts(f"{again}. He fled.", f"{again}. She fled."))
    assert [len(first), len(second)] == [2, 1]


def test_a_wording_beats_its_parts():
    """What follows from topical words is expected; what does not is odd."""
    ours = counted([("rocket", "shells", "fell")] * 20 + [("of", "rocket", "parts")] * 20)
    theirs = counted([("the", "shells", "of", "the", "rocket")] * 50)
    assert oddness(("rocket", "shells"), 20, 1.0, ours, theirs) > 3
    whole, half = (oddness(("rocket", "shells"), 20, w, ours, theirs) for w in (1.0, 0.5))
    assert half == pytest.approx(whole / 2)
    assert oddness(("of", "rocket"), 0.2, 1.0, ours, theirs) == 0


@given(st.lists(st.sampled_from("abcde"), max_size=9))
def test_n_grams_are_all_runs_of_up_to_five_words(words):
    runs = [words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    assert list(grams(words)) == [tuple(run) for run in runs if len(run) <= 5]


@given(st.sampled_from(["northern", "of", "army", "xq", "tens"]), st.sampled_from(["of", "xq"]))
def test_chances_are_chances(first, second):
    assert 0 < likely_after(first, second) <= 1
    assert 0 < likely_before(first, second) <= 1
    counts = counted([(first, second)])
    assert expected((first, second), counts, counts) >= 0.3


def test_a_pair_that_chance_would_make_often_is_the_surer_avoided():
    assert likely_after("northern", "of") < likely_after("north", "of") / 100


def test_a_noun_before_a_name():
    ours = texts(
        *(
            f"Men {word} heard the citizen {name} there."
            for word, name in zip(
                ("also", "soon", "then", "here"), ("Nadim", "Rana", "Salma", "Omar"), strict=True
            )
        )
    )
    edited = texts(*("Men heard the name of a citizen there. Rana left." for _ in range(50)))
    assert "the citizen {name}" in forms(phrases(ours, edited))


def test_what_one_wording_holds_is_shown_once():
    ours = texts(*(f"{word} he set a northern of the hill mill." for word in NUMBERS))
    shown = forms(phrases(ours, texts(*["The hill mill stands. He set a trap."] * 50)))
    assert not any(one != other and f" {one} " in f" {other} " for one in shown for other in shown)


def test_variants_are_suggested_with_edited_text_or_without():
    usual = [f"He saw {word} mills by the old canal." for word in NUMBERS]
    ours = texts(*usual, *(f"{word} carts stood by old canal." for word in NUMBERS[:3]))
    assert "variant" in {row.source for row in suggest(ours)}


def test_words_near_a_common_one():
    counts = {"casualties": 150, "causalities": 4, "casual": 3, "airstrikes": 90, "airstikes": 1}
    counts |= {"started": 60, "starred": 1}  # a word of its own, met once
    assert misspellings(counts) == {"causalities", "airstikes"}
    ours = texts(*(f"The {word} villages burned, most villages did." for word in NUMBERS * 4))
    ours += texts("A vilages fire.", "The vilages fell.", "These vilages stood.")
    found = {row.evidence: row.find for row in slips(ours)}
    assert found["near a word that is far more common here"] == ("vilages",)
