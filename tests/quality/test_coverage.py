from __future__ import annotations

from packs import pack, phrase, rule_set

from normalize.pipeline import Pipeline
from normalize.quality.coverage import coverage
from normalize.quality.texts import Text


def test_what_fired_and_what_never_did():
    rules = rule_set(
        pack(
            phrase("open", "road is open", "road is clear"),
            phrase("shut", "road is shut", "road is closed"),
            phrase("ask", "a big road", "a highway", "level: possible"),
        )
    )
    counts = coverage(
        Pipeline(rules=rules),
        [Text("a", "", "The road is open; a big road.\n"), Text("b", "", "The road is open.\n")],
    )
    assert counts.documents == 2
    assert counts.words == 11
    assert counts.fired == {"mine/open": 2}
    assert counts.suggested == {"mine/ask": 1}
    assert counts.documents_with == {"mine/open": 2, "mine/ask": 1}
    assert counts.levels == {"likely": 2, "possible": 1}
    assert counts.never == ("mine/shut",)
    assert round(counts.edits_per_1000_words, 1) == 181.8
