r"""The stages in their order: the one way from a text to its canonical text.

>>> result = Pipeline.default().clean("The army said :the road is open .")
>>> result.text
'The army said: the road is open.\n'
>>> result.source()
'The army said :the road is open .'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from normalize.edits import Edit, EditLog, Problem, resolve
from normalize.looks import Look, look
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import (
    Context,
    CorpusSpelling,
    Mention,
    Pass,
    Point,
    encoding,
    furniture,
    phrasing,
    quotation,
    spacing,
    toponyms,
)

__all__ = ["ROUNDS", "STAGES", "Cleaning", "Pipeline", "Place", "Result"]

STAGES: tuple[tuple[str, tuple[Pass, ...]], ...] = (
    ("encoding", encoding.PASSES),
    ("furniture", furniture.PASSES),
    ("spacing", spacing.PASSES),
    ("quotation", quotation.PASSES),
    ("phrasing", phrasing.PASSES),
    ("toponyms", toponyms.PASSES),
)

_PASSES: tuple[Pass, ...] = tuple(propose for _, passes in STAGES for propose in passes)
_WORDING = _PASSES.index(phrasing.PASSES[0])  # it costs as much as all before it
_TOGETHER = 256 * 1024  # code points of texts that are looked at together
ROUNDS = 4  # a bound: real articles settle in one round, some in two


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names, with its offsets in the source and in the result.

    place: its id in the gazetteer. name: its canonical spelling; surface: the one of the source.
    latitude and longitude: degrees, WGS 84. confidence: probability that it is this place.
    """

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
    and what furniture was moved out of it, `problems` what went wrong on the way, `names` the
    villages and the like that no gazetteer knows, each with a known place beside it, if any.
    """

    text: str
    metadata: Mapping[str, object]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    log: EditLog
    names: Mapping[str, Point | None] = field(default_factory=dict)

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

    def clean(
        self,
        text: str,
        metadata: Mapping[str, object] | None = None,
        spellings: Mapping[str, CorpusSpelling] | None = None,
    ) -> Result:
        """Turn a text into its canonical text.

        `metadata` is what is known of the document: outlet, date (ISO 8601), route, language.
        `spellings` is how its corpus spells names that no gazetteer knows.
        """
        return self.begin(text, metadata, spellings).finish()

    def clean_many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Turn each text into its canonical text: in less time than one by one, with the same end.

        A few hundred kilobytes of texts are under way at a time.
        """
        begun: list[Cleaning] = []
        size = 0
        for text in texts:
            begun.append(self.begin(text))
            size += len(text)
            if size >= _TOGETHER:
                yield from self._finished(begun)
                begun, size = [], 0
        yield from self._finished(begun)

    def _finished(self, begun: Sequence[Cleaning]) -> Iterator[Result]:
        self.look_ahead(begun)
        return (cleaning.finish() for cleaning in begun)

    def begin(
        self,
        text: str,
        metadata: Mapping[str, object] | None = None,
        spellings: Mapping[str, CorpusSpelling] | None = None,
    ) -> Cleaning:
        """Take a text to where its wording is looked at; for the arguments see `clean`."""
        context = Context(
            self.settings, self.rules, dict(metadata or {}), spellings=spellings or {}
        )
        return Cleaning(text, context)

    def look_ahead(self, begun: Sequence[Cleaning]) -> None:
        """Look at the wording of several texts in one go: this saves time when they go on."""
        if len(begun) > 1:
            self.rules.look_ahead(cleaning.text for cleaning in begun)


class Cleaning:
    """A text on its way through the stages.

    The passes run until none of them changes anything, so that cleaning the result again
    changes nothing. A pass that has seen the text as it is now is not asked again.
    Suggestions and places are those of the last look at the canonical text.
    """

    def __init__(self, text: str, context: Context) -> None:
        """Begin with what comes before the wording."""
        self._log = EditLog(text)
        self._context = context
        self._looks: dict[Pass, Look] = {}
        self._changed = self._run(_PASSES[:_WORDING])

    @property
    def text(self) -> str:
        """The text as it is by now."""
        return self._log.text

    def finish(self) -> Result:
        """Go on to the canonical text."""
        log, context, looks = self._log, self._context, self._looks
        changed = self._run(_PASSES[_WORDING:]) or self._changed
        for _ in range(ROUNDS - 1):
            if not changed:
                break
            changed = self._run(_PASSES)
        for propose in _PASSES:  # a text that has not settled
            if looks[propose].text != log.text:
                looks[propose] = look(propose, log.text, context, looks[propose])
        log.suggest(p for propose in _PASSES for p in looks[propose].suggestions)
        return Result(
            log.text,
            context.metadata,
            tuple(_place(m, log) for propose in _PASSES for m in looks[propose].mentions),
            tuple(problem for propose in _PASSES for problem in looks[propose].problems),
            log,
            context.names,
        )

    def _run(self, passes: Sequence[Pass]) -> bool:
        """Run the passes that have not seen the text as it is; return whether it changed."""
        changed = False
        log, context, looks = self._log, self._context, self._looks
        for propose in passes:
            if propose in looks and looks[propose].text == log.text:
                continue
            new = looks[propose] = look(propose, log.text, context, looks.get(propose))
            if new.sure:
                for proposal in log.apply(resolve(new.sure)):
                    _move_out(proposal.metadata, context.metadata)
                    changed = True
        return changed


def _move_out(moved: Mapping[str, object], metadata: dict[str, object]) -> None:
    """Add what an edit moved out of the text; lists grow, what was given beforehand stays."""
    for key, value in moved.items():
        known = metadata.get(key, [])
        if isinstance(value, list):
            metadata[key] = [*(known if isinstance(known, list) else [known]), *value]
        elif isinstance(value, Mapping) and isinstance(known, Mapping):
            metadata[key] = {**value, **known}  # a dateline in two parts
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
