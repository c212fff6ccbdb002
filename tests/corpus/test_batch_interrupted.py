"""A run that is stopped at any step: nothing is lost, and the next run completes it."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest
from small_pipeline import content, run

from normalize.corpus.output import OutputFolder
from normalize.errors import OutputError


class _Stop(BaseException):
    """As a kill would: nothing handles it."""


def _calls(monkeypatch, stop_at: int, error: BaseException) -> None:
    """Stop before the n-th rename or removal."""
    calls: list[str] = []
    for name in ("replace", "unlink", "rmdir"):
        original = getattr(Path, name)

        def step(self, *args, _original=original, _name=name, **kwargs):
            calls.append(_name)
            if len(calls) == stop_at:
                raise error
            return _original(self, *args, **kwargs)

        monkeypatch.setattr(Path, name, step)


def test_stopped_at_any_step_the_next_run_completes(corpus, tmp_path, monkeypatch):
    """Stop before each rename and removal, in a first run and in one after changes."""

    def stopped_runs(start, label):
        """Run from a copy of `start`, stopping one step later each time, then run on."""
        stop_at = 0
        while True:
            stop_at += 1
            out = tmp_path / f"{label}-{stop_at}"
            if start is not None:
                shutil.copytree(start, out)
            with monkeypatch.context() as patch:
                _calls(patch, stop_at, _Stop())
                try:
                    run(corpus, out)
                except _Stop:
                    pass
                else:
                    assert stop_at > 8  # there were that many steps to stop at
                    return
            run(corpus, out)
            yield out

    first = tmp_path / "first"
    run(corpus, first)
    for out in stopped_runs(None, "first"):
        assert content(out) == content(first)

    (corpus / "one.txt").write_text("Idlib , again ,\n")
    (corpus / "zebra.txt").write_bytes(b"\0")
    second = tmp_path / "second"
    shutil.copytree(first, second)
    run(corpus, second)
    for out in stopped_runs(first, "second"):
        assert content(out) == content(second)


def test_a_torn_last_line_of_the_journal_is_done_again(corpus, out, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(OutputFolder, "finish", lambda *_: (_ for _ in ()).throw(_Stop()))
        with pytest.raises(_Stop):
            run(corpus, out)
    journal = out / ".tanqih/journal"
    journal.write_bytes(journal.read_bytes()[:-20])
    assert run(corpus, out).cleaned == 1
    assert json.loads((out / "run.json").read_text())["counts"]["cleaned"] == 4


@pytest.mark.parametrize("step", range(1, 9))
def test_a_full_disk_is_told_and_leaves_no_half_file(corpus, out, monkeypatch, step):
    whole = out.with_name("whole")
    run(corpus, whole)
    with monkeypatch.context() as patch:
        _calls(patch, step, OSError(errno.ENOSPC, "No space left on device", "somewhere"))
        with pytest.raises(OutputError, match="No space left on device"):
            run(corpus, out)
    results = {name: data for name, data in content(out).items() if not name.startswith(".")}
    assert results.items() <= content(whole).items()
    run(corpus, out)
    assert content(out) == content(whole)
