"""A page and what of it is to go: lines and spans, and the proposals that they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from normalize.edits import Fact, Level, Proposal
from normalize.rules import Match
from normalize.stages import Context
from normalize.stages.furniture.dates import find_date
from normalize.stages.furniture.page import Page

__all__ = ["Cut", "Draft"]


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
    """A page and what has been found to go; `gone` are the numbers of lines that surely do."""

    page: Page
    context: Context
    cuts: list[Cut] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    capitals: list[Proposal] = field(default_factory=list)  # where a dateline goes

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
        i -= 1
        while i >= 0 and i not in self.gone and not self.page.is_prose(i):
            if self.page.introduces(i):
                return True
            i -= 1
        return False

    def cut(self, cut: Cut) -> None:
        """Note what is to go; a line takes over what was found within it."""
        if cut.level is not Level.POSSIBLE:
            parts = [c for c in self.cuts if not c.lines and self.page.at(c.start) in cut.lines]
            for part in parts:
                self.cuts.remove(part)
                cut = replace(cut, metadata={**part.metadata, **cut.metadata})
        self.cuts.append(cut)
        if cut.level is Level.POSSIBLE:
            return
        self.gone.update(cut.lines)
        if not cut.lines:
            self.page.trim(self.page.at(cut.start), cut.start, cut.end)

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
        found += [c.metadata.get("date") for c in sorted(self.cuts, key=lambda c: c.start)]
        for day in found:
            if isinstance(day, str) and (value := find_date(day)) is not None:
                return value
        return None

    def proposals(self) -> list[Proposal]:
        """What was found, as proposals; nothing where nothing would be left."""
        if len(self.gone) == len(self.page.starts):
            return []
        return [*map(self._proposal, self.cuts), *self.capitals]

    def _proposal(self, cut: Cut) -> Proposal:
        page = self.page
        if cut.lines:
            gone = self.gone if cut.level is not Level.POSSIBLE else cut.lines
            start, end = page.extent(cut.lines[0], cut.lines[-1], gone)
            moved = [page.line(i) for i in cut.lines]
        else:
            start, end = page.inside(cut.start, cut.end)
            moved = [page.text[cut.start : cut.end].strip()]
        listed = [piece for piece in moved if any(map(str.isalnum, piece))]
        metadata = {**cut.metadata, **({"furniture": listed} if listed else {})}
        return Proposal(
            start, end, "", cut.rule, cut.reason, cut.level, frozenset(Fact), metadata=metadata
        )
