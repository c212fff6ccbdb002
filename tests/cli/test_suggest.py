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
        (["--clean", "gone"], "gone: no such file or folder"),
        (["--clean", "empty"], "empty: no texts here"),
        (["--clean", "bytes.txt"], "say --encoding"),
        (["--reference", "empty"], "empty: no texts here"),
        (["--reference", "broken"], "broken/a.jsonl:1: no JSON"),
        (["--reference", "broken/b.jsonl"], "b.jsonl:2: no field `text`"),
        (["--reference", "lost"], "a.txt: cannot be read: No such file"),
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
    (tmp_path / "empty").mkdir()
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9 \x81")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.jsonl").write_text('{"text": "x"')
    (tmp_path / "broken" / "b.jsonl").write_text('{"text": "x"}\n{"txt": "x"}\n')
    (tmp_path / "lost").mkdir()
    (tmp_path / "lost" / "a.txt").symlink_to("nowhere.txt")
    said = tanqih("suggest", corpus, *arguments)
    assert said.code == 2
    assert message in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("gone", "gone: no such file or folder"),
        ("lost", "cannot be read: No such file"),
        ("bytes.txt", "not UTF-8"),
        ("a.jsonl", "a.jsonl:1: no field `text`"),
    ],
)
def test_a_corpus_that_is_none(tmp_path, monkeypatch, path, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lost").mkdir()
    (tmp_path / "lost" / "a.txt").symlink_to("nowhere.txt")
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9 \x81")
    (tmp_path / "a.jsonl").write_text('{"text": 3}\n')
    said = tanqih("suggest", path)
    assert said.code == 2
    assert message in said.err


def test_drafts_rest_on_the_corpus_and_wait_to_be_accepted(corpus, tmp_path):
    drafts = tmp_path / "drafts"
    tanqih("suggest", corpus, "-o", drafts)
    draft = drafts / "spelling.draft.yaml"
    assert draft.read_text().startswith("# draft: not in force")
    assert "Fighters of Jeishoun shelled the depot" in draft.read_text()
    refused = tanqih("suggest", corpus, "--rules", draft)
    assert refused.code == 2
    assert "a draft is not in force" in refused.err
    accepted = tmp_path / "mine" / "spelling.yaml"
    accepted.parent.mkdir()
    accepted.write_text(draft.read_text())
    assert tanqih("rules", "check", accepted).code == 0
    assert tanqih("rules", "test", "draft/spelling", "--rules", accepted).code == 0
    assert "draft/" not in tanqih("diff", corpus).out
    asked = tanqih("diff", corpus, "--rules", accepted).out
    assert "draft/spelling/jaishoun (possible, suggestion)" in asked


def test_a_corpus_without_texts(tmp_path):
    said = tanqih("suggest", tmp_path)
    assert said.code == 2
    assert ".jsonl" in said.err
