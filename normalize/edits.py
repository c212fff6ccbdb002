"""Edits: what was changed, where, by which rule; and the way back.

A stage *proposes* changes to the text it was given. The :class:`EditLog` applies
them and composes what later stages change with what earlier ones changed, so that
each :class:`Edit` is finally expressed twice: in offsets of the source and in
offsets of the result.

Offsets count Unicode code points, start inclusive, end exclusive. This module
knows no stage and no rule.

>>> log = EditLog('He said :"No."')
>>> _ = log.apply([Proposal(7, 8, "", "spacing/before-punctuation", "no space before a colon"),
...                Proposal(9, 9, " ", "spacing/after-punctuation", "a space after a colon")])
>>> log.text
'He said: "No."'
>>> [(edit.source_start, edit.start, edit.before, edit.after) for edit in log.edits]
[(7, 7, ' ', ''), (9, 8, '', ' ')]
>>> log.source()
'He said :"No."'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

__all__ = [
    "Edit",
    "EditLog",
    "Fact",
    "Level",
    "Problem",
    "Proposal",
    "Step",
    "resolve",
    "trimmed",
    "undo",
]


class Level(StrEnum):
    """How sure an edit is. Certain and likely edits are applied by default."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    def reaches(self, threshold: Level) -> bool:
        """Whether an edit of this level is applied where `threshold` is asked for.

        >>> Level.LIKELY.reaches(Level.CERTAIN)
        False
        """
        return _SURENESS[self] >= _SURENESS[threshold]


_SURENESS = {Level.CERTAIN: 2, Level.LIKELY: 1, Level.POSSIBLE: 0}


class Fact(StrEnum):
    """What no edit may change unless it declares that it touches it."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    QUOTATION = "quotation"  # which words stand inside quotation marks
    SPEAKER = "speaker"  # who said it


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that a stage would make, in offsets of the text that the stage was given.

    Proposals with the same non-empty `group` belong together (a mark taken out here and
    put in there): all of them are applied, or none. `metadata` is what the edit moves
    out of the text (a date, a byline); it is kept only when the edit is applied.
    """

    start: int
    end: int
    after: str
    rule: str
    reason: str
    level: Level = Level.LIKELY
    touches: frozenset[Fact] = frozenset()
    group: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, in code points."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader must know of a document: a rule that was stopped, an edit refused."""

    rule: str
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What one rule did to the span of an edit; an edit has one step for each rule."""

    rule: str
    level: Level
    reason: str
    before: str
    after: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replaced span, in offsets of the source and of the result.

    Where several rules touched one span, `steps` holds them in the order in which they
    ran; `rule` and `reason` are those of the last, `level` is that of the least sure.
    """

    source_start: int
    source_end: int
    start: int
    end: int
    before: str
    after: str
    steps: tuple[Step, ...]

    @property
    def rule(self) -> str:
        """Full name of the rule that had the last word."""
        return self.steps[-1].rule

    @property
    def reason(self) -> str:
        """Why, in the words of that rule."""
        return self.steps[-1].reason

    @property
    def chain(self) -> tuple[str, ...]:
        """Names of all rules that touched this span, in the order in which they ran."""
        return tuple(step.rule for step in self.steps)

    @property
    def level(self) -> Level:
        """The least sure level of the chain."""
        return min((step.level for step in self.steps), key=_SURENESS.__getitem__)


@dataclass(frozen=True, slots=True)
class _Span:
    """A changed span of the composed log: source offsets, offsets in the current text."""

    source_start: int
    source_end: int
    start: int
    end: int
    steps: tuple[Step, ...]


