"""When documents agree on a spelling, and when two spellings are two villages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.corpus.names import corpus_spellings, in_gazetteer
from normalize.edits import Level
from normalize.stages.toponyms.one_spelling import letters

IDLIB, SARAQIB, MOSUL = (35.93, 36.63), (35.86, 36.81), (36.34, 43.13)


def corpus(*documents):
    """Documents by number; each has names, by default near Idlib."""
    return {
        f"{i:02}.txt": names if isinstance(names, dict) else {names: IDLIB}
        for i, names in enumerate(documents)
    }


def levels(names, **options):
    """What becomes of names, in whatever document."""
    return {
        name: (spelling.after, spelling.level)
        for found in corpus_spellings(names, **options).values()
        for name, spelling in found.items()
    }


def test_most_documents_decide():
    names = corpus("Gralbouzen", "Gralbozen", "Gralbozen", {"Gralbozen": SARAQIB})
    assert levels(names) == {"Gralbouzen": ("Gralbozen", Level.LIKELY)}
    reason = corpus_spellings(names)["00.txt"]["Gralbouzen"].reason
    assert reason == "Documents that spell it Gralbozen: 3, Gralbouzen: 1."


@pytest.mark.parametrize(
    "documents",
    [
        ("Gralbouzen", "Gralbozen"),
        ("Gralbouzen", "Gralbozen", "Gralbozen", "Gralbouzen", "Gralbozen"),  # three to two
        ({"Gralbouzen": None}, "Gralbozen", "Gralbozen"),  # it may be anywhere
        ("Gralbouzen", {"Gralbozen": None}, {"Gralbozen": None}),
    ],
)
def test_what_is_not_clear_only_asks(documents):
    assert {level for _, level in levels(corpus(*documents)).values()} == {Level.POSSIBLE}


def test_each_document_by_what_lies_beside():
    names = corpus(*["Gralbozen"] * 6, "Gralbouzen", {"Gralbouzen": MOSUL}, {"Gralbouzen": None})
    found = corpus_spellings(names)
    assert {document: each["Gralbouzen"].level for document, each in found.items()} == {
        "06.txt": Level.LIKELY,
        "08.txt": Level.POSSIBLE,
    }


def test_of_equals_the_one_that_comes_first():
    assert levels(corpus("Gralbouzen", "Gralbozen")) == {
        "Gralbozen": ("Gralbouzen", Level.POSSIBLE)
    }


@pytest.mark.parametrize(
    "documents",
    [
        ({"Gralbouzen": MOSUL}, "Gralbozen", "Gralbozen"),
        ({"Gralbouzen": IDLIB, "Gralbozen": IDLIB}, "Gralbozen", "Gralbozen"),  # two villages
        ("Gralbazen", "Gralbozen", "Gralbozen"),
        ("Gralbosen", "Gralbozen", "Gralbozen"),
        ("al-Gralbozen", "Gralbozen", "Gralbozen"),
        ("Deir Gralbouzen", "Tell Gralbozen", "Tell Gralbozen"),
        ("Gralbozen Gharbi", "Gralbouzen Sharqi", "Gralbouzen Sharqi"),
        ("Al-Gralbozen", "al-Gralbozen", "al-Gralbozen"),  # capitals are no other spelling
    ],
)
def test_what_may_be_another_name_stays(documents):
    assert levels(corpus(*documents)) == {}


def test_capitals_and_hyphens_count_together():
    names = corpus("al-Gralbozen", "Al-Gralbozen", "al-Gralbozen", "al-Gralbouzen", "Al-Gralbouzen")
    assert levels(names) == {
        "al-Gralbouzen": ("al-Gralbozen", Level.POSSIBLE),
        "Al-Gralbouzen": ("al-Gralbozen", Level.POSSIBLE),
    }


def test_a_name_that_the_gazetteer_has_stays():
    names = corpus("Gralbouzen", "Gralbozen", "Gralbozen")
    assert levels(names, is_known=lambda name: name == "Gralbouzen") == {}
    assert in_gazetteer("Saraqib")
    assert not in_gazetteer("Gralbouzen")


def test_what_joins_counts():
    """Four to two alone is clear; five to two after the first has joined, too."""
    names = corpus(*["Gralbozen"] * 3, *["Gralbouzen"] * 2, "Gralbuzen")
    assert levels(names) == {
        "Gralbouzen": ("Gralbozen", Level.LIKELY),  # since three and one are twice as many
        "Gralbuzen": ("Gralbozen", Level.LIKELY),
    }


def test_where_less_is_applied_less_counts():
    names = corpus(*["Gralbozen"] * 3, *["Gralbouzen"] * 2, "Gralbuzen")
    found = levels(names, level=Level.CERTAIN)
    assert found["Gralbouzen"] == ("Gralbozen", Level.POSSIBLE)


NAMES = st.sampled_from(
    ["Gralbozen", "Gralbouzen", "Gralbuzen", "gralbozen", "Grallbozen", "Gralb"]
)
POINTS = st.sampled_from([IDLIB, SARAQIB, MOSUL, None])
CORPORA = st.dictionaries(
    st.sampled_from("abcdefghij"), st.dictionaries(NAMES, POINTS, max_size=2), max_size=10
)


@given(CORPORA, st.sampled_from(list(Level)))
def test_the_cleaned_documents_agree(names, level):
    def applied(names):
        return {
            (document, name): spelling.after
            for document, found in corpus_spellings(names, level).items()
            for name, spelling in found.items()
            if spelling.level.reaches(level)
        }

    changes = applied(names)
    cleaned = {
        document: {changes.get((document, name), name): point for name, point in found.items()}
        for document, found in names.items()
    }
    for document, found in names.items():  # two villages stay two, whatever their capitals
        assert len(set(map(letters, cleaned[document]))) == len(set(map(letters, found)))
    assert applied(cleaned) == {}


@given(CORPORA, st.randoms())
def test_the_order_of_the_documents_makes_no_difference(names, random):
    shuffled = list(names.items())
    random.shuffle(shuffled)
    assert corpus_spellings(dict(shuffled)) == corpus_spellings(names)
