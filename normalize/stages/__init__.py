"""The stages, in the order in which text flows: see `normalize.pipeline.STAGES`.

A stage is one or more *passes*. A pass is a function `(text, context) -> list[Proposal]`:
it reads the text as the pass before it left it, and proposes changes in offsets of that
text. It applies nothing itself and keeps no state between documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from normalize.edits import Level, Problem, Proposal
from normalize.settings import Settings

if TYPE_CHECKING:
    from normalize.rules import Matcher, RuleSet

__all__ = [
    "BY_LINE",
    "MATCHERS",
    "PERSONS",
    "Context",
    "CorpusSpelling",
    "Mention",
    "Pass",
    "Point",
    "by_line",
    "matches_by",
]

# Lists of words that say who somebody is.
PERSONS = ("person_noun", "officeholder", "speaker_for_others", "more_persons")

Point = tuple[float, float]  # latitude and longitude, degrees, WGS 84


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name where it stands, in offsets of the text that the toponyms stage was given."""

    start: int
    end: int
    place: str  # id of the place
    name: str  # canonical spelling
    arabic: str
    latitude: float  # degrees, WGS 84
    longitude: float
    confidence: float  # probability


class CorpusSpelling(NamedTuple):
    """What a name becomes so that all documents of a corpus spell it alike."""

    after: str
    level: Level
    reason: str


@dataclass(slots=True)
class Context:
    """What a pass may know beside the text; one is made for each document."""

    settings: Settings
    rules: RuleSet
    metadata: dict[str, object] = field(default_factory=dict)  # given, and moved out so far
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    spellings: Mapping[str, CorpusSpelling] = field(default_factory=dict)  # the corpus's, by name
    names: Mapping[str, Point | None] = field(default_factory=dict)  # unknown, and where
    seen: dict[object, dict[str, Any]] = field(default_factory=dict)  # see `Situation`


Pass = Callable[[str, Context], list[Proposal]]

BY_LINE: set[Pass] = set()


def by_line(propose: Pass) -> Pass:
    """Mark a pass that reads each line for itself, whatever the others say."""
    BY_LINE.add(propose)
    return propose


MATCHERS: dict[Pass, Callable[[RuleSet], Matcher]] = {}


def matches_by(matcher: Callable[[RuleSet], Matcher]) -> Callable[[Pass], Pass]:
    """Mark a pass that has a matcher look for rules: several texts may be looked at together."""

    def mark(propose: Pass) -> Pass:
        MATCHERS[propose] = matcher
        return propose

    return mark
