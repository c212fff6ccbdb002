from __future__ import annotations

import json

import pytest
from small_pipeline import make

from normalize.corpus.batch import clean_corpus
from normalize.corpus.sources import find_sources
from normalize.corpus.undo import undo_folder
from normalize.errors import TanqihError

SOURCES = {
    "a.txt": "Idlib , a town.\nIts road , too.\n".encode("utf-16"),
    "b.txt": b"first\r\nsecond , third\r\n",
    "c.txt": b"nothing to change",
}


@pytest.fixture
def out(tmp_path):
    for name, data in SOURCES.items():
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    clean_corpus(find_sources([tmp_path / "in"]), tmp_path / "out", make)
    return tmp_path / "out"


def test_all_bytes_come_back(out, tmp_path):
    assert undo_folder(out, tmp_path / "back").given_back == 3
    assert {path.name: path.read_bytes() for path in (tmp_path / "back").iterdir()} == SOURCES


def test_a_second_time_finds_them_there(out, tmp_path):
    undo_folder(out, tmp_path / "in")  # over the inputs themselves: the same bytes, not written
    undo_folder(out, tmp_path / "back")
    assert undo_folder(out, tmp_path / "back").faults == []


def test_what_stands_there_is_not_overwritten(out, tmp_path):
    (tmp_path / "back").mkdir()
    (tmp_path / "back/a.txt").write_text("mine")
    undone = undo_folder(out, tmp_path / "back")
    assert undone.given_back == 2
    assert "not overwritten" in str(undone.faults[0])
    assert (tmp_path / "back/a.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("Its road", "Its long road", "out/a.txt: changed since it was cleaned, in words that no"),
        ("a town", "a\N{CYRILLIC SMALL LETTER A} town", "out/a.txt: changed since"),
    ],
)
def test_a_text_changed_by_hand_is_named_and_the_others_come_back(
    out, tmp_path, before, after, says
):
    text = (out / "a.txt").read_text()
    (out / "a.txt").write_text(text.replace(before, after))
    undone = undo_folder(out, tmp_path / "back")
    assert undone.given_back == 2
    assert says in str(undone.faults[0])
    assert not (tmp_path / "back/a.txt").exists()


def test_the_place_of_a_change_is_said_as_far_as_edits_tell(out, tmp_path):
    lines = [json.loads(line) for line in (out / "edits.jsonl").read_text().splitlines()]
    for line in lines:
        line["after"] = line["before"]  # edits that leave something for a change to hit
    (out / "edits.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (out / "a.txt").write_text("Idlib!, a town.\nIts road, too.\n")
    (fault, *_) = undo_folder(out, tmp_path / "back").faults
    assert (fault.line, fault.column) == (1, 6)


def test_a_deleted_text_is_named(out, tmp_path):
    (out / "b.txt").unlink()
    undone = undo_folder(out, tmp_path / "back")
    assert [str(fault).split(":")[1] for fault in undone.faults] == [" cannot be read"]


def test_edits_that_were_changed_are_found_out(out, tmp_path):
    edits = (out / "edits.jsonl").read_text()
    (out / "edits.jsonl").write_text(edits.replace('"before":" "', '"before":"_"'))
    undone = undo_folder(out, tmp_path / "back")
    assert undone.given_back == 1
    assert "do not give its source back" in str(undone.faults[0])


def test_a_folder_that_holds_no_results(tmp_path):
    with pytest.raises(TanqihError, match="no results to undo"):
        undo_folder(tmp_path, tmp_path / "back")
