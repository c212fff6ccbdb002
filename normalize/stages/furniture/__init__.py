"""Page furniture: what surrounds an article on its page moves out of the text into metadata.

The rules of kind `furniture` say what furniture is; this module says where they may speak.
A rule's `scope` is one of

- `line`: a whole line, wherever it stands
- `head`, `foot`: a whole line before the first, or behind the last, paragraph of prose
- `tail`: a heading ("Related Articles") with the headlines under it
- `inline`: words within a line

`into` names the key of the metadata that gets the text, or the group of that name in the
rule's pattern (`date`: the date in it, ISO 8601). All that is moved is listed under
`furniture` in the order of the source, except marks without a letter. What has no word that
a rule could look for is code: `dates`, `datelines` and `signatures`.

Prose never goes, except a sentence that a rule knows word for word; and a text of which
nothing would be left stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from normalize.edits import Fact, Level, Proposal
from normalize.rules import Match
from normalize.stages import Context, Pass
from normalize.stages.furniture.datelines import Datelines
from normalize.stages.furniture.dates import date_line, find_date, leading_date
from normalize.stages.furniture.page import Page
from normalize.stages.furniture.signatures import Signatures

__all__ = ["PASSES", "propose"]

_PAGE_DATE = "furniture/page-date"
_PAGE_DATE_REASON = "The day on which the page was published is no part of the article."
_DATELINE = "furniture/dateline"
_DATELINE_REASON = "Place, day and agency of a dispatch are no part of what it reports."
_SIGNATURE = "furniture/signature"
_SIGNATURE_REASON = "Who signs an article is no part of what it reports."
_HEADLINE = 5  # words; subheads of the article are shorter


def propose(text: str, context: Context) -> list[Proposal]:
    """Propose to move furniture out of the text."""
    draft = _Draft(Page(text), context)
    count = len(draft.page.starts)
    if not count:
        return []
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for match in context.rules.matcher("furniture").matches(text, context):
        matches[str(match.rule.extra.get("scope", "line"))].append(match)
    lines = range(count)
    draft.take_lines(matches["line"], lines)
    if count - 1 not in draft.gone and draft.page.split_glued():
        lines = range(count + 1)
        draft.take_lines(matches["line"], lines[count:])
    draft.take_inline(matches["inline"])
    first, second, last = draft.prose()
    draft.take_lines(matches["head"], lines[:first])
    draft.take_lines(matches["foot"], lines[last + 1 :])
    draft.take_signatures(lines[:second], lines[last + 1 :], Level.LIKELY)
    draft.take_dates(first, second)
    draft.take_tails(matches["tail"])
    draft.take_signatures(lines[:0], lines[last + 1 :], Level.POSSIBLE)
    draft.take_date_below(last)
    draft.take_datelines(second)
    return draft.proposals()


PASSES: tuple[Pass, ...] = (propose,)


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is to go: the lines `lines`, or a span within a line where `lines` is empty."""

    lines: range
    start: int
    end: int
    rule: str
    reason: str
    level: Level
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """A page and what has been found to go; `gone` are the numbers of lines that surely do."""

    page: Page
    context: Context
    cuts: list[_Cut] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)

    def take_lines(self, matches: Iterable[Match], zone: range) -> None:
        """Take the lines of a zone that a match fills."""
        for match in matches:
            i = self.page.at(match.end - 1)
            if i not in zone or i in self.gone or not self.page.fills(i, match.start, match.end):
                continue
            if not self.page.wraps(i):
                self._cut_by_rule(range(i, i + 1), match)

    def take_inline(self, matches: Iterable[Match]) -> None:
        """Take spans within lines, and the whole line where nothing else stands in it."""
        for match in matches:
            i = self.page.at(match.start)
            filled = self.page.fills(i, match.start, match.end)
            if i not in self.gone:
                self._cut_by_rule(range(i, i + filled), match)

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

    def take_dates(self, first: int, second: int) -> None:
        """Take the page's date: a line of its own, or with what follows it on the first line.

        A bare date must stand first or under the title; farther down it is of another article.
        """
        page, above = self.page, 0
        for i in range(second):
            if i in self.gone:
                continue
            stamp = date_line(page.line(i))
            if stamp is not None and (stamp.marked or (i < first and above <= 1)):
                self._cut_date(range(i, i + 1), *page.rest(i), stamp.value)
            else:
                above += 1
        left = next((i for i in range(len(page.starts)) if i not in self.gone), None)
        if left is not None:
            start, end = page.rest(left)
            if (stamp := leading_date(page.text, start)) is not None:
                lines = range(left, left + (stamp.end >= end))
                self._cut_date(lines, start, stamp.end, stamp.value)

    def take_date_below(self, last: int) -> None:
        """Take a date below the article, unless there are several: then they are of others."""
        below = range(last + 1 if last >= 0 else len(self.page.starts), len(self.page.starts))
        dates = [(i, date_line(self.page.line(i))) for i in below if i not in self.gone]
        found = [(i, stamp) for i, stamp in dates if stamp is not None]
        if len(found) == 1:
            i, stamp = found[0]
            self._cut_date(range(i, i + 1), *self.page.rest(i), stamp.value)

    def take_tails(self, matches: Iterable[Match]) -> None:
        """Take headings with the headlines under them, up to the next paragraph of prose.

        Headlines lack a full stop, so the article's own paragraphs must have theirs: most of
        them where the list ends the page, all where the article goes on behind it; there, a
        line as short as a subhead ends the list. Else the list is only a suggestion, as it is
        above the whole article unless its headlines have dates.
        """
        page, count = self.page, len(self.page.starts)
        end = 0
        for match in matches:
            i = page.at(match.start)
            if i < end or i in self.gone or not page.fills(i, match.start, match.end):
                continue
            before = [k for k in range(i) if k not in self.gone]
            stops = [page.ends_sentence(k) for k in before if page.is_prose(k)]
            end = i + 1
            while end < count and (end in self.gone or not page.is_prose(end)):
                end += 1
            if end == count:
                while end - 1 in self.gone:  # each by its own rule
                    end -= 1
                end = end if stops else i + 1
                sure = 2 * sum(stops) >= len(stops)
            else:
                end = i + 1
                while end in self.gone or self._is_headline(end):
                    end += 1
                dated = any(date_line(page.line(k)) for k in range(i + 1, end))
                sure = all(stops) and (bool(before) or dated)
            sure |= end == i + 1
            self._cut_by_rule(range(i, end), match, None if sure else Level.POSSIBLE)

    def take_signatures(self, head: range, foot: range, wanted: Level) -> None:
        """Take bylines above and below the article, and sign-offs below it, that are so sure."""
        signatures = self.context.rules.derived(Signatures)
        people = [i for i in foot if i not in self.gone and signatures.is_person(self.page.line(i))]
        author = people[0] if len(people) == 1 else None  # several are a list of the article's
        for i in sorted({*head, *foot}):
            line = self.page.line(i)
            if i in self.gone or self.page.is_prose(i):
                continue
            names = signatures.byline(line)
            sure = names or i == author
            glued = self.page.glued and i == len(self.page.starts) - 1
            level = (
                Level.LIKELY if sure else signatures.sign_off(line, below=i in foot, glued=glued)
            )
            if level is wanted:
                span = self.page.starts[i], self.page.ends[i]
                metadata = {"byline": names} if names else {}
                lines = range(i, i + 1)
                self._cut(_Cut(lines, *span, _SIGNATURE, _SIGNATURE_REASON, level, metadata))

    def take_datelines(self, second: int) -> None:
        """Take datelines; one without an agency only from the first two paragraphs of prose."""
        datelines = self.context.rules.derived(Datelines)
        known = self._page_date()
        for i in range(len(self.page.starts)):
            if i in self.gone:
                continue
            start, end = self.page.rest(i)
            found = datelines.find(self.page.text, start, end, page=known, opens=i <= second)
            if found is not None and (found.certain or self.page.is_prose(i)):
                lines = range(i, i + (found.end >= end))
                level = Level.CERTAIN if found.certain else Level.LIKELY
                metadata = {"dateline": found.metadata}
                end = self.page.blank(found.end)
                self._cut(_Cut(lines, start, end, _DATELINE, _DATELINE_REASON, level, metadata))

    def proposals(self) -> list[Proposal]:
        """What was found, as proposals; nothing where nothing would be left."""
        if len(self.gone) == len(self.page.starts):
            return []
        return [self._proposal(cut) for cut in self.cuts]

    def _cut_by_rule(self, lines: range, match: Match, level: Level | None = None) -> None:
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
        self._cut(_Cut(lines, *span, rule.name, rule.because, level or rule.level, metadata))

    def _cut_date(self, lines: range, start: int, end: int, day: date | None) -> None:
        metadata = {} if day is None else {"date": day.isoformat()}
        self._cut(_Cut(lines, start, end, _PAGE_DATE, _PAGE_DATE_REASON, Level.LIKELY, metadata))

    def _cut(self, cut: _Cut) -> None:
        self.cuts.append(cut)
        if cut.level is Level.POSSIBLE:
            return
        self.gone.update(cut.lines)
        if not cut.lines:
            self.page.trim(self.page.at(cut.start), cut.start, cut.end)

    def _is_headline(self, i: int) -> bool:
        line = self.page.line(i)
        words = line.count(" ") + 1
        return not self.page.is_prose(i) and (words >= _HEADLINE or date_line(line) is not None)

    def _page_date(self) -> date | None:
        """The date that is known of the page, or the first that was found on it."""
        found = [self.context.metadata.get("date")]
        found += [c.metadata.get("date") for c in sorted(self.cuts, key=lambda c: c.start)]
        for day in found:
            if isinstance(day, str) and (value := find_date(day)) is not None:
                return value
        return None

    def _proposal(self, cut: _Cut) -> Proposal:
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
