from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from normalize.quality.score import align, score

REFERENCES = [
    'The center said: "About 200 men attacked the positions yesterday evening."',
    "The army's units entered the village of Samka, and left it at dawn.",
    "Shelling hit the western countryside; no casualties were reported.",
    'He added: "We will return."',
]
HYPOTHESES = [
    'The center said :"About 200 men attacked the positions yesterday evening .',
    "The army’s units entered the village of Samka , and left it at dawn.",
    "Shelling hit the western countryside; no casualties were reported.",
    "He Added: We will return",
]
BASELINE = [line.replace("the", "").replace("were", "was") for line in HYPOTHESES]

OPTIONS = {
    "standard": [],
    "surface": ["--tokenize", "none", "--chrf-whitespace", "--ter-case-sensitive"],
}


def sacrebleu(folder, setting, *systems, options):
    """What its own command line prints of segment files."""
    files = []
    for number, lines in enumerate([REFERENCES, *systems]):
        files.append(str(folder / f"{number}.txt"))
        (folder / f"{number}.txt").write_text("".join(line + "\n" for line in lines))
    command = [sys.executable, "-m", "sacrebleu", files[0], "-i", *files[1:]]
    command += ["-m", "bleu", "chrf", "ter", "-w", "4", *OPTIONS[setting], *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("setting", OPTIONS)
def test_numbers_are_those_of_sacrebleu(setting, tmp_path):
    printed = sacrebleu(tmp_path, setting, HYPOTHESES, options=["--confidence", "-f", "json"])
    ours = [line for line in score(HYPOTHESES, REFERENCES) if line.setting == setting]
    for line, theirs in zip(ours, json.loads(printed), strict=True):
        assert line.metric == theirs["name"]
        for number, name in (
            (line.value, "score"),
            (line.mean, "confidence_mean"),
            (line.margin, "confidence_var"),
        ):
            assert number == pytest.approx(theirs[name], abs=1e-4)
        assert set(line.signature.split("|")) == set(theirs["signature"].split("|"))


@pytest.mark.parametrize("setting", OPTIONS)
def test_comparison_with_a_baseline_is_that_of_sacrebleu(setting, tmp_path):
    printed = sacrebleu(
        tmp_path, setting, BASELINE, HYPOTHESES, options=["--paired-bs", "-f", "text"]
    )
    rows = re.findall(r"│ +\S*(?:Baseline: )?\S+\.txt │(.*)│\n", printed)
    before, after = ([float(n) for n in re.findall(r" ([\d.]+) \(", row)] for row in rows)
    chances = [float(p) for p in re.findall(r"p = ([\d.]+)", printed)][:3]
    ours = [line for line in score(HYPOTHESES, REFERENCES, BASELINE) if line.setting == setting]
    assert [line.baseline for line in ours] == pytest.approx(before, abs=1e-4)
    assert [line.value for line in ours] == pytest.approx(after, abs=1e-4)
    assert [line.p_value for line in ours] == pytest.approx(chances, abs=1e-4)
    assert all(line.signature in printed for line in ours)


def test_a_perfect_text_scores_100_in_every_metric_and_setting():
    lines = score(REFERENCES, REFERENCES)
    assert [(line.metric, line.setting) for line in lines] == [
        (metric, setting)
        for setting in ("standard", "surface")
        for metric in ("BLEU", "chrF2", "TER")
    ]
    assert {line.score for line in lines} == {100}
    assert [line.value for line in lines if line.metric == "TER"] == [0, 0]


def test_only_the_surface_setting_sees_a_space_before_a_comma():
    wrong = [line.replace(",", " ,") for line in REFERENCES]
    values = {(line.metric, line.setting): line.score for line in score(wrong, REFERENCES)}
    assert values["BLEU", "standard"] == values["chrF2", "standard"] == 100
    assert values["BLEU", "surface"] < 100
    assert values["chrF2", "surface"] < 100


@pytest.mark.parametrize(
    ("texts", "segments", "whole"),
    [
        (("a\n\nb\n", "c\nd"), (("a", "c"), ("b", "d")), 0),
        (("a\nb \n", "c\nd", "e\n\n\nf"), (("a", "c", "e"), ("b", "d", "f")), 0),
        (("a\n\nc", "a\nb\nc"), (("a", "a"), ("", "b"), ("c", "c")), 0),
        (("a b", "a\n\nb"), (("a b", "a b"),), 1),
        (("", ""), (), 0),
    ],
)
def test_segments(texts, segments, whole):
    found = align([texts])
    assert (found.segments, found.whole) == (segments, whole)
