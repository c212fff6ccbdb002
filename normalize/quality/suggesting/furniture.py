"""Lines, asides, and ends of texts, that come again and again.

All numbers count as one, and so do months, weekdays and, behind the first two words, names: "12
likes" and "3 likes" are one line, and so are the lines that say who reported. Text that has
lost its line breaks still has the same last words. What one outlet repeats is one row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.texts import Text

__all__ = ["furniture"]

_FEWEST = 2  # documents
_FEWEST_OF_A_WORD = 3
_OFTEN = 4  # times in one document alone
_IN_A_ROW = 8
_LONGEST = 200  # code points of a line
_EDGES = (1, 2, 3, 4, 6, 8, 12)  # words at the end of a text
_BEGINNINGS = (6, 8, 12)  # words; fewer begin many a headline
_OF_ONE = 0.8  # of its hits, where an end of a text is the mark of an outlet
_ABOUT = 0.8  # of its documents: a longer end that stands about as often
_ASIDE = re.compile(
    r"\((?=[^()]*[a-z]{3} )[^()\n\d]{4,60}\)|\[(?=[^\[\]]*[a-z]{3} )[^\[\]\n\d]{4,60}\]"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
)
_VARIES = re.compile(r"[\d{]")
_SOMEBODY = "Rana Haddad"  # where a name varies
_NAMES = re.compile(r"(?<=\w )(?:[aA]l-)?[A-Z][\w'-]*\w(?: (?:al-)?[A-Z][\w'-]*\w){0,3}(?!\w)")


@dataclass(slots=True)
class _Unit:
    """One line, aside or end with what varies left out: where it stands, and how it reads."""

    documents: set[str] = field(default_factory=set)
    outlets: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    edge: bool = False

    @property
    def outlet(self) -> str:
        """Whose it is before all."""
        return self.outlets.most_common(1)[0][0]

    def find(self, key: str, inline: bool) -> str:
        """How a rule would look for it: as it stands, or words and then a name."""
        said, slot, rest = key.partition("{name}")
        plain = said[:1].isalpha() and " " in said.strip() and not _VARIES.search(said)
        if len(self.surfaces) > 1 and slot and plain and (inline or not rest):
            return said + slot
        return self.surfaces.most_common(1)[0][0]


def furniture(texts: Sequence[Text]) -> list[Suggestion]:
    """Repeated lines, asides and ends, those of the most documents first."""
    units: defaultdict[tuple[str, bool], _Unit] = defaultdict(_Unit)  # by key, and whether inline
    for text in texts:
        for surface, inline, edge in _units(text.text):
            unit = units[_key(surface), inline]
            unit.documents.add(text.name)
            unit.outlets[text.outlet] += 1
            unit.surfaces[surface] += 1
            unit.edge |= edge
    rows: defaultdict[tuple[str, bool], list[tuple[str, _Unit]]] = defaultdict(list)
    for (key, inline), unit in units.items():
        if _comes_again(key, unit):
            rows[unit.outlet, inline].append((key, unit))
    found = [
        _suggestion(outlet, part, inline)
        for (outlet, inline), members in rows.items()
        for part in _parts(members)
    ]
    return sorted(found, key=lambda row: (-row.score, row.find))


def _comes_again(key: str, unit: _Unit) -> bool:
    if unit.edge and max(unit.outlets.values()) < max(
        _FEWEST_OF_A_WORD, _OF_ONE * unit.outlets.total()
    ):
        return False  # articles of many outlets begin with "At least"
    fewest = _FEWEST if " " in key else _FEWEST_OF_A_WORD
    return len(unit.documents) >= fewest or unit.outlets.total() >= _OFTEN


def _parts(members: list[tuple[str, _Unit]]) -> Iterator[list[tuple[str, _Unit]]]:
    """What one outlet repeats, the most frequent first, some to a row.

    Of two ends of a text, one within the other, the longer one is kept if it stands about as often.
    """
    edges = [(key, len(unit.documents)) for key, unit in members if unit.edge]
    kept = [
        (key, unit)
        for key, unit in members
        if not unit.edge
        or not any(
            (key in other and often >= _ABOUT * len(unit.documents))
            or (other in key and len(unit.documents) < _ABOUT * often)
            for other, often in edges
            if other != key
        )
    ]
    kept.sort(key=lambda member: (-member[1].outlets.total(), member[0]))
    for start in range(0, len(kept), _IN_A_ROW):
        yield kept[start : start + _IN_A_ROW]


def _suggestion(outlet: str, part: Sequence[tuple[str, _Unit]], inline: bool) -> Suggestion:
    finds = tuple(dict.fromkeys(unit.find(key, inline) for key, unit in part))
    hits = sum(unit.outlets.total() for _, unit in part)
    documents = len(set().union(*(unit.documents for _, unit in part)))
    shared = sorted({name for _, unit in part for name in unit.outlets} - {outlet})
    beside = f" and {len(shared)} more" if shared else ""
    return Suggestion(
        "furniture",
        "furniture",
        finds,
        "",
        hits,
        documents,
        float(hits),
        f"comes again in {outlet}{beside}",
        tuple(find.replace("{name}", _SOMEBODY) for find in finds),
        "inline" if inline else "line",
    )


def _key(surface: str) -> str:
    """A line without what varies in it.

    >>> _key("Reporting by Rana Haddad, June 3"), _key("12 likes")
    ('Reporting by {name}, {date} 0', '0 likes')
    """
    dated = _DATE.sub("{date}", _NUMBER.sub("0", surface))
    return _NAMES.sub("{name}", dated)


def _units(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Short lines, asides in brackets, first and last words: whether inline, whether an edge."""
    words = text.split()
    edges = [words[-n:] for n in _EDGES if len(words) > 4 * n]
    edges = [edge for edge in edges if len(edge) > 1 or not edge[0][:1].isalpha()]
    edges += [words[:n] for n in _BEGINNINGS if len(words) > 4 * n]
    yield from ((surface, True, True) for surface in dict.fromkeys(map(" ".join, edges)))
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) > 1:
        yield from ((line, False, False) for line in lines if 2 < len(line) <= _LONGEST)
    yield from ((aside, True, False) for aside in dict.fromkeys(_ASIDE.findall(text)))
