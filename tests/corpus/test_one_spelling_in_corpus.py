"""One spelling in all documents of a run: the same bytes in whatever way the run came about."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_pipeline import RULE, SmallPipeline, content, run

from normalize.corpus.output import OutputFolder
from normalize.corpus.undo import undo_folder
from normalize.pipeline import Pipeline

TEXTS = {
    "a.txt": "The village of Gralbozen , near Idlib.\n",
    "b/c.txt": "The village of Gralbozen burns.\n",
    "b/d.txt": "In the village of Gralbouzen , they fled. The village of Gralbouzen is far.\n",
    "e.txt": "Nothing to do.\n",
}
BECAUSE = "Documents that spell it Gralbozen: 2, Gralbouzen: 1."


@pytest.fixture
def corpus(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_text(text)
    return tmp_path / "corpus"


def fresh(corpus: Path) -> dict[str, bytes]:
    """What a run that knows of no other gives."""
    out = corpus.with_name("fresh")
    shutil.rmtree(out, ignore_errors=True)
    run(corpus, out)
    return content(out)


def edits(out: Path) -> list[dict]:
    lines = map(json.loads, (out / "edits.jsonl").read_text().splitlines())
    return [line for line in lines if line["rule"] == RULE and line["applied"]]


def test_the_spelling_of_most_documents_with_the_reason(corpus, out):
    result = run(corpus, out)
    assert (result.cleaned, result.unchanged, result.problems) == (4, 0, [])
    assert (out / "b/d.txt").read_text() == (
        "In the village of Gralbozen, they fled. The village of Gralbozen is far.\n"
    )
    assert [(e["document"], e["before"], e["after"], e["reason"]) for e in edits(out)] == [
        ("b/d.txt", "Gralbouzen", "Gralbozen", BECAUSE)
    ] * 2


def test_undo_gives_the_bytes_back(corpus, out, tmp_path):
    run(corpus, out)
    assert undo_folder(out, tmp_path / "back").given_back == 4
    assert content(tmp_path / "back") == content(corpus)


def test_the_cleaned_folder_changes_no_more(corpus, out, tmp_path):
    run(corpus, out)
    texts = tmp_path / "texts"
    for name in TEXTS:
        (texts / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(out / name, texts / name)
    run(texts, tmp_path / "again")
    assert (tmp_path / "again/edits.jsonl").read_bytes() == b""


def test_jobs_give_the_same_bytes(corpus, out):
    for i in range(150):
        (corpus / f"{i}.txt").write_text(f"The village of Gralb{'ou' if i % 4 else 'o'}zen , {i}\n")
    run(corpus, out, jobs=2)
    assert content(out) == fresh(corpus)
    assert "village of Gralbouzen" in (out / "a.txt").read_text()  # now most spell it so


def test_only_what_the_corpus_spells_otherwise_is_cleaned_again(corpus, out):
    pipeline = SmallPipeline()
    run(corpus, out, lambda: pipeline)
    assert pipeline.cleaned == len(TEXTS) + 1
    again = run(corpus, out, lambda: pipeline)
    assert (again.cleaned, again.unchanged, pipeline.cleaned) == (0, 4, len(TEXTS) + 1)


@pytest.mark.parametrize(
    ("changed", "cleaned"),
    [
        ({"e.txt": "Nothing , to do.\n"}, 1),
        ({"e.txt": "The village of Gralbozen.\n"}, 2),  # the reason counts one more
        ({"e.txt": "The village of Gralbouzen.\n"}, 2),  # two and two: no longer clear
        ({"a.txt": "The village of Gralbouzen.\n"}, 3),  # now the other way
        ({"a.txt": "Nothing.\n", "b/c.txt": "Nothing.\n"}, 3),
        ({"e.txt": "The village of Gralbozen. The village of Gralbouzen.\n"}, 2),
        ({"e.txt": "\0"}, 0),
        ({"a.txt": "\0"}, 1),
    ],
)
def test_what_changed_gives_the_bytes_of_a_fresh_run(corpus, out, changed, cleaned):
    run(corpus, out)
    for name, text in changed.items():
        (corpus / name).write_text(text)
    again = run(corpus, out)
    assert again.cleaned == cleaned
    assert content(out) == fresh(corpus)


def test_a_new_document_gives_the_bytes_of_a_fresh_run(corpus, out):
    (corpus / "b/c.txt").unlink()
    run(corpus, out)
    assert edits(out) == []
    (corpus / "b/c.txt").write_text(TEXTS["b/c.txt"])
    run(corpus, out)
    assert edits(out) != []
    assert content(out) == fresh(corpus)


def test_the_order_of_names_is_that_of_a_fresh_run(corpus, out):
    shutil.rmtree(corpus)
    corpus.mkdir()
    villages = {"1": "Gralbozen", "2": "Nortimsa", "3": "Gralbozen", "4": "Nortimsa"}
    for name, village in villages.items():
        (corpus / f"{name}.txt").write_text(f"The village of {village}.\n")
    (corpus / "z.txt").write_text("The village of Nurtimsa. The village of Gralbouzen.\n")
    run(corpus, out)
    (corpus / "1.txt").write_text("The village of Nortimsa.\n")
    (corpus / "2.txt").write_text("The village of Gralbozen.\n")
    assert run(corpus, out).cleaned == 2
    assert len(edits(out)) == 2
    assert content(out) == fresh(corpus)


def test_documents_of_an_earlier_run_do_not_count(corpus, out):
    run(corpus, out)
    run(corpus / "b", out)
    assert {edit["document"] for edit in edits(out)} == {"b/d.txt"}  # not d.txt: one and one


def test_what_fails_the_second_time_keeps_its_first_result(corpus, out):
    (corpus / "b/d.txt").write_text("TWICE the village of Gralbouzen , burned.\n")
    result = run(corpus, out)
    assert (result.cleaned, result.set_aside) == (4, [])
    problem = f"{RULE}: internal error: ZeroDivisionError: as asked"
    assert result.problems == [("b/d.txt", problem)]
    assert (out / "b/d.txt").read_text() == "TWICE the village of Gralbouzen, burned.\n"


def test_a_source_that_changes_meanwhile_waits_for_the_next_run(corpus, out):
    class Changing(SmallPipeline):
        def begin(self, text, metadata, spellings):
            if "Nothing" in text:  # the last document of the first look
                (corpus / "b/d.txt").write_text("The village of Gralbouzen , again.\n")
            return super().begin(text, metadata, spellings)

    run(corpus, out, Changing)
    assert (out / "b/d.txt").read_text().startswith("In the village of Gralbouzen, they fled.")
    run(corpus, out)
    assert content(out) == fresh(corpus)


def test_records_from_before_names_were_kept_are_made_again(corpus, out):
    run(corpus, out)
    records = [json.loads(line) for line in (out / "documents.jsonl").read_text().splitlines()]
    for record in records:
        del record["names"], record["spellings"]
    (out / "documents.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    assert run(corpus, out).cleaned == 4
    assert content(out) == fresh(corpus)


@pytest.mark.parametrize("jobs", [1, 2])
def test_real_articles(corpus, tmp_path, jobs):
    """With all stages: the article beside the name, the way back, and a second time."""
    shutil.rmtree(corpus)
    articles = {
        "1.txt": "Near Idlib , the village of Gralbozen was hit.\n",
        "2.txt": "Near Saraqib, clashes reached Gralbozen village.\n",
        "2b.txt": "Near Idlib, the village of Gralbozen burns.\n",
        "2c.txt": "Near Idlib, the village of Gralbozen burned.\n",
        "3.txt": "Near Idlib, the village of Gralbouzen is calm ; Gralbouzen's mill burns .\n",
        "4.txt": "Near Mosul, the village of Gralbouzen is calm.\n",  # another village
        "5.txt": "Near Idlib, the village of Garalbozen is calm.\n",  # perhaps another
    }
    for name, text in articles.items():
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_text(text)
    run(corpus / "3.txt", tmp_path / "alone", Pipeline)
    assert "Gralbozen" not in (tmp_path / "alone/3.txt").read_text()
    out = tmp_path / "out"
    assert run(corpus, out, Pipeline, jobs=jobs).problems == []
    assert (out / "3.txt").read_text() == (
        "Near Idlib, the village of Gralbozen is calm; Gralbozen's mill burns.\n"
    )
    assert {edit["document"] for edit in edits(out)} == {"3.txt"}
    assert undo_folder(out, tmp_path / "back").given_back == 7
    assert content(tmp_path / "back") == content(corpus)


class _Stop(BaseException):
    """As a kill would: nothing handles it."""


@pytest.mark.parametrize("earlier", [False, True])
def test_stopped_at_any_step_the_next_run_completes(corpus, tmp_path, monkeypatch, earlier):
    """Stop before each rename, note and removal, in a first run and in one after a change."""
    if earlier:
        run(corpus, tmp_path / "earlier")
        (corpus / "a.txt").write_text("The village of Gralbouzen.\n")
    whole = fresh(corpus)
    for stop_at in range(1, 100):
        out = tmp_path / f"out-{stop_at}"
        if earlier:
            shutil.copytree(tmp_path / "earlier", out)
        if not stopped(lambda out=out: run(corpus, out), stop_at, monkeypatch):
            break
        run(corpus, out)
        assert content(out) == whole
    assert stop_at > 10  # there were that many steps to stop at


def stopped(act: Callable[[], object], stop_at: int, monkeypatch) -> bool:
    """Whether it was stopped before the n-th rename, note or removal."""
    steps = iter(range(1, 1000))

    def watched(original):
        def step(self, *args):
            if next(steps) == stop_at:
                raise _Stop
            return original(self, *args)

        return step

    with monkeypatch.context() as patch:
        for owner, name in ((Path, "replace"), (Path, "unlink"), (OutputFolder, "_note")):
            patch.setattr(owner, name, watched(getattr(owner, name)))
        try:
            act()
        except _Stop:
            return True
    return False
