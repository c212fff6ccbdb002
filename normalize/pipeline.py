r"""The stages in their order: the one way from a text to its canonical text.

>>> result = Pipeline.default().clean("The army said :the road is open .")
>>> result.text
'The army said: the road is open.\n'
>>> result.source()
'The army said :the road is open .'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from normalize.edits import Edit, EditLog, Problem, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import (
    Context,
    Mention,
    Pass,
    encoding,
    furniture,
    phrasing,
    quotation,
    spacing,
    toponyms,
)

__all__ = ["STAGES", "Pipeline", "Place", "Result"]

STAGES: tuple[tuple[str, tuple[Pass, ...]], ...] = (
    ("encoding", encoding.PASSES),
    ("furniture", furniture.PASSES),
    ("spacing", spacing.PASSES),
    ("quotation", quotation.PASSES),
    ("phrasing", phrasing.PASSES),
    ("toponyms", toponyms.PASSES),
)

_ROUNDS = 4  # a bound: real articles settle in one round, some in two


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names, with its offsets in the source and in the result."""

    place: str
    name: str
    arabic: str
    latitude: float
    longitude: float
    confidence: float
    surface: str
    source_start: int
    source_end: int
    start: int
    end: int


@dataclass(frozen=True)
class Result:
    """Canonical text, and everything that led to it.

    Offsets count code points. `edits` are the applied changes in source order,
    `suggestions` those that wait for a reviewer, `metadata` what was known of the document
    and what furniture was moved out of it, `problems` what went wrong on the way.
    """

    text: str
    metadata: Mapping[str, object]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    log: EditLog

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Applied edits, in source order."""
        return self.log.edits

    @cached_property
    def suggestions(self) -> tuple[Edit, ...]:
        """Edits that are proposed only."""
        return self.log.suggestions

    def source(self) -> str:
        """The text as it came in, rebuilt from the result and its edits."""
        return self.log.source()

    def to_source(self, offset: int) -> int:
        """Where in the source the character at `offset` of the result stands."""
        return self.log.to_source(offset)

    def to_canonical(self, offset: int) -> int:
        """Where in the result the character at `offset` of the source stands."""
        return self.log.to_canonical(offset)


class Pipeline:
    """All stages with one set of rules and settings; safe to use for any number of texts."""

    def __init__(self, settings: Settings | None = None, rules: RuleSet | None = None) -> None:
        self.settings = settings or Settings()
        self.rules = rules if rules is not None else RuleSet.load(self.settings)

    @classmethod
    def default(cls) -> Pipeline:
        """The built-in rules with default settings."""
        return cls()

    @classmethod
    def load(cls, path: str | Path) -> Pipeline:
        """The settings of a `tanqih.toml`.

        Raises:
            SettingsError: the file cannot be read, or a setting is unknown or wrong.
            RuleError: a rule file that it names is wrong.
        """
        return cls(Settings.read(Path(path)))

    def clean(self, text: str, metadata: Mapping[str, object] | None = None) -> Result:
        """Turn a text into its canonical text.

        `metadata` is what is known of the document: outlet, date (ISO 8601), route, language.

        The stages run until they change nothing more, so that cleaning the result again
        changes nothing. The last look, at the canonical text, finds suggestions and places.
        """
        log = EditLog(text)
        known = dict(metadata or {})
        context = Context(self.settings, self.rules, known)
        for _ in range(_ROUNDS):
            if not self._round(log, context):
                break
        return Result(
            log.text,
            context.metadata,
            tuple(_place(mention, log) for mention in context.mentions),
            tuple(context.problems),
            log,
        )

    def _round(self, log: EditLog, context: Context) -> bool:
        """Run every stage once; return whether the text changed."""
        context.mentions.clear()
        context.problems.clear()
        changed = False
        for _name, passes in STAGES:
            for propose in passes:
                proposals = propose(log.text, context)
                if not proposals:
                    continue
                passed, refused = guard(log.text, proposals)
                context.problems += refused
                threshold = self.settings.level
                sure = resolve(p for p in passed if p.level.reaches(threshold))
                changed |= self._apply(log, sure, context)
                if not changed:
                    log.suggest(p for p in passed if not p.level.reaches(threshold))
        return changed

    def _apply(self, log: EditLog, sure: list[Proposal], context: Context) -> bool:
        applied = log.apply(sure)
        for proposal in applied:
            _move_out(proposal.metadata, context.metadata)
        return bool(applied)


def _move_out(moved: Mapping[str, object], metadata: dict[str, object]) -> None:
    """Add what an edit moved out of the text; lists grow, what was given beforehand stays."""
    for key, value in moved.items():
        if isinstance(value, list):
            known = metadata.get(key, [])
            metadata[key] = [*(known if isinstance(known, list) else [known]), *value]
        else:
            metadata.setdefault(key, value)


def _place(mention: Mention, log: EditLog) -> Place:
    source_start, source_end = log.source_span(mention.start, mention.end)
    return Place(
        mention.place,
        mention.name,
        mention.arabic,
        mention.latitude,
        mention.longitude,
        mention.confidence,
        log.original[source_start:source_end],
        source_start,
        source_end,
        mention.start,
        mention.end,
    )
