"""One spelling in all documents of a run for a name that no gazetteer knows.

Each document is cleaned by itself first, and its record keeps the unknown names that are left,
each with a known place beside it. Here the documents are compared, by those names alone. Spellings
that are pronounced alike, in documents that name places near each other, are one name; most
documents decide how it is spelled. Where a document has two of them, they are two villages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from normalize.edits import Level
from normalize.stages import CorpusSpelling, Point
from normalize.stages.one_spelling import letters, pronounced
from transliteration.gazetteer import Gazetteer, GazetteerError
from transliteration.gazetteer.store import kilometres

__all__ = ["corpus_spellings", "in_gazetteer"]

_NEAR = 60.0  # km within which two spellings must have known places beside them
_CLEAR = 2  # times as many documents that must have one spelling as have the other

Names = Mapping[str, Point | None]


def corpus_spellings(
    names: Mapping[str, Names],
    level: Level = Level.LIKELY,
    is_known: Callable[[str], bool] = lambda _: False,
) -> dict[str, CorpusSpelling]:
    """How a corpus spells names that some of its documents spell otherwise.

    names: of each document the unknown names with what lies beside them (`Result.names`).
    level: what is applied; what a spelling is applied to then counts with it, so that the cleaned
    documents, looked at again, agree. is_known: whether a gazetteer has a place of that name.

    >>> here = (35.9, 36.6)
    >>> corpus = {"a": {"Gralbozen": here}, "b": {"Gralbozen": here}, "c": {"Gralbouzen": here}}
    >>> corpus_spellings(corpus)["Gralbouzen"][:2]
    ('Gralbozen', <Level.LIKELY: 'likely'>)
    """
    found: dict[str, CorpusSpelling] = {}
    for spellings in _alike(names):
        best, *others = sorted(spellings, key=_rank)
        together = _Spelling(best.surfaces.copy(), best.documents.copy(), best.points.copy())
        others = [each for each in others if not any(map(is_known, each.surfaces))]
        levels: dict[str, Level] = {}
        grown = True
        while grown:
            grown = False
            for other in others:
                sure = None if other.name in levels else _sameness(other, together)
                if sure and sure.reaches(level):
                    levels[other.name] = sure
                    together.documents |= other.documents
                    together.points |= other.points
                    grown = True
        for other in others:
            if sure := levels.get(other.name) or _sameness(other, together):
                because = (
                    f"documents that spell it {best.name}: {len(best.documents)}, "
                    f"{other.name}: {len(other.documents)}"
                )
                found |= dict.fromkeys(other.surfaces, CorpusSpelling(best.name, sure, because))
    return found


def in_gazetteer(name: str) -> bool:
    """Whether a place is called so; where the gazetteer cannot be read, any may be."""
    try:
        return bool(_gazetteer().spelled(name))
    except GazetteerError:
        return True


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.default()


@dataclass(slots=True)
class _Spelling:
    """A spelling, whatever its capitals and hyphens, and where it stands."""

    surfaces: Counter[str] = field(default_factory=Counter)  # in how many documents each
    documents: set[str] = field(default_factory=set)
    points: set[Point | None] = field(default_factory=set)  # beside it; None: nobody knows

    @property
    def name(self) -> str:
        """The surface that most documents have."""
        return min(self.surfaces, key=lambda surface: (-self.surfaces[surface], surface))


def _alike(names: Mapping[str, Names]) -> Iterator[Collection[_Spelling]]:
    """The spellings that are pronounced alike, where there are several."""
    heard: dict[object, dict[str, _Spelling]] = defaultdict(lambda: defaultdict(_Spelling))
    for document, found in names.items():
        for surface, point in found.items():
            spelling = heard[pronounced(surface)][letters(surface)]
            spelling.surfaces[surface] += 1
            spelling.documents.add(document)
            spelling.points.add(point)
    return (spellings.values() for spellings in heard.values() if len(spellings) > 1)


def _rank(spelling: _Spelling) -> tuple[int, str, str]:
    """Most documents first, of equals the one with the first document."""
    return -len(spelling.documents), min(spelling.documents), spelling.name


def _sameness(one: _Spelling, other: _Spelling) -> Level | None:
    """How sure it is that one spelling is of the name of the other, which is as frequent."""
    if not one.documents.isdisjoint(other.documents):
        return None
    here, there = ({p for p in each.points if p} for each in (one, other))
    if there and not all(any(kilometres(a, b) <= _NEAR for b in there) for a in here):
        return None
    placed = bool(there) and None not in one.points
    clear = len(other.documents) >= _CLEAR * len(one.documents)
    return Level.LIKELY if placed and clear else Level.POSSIBLE
