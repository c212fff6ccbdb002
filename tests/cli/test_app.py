from __future__ import annotations

import subprocess
import sys

import pytest
from command import tanqih

import normalize.pipeline
from normalize.cli.app import VERBS
from normalize.errors import RuleError, RuleErrors


def test_the_version_is_said_before_anything_is_loaded():
    program = (
        "import sys; sys.argv = ['tanqih', '--version']; from normalize.cli import main; main();"
        "print({'typer', 'rich', 'regex', 'ftfy'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout.startswith("tanqih 0.")
    assert said.stdout.endswith("\nset()\n")


def test_help_names_every_verb():
    said = tanqih("--help")
    assert said.code == 0
    for verb in VERBS:
        assert f"\n  {verb} " in said.out
    assert "Exit codes" in said.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb):
    said = tanqih(verb, "--help")
    assert said.code == 0
    assert "Usage: tanqih" in said.out


@pytest.mark.parametrize("arguments", [["frobnicate"], ["clean"], ["clean", "a", "--frobnicate"]])
def test_wrong_usage_is_2(arguments):
    assert tanqih(*arguments).code == 2


def test_verbs_do_not_load_the_rules_of_others():
    program = (
        "import sys; import normalize.cli.app;"
        "print({'sacrebleu', 'regex', 'ftfy', 'normalize.pipeline'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout == "set()\n"


def raising(error):
    def fail(*_args, **_options):
        raise error

    return fail


def test_a_fault_of_ours_is_one_line_that_can_be_reported(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("text")
    monkeypatch.setattr(normalize.pipeline, "Pipeline", raising(ZeroDivisionError("oops")))
    said = tanqih("clean", tmp_path / "a.txt")
    assert said.code == 2
    assert said.err.startswith("tanqih: internal error: ZeroDivisionError: oops (")
    assert "Traceback" not in said.err


def test_all_faults_of_rule_files_are_told(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("text")
    faults = [RuleError("no find", file="p.yaml", line=n, column=1, hint="add one") for n in (3, 9)]
    monkeypatch.setattr(normalize.pipeline, "Pipeline", raising(RuleErrors(faults)))
    said = tanqih("clean", tmp_path / "a.txt")
    assert said.code == 2
    assert "p.yaml:3:1: no find\n  add one\n" in said.err
    assert "p.yaml:9:1: no find\n  add one\n" in said.err
