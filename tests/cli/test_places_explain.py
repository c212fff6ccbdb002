"""What a name may stand for, and the gates that it passes or not."""

from __future__ import annotations

import json

import pytest
from command import tanqih


def test_explain_in_a_sentence():
    said = tanqih(
        "places",
        "explain",
        "Khanshiekhoun",
        "--in",
        "Fire on Khanshiekhoun city near Idlib",
        "--json",
    )
    report = json.loads(said.out)
    assert report["outcome"].endswith("Khan Sheikhoun (places/syria-idlib/khan-sheikhoun)")
    assert report["known"] == ["Idlib"]
    best = report["candidates"][0]
    assert best["km"] == pytest.approx(55, abs=10)
    assert best["forms"][0]["score"] >= best["forms"][1]["score"]


@pytest.mark.parametrize(
    ("name", "sentence", "why"),
    [
        ("Khanshiekhoun", "General Khanshiekhoun left Idlib", "a person"),
        ("Saraqib", "raids on Saraqib", "a known spelling of Saraqib"),
        ("Wubbelzorf", "in Wubbelzorf near Idlib", "left: "),
        ("Bashar", "in Bashar near Idlib", "given name"),
    ],
)
def test_explain_says_why(name, sentence, why):
    said = tanqih("places", "explain", name, "--in", sentence)
    assert said.code == 0
    assert why in said.out


def test_explain_shows_gates_and_letters():
    arguments = ("places", "explain", "Khanshiekhoun", "--in", "Fire on Khanshiekhoun near Idlib")
    report = json.loads(tanqih(*arguments, "--json").out)
    assert [gate["passed"] for gate in report["gates"]] == [True] * 6
    assert "sounds" in report["gates"][3]["asks"]
    latin, arabic = report["candidates"][0]["alignments"]
    assert arabic["form"] == "خان شيخون"
    assert "".join(s["spelling"] for s in arabic["steps"]).replace("·", "") == "khanshiekhoun"
    assert {("ش", "sh"), ("ن", "n")} <= {(s["name"], s["spelling"]) for s in arabic["steps"]}
    assert sum(step["nats"] for step in latin["steps"]) < sum(s["nats"] for s in arabic["steps"])
    said = tanqih(*arguments).out
    assert "evidence of " in said
    assert "passed" in said
    assert "خ" in said.splitlines()[-3]


def test_explain_shows_the_gate_that_failed():
    said = tanqih("places", "explain", "Bashar", "--in", "in Bashar near Idlib", "--json")
    (gate,) = json.loads(said.out)["gates"]
    assert (gate["passed"], gate["found"]) == (False, "begins with a given name")


@pytest.mark.parametrize(("where", "passed"), [("Baalbek", True), ("Basra", False)])
def test_explain_of_a_spelling_that_needs_context(where, passed):
    said = tanqih("places", "explain", "Anjar", "--in", f"fire near Anjar and {where}", "--json")
    (gate,) = json.loads(said.out)["gates"]
    assert gate["passed"] == passed
    assert ("Anjar, " in gate["found"]) == passed
    assert "needs context" in gate["asks"]


def test_explain_of_a_spelling_that_needs_no_context():
    said = tanqih("places", "explain", "Sarakeb", "--json")
    (gate,) = json.loads(said.out)["gates"]
    assert (gate["passed"], gate["found"]) == (True, "places/syria-idlib/saraqib")


def test_explain_by_the_spelling_alone():
    said = tanqih("places", "explain", "Khanshiekhoun")
    assert "Khan Sheikhoun" in said.out.splitlines()[0]


def test_explain_of_a_name_that_the_sentence_does_not_have_is_2():
    assert tanqih("places", "explain", "Saraqib", "--in", "in Idlib").code == 2
