"""`rules try`, `rules coverage`, `rules show` on a corpus."""

from __future__ import annotations

import json

import pytest
from command import tanqih


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "sana"
    folder.mkdir()
    (folder / "a.txt").write_text("Two jihad-mobiles drove north. They saw human losses.\n")
    (folder / "b.txt").write_text("There one jihad-mobile burnt.\n")
    clean = tmp_path / "clean.txt"
    clean.write_text("The jihad-mobile is a word of slang.\n")
    return folder, clean


def test_try_shows_each_hit_and_flags_those_in_clean_text(corpus):
    folder, clean = corpus
    said = tanqih("rules", "try", "translation/weapons/jihad-mobile", folder, "--clean", clean)
    assert said.code == 0
    assert "Two [jihad-mobiles -> suicide vehicle bombs]" in " ".join(said.out.split())
    assert "sana       2" in said.out
    assert "likely false:" in said.out
    assert "2 hits in 2 documents, 1 likely false" in said.err
    data = json.loads(
        tanqih("rules", "try", "translation/weapons/jihad-mobile", folder, "--json").out
    )
    assert data["outlets"] == {"sana": 2}
    assert [hit["before"] for hit in data["hits"]] == ["jihad-mobiles", "jihad-mobile"]


def test_try_takes_a_pack_a_text_and_a_pattern(corpus):
    folder, _ = corpus
    assert "3 hits" in tanqih("rules", "try", "translation/", folder).err
    assert "2 hits" in tanqih("rules", "try", "jihad-mobiles?", folder).err
    said = tanqih("rules", "try", "{number} jihad-mobile", folder, "--replace", "$number car bomb")
    assert "[one jihad-mobile -> one car bomb]" in said.out
    assert "and 1 more" in tanqih("rules", "try", "jihad-mobiles?", folder, "--most", "1").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["translation/weapons/jihad-mobil"], "did you mean translation/weapons/jihad-mobile"),
        (["translation/weapons/jihad-mobile", "--replace", "x"], "--replace goes with a pattern"),
        (["jihad(mobile"], "backslash"),
        (["{numbr} mobiles"], "no vocabulary has a slot 'numbr'"),
    ],
)
def test_try_says_how_to_mend_what_is_wrong(corpus, arguments, message):
    name, *options = arguments
    said = tanqih("rules", "try", name, corpus[0], *options)
    assert said.code == 2
    assert message in said.err


def test_a_corpus_that_is_not_there_is_2(tmp_path):
    for verb in (["try", "some words"], ["coverage"], ["show", "translation/weapons/balloons"]):
        said = tanqih("rules", *verb, tmp_path / "gone")
        assert said.code == 2
        assert "no such file or folder" in said.err


def test_show_with_its_real_hits(corpus):
    name = "translation/weapons/jihad-mobile"
    assert "[jihad-mobile -> suicide vehicle bomb]" in tanqih("rules", "show", name, corpus[0]).out
    (whole,) = json.loads(tanqih("rules", "show", name, corpus[0], "--json").out)
    assert len(whole["hits"]) == 2


def test_coverage(corpus):
    said = tanqih("rules", "coverage", corpus[0])
    assert said.code == 0
    assert "translation/weapons/jihad-mobile" in said.out.partition("never fired:")[0]
    assert "  translation/weapons/balloons\n" in said.out.partition("never fired:")[2]
    assert "2 documents, 12 words" in said.err
    data = json.loads(tanqih("rules", "coverage", corpus[0], "--json").out)
    assert data["fired"]["translation/weapons/jihad-mobile"] == 2
    assert data["edits_per_1000_words"] > 100
    assert any(name.startswith("places/") for name in data["never"])