def resolve(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Choose among overlapping proposals: earlier start, then longer, then first listed.

    Where a member of a group loses, the whole group loses, and the choice is made anew
    among the others. The result is sorted and free of overlaps; of two insertions at one
    place the first listed stands.

    >>> [p.after for p in resolve([Proposal(1, 3, "b", "r", ""), Proposal(0, 2, "a", "r", "")])]
    ['a']
    """
    # Insertions first: the last one kept then always reaches furthest.
    candidates = sorted(proposals, key=lambda p: (p.start, p.end > p.start, -p.end))
    while True:
        kept: list[Proposal] = []
        lost: set[str] = set()
        for proposal in candidates:
            if kept and _collide(kept[-1], proposal):
                lost.add(proposal.group)
            else:
                kept.append(proposal)
        lost.discard("")
        if not any(proposal.group in lost for proposal in kept):
            return sorted(kept, key=lambda p: (p.start, p.end))
        candidates = [p for p in candidates if p.group not in lost]


def _collide(one: Proposal, later: Proposal) -> bool:
    """Whether `later`, which does not start before `one`, cannot stand beside it."""
    if one.start == one.end or later.start == later.end:
        return one.span == later.span or one.start < later.start < one.end
    return later.start < one.end


_WORDS = re.compile(r"\s+|\S+")


def trimmed(text: str, proposal: Proposal) -> Proposal:
    """The same change without the words that it has in common at its ends.

    >>> p = trimmed("in Idlib countryside", Proposal(0, 20, "in the Idlib countryside", "r", ""))
    >>> p.span, p.after
    ((3, 3), 'the ')
    """
    before = _WORDS.findall(text[proposal.start : proposal.end])
    after = _WORDS.findall(proposal.after)
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return replace(
        proposal,
        start=proposal.start + len("".join(before[:head])),
        end=proposal.end - len("".join(before[len(before) - tail :])),
        after="".join(after[head : len(after) - tail]),
    )


class EditLog:
    """The source, the current text, and every edit between them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = source
        self._spans: list[_Span] = []
        self._starts: list[int] = []  # of the spans, in the current text
        self._ends: list[int] = []
        self._suggestions: list[Proposal] = []

    @property
    def original(self) -> str:
        """The source as it was given (:meth:`source` rebuilds it from the edits)."""
        return self._source

    @property
    def text(self) -> str:
        """The text as edited so far."""
        return self._text

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All applied edits in source order; what a later one took back is left out."""
        return tuple(map(self._edit, self._spans))

    @property
    def suggestions(self) -> tuple[Edit, ...]:
        """Proposed, not applied: `start` and `end` say where they would apply in the result."""
        return tuple(
            Edit(
                *self.source_span(p.start, p.end),
                p.start,
                p.end,
                self._text[p.start : p.end],
                p.after,
                (Step(p.rule, p.level, p.reason, self._text[p.start : p.end], p.after, p.group),),
            )
            for p in sorted(self._suggestions, key=lambda p: (p.start, p.end))
        )

    def apply(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Apply proposals that do not overlap (see :func:`resolve`); return what changed text.

        Suggestions made earlier are forgotten: the text that they spoke of has changed.

        Raises:
            ValueError: proposals overlap or lie outside the text.
        """
        new = sorted(
            (p for p in proposals if self._text[p.start : p.end] != p.after),
            key=lambda p: (p.start, p.end),
        )
        if not new:
            return []
        if new[0].start < 0 or any(p.end < p.start or p.end > len(self._text) for p in new):
            raise ValueError("a proposal lies outside the text")
        if any(_collide(one, later) for one, later in pairwise(new)):
            raise ValueError("proposals overlap; pass them through resolve() first")
        self._suggestions.clear()
        self._spans = _compose(self._spans, new, self._text)
        pieces: list[str] = []
        position = 0
        for p in new:
            pieces += (self._text[position : p.start], p.after)
            position = p.end
        self._text = "".join((*pieces, self._text[position:]))
        # What a layer took back is no change any more, and offsets in it are exact again.
        self._spans = [span for span in self._spans if self._changed(span)]
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]
        return new

    def suggest(self, proposals: Iterable[Proposal]) -> None:
        """Keep proposals that are not sure enough to be applied, in offsets of the current text."""
        self._suggestions.extend(p for p in proposals if self._text[p.start : p.end] != p.after)

    def source(self) -> str:
        """The source, rebuilt from the current text and the edits.

        Equal to what the log was opened with, code point for code point.
        """
        return undo(self._text, self.edits)

    def to_source(self, offset: int) -> int:
        """Where in the source the character at `offset` of the result stands.

        Inside a replaced span, offsets count from its start and stop at its end.
        """
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        span = self._spans[i]
        if offset >= span.end:
            return span.source_end + offset - span.end
        return min(span.source_start + offset - span.start, span.source_end)

    def to_canonical(self, offset: int) -> int:
        """Where in the result the character at `offset` of the source stands."""
        i = bisect_right(self._spans, offset, key=lambda s: s.source_start) - 1
        if i < 0:
            return offset
        span = self._spans[i]
        if offset >= span.source_end:
            return span.end + offset - span.source_end
        return min(span.start + offset - span.source_start, span.end)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span behind a span of the result; replaced spans that it cuts count whole."""
        # What was deleted right at the start stands before the span, at its end behind it.
        first = self.to_source(start)
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and start < self._spans[i].end:
            first = self._spans[i].source_start
        last = self.to_source(end)
        j = bisect_left(self._ends, end)
        if j < len(self._spans):
            span = self._spans[j]
            last = span.source_end if span.start < end else span.source_start - span.start + end
        return min(first, last), max(first, last)

    def _changed(self, span: _Span) -> bool:
        before = self._source[span.source_start : span.source_end]
        return before != self._text[span.start : span.end]

    def _edit(self, span: _Span) -> Edit:
        return Edit(
            span.source_start,
            span.source_end,
            span.start,
            span.end,
            self._source[span.source_start : span.source_end],
            self._text[span.start : span.end],
            span.steps,
        )


def undo(text: str, edits: Iterable[Edit]) -> str:
    """Give the source back from the result and its edits, which must be in source order.

    Raises:
        ValueError: an edit does not fit the text, which then was changed after the edit.
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if text[edit.start : edit.end] != edit.after:
            raise ValueError(
                f"the text at {edit.start}-{edit.end} is {text[edit.start : edit.end]!r}, "
                f"not {edit.after!r} as {edit.rule} left it"
            )
        pieces += (text[position : edit.start], edit.before)
        position = edit.end
    return "".join((*pieces, text[position:]))


