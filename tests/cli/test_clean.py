from __future__ import annotations

import json
import resource
import signal
import subprocess

import pytest
from command import ROADS, started, tanqih

ARTICLE = 'The army said :"The road is open ."\n'
CANONICAL = 'The army said: "The road is open."\n'


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/a.txt").write_text(ARTICLE)
    (tmp_path / "in/deep/b.txt").write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-16"))
    return tmp_path / "in"


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_file_goes_to_standard_output(corpus):
    said = tanqih("clean", corpus / "a.txt")
    assert (said.code, said.out, said.err) == (0, CANONICAL, "")


def test_standard_input():
    said = tanqih("clean", "-", stdin=ARTICLE.encode())
    assert (said.code, said.out) == (0, CANONICAL)


def test_standard_input_into_a_folder(tmp_path):
    assert tanqih("clean", "-", "-o", tmp_path / "out", stdin=ARTICLE.encode()).code == 0
    assert (tmp_path / "out/stdin.txt").read_text() == CANONICAL


def test_one_document_as_json(corpus):
    said = json.loads(tanqih("clean", corpus / "a.txt", "--json").out)
    assert said["text"] == CANONICAL
    assert {"rule", "reason", "level", "before", "after"} <= said["edits"][0].keys()
    assert said["places"] == said["problems"] == []


def test_an_empty_file_stays_empty(tmp_path):
    (tmp_path / "empty.txt").touch()
    assert tanqih("clean", tmp_path / "empty.txt").out == ""
    assert tanqih("clean", tmp_path / "empty.txt", "-o", tmp_path / "out").code == 0
    assert (tmp_path / "out/empty.txt").read_bytes() == b""


def test_a_folder_and_back(corpus, tmp_path):
    before = content(corpus)
    said = tanqih("clean", corpus, "-o", tmp_path / "out", "--json")
    assert said.code == 0
    assert json.loads(said.out)["counts"]["cleaned"] == 2
    assert "2 cleaned" in said.err
    assert (tmp_path / "out/deep/b.txt").read_text() == CANONICAL
    assert tanqih("undo", tmp_path / "out").code == 0
    assert content(tmp_path / "out-sources") == before == content(corpus)


