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
from normalize.stages.toponyms.one_spelling import letters, pronounced
from transliteration.distance import kilometres
from transliteration.gazetteer import Gazetteer, GazetteerError

__all__ = ["corpus_spellings", "in_gazetteer"]

_NEAR = 60.0  # km within which two spellings must have known places beside them
_CLEAR = 2  # times as many documents that must have one spelling as have the other

Names = Mapping[str, Point | None]


def corpus_spellings(
    names: Mapping[str, Names],
    level: Level = Level.LIKELY,
    is_known: Callable[[str], bool] = lambda _: False,
) -> dict[str, dict[str, CorpusSpelling]]:
    """How a corpus spells names that some of its documents spell otherwise, by document and name.

    names: of each document the unknown names with what lies beside them (`Result.names`).
    level: what is applied; a document to which it is counts with the others from then on, so that
    the cleaned documents, looked at again, agree. is_known: whether a gazetteer has a place of
    that name.

    >>> here = (35.9, 36.6)
    >>> corpus = {"a": {"Gralbozen": here}, "b": {"Gralbozen": here}, "c": {"Gralbouzen": here}}
    >>> corpus_spellings(corpus)["c"]["Gralbouzen"][:2]
    ('Gralbozen', <Level.LIKELY: 'likely'>)
    """
    found: dict[str, dict[str, CorpusSpelling]] = defaultdict(dict)
    for spellings in _alike(names):
        best, *others = sorted(spellings, key=_rank)
        others = [other for other in others if not any(map(is_known, other.surfaces))]
        reasons = {
            other.name: f"Documents that spell it {best.name}: {len(best.points)}, "
            f"{other.name}: {len(other.points)}."
            for other in others
        }
        for other, document, sure in _settled(best, others, level):
            spelling = CorpusSpelling(best.name, sure, reasons[other.name])
            changed = (surface for surface in names[document] if surface in other.surfaces)
            found[document] |= dict.fromkeys(changed, spelling)
    return dict(found)


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
    """A spelling, whatever its capitals and hyphens: its surfaces and its documents."""

    surfaces: Counter[str] = field(default_factory=Counter)  # in how many documents each
    points: dict[str, Point | None] = field(default_factory=dict)  # by document, beside it

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
            spelling.points[document] = point
    return (spellings.values() for spellings in heard.values() if len(spellings) > 1)


def _rank(spelling: _Spelling) -> tuple[int, str, str]:
    """Most documents first, of equals the one with the first document."""
    return -len(spelling.points), min(spelling.points), spelling.name


def _settled(
    best: _Spelling, others: Collection[_Spelling], level: Level
) -> Iterator[tuple[_Spelling, str, Level]]:
    """Documents that take the best spelling for another; those that do count with the best."""
    grown = True
    while grown:
        grown = False
        for other in others:
            for document, sure in _same(other, best):
                if sure.reaches(level):
                    best.points[document] = other.points.pop(document)
                    grown = True
                    yield other, document, sure
    for other in others:
        for document, sure in _same(other, best):
            yield other, document, sure


def _same(one: _Spelling, other: _Spelling) -> list[tuple[str, Level]]:
    """The documents where one spelling is of the same name as another, and how sure that is."""
    if not one.points.keys().isdisjoint(other.points):
        return []
    there = {point for point in other.points.values() if point}
    near = {
        here
        for here in one.points.values()
        if here and any(kilometres(here, point) <= _NEAR for point in there)
    }
    clear = len(other.points) >= _CLEAR * len(one.points)
    found = []
    for document, here in one.points.items():
        if here in near:
            found.append((document, Level.LIKELY if clear else Level.POSSIBLE))
        elif not (here and there):
            found.append((document, Level.POSSIBLE))
    return found
