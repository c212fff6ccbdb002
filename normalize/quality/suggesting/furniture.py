"""Lines, headings, asides and last words that come again and again.

Dates, numbers and names are slots where they differ: "12 likes" and "3 likes" are one line, and
so are the lines that say who reported. What weighs is in how many texts something stands, more
than how often, and in how many outlets: a button is the same everywhere, a sentence is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from normalize.quality.suggesting.pieces import Piece, View, closings, pieces
from normalize.quality.suggesting.shapes import head, shape
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.units import Unit
from normalize.quality.texts import Text

__all__ = ["furniture"]

_FEWEST = 2  # documents
_IN_A_ROW = 12  # forms
_LAYERS = 4  # of closings, one behind the other
_MARKED = 0.5  # of its places: where more are marked, it is a heading, or a note behind sentences
_WORD = re.compile(r"\w+")
_SHOWN = {View.LINE: View.HEADING, View.WITHIN: View.BEHIND}
_SCOPES = {View.LINE: "line", View.PARAGRAPH: "line", View.HEADING: "tail"}
_OUTLETS = 3  # that are named


_Units = defaultdict[tuple[View, str], Unit]
_Member = tuple[float, Unit]


def furniture(texts: Sequence[Text]) -> list[Suggestion]:
    """What comes again, some of one view to a row, the weightiest first."""
    units: _Units = defaultdict(Unit)
    lines: list[list[tuple[View, Unit]]] = []
    for text in texts:
        lines.append([])
        for piece in pieces(text.text):
            unit = units[_key(piece)]
            unit.add(text, piece.surface, piece.before, marked=piece.marked)
            if piece.view is not View.WITHIN:
                lines[-1].append((piece.view, unit))
    _count_neighbours(lines)
    _add_closings(units, texts)
    by_view: defaultdict[View, list[_Member]] = defaultdict(list)
    for (view, _), unit in units.items():
        if unit.comes_again(view):
            if unit.marked >= max(_FEWEST, _MARKED * unit.often):
                view = _SHOWN.get(view, view)
            if view is View.WITHIN and unit.explains:
                continue
            by_view[view].append((unit.weight(view), unit))
    ordered = {
        view: sorted(members, key=_rank) if view is View.PARAGRAPH else _by_turns(members)
        for view, members in by_view.items()
    }
    rows = [_suggestion(view, part) for view, part in _parts(ordered)]
    return sorted(rows, key=lambda row: (-row.score, row.find))


def _key(piece: Piece) -> tuple[View, str]:
    """What is the same for pieces that a rule could find together; nothing varies in prose."""
    if piece.view is View.PARAGRAPH:
        return piece.view, piece.surface
    key, _ = shape(piece.surface)
    if piece.view is View.WITHIN:
        word = _WORD.search(piece.surface) if piece.marked else None
        return piece.view, word[0].lower() if word else head(key)
    return piece.view, key


def _count_neighbours(texts: Iterable[Sequence[tuple[View, Unit]]]) -> None:
    """Count lines that come again and stand side by side; a text's bounds count as such lines."""
    for lines in texts:
        again = [True, *(unit.comes_again(view) for view, unit in lines), True]
        for i, (_, unit) in enumerate(lines, 1):
            unit.neighbours += again[i - 1] + again[i + 1]


def _add_closings(units: _Units, texts: Sequence[Text]) -> None:
    """Count what stands behind the last sentences; then what stands before that."""
    lines: list[tuple[Text, str, bool]] = []
    for text in texts:
        stripped = [line for line in map(str.strip, text.text.split("\n")) if line]
        lines += [(text, line, i == len(stripped)) for i, line in enumerate(stripped, 1)]
    seen: defaultdict[str, Unit] = defaultdict(Unit)
    for _ in range(_LAYERS):
        candidates = [
            (text, line, last, ends)
            for text, line, last in lines
            if (ends := closings(line, last=last))
        ]
        for text, line, _, ends in candidates:
            for end, key in ends:
                seen[key].add(text, end, line.removesuffix(end).rstrip().rpartition(" ")[2])
        closes = {
            key
            for key, unit in seen.items()
            if unit.comes_again(View.CLOSING) and _closes(unit, texts)
        }
        lines = []
        for text, line, last, ends in candidates:
            again = [(end, key) for end, key in ends if key in closes]
            if again:
                end, key = max(again, key=lambda found: seen[found[1]].begins)
                if end[0] not in "([" or end[-1] not in ")]":  # else it is an aside
                    units[View.CLOSING, key].add(text, end)
                lines.append((text, line.removesuffix(end).rstrip(), last))


def _closes(unit: Unit, texts: Sequence[Text]) -> bool:
    """Whether words that are always the same stand at an end more often than not."""
    everywhere = sum(text.text.count(unit.always) for text in texts) if unit.always else 0
    return unit.often >= _MARKED * everywhere


def _by_turns(members: Iterable[_Member]) -> list[_Member]:
    """The weightiest first; the second of one outlet counts half, the third a third."""
    taken = Counter[str]()
    discounted = []
    for weight, unit in sorted(members, key=_rank):
        if len(unit.outlets) == 1:
            (outlet,) = unit.outlets
            taken[outlet] += 1
            weight /= taken[outlet]
        discounted.append((weight, unit))
    return sorted(discounted, key=_rank)


def _parts(ordered: Mapping[View, Sequence[_Member]]) -> Iterator[tuple[View, list[_Member]]]:
    """Members of one view, as many as a row may hold."""
    for view, members in ordered.items():
        part: list[_Member] = []
        for member in members:
            if sum(len(unit.finds) for _, unit in [*part, member]) > _IN_A_ROW:
                yield view, part
                part = []
            part.append(member)
        yield view, part


def _rank(member: _Member) -> tuple[float, str]:
    return -member[0], member[1].finds[0]


def _suggestion(view: View, members: Sequence[_Member]) -> Suggestion:
    outlets = Counter[str]()
    for _, unit in members:
        outlets.update(unit.outlets)
    named = [name for name, _ in outlets.most_common(_OUTLETS)]
    beside = f" and {len(outlets) - len(named)} more" if len(outlets) > len(named) else ""
    return Suggestion(
        "furniture",
        "furniture",
        tuple(dict.fromkeys(find for _, unit in members for find in unit.finds)),
        "",
        outlets.total(),
        len(set().union(*(unit.documents for _, unit in members))),
        sum(weight for weight, _ in members),
        f"{view.value}: {', '.join(named)}{beside}",
        tuple(example for _, unit in members for example in unit.examples),
        _SCOPES.get(view, "inline"),
    )
