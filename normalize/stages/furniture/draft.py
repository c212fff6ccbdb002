"""A page and what of it is to go: lines and spans, and the proposals that they become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, groupby

from normalize.edits import Fact, Level, Proposal
from normalize.rules import Match
from normalize.stages import Context
from normalize.stages.furniture.dates import find_date
from normalize.stages.furniture.page import Page

__all__ = ["Cut", "Draft"]

_LONGEST_LIST = 100  # lines under what introduces them


@dataclass(frozen=True, slots=True)
class Cut:
    """What is to go: the lines `lines`, or a span within a line where `lines` is empty."""

    lines: range
    start: int
    end: int
    rule: str
    reason: str
    level: Level
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A page and what has been found to go; `gone` are the numbers of lines that surely do.

    cuts: of whole lines. parts: of spans within a line, by its number.
    """

    page: Page
    context: Context
    cuts: list[Cut] = field(default_factory=list)
    parts: defaultdict[int, list[Cut]] = field(default_factory=lambda: defaultdict(list))
    gone: set[int] = field(default_factory=set)
    changes: list[Proposal] = field(default_factory=list)  # where a dateline goes

    def prose(self) -> tuple[int, int, int]:
        """Numbers of the first, the second and the last line of prose that stays.

        Where there is none, the first two are the number of lines and the last is -1.
        """
        count = len(self.page.starts)
        prose = (i for i in range(count) if i not in self.gone and self.page.is_prose(i))
        first = next(prose, count)
        second = next(prose, count)
        backwards = range(count - 1, -1, -1)
        last = next((i for i in backwards if i not in self.gone and self.page.is_prose(i)), -1)
        return first, second, last

    def is_listed(self, i: int) -> bool:
        """Whether a line is of a list that a line above it introduces."""
        for above in range(i - 1, max(-1, i - 1 - _LONGEST_LIST), -1):
            if above in self.gone or self.page.is_prose(above):
                return False
            if self.page.introduces(above):
                return True
        return False

    def cut(self, cut: Cut) -> None:
        """Note what is to go; a line takes over what was found within it."""
        sure = cut.level is not Level.POSSIBLE
        if not cut.lines:
            line = self.page.at(cut.start)
            self.parts[line].append(cut)
            if sure:
                self.page.trim(line, cut.start, cut.end)
            return
        if sure:
            self.gone.update(cut.lines)
            for part in (part for i in cut.lines for part in self.parts.pop(i, ())):
                cut = replace(cut, metadata={**part.metadata, **cut.metadata})
        self.cuts.append(cut)

    def cut_by_rule(self, lines: range, match: Match, level: Level | None = None) -> None:
        """Note what a rule has matched; its own level, unless another is given."""
        into = str(match.rule.extra.get("into", "furniture"))
        text = self.page.text[match.start : match.end]
        metadata: dict[str, object] = {}
        if into == "date":
            day = find_date(text)
            metadata = {} if day is None else {"date": day.isoformat()}
        elif into != "furniture":
            metadata = {into: match.groups.get(into, text).strip()}
        rule = match.rule
        span = match.start, match.end
        self.cut(Cut(lines, *span, rule.name, rule.because, level or rule.level, metadata))

    def page_date(self) -> date | None:
        """The date that is known of the page, or the first that was found on it."""
        found = [self.context.metadata.get("date")]
        found += [c.metadata.get("date") for c in sorted(self._all(), key=lambda c: c.start)]
        for day in found:
            if isinstance(day, str) and (value := find_date(day)) is not None:
                return value
        return None

    def proposals(self) -> list[Proposal]:
        """What was found, as proposals; nothing where nothing would be left."""
        if len(self.gone) == len(self.page.starts):
            return []
        runs = _runs(self.gone)
        return [*(self._proposal(cut, runs) for cut in self._all()), *self.changes]

    def _all(self) -> list[Cut]:
        return [*self.cuts, *chain.from_iterable(self.parts.values())]

    def _proposal(self, cut: Cut, runs: Mapping[int, range]) -> Proposal:
        page = self.page
        if cut.lines:
            run = cut.lines if cut.level is Level.POSSIBLE else runs[cut.lines[0]]
            start, end = page.extent(cut.lines[0], cut.lines[-1], run)
            moved = [page.line(i) for i in cut.lines]
        else:
            start, end = page.inside(cut.start, cut.end)
            moved = [page.text[cut.start : cut.end].strip()]
        listed = [piece for piece in moved if any(map(str.isalnum, piece))]
        metadata = {**cut.metadata, **({"furniture": listed} if listed else {})}
        return Proposal(
            start, end, "", cut.rule, cut.reason, cut.level, frozenset(Fact), metadata=metadata
        )


def _runs(lines: Iterable[int]) -> dict[int, range]:
    """Each line with the run of lines that it stands in.

    >>> _runs({4, 2, 5})
    {2: range(2, 3), 4: range(4, 6), 5: range(4, 6)}
    """
    runs: dict[int, range] = {}
    for _, group in groupby(enumerate(sorted(lines)), lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        runs.update(dict.fromkeys(run, range(run[0], run[-1] + 1)))
    return runs
