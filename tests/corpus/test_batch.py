"""Many documents into a folder of results, and what a second run does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_pipeline import TEXTS, SmallPipeline, content, make, run

from normalize.corpus.batch import clean_corpus
from normalize.corpus.sources import find_sources
from normalize.corpus.undo import undo_folder
from normalize.edits import EditLog
from normalize.errors import OutputError, TanqihError
from normalize.pipeline import Result


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_texts_and_records(corpus, out):
    result = run(corpus, out)
    assert (result.cleaned, result.unchanged, result.set_aside) == (4, 0, [])
    assert set(content(out)) == {
        *TEXTS,
        "edits.jsonl",
        "places.geojson",
        "documents.jsonl",
        "run.json",
    }
    assert (out / "one.txt").read_text() == "Idlib, a town, burns.\n"
    assert (out / "deep/two.txt").read_bytes() == b"colour,\nIdlib\n"
    records = lines(out / "documents.jsonl")
    assert [record["id"] for record in records] == sorted(TEXTS)
    two = next(record for record in records if record["id"] == "deep/two.txt")
    assert (two["encoding"], two["bom"], two["newline"]) == ("utf-8", True, "\r\n")
    assert two["counts"] == {"edits": 1, "suggestions": 1, "places": 1, "problems": 0}
    assert result.summary == json.loads((out / "run.json").read_text())
    assert result.summary["counts"]["rules"] == {"spacing/before-comma": 3}


def test_edits_name_their_rule_and_place_in_both_texts(corpus, out):
    run(corpus, out)
    edits = [line for line in lines(out / "edits.jsonl") if line["document"] == "one.txt"]
    assert [(e["source_start"], e["start"], e["before"], e["after"]) for e in edits] == [
        (5, 5, " ", ""),
        (14, 13, " ", ""),
    ]
    assert {e["rule"] for e in edits} == {"spacing/before-comma"}
    assert all(e["applied"] and e["reason"] and e["level"] == "likely" for e in edits)


def test_places_are_geojson(corpus, out):
    run(corpus, out)
    collection = json.loads((out / "places.geojson").read_text())
    assert collection["type"] == "FeatureCollection"
    first = collection["features"][0]
    assert first["geometry"] == {"type": "Point", "coordinates": [36.63, 35.93]}
    assert first["properties"] == {
        "document": "deep/two.txt",
        "id": "idlib",
        "name": "Idlib",
        "arabic": "إدلب",
        "confidence": 0.9,
        "surface": "Idlib",
        "source_start": 9,
        "source_end": 14,
        "start": 8,
        "end": 13,
    }


def test_no_places_are_geojson_too(tmp_path, out):
    (tmp_path / "a.txt").write_text("nowhere")
    run(tmp_path / "a.txt", out)
    assert json.loads((out / "places.geojson").read_text())["features"] == []


def test_undo_gives_the_bytes_back(corpus, out, tmp_path):
    run(corpus, out)
    undone = undo_folder(out, tmp_path / "back")
    assert (undone.given_back, undone.faults) == (4, [])
    assert content(tmp_path / "back") == TEXTS


def test_inputs_are_not_touched(corpus, out):
    run(corpus, out)
    assert content(corpus) == TEXTS


def test_jobs_give_the_same_bytes(corpus, tmp_path):
    for i in range(150):  # more than one shard
        (corpus / f"{i}.txt").write_text(f"Idlib , number {i}\n" * (i % 7))
    run(corpus, tmp_path / "alone")
    run(corpus, tmp_path / "together", jobs=2)
    assert content(tmp_path / "alone") == content(tmp_path / "together")


def test_a_second_run_cleans_only_what_changed(corpus, out):
    run(corpus, out)
    before = content(out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    pipeline = SmallPipeline()
    again = run(corpus, out, lambda: pipeline)
    assert (again.cleaned, again.unchanged, pipeline.cleaned) == (0, 4, 0)
    assert content(out) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times

    (corpus / "zebra.txt").write_text("Idlib , too\n")
    third = run(corpus, out, lambda: pipeline)
    assert (third.cleaned, third.unchanged) == (1, 3)
    assert [line["document"] for line in lines(out / "edits.jsonl")].count("zebra.txt") == 1


def test_other_rules_clean_everything_again(corpus, out):
    run(corpus, out)
    other = run(corpus, out, lambda: SmallPipeline("rules 2"))
    assert (other.cleaned, other.unchanged) == (4, 0)
    assert json.loads((out / "run.json").read_text())["rules_digest"] == "rules 2"


def test_a_deleted_result_is_made_again(corpus, out):
    run(corpus, out)
    whole = content(out)
    for name in ("one.txt", "edits.jsonl"):
        (out / name).unlink()
        run(corpus, out)
        assert content(out) == whole


def test_documents_of_an_earlier_run_stay(corpus, out, tmp_path):
    run(corpus / "one.txt", out)
    run(corpus / "zebra.txt", out)
    assert [record["id"] for record in lines(out / "documents.jsonl")] == ["one.txt", "zebra.txt"]
    assert undo_folder(out, tmp_path / "back").given_back == 2


def test_unreadable_documents_are_set_aside_and_the_others_done(corpus, out, tmp_path):
    (corpus / "binary.txt").write_bytes(b"\x7fELF\0\0")
    (corpus / "latin.txt").write_bytes(b"caf\xe9 , Idlib")
    (corpus / "early.txt").write_text("EARLY")
    (corpus / "fault.txt").write_text("FAIL")
    result = run(corpus, out)
    assert result.cleaned == 4
    reasons = dict(result.set_aside)
    assert list(reasons) == ["binary.txt", "early.txt", "fault.txt", "latin.txt"]
    assert "binary" in reasons["binary.txt"]
    assert "--encoding" in reasons["latin.txt"]
    for faulty in ("early.txt", "fault.txt"):
        assert reasons[faulty] == "internal error: ZeroDivisionError: as asked"
    assert result.summary["counts"]["set_aside"] == 4
    assert not (out / "binary.txt").exists()

    mended = run(corpus, out, encoding="windows-1252")
    assert (mended.cleaned, mended.unchanged) == (1, 4)
    assert (out / "latin.txt").read_text() == "café, Idlib"
    assert undo_folder(out, tmp_path / "back").given_back == 5
    assert (tmp_path / "back/latin.txt").read_bytes() == b"caf\xe9 , Idlib"


def test_a_source_that_became_unreadable_leaves_no_stale_result(corpus, out):
    run(corpus, out)
    (corpus / "one.txt").write_bytes(b"\0")
    assert run(corpus, out).set_aside[0][0] == "one.txt"
    assert not (out / "one.txt").exists()
    assert all(line["document"] != "one.txt" for line in lines(out / "edits.jsonl"))


def test_a_document_that_kills_its_worker_is_set_aside_alone(corpus, out):
    for i in range(100):
        (corpus / f"{i:03}.txt").write_text(f"number {i} , Idlib\n")
    (corpus / "050.txt").write_text("KILL")
    (corpus / "070.txt").write_text("KILL")
    result = run(corpus, out, jobs=2)
    assert [id_ for id_, _ in result.set_aside] == ["050.txt", "070.txt"]
    assert result.cleaned == 102
    assert all("worker process died" in why for _, why in result.set_aside)


def test_problems_are_reported_with_their_document(corpus, out):
    (corpus / "slow.txt").write_text("slow")
    assert run(corpus, out).problems == [("slow.txt", "words/slow: stopped")]


@pytest.mark.parametrize("where", ["corpus", "corpus/out", "."])
def test_results_never_lie_among_inputs(corpus, tmp_path, where):
    before = content(tmp_path)
    with pytest.raises(TanqihError, match="among the inputs"):
        run(corpus, tmp_path / where)
    assert content(tmp_path) == before


def test_results_through_a_link_never_lie_among_inputs(corpus, tmp_path):
    (tmp_path / "link").symlink_to(corpus)
    with pytest.raises(TanqihError, match="among the inputs"):
        run(corpus, tmp_path / "link" / "out")


def test_a_file_is_no_folder_for_results(corpus, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(TanqihError, match="wants a folder"):
        run(corpus, tmp_path / "out")


def test_a_document_may_not_be_called_like_a_result_file(corpus, out):
    (corpus / "edits.jsonl").write_text("{}")
    with pytest.raises(TanqihError, match="rename it"):
        clean_corpus(find_sources([corpus, corpus / "edits.jsonl"]), out, make)


def test_what_someone_else_wrote_is_not_overwritten(corpus, out):
    out.mkdir()
    (out / "one.txt").write_text("notes of mine")
    result = run(corpus, out)
    assert [id_ for id_, _ in result.set_aside] == ["one.txt"]
    assert (out / "one.txt").read_text() == "notes of mine"
    (out / "zebra.txt").write_text("changed by hand")
    assert [id_ for id_, _ in run(corpus, out).set_aside] == ["one.txt", "zebra.txt"]
    assert (out / "zebra.txt").read_text() == "changed by hand"


def test_a_file_of_records_that_was_edited_is_told(corpus, out):
    run(corpus, out)
    (out / "edits.jsonl").write_text("")
    (corpus / "zebra.txt").write_text("changed")
    with pytest.raises(OutputError, match="does not fit"):
        run(corpus, out)
    (out / "documents.jsonl").write_text("{oops\n")
    with pytest.raises(OutputError, match="no longer as it was written"):
        run(corpus, out)
    (out / "documents.jsonl").unlink()
    assert run(corpus, out).summary["counts"]["cleaned"] == 4


def test_a_very_long_line(tmp_path, out):
    (tmp_path / "long.txt").write_bytes(b"Idlib , " * 6_500_000)  # 52 MB
    assert run(tmp_path / "long.txt", out, _nothing).cleaned == 1
    assert (out / "long.txt").stat().st_size == 52_000_000


def _nothing() -> SmallPipeline:
    pipeline = SmallPipeline()
    pipeline._clean = lambda text, *_: Result(text, {}, (), (), EditLog(text))
    return pipeline