def _compose(old: Sequence[_Span], new: Sequence[Proposal], text: str) -> list[_Span]:
    """Compose changed spans with the next layer of changes.

    Both are sorted and refer to `text`, the text between the two layers. Spans of the two
    layers that overlap (or are empty at one place) become one; all others stay apart.
    """
    items: list[_Span | Proposal] = sorted([*old, *new], key=lambda item: (item.start, item.end))
    composed: list[_Span] = []
    to_source = 0  # add to an offset in `text` behind the last old span: the source offset
    to_result = 0  # add to an offset in `text` behind the last proposal: the new offset
    i = 0
    while i < len(items):
        start, end = items[i].start, items[i].end
        j = i + 1
        while j < len(items) and (
            items[j].start < end or (start == end == items[j].start == items[j].end)
        ):
            end = max(end, items[j].end)
            j += 1
        source_start, result_start = start + to_source, start + to_result
        steps: list[Step] = []
        for item in items[i:j]:
            if isinstance(item, _Span):
                to_source = item.source_end - item.end
        cluster = [item for item in items[i:j] if isinstance(item, Proposal)]
        if not cluster:
            composed += (
                _Span(s.source_start, s.source_end, s.start + to_result, s.end + to_result, s.steps)
                for s in items[i:j]
                if isinstance(s, _Span)
            )
            i = j
            continue
        for item in items[i:j]:
            if isinstance(item, _Span):
                steps += item.steps
        for p in cluster:
            before = text[p.start : p.end]
            steps.append(Step(p.rule, p.level, p.reason, before, p.after, p.group))
            to_result += len(p.after) - len(before)
        composed.append(
            _Span(source_start, end + to_source, result_start, end + to_result, tuple(steps))
        )
        i = j
    return composed
