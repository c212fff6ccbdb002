"""The places that a mention may stand for, by its spelling."""

from __future__ import annotations

from collections.abc import Sequence

from transliteration.linking.candidates import EXACT, Candidates
from transliteration.mentions.spans import Mention
from transliteration.search.candidate import Candidate

SCORES = {"Hawa": 9.0, "Hawa bridge": 3.0, "Jisr Hawa": 12.0}


def candidates(*exact: str) -> tuple[Candidates, list[str]]:
    """Of one place, found by three spellings; and what was asked for."""
    asked: list[str] = []

    def search(names: Sequence[str]) -> list[list[Candidate]]:
        asked.extend(names)
        return [[Candidate("h", SCORES[name], 0.9)] for name in names]

    return Candidates(search, lambda _: None, lambda _: ["Hawa"], lambda _: exact), asked


def test_a_candidate_by_the_query_that_fits_best() -> None:
    mention = Mention(0, 4, "Hawa", "type", "bridge")
    found, asked = candidates()
    found.look_up([mention])
    assert asked == sorted(SCORES)
    assert [(each.place, each.score) for each in found.of(mention)] == [("h", 12.0)]
    found.look_up([mention])
    assert len(asked) == len(SCORES)  # nothing is asked twice


def test_an_exact_name_has_more_evidence_also_where_the_channel_found_none() -> None:
    mention = Mention(0, 4, "Hawa", "type", "bridge")
    found, _ = candidates("h", "other")
    found.look_up([mention])
    assert {each.place: each.score for each in found.of(mention)} == {
        "h": 12.0 + EXACT,
        "other": EXACT,
    }
    assert found.called("Hawa")


def test_likeness_is_in_percent_of_sounds() -> None:
    found, _ = candidates()
    assert found.likeness("El-Hawa", "h") == 100
    assert found.likeness("Kasrah", "h") < 60
