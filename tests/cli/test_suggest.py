from __future__ import annotations

import json

import pytest
from command import tanqih


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number, word in enumerate(("Jaishoun", "Jaishoun", "Jeishoun")):
        text = f"Fighters of {word} shelled the depot.\n\nRoads stay shut, road blockages stay.\n"
        (folder / f"{number}.txt").write_text(text)
    return folder


def test_a_table_json_and_drafts(corpus, tmp_path):
    said = tanqih("suggest", corpus, "-o", tmp_path / "drafts")
    assert said.code == 0
    assert "Jeishoun" in said.out
    assert "no --clean texts" in said.err
    assert (tmp_path / "drafts" / "spelling.draft.yaml").is_file()
    rows = json.loads(tanqih("suggest", corpus, "--json").out)
    (spelling,) = (row for row in rows if row["source"] == "spelling")
    assert (spelling["find"], spelling["replace"]) == (["Jeishoun"], "Jaishoun")
    assert len(json.loads(tanqih("suggest", corpus, "--json", "--most", "1").out)) == 1


def test_what_a_rule_knows_is_not_proposed(corpus, tmp_path):
    pack = tmp_path / "mine.yaml"
    pack.write_text(
        "pack: mine\nkind: terms\nrules:\n"
        "  - {id: j, name: Jaishoun, variants: [Jeishoun], because: A test.,\n"
        '     examples: ["of Jeishoun -> of Jaishoun", "roads"]}\n'
    )
    assert "Jeishoun" not in tanqih("suggest", corpus, "--rules", pack).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--clean", "gone"], "no such file or folder"),
        (["--reference", "other"], "no reference belongs to any text"),
        (["--original", "other"], "give --reference, too"),
        (["--reference", "news", "--original", "other"], "no original belongs to any text"),
        (["--most", "0"], "--most"),
        (["-o", "file"], "name a folder"),
        (["--encoding", "utf-ate"], "no text encoding"),
    ],
)
def test_wrong_input_is_2(corpus, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "z.txt").write_text("Another text.")
    (tmp_path / "file").write_text("")
    said = tanqih("suggest", corpus, *arguments)
    assert said.code == 2
    assert message in said.err


def test_a_corpus_without_texts(tmp_path):
    said = tanqih("suggest", tmp_path)
    assert said.code == 2
    assert ".jsonl" in said.err
