"""A rule that nobody has written: what was found, how often, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Suggestion"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row of the table.

    `source` names the detector. `kind` is that of the pack that the rule would stand in.
    `find` may hold slots; `replace` is None where only a person can say. `score` orders the
    rows of one detector and compares with nothing else. `sentences` are from the corpus.
    `scope` is that of a furniture rule. `instead` says for each form of `find` what it should be,
    where that is known of all; slots are `$name` there.
    """

    source: str
    kind: str
    find: tuple[str, ...]
    replace: str | None
    hits: int
    documents: int
    score: float
    evidence: str
    sentences: tuple[str, ...] = ()
    scope: str = ""
    instead: tuple[str, ...] = ()
