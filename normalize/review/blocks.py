"""A cleaned text as blocks of unchanged text and edits, the common ground of all views.

A block is a paragraph of the result together with what was taken out of it. Nothing is
compared anew: what the edit log says is what is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.edits import Edit

__all__ = ["Block", "Change", "blocks", "line_starts", "visible"]


@dataclass(frozen=True, slots=True)
class Change:
    """An edit, and the line and column of the source (from 1) where it starts."""

    edit: Edit
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """Unchanged text and changes in their order, and suggestions that fall into them.

    `start` and `end` are offsets of the result.
    """

    start: int
    end: int
    pieces: tuple[str | Change, ...]
    suggestions: tuple[Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The pieces that are changes."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Change))


def blocks(
    source: str, text: str, edits: Sequence[Edit], suggestions: Sequence[Edit]
) -> list[Block]:
    r"""Cut a result into blocks; blocks of nothing but line ends are left out.

    >>> from normalize.edits import EditLog, Proposal
    >>> log = EditLog("One.\nTwo .")
    >>> _ = log.apply([Proposal(8, 9, "", "spacing/before-punctuation", "")])
    >>> [[p if isinstance(p, str) else (p.edit.before, p.line, p.column) for p in block.pieces]
    ...  for block in blocks(log.original, log.text, log.edits, ())]
    [['One.'], ['Two', (' ', 2, 4), '.']]
    """
    starts = line_starts(source)
    waiting = deque(_change(edit, starts) for edit in suggestions)
    found = []
    for start, end, pieces in _runs(text, [_change(edit, starts) for edit in edits]):
        here = []
        while waiting and waiting[0].edit.start <= end:
            here.append(waiting.popleft())
        if here or pieces:
            found.append(Block(start, end, pieces, tuple(here)))
    return found


def line_starts(text: str) -> list[int]:
    r"""Offsets at which lines start; lines end with "\n" only.

    >>> line_starts("a\nb\n")
    [0, 2, 4]
    """
    return [0, *(match.end() for match in re.finditer("\n", text))]


def visible(text: str) -> str:
    r"""Show what is hard to see: line ends, control characters, marks of no width.

    >>> visible("a\N{RIGHT-TO-LEFT MARK}b\n")
    'a<U+200F>b↵'
    """
    if text.isprintable():
        return text
    return "".join(
        "↵" if c == "\n" else c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text
    )


def _runs(
    text: str, changes: Sequence[Change]
) -> Iterator[tuple[int, int, tuple[str | Change, ...]]]:
    """Start, end and pieces of each line of the result that unchanged line ends bound."""
    start = position = 0
    pieces: list[str | Change] = []
    for change in (*changes, None):
        until = change.edit.start if change else len(text)
        *lines, rest = text[position:until].split("\n")
        for line in lines:
            position += len(line) + 1
            yield start, position - 1, (*pieces, *([line] if line else ()))
            start, pieces = position, []
        if rest:
            pieces.append(rest)
        if change:
            pieces.append(change)
            position = change.edit.end
    yield start, len(text), tuple(pieces)


def _change(edit: Edit, starts: Sequence[int]) -> Change:
    line = bisect_right(starts, edit.source_start)
    return Change(edit, line, edit.source_start - starts[line - 1] + 1)
