from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from command import tanqih

ARTICLE = 'The army said :"The road is open ."\n'
CANONICAL = 'The army said: "The road is open."\n'


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(ARTICLE)
    (tmp_path / "in/same.txt").write_text(CANONICAL)
    return tmp_path / "in"


def test_diff_shows_words_rule_and_reason(corpus):
    said = tanqih("diff", corpus)
    assert said.code == 0
    assert "a.txt\n" in said.out and "same.txt" not in said.out
    assert "[- -]" in said.out
    assert "spacing/before-punctuation (certain): " in said.out
    assert "1 of 2 documents would change" in said.err


def test_diff_counts_by_rule(corpus):
    lines = tanqih("diff", corpus, "--stat").out.splitlines()
    assert lines[0].split() == ["rule", "edits", "suggestions"]
    assert any(line.split()[:2] == ["spacing/before-punctuation", "1"] for line in lines)
    counts = json.loads(tanqih("diff", corpus, "--stat", "--json").out)
    assert counts["changed"] == 1
    assert counts["rules"]["spacing/before-punctuation"]["edits"] == 1


def test_diff_check(corpus):
    said = tanqih("diff", corpus, "--check")
    assert (said.code, said.out) == (1, "a.txt\n")
    assert tanqih("diff", corpus / "same.txt", "--check").code == 0


def test_diff_json_is_a_line_for_each_document(corpus):
    lines = [json.loads(line) for line in tanqih("diff", corpus, "--json").out.splitlines()]
    assert [line["id"] for line in lines] == ["a.txt", "same.txt"]
    assert lines[0]["edits"] and not lines[1]["edits"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="no `patch` here")
def test_diff_patch_does_what_clean_does(corpus):
    patch = tanqih("diff", corpus, "--patch").out
    subprocess.run(["patch", "-p1", "-s", "-d", corpus], input=patch.encode(), check=True)
    assert (corpus / "a.txt").read_text() == CANONICAL


def test_diff_patch_leaves_out_what_it_cannot_say(corpus):
    (corpus / "wide.txt").write_bytes(ARTICLE.encode("utf-16"))
    said = tanqih("diff", corpus, "--patch")
    assert said.code == 3
    assert "wide.txt: a patch cannot say" in said.err


def test_diff_page(corpus, tmp_path):
    assert tanqih("diff", corpus, "--html", tmp_path / "page.html").code == 0
    page = (tmp_path / "page.html").read_text()
    assert page.startswith("<!doctype html>") and "spacing/before-punctuation" in page
    assert [path.name for path in tmp_path.iterdir() if "page" in path.name] == ["page.html"]
    said = tanqih("diff", corpus, "--html", tmp_path / "gone/page.html")
    assert said.code == 2 and "gone/page.html: cannot be written" in said.err


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("in/same.txt", "is one of the documents"),
        ("notes", "stands there already and is no page"),
        ("in", "is a folder"),
        ("pipe", "stands there already and is no page"),
    ],
)
def test_a_page_is_never_written_over_anything_else(corpus, tmp_path, page, message):
    (tmp_path / "notes").write_text("by hand")
    os.mkfifo(tmp_path / "pipe")
    said = tanqih("diff", corpus, "--html", tmp_path / page)
    assert said.code == 2
    assert message in said.err
    assert (tmp_path / "notes").read_text() == "by hand"
    assert (corpus / "same.txt").read_text() == CANONICAL


def test_a_page_takes_the_place_of_an_older_one(corpus, tmp_path):
    (tmp_path / "page.html").write_text("<!DOCTYPE html><p>older")
    assert tanqih("diff", corpus, "--html", tmp_path / "page.html").code == 0
    assert "older" not in (tmp_path / "page.html").read_text()


def test_diff_takes_one_manner_at_a_time(corpus):
    assert tanqih("diff", corpus, "--patch", "--stat").code == 2


def test_diff_sets_aside_what_it_cannot_read(corpus):
    (corpus / "binary.txt").write_bytes(b"\0")
    said = tanqih("diff", corpus)
    assert said.code == 3
    assert "set aside: binary.txt" in said.err and "a.txt" in said.out


def test_undo_names_a_text_that_was_changed_by_hand(corpus, tmp_path):
    tanqih("clean", corpus, "-o", tmp_path / "out")
    (tmp_path / "out/a.txt").write_text("Something else.")
    said = tanqih("undo", tmp_path / "out", "-o", tmp_path / "back")
    assert said.code == 3
    assert "out/a.txt:1:" in said.err and "changed since it was cleaned" in said.err
    assert "1 given back" in said.err
    assert tanqih("undo", corpus).code == 2


def test_score_of_folders_by_name(corpus, tmp_path):
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected/a.txt").write_text(CANONICAL)
    tanqih("clean", corpus, "-o", tmp_path / "out")
    said = tanqih("score", tmp_path / "out", "-r", tmp_path / "expected", "--baseline", corpus)
    assert said.code == 0
    rows = [line.split() for line in said.out.splitlines()[1:7]]
    assert [row[3] for row in rows] == ["100.00"] * 6
    assert "left out: same.txt" in said.err
    before = tanqih("score", corpus, "-r", tmp_path / "expected", "--json")
    scores = {(s["metric"], s["setting"]): s for s in json.loads(before.out)["scores"]}
    assert scores["BLEU", "surface"]["score"] < 100
    assert "tok:none" in scores["BLEU", "surface"]["signature"]


@pytest.mark.parametrize(
    ("hypothesis", "reference", "message"),
    [
        ("in", "in/a.txt", "one is a folder and one a file"),
        ("more", "in", "no text for the reference same.txt"),
        ("in/a.txt", "gone.txt", "gone.txt: no such file"),
        ("in", "gone", "gone: no such file"),
        ("in/a.txt", "binary", "binary: binary, not text"),
        ("empty", "empty", "nothing to score"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_score_says_what_is_missing(tmp_path, monkeypatch, hypothesis, reference, message):
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.txt").write_text(CANONICAL)
    (tmp_path / "binary").write_bytes(b"\0")
    (tmp_path / "empty").touch()
    monkeypatch.chdir(tmp_path)
    said = tanqih("score", hypothesis, "--reference", reference)
    assert said.code == 2
    assert message in said.err


def test_doctor_finds_nothing_wrong():
    said = tanqih("doctor", "--json")
    report = json.loads(said.out)
    assert (said.code, report["findings"]) == (0, [])
    assert report["rules"]["rules"] > 0 and report["gazetteer"]["curated_places"] > 0
    assert {"ftfy", "regex", "sacrebleu"} <= report["dependencies"].keys()
    assert "nothing is wrong" in tanqih("doctor").out


def test_doctor_finds_a_distribution_that_claims_our_package(tmp_path, monkeypatch):
    info = tmp_path / "normalize-2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: normalize\nVersion: 2.0\n")
    (info / "top_level.txt").write_text("normalize\n")
    (info / "RECORD").write_text("normalize/__init__.py,,\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    said = tanqih("doctor")
    assert said.code == 1
    assert "another distribution installs a package normalize: normalize;" in said.out


def test_doctor_finds_a_package_that_was_overwritten(monkeypatch):
    monkeypatch.setattr("normalize.__doc__", "A python package to normalize things.")
    said = tanqih("doctor")
    assert said.code == 1
    assert "is not ours" in said.out


def test_doctor_finds_wrong_rules(tmp_path):
    (tmp_path / "wrong.yaml").write_text("pack: [\n")
    said = tanqih("doctor", "--rules", tmp_path / "wrong.yaml")
    assert said.code == 1
    assert "wrong.yaml:2" in said.out
