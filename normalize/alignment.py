"""The alignment of a source and its result: which spans changed, and where the rest stands.

It is composed layer by layer: what a later rule changes in what an earlier one wrote becomes one
span with it, and the characters outside all spans stay aligned one to one.

Offsets count Unicode code points, start inclusive, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.proposals import Level, Proposal

__all__ = ["Alignment", "Span", "Step", "compose"]


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
class Span:
    """A changed span: its offsets in the source and in the result, and what was done to it."""

    source_start: int
    source_end: int
    start: int
    end: int
    steps: tuple[Step, ...]


class Alignment:
    """The changed spans between a source and its result, in order, and offsets across them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = tuple(spans)
        self._starts = [span.start for span in self.spans]  # in the result
        self._ends = [span.end for span in self.spans]

    def to_source(self, offset: int) -> int:
        """Where in the source the character at `offset` of the result stands.

        Inside a replaced span, offsets count from its start and stop at its end.
        """
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        span = self.spans[i]
        if offset >= span.end:
            return span.source_end + offset - span.end
        return min(span.source_start + offset - span.start, span.source_end)

    def to_canonical(self, offset: int) -> int:
        """Where in the result the character at `offset` of the source stands."""
        i = bisect_right(self.spans, offset, key=lambda s: s.source_start) - 1
        if i < 0:
            return offset
        span = self.spans[i]
        if offset >= span.source_end:
            return span.end + offset - span.source_end
        return min(span.start + offset - span.source_start, span.end)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span behind a span of the result; replaced spans that it cuts count whole."""
        # What was deleted right at the start stands before the span, at its end behind it.
        i = bisect_right(self._starts, start) - 1
        inside = i >= 0 and start < self.spans[i].end
        first = self.spans[i].source_start if inside else self.to_source(start)
        j = bisect_left(self._ends, end)
        if j == len(self.spans):
            last = self.to_source(end)
        else:
            span = self.spans[j]
            last = span.source_end if span.start < end else span.source_start - span.start + end
        return min(first, last), max(first, last)


def compose(old: Sequence[Span], new: Sequence[Proposal], text: str) -> list[Span]:
    """Compose changed spans with the next layer of changes, one at least.

    Both are sorted and refer to `text`, the text between the two layers. Spans of the two
    layers that overlap (or are empty at one place) become one; all others stay apart.
    """
    first = bisect_left(old, new[0].start, key=lambda span: span.end)
    last = bisect_right(old, new[-1].end, first, key=lambda span: span.start)
    composed = list(old[:first])
    # Add to an offset in `text` behind the last old span: the source offset.
    to_source = old[first - 1].source_end - old[first - 1].end if first else 0
    to_result = 0  # add to an offset in `text` behind the last proposal: the new offset
    for cluster in _clusters([*old[first:last], *new]):
        spans = [item for item in cluster if isinstance(item, Span)]
        proposals = [item for item in cluster if isinstance(item, Proposal)]
        start, end = cluster[0].start, max(item.end for item in cluster)
        source_start, result_start = start + to_source, start + to_result
        if spans:
            to_source = spans[-1].source_end - spans[-1].end
        if not proposals:
            composed += (_moved(span, to_result) for span in spans)
            continue
        steps = [step for span in spans for step in span.steps]
        for p in proposals:
            before = text[p.start : p.end]
            steps.append(Step(p.rule, p.level, p.reason, before, p.after, p.group))
            to_result += len(p.after) - len(before)
        composed.append(
            Span(source_start, end + to_source, result_start, end + to_result, tuple(steps))
        )
    composed += (_moved(span, to_result) for span in old[last:])
    return composed


def _moved(span: Span, by: int) -> Span:
    """A span farther on in the result."""
    return Span(span.source_start, span.source_end, span.start + by, span.end + by, span.steps)


def _clusters(items: Iterable[Span | Proposal]) -> Iterator[list[Span | Proposal]]:
    """The items in order, those together that overlap or are empty at one place."""
    cluster: list[Span | Proposal] = []
    end = 0
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        if cluster and (item.start < end or cluster[0].start == end == item.start == item.end):
            end = max(end, item.end)
            cluster.append(item)
            continue
        if cluster:
            yield cluster
        cluster, end = [item], item.end
    if cluster:
        yield cluster
