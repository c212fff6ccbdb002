"""Lines, headings, asides and last words that come again and again.

Dates, numbers and names are slots where they differ: "12 likes" and "3 likes" are one line, and
so are the lines that say who reported. What weighs is in how many texts something stands, more
than how often, and in how many outlets: a button is the same everywhere, a sentence is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from normalize.quality.suggesting.pieces import Piece, View, closings, pieces
from normalize.quality.suggesting.shapes import Form, head, shape
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.texts import Text

__all__ = ["furniture"]

_FEWEST = 2  # documents
_FEWEST_CLOSING = 3
_FEWEST_OF_A_WORD = 3
_OFTEN = 4  # times in one document alone
_IN_A_ROW = 10
_LAYERS = 4  # of closings, one behind the other
_MARKED = 0.5  # of its places: where more are marked, it is a heading, or a note behind sentences
_SHOWN = {View.LINE: View.HEADING, View.WITHIN: View.BEHIND}
_SCOPES = {View.LINE: "line", View.PARAGRAPH: "line", View.HEADING: "tail"}
_OUTLETS = 3  # that are named
_FORMS = 2  # of asides that begin alike


@dataclass(slots=True)
class _Unit:
    """Pieces of one shape, or of one head: where they stand, among what, and how they read."""

    documents: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    before: set[str] = field(default_factory=set)
    marked: int = 0
    neighbours: int = 0  # of its lines: those that come again, too
    forms: dict[str, Form] = field(default_factory=dict)

    def add(self, text: Text, surface: str, before: str = "", *, marked: bool = False) -> None:
        """Count one more."""
        self.documents[text.name] += 1
        self.outlets[text.outlet] += 1
        self.before.add(before)
        self.marked += marked
        key, values = shape(surface)
        self.forms.setdefault(key, Form(key)).add(surface, values)

    @property
    def often(self) -> int:
        """How often it stands in the corpus."""
        return self.outlets.total()

    @property
    def finds(self) -> list[str]:
        """How a rule would look for most of them."""
        differ = len(self.forms) > 1
        found = (form.find(differ=differ) for form in self._commonest)
        return [find for find in found if find]

    @property
    def examples(self) -> list[str]:
        """How most of them read where they stand."""
        return [form.surfaces.most_common(1)[0][0] for form in self._commonest]

    @property
    def _commonest(self) -> list[Form]:
        return sorted(self.forms.values(), key=lambda form: -form.surfaces.total())[:_FORMS]

    @property
    def always(self) -> str:
        """How all of them read, where they read alike; else ""."""
        surfaces = [surface for form in self.forms.values() for surface in form.surfaces]
        return surfaces[0] if len(surfaces) == 1 else ""

    @property
    def begins(self) -> tuple[int, bool]:
        """How likely a closing begins here: where what stands before it differs most.

        Where that is the same for several, rather where it is always the same.
        """
        return len(self.before), bool(self.always)

    def comes_again(self, view: View) -> bool:
        """Whether it is more than chance."""
        if not (finds := self.finds):
            return False
        fewest = _FEWEST_CLOSING if view is View.CLOSING else _FEWEST
        if " " not in finds[0]:
            fewest = _FEWEST_OF_A_WORD
        often = view is not View.PARAGRAPH and max(self.documents.values()) >= _OFTEN
        return len(self.documents) >= fewest or often

    def weight(self, view: View) -> float:
        """Documents, and a little for what comes again in one, times outlets.

        Less for a long line and for one among lines that stand once; for a closing that reads
        like a sentence; and for an aside that always explains the same word.
        """
        weight = sum(1 + log(times) for times in self.documents.values()) * len(self.outlets)
        words = self.finds[0].split()
        if view is View.LINE:
            weight *= (0.5 + self.neighbours / (2 * self.often)) / sqrt(len(words))
        elif view is View.PARAGRAPH:
            weight *= 0.5 + self.neighbours / (2 * self.often)
        elif view is View.CLOSING:
            weight *= sum("{" in word or not word.islower() for word in words) / len(words)
        elif view is View.WITHIN:
            weight *= (len(self.before) - 1) / self.often
        return weight


_Units = defaultdict[tuple[View, str], _Unit]
_Member = tuple[float, _Unit]


def furniture(texts: Sequence[Text]) -> list[Suggestion]:
    """What comes again, some of one view to a row, the weightiest first."""
    units: _Units = defaultdict(_Unit)
    lines: list[list[tuple[View, _Unit]]] = []
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
            by_view[view].append((unit.weight(view), unit))
    ordered = {view: _by_turns(members) for view, members in by_view.items()}
    rows = [
        _suggestion(view, members[start : start + _IN_A_ROW])
        for view, members in ordered.items()
        for start in range(0, len(members), _IN_A_ROW)
    ]
    return sorted(rows, key=lambda row: (-row.score, row.find))


def _key(piece: Piece) -> tuple[View, str]:
    """What is the same for pieces that a rule could find together; nothing varies in prose."""
    key, _ = shape(piece.surface)
    said = {View.WITHIN: head(key), View.PARAGRAPH: piece.surface}
    return piece.view, said.get(piece.view, key)


def _count_neighbours(texts: Iterable[Sequence[tuple[View, _Unit]]]) -> None:
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
    seen: defaultdict[str, _Unit] = defaultdict(_Unit)
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
                units[View.CLOSING, key].add(text, end)
                lines.append((text, line.removesuffix(end).rstrip(), last))


def _closes(unit: _Unit, texts: Sequence[Text]) -> bool:
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
