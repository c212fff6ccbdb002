"""Candidate generation: the places that a mention may stand for, by its spelling alone.

Known spellings are found by their form; others by the channel, which weighs how likely a
spelling is, given a name, in nats that grow with its length.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from transliteration.gazetteer.place import Place
from transliteration.gazetteer.store import Gazetteer
from transliteration.linking.queries import cost, queries
from transliteration.mentions.spans import Mention
from transliteration.search.candidate import Candidate
from transliteration.skeleton import sound
from transliteration.spelling.letters import readings, spell

if TYPE_CHECKING:  # numpy takes its time, and most texts have no unknown names
    from transliteration.search.index import NameIndex

__all__ = ["Candidates", "likeness"]

EXACT = 4.0  # nats that a name has which is spelt as in the gazetteer, the article aside
_MEMORY = 50_000  # surfaces whose candidates are kept: names come again and again


class Candidates:
    """The places of an index that spellings may stand for.

    search: from spellings to their candidates, best first (`search.index.NameIndex.search_many`):
    many at once cost much less than one by one.
    place: from a candidate's id to its place. forms: from its id to all forms of its name.
    exact: from a name to the ids of the places that are called exactly so.
    """

    def __init__(
        self,
        search: Callable[[Sequence[str]], Sequence[Sequence[Candidate]]],
        place: Callable[[str], Place | None],
        forms: Callable[[str], Sequence[str]],
        exact: Callable[[str], Sequence[str]] = lambda _: (),
    ) -> None:
        self._search = search
        self._exact = lru_cache(maxsize=_MEMORY)(exact)
        self._found: dict[str, Sequence[Candidate]] = {}
        self.place = lru_cache(maxsize=_MEMORY)(place)
        self._forms = forms
        self.likeness = lru_cache(maxsize=_MEMORY)(self._measure)

    @classmethod
    @cache
    def default(cls) -> Candidates:
        """Those of the default gazetteer, which is opened when a name is first looked up.

        Looking up raises `GazetteerError` where it cannot be read or built.
        """

        @cache
        def gazetteer() -> Gazetteer:
            return Gazetteer.default()

        @cache
        def index() -> NameIndex:
            from transliteration.gazetteer.indexing import index_of

            return index_of(gazetteer())

        return cls(
            lambda names: index().search_many(names),
            lambda id_: gazetteer().place(id_),
            lambda id_: [name.form for name in gazetteer().names(id_)],
            lambda name: [*index().known(name), *index().known(f"al {name}")],
        )

    def look_up(self, mentions: Iterable[Mention]) -> None:
        """Find the candidates of mentions, all at once, as far as they were not met before."""
        surfaces = {query for mention in mentions for query in queries(mention)}
        if len(self._found) > _MEMORY:
            self._found.clear()
        if new := sorted(surface for surface in surfaces if surface not in self._found):
            self._found |= zip(new, self._search(new), strict=True)

    def of(self, mention: Mention) -> Collection[Candidate]:
        """The candidates of a mention that was looked up, each by the query that fits it best."""
        best: dict[str, Candidate] = {}
        for query in queries(mention):
            less = cost(mention.surface, query)
            for found in self._found[query]:
                each = replace(found, score=found.score - less) if less else found
                if each.place not in best or each.score > best[each.place].score:
                    best[each.place] = each
        for id_ in self._exact(mention.surface):
            each = best.get(id_, Candidate(id_, 0.0, 0.5))
            best[id_] = replace(each, score=each.score + EXACT)
        return best.values()

    def called(self, surface: str) -> Sequence[str]:
        """The ids of the places that are called exactly so."""
        return self._exact(surface)

    def _measure(self, surface: str, place: str) -> float:
        return likeness(surface, self._forms(place))


def likeness(surface: str, forms: Iterable[str]) -> float:
    """How many percent of the sounds a surface, as it may be read, shares with the nearest form."""
    from rapidfuzz import fuzz

    heard = [sound(reading) for reading in readings(surface)]
    sounds = [sound(spell(form)) for form in forms]
    return max((fuzz.ratio(one, form) for one in heard for form in sounds), default=0.0)