def test_jobs_give_the_same_bytes(corpus, tmp_path):
    assert tanqih("clean", corpus, "-o", tmp_path / "one").code == 0
    assert tanqih("clean", corpus, "-o", tmp_path / "two", "--jobs", 2).code == 0
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_documents_set_aside_are_3_and_named(corpus, tmp_path):
    (corpus / "binary.txt").write_bytes(b"\x7fELF\0")
    (corpus / "latin.txt").write_bytes(b"caf\xe9")
    (corpus / "gone.txt").symlink_to("nowhere")
    said = tanqih("clean", corpus, "-o", tmp_path / "out")
    assert said.code == 3
    assert "set aside: binary.txt: binary, not text" in said.err
    assert "set aside: latin.txt: not UTF-8: byte 0xe9 at offset 3 (line 1, column 4)" in said.err
    assert "set aside: gone.txt: cannot be read" in said.err
    assert "2 cleaned, 3 set aside" in said.err
    (corpus / "binary.txt").unlink()
    (corpus / "gone.txt").unlink()
    assert tanqih("clean", corpus, "-o", tmp_path / "out", "--encoding", "latin-1").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["bare"], "no articles"),
        (["in"], "-o OUT"),
        (["in", "-o", "in/out"], "among the inputs"),
        (["in", "-o", "in"], "among the inputs"),
        (["in", "-o", "in/a.txt"], "wants a folder"),
        (["in/a.txt", "--level", "sure"], "'sure'"),
        (["in/a.txt", "--encoding", "utf-9"], "no text encoding named 'utf-9'"),
        (["in/a.txt", "--config", "gone.toml"], "gone.toml"),
        (["in/a.txt", "--config", "wrong.toml"], "wrong.toml:1: levle"),
        (["in/a.txt", "--rules", "gone.yaml"], "gone.yaml"),
        (["in/a.txt", "--rules", "wrong.yaml"], "wrong.yaml:4:1: not valid YAML"),
        (["binary.bin"], "binary.bin: binary, not text"),
        (["news.jsonl"], "news.jsonl: holds records, not one article"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_what_is_2_and_says_why(tmp_path, monkeypatch, arguments, message):
    (tmp_path / "bare").mkdir()
    (tmp_path / "wrong.toml").write_text('levle = "likely"\n')
    (tmp_path / "wrong.yaml").write_text("pack: mine/own\nkind: phrases\nabout: [\n")
    (tmp_path / "binary.bin").write_bytes(b"\0")
    (tmp_path / "news.jsonl").write_text('{"text": "The road is open ."}')
    monkeypatch.chdir(tmp_path)
    before = content(tmp_path)
    said = tanqih("clean", *arguments)
    assert said.code == 2
    assert message in said.err
    assert said.out == ""
    assert content(tmp_path) == before


def test_settings_of_the_corpus_then_of_the_command_line(corpus):
    curly = ARTICLE.replace(':"', ":“").replace('."', ".”").encode()
    (corpus / "a.txt").write_bytes(curly)
    (corpus / "tanqih.toml").write_text('quotes = "keep"\n')
    assert "“" in tanqih("clean", corpus / "a.txt").out
    assert tanqih("clean", corpus / "a.txt", "--quotes", "straight").out == CANONICAL
    (corpus.parent / "other.toml").write_text('quotes = "straight"\n')
    assert (
        tanqih("clean", corpus / "a.txt", "--config", corpus.parent / "other.toml").out == CANONICAL
    )


def test_a_rule_of_ones_own_and_one_switched_off(corpus, tmp_path):
    (tmp_path / "mine.yaml").write_text(ROADS.format(word="clear"))
    arguments = ["clean", corpus / "a.txt", "--rules", tmp_path / "mine.yaml"]
    assert "road is clear" in tanqih(*arguments).out
    assert "road is open" in tanqih(*arguments, "--disable", "mine/roads/open-road").out


def test_a_very_long_line(tmp_path):
    line = b"the road to that village is open, " * 1_470_000  # 50 MB
    (tmp_path / "long.txt").write_bytes(line)
    assert tanqih("clean", tmp_path / "long.txt", "-o", tmp_path / "out").code == 0
    assert (tmp_path / "out/long.txt").read_bytes().startswith(line[:-1])


def test_a_full_disk_is_2_and_leaves_no_half_file(tmp_path):
    """No file may grow beyond a limit, which fails a write as a full disk does."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(ARTICLE)
    (tmp_path / "in/b.txt").write_text(ARTICLE + "The town is near. " * 30_000)
    process = started(
        "clean",
        tmp_path / "in",
        "-o",
        tmp_path / "out",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
        stderr=subprocess.PIPE,
        text=True,
    )
    said = process.communicate()[1]
    assert process.returncode == 2
    assert "cannot be written" in said
    assert (tmp_path / "out/a.txt").read_text() == CANONICAL
    assert not (tmp_path / "out/b.txt").exists()
    assert tanqih("clean", tmp_path / "in", "-o", tmp_path / "out").code == 0
    tanqih("clean", tmp_path / "in", "-o", tmp_path / "undisturbed")
    assert content(tmp_path / "out") == content(tmp_path / "undisturbed")


KILL_AT_100 = """
import itertools, os, signal
from normalize.corpus.output import OutputFolder
add, counter = OutputFolder.add, itertools.count(1)
def add_or_die(self, entry):
    if next(counter) == 100:
        os.kill(os.getpid(), signal.SIGKILL)
    return add(self, entry)
OutputFolder.add = add_or_die
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_in_the_middle_a_second_run_completes(tmp_path, jobs):
    (tmp_path / "in").mkdir()
    for number in range(200):
        (tmp_path / f"in/{number}.txt").write_text(f"Report {number} :\n{ARTICLE}")
    arguments = ["clean", tmp_path / "in", "-o", tmp_path / "out", "--jobs", jobs]
    assert started(*arguments, first=KILL_AT_100).wait() == -signal.SIGKILL
    assert len(list((tmp_path / "out").glob("*.txt"))) == 99

    said = tanqih(*arguments)
    assert said.code == 0
    assert "101 cleaned, 99 unchanged since the last run" in said.err
    tanqih("clean", tmp_path / "in", "-o", tmp_path / "undisturbed")
    assert content(tmp_path / "out") == content(tmp_path / "undisturbed")
