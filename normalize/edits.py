"""Edits: what was changed, where, by which rule; and the way back.

A stage *proposes* changes to the text it was given. The :class:`EditLog` applies
them and composes what later stages change with what earlier ones changed, so that
each :class:`Edit` is finally expressed twice: in offsets of the source and in
offsets of the result.

Offsets count Unicode code points, start inclusive, end exclusive. This module
knows no stage and no rule. Which proposals stand is in `proposals`, how layers of
them compose in `alignment`.

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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.alignment import Alignment, Span, Step, compose
from normalize.proposals import Fact, Level, Proposal, collide, resolve, trimmed

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
        return min((step.level for step in self.steps), key=lambda level: level.sureness)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader must know of a document: a rule that was stopped, an edit refused.

    `start` and `end` are offsets of the text that the rule was given; 0 for the whole of it.
    """

    rule: str
    message: str
    start: int = 0
    end: int = 0


class EditLog:
    """The source, the current text, and every edit between them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = source
        self._alignment = Alignment()
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
        return tuple(map(self._edit, self._alignment.spans))

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
        if any(collide(one, later) for one, later in pairwise(new)):
            raise ValueError("proposals overlap; pass them through resolve() first")
        self._suggestions.clear()
        spans = compose(self._alignment.spans, new, self._text)
        pieces: list[str] = []
        position = 0
        for p in new:
            pieces += (self._text[position : p.start], p.after)
            position = p.end
        self._text = "".join((*pieces, self._text[position:]))
        # What a layer took back is no change any more, and offsets in it are exact again.
        self._alignment = Alignment(span for span in spans if self._changed(span))
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
        return self._alignment.to_source(offset)

    def to_canonical(self, offset: int) -> int:
        """Where in the result the character at `offset` of the source stands."""
        return self._alignment.to_canonical(offset)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span behind a span of the result; replaced spans that it cuts count whole."""
        return self._alignment.source_span(start, end)

    def _changed(self, span: Span) -> bool:
        before = self._source[span.source_start : span.source_end]
        return before != self._text[span.start : span.end]

    def _edit(self, span: Span) -> Edit:
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
