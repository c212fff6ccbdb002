r"""The stages in their order: the one way from a text to its canonical text.

>>> result = Pipeline.default().clean("The army said :the road is open .")
>>> result.text
'The army said: the road is open.\n'
>>> result.source()
'The army said :the road is open .'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from normalize.edits import Edit, EditLog, Problem, resolve
from normalize.looks import Look, look
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import (
    MATCHERS,
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
        self.go_on_together(begun)
        return (cleaning.finish() for cleaning in begun)

    def begin(
        self,
        text: str,
        metadata: Mapping[str, object] | None = None,
        spellings: Mapping[str, CorpusSpelling] | None = None,
    ) -> Cleaning:
        """Take a text to where rules are first looked for; for the arguments see `clean`."""
        context = Context(
            self.settings, self.rules, dict(metadata or {}), spellings=spellings or {}
        )
        return Cleaning(text, context)

    def go_on_together(self, begun: Sequence[Cleaning]) -> None:
        """Take texts as far as they go in less time than one by one, then let them `finish`.

        Wherever rules are looked for they wait for each other, and are scanned in one go.
        """
        while len(begun) > 1:
            waiting: defaultdict[Pass, list[Cleaning]] = defaultdict(list)
            for cleaning in begun:
                if cleaning.waits_for:
                    waiting[cleaning.waits_for].append(cleaning)
            for propose, here in waiting.items():
                MATCHERS[propose](self.rules).look_ahead(
                    (cleaning.text, cleaning.context) for cleaning in here
                )
                for cleaning in here:
                    cleaning.go_on()
            begun = [cleaning for cleaning in begun if cleaning.waits_for]


class Cleaning:
    """A text on its way through the stages; it waits before each pass that looks for rules.

    The passes run until none of them changes anything, so that cleaning the result again
    changes nothing. A pass that has seen the text as it is now is not asked again.
    Suggestions and places are those of the last look at the canonical text.

    waits_for: the pass that comes next; None where all has been done, or one has failed.
    """

    def __init__(self, text: str, context: Context) -> None:
        """Begin with what comes before rules are looked for."""
        self.context = context
        self.waits_for: Pass | None = None
        self._log = EditLog(text)
        self._looks: dict[Pass, Look] = {}
        self._passes = self._run()
        self._fault: Exception | None = None
        self.go_on()

    @property
    def text(self) -> str:
        """The text as it is by now."""
        return self._log.text

    def go_on(self) -> None:
        """Go on to where rules are looked for next; a fault waits for `finish`."""
        try:
            self.waits_for = next(self._passes, None)
        except Exception as fault:
            self.waits_for, self._fault = None, fault

    def finish(self) -> Result:
        """Go on to the canonical text."""
        while self.waits_for:
            self.go_on()
        if self._fault:
            raise self._fault
        log, context, looks = self._log, self.context, self._looks
        log.suggest(p for propose in _PASSES for p in looks[propose].suggestions)
        return Result(
            log.text,
            context.metadata,
            tuple(_place(m, log) for propose in _PASSES for m in looks[propose].mentions),
            tuple(problem for propose in _PASSES for problem in looks[propose].problems),
            log,
            context.names,
        )

    def _run(self) -> Iterator[Pass]:
        """Run the passes, round by round; stop at each that looks for rules."""
        log = self._log
        for _ in range(ROUNDS):
            changed = False
            for propose in self._due():
                if propose in MATCHERS:
                    yield propose
                for proposal in log.apply(resolve(self._look(propose).sure)):
                    _move_out(proposal.metadata, self.context.metadata)
                    changed = True
            if not changed:
                return
        for propose in self._due():  # a text that has not settled
            self._look(propose)

    def _due(self) -> Iterator[Pass]:
        """The passes that have not seen the text as it is when their turn comes."""
        for propose in _PASSES:
            if propose not in self._looks or self._looks[propose].text != self._log.text:
                yield propose

    def _look(self, propose: Pass) -> Look:
        before = self._looks.get(propose)
        self._looks[propose] = look(propose, self._log.text, self.context, before)
        return self._looks[propose]


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
