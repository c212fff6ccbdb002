"""From a spelling to the places it may stand for: generate by keys, rank by the channel.

1. For each of its `readings` a few dozen forms are fetched, one of each place (`shortlist`).
2. The channel weighs these forms, then all other forms of the best places.
3. A place's evidence joins that of its best forms, Latin and Arabic: two forms that fit
   prove more than one. A name that many places share is a little likelier.

The probability of a candidate is calibrated on places of the extract (see
benchmarks/learn_channel.py) that were held out.
"""

from __future__ import annotations

import gc
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from transliteration.arabic import is_arabic
from transliteration.channel import Channel, Names, Reading
from transliteration.joining import join
from transliteration.packing import letters, packed, padded, unpacked
from transliteration.routes import detect
from transliteration.shortlist import Shortlist
from transliteration.skeleton import fold, keys
from transliteration.spelling import has_article, has_article_inside, plain, readings, spell

FINALISTS = 12
BATCH = 64

# A form that shares no whole key differs in a consonant: the units, each taken for itself,
# make too little of that.
OTHER_KEY = 4.0
# Sources drop articles as they like, but not quite; and none puts one before a later word
# that has none.
ARTICLE = 1.5
ARTICLE_INSIDE = 1.5


_KEYS_KEPT = 50_000  # forms


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a spelling may stand for.

    score: evidence in nats; probability: that this place, by its name, is the right one,
    given that the right one is in the index.
    """

    place: str
    score: float
    probability: float


class NameIndex:
    """All names of a set of places, for look-up by any spelling."""

    def __init__(self, names: Iterable[tuple[str, str]], channel: Channel | None = None) -> None:
        numbers: dict[str, int] = {}
        forms: list[str] = []
        articles: list[int] = []
        rows: dict[tuple[int, int, str], None] = {}
        places: dict[str, int] = {}
        owners: list[int] = []
        for place, form in names:
            if not (spelled := spell(form)):
                continue
            number = numbers.setdefault(spelled, len(forms))
            owner = places.setdefault(place, len(places))
            if number == len(forms):
                forms.append(form)
                articles.append(0)
                owners.append(owner)
            articles[number] |= _articles(form)
            rows[number, owner, fold(form)] = None
        channel = channel or Channel.load()
        pairs = np.array([(number, place) for number, place, _ in rows], np.int32).reshape(-1, 2)
        folds = packed(folded for _, _, folded in rows)
        del rows  # as much memory as what is made next
        self._fill(
            channel,
            list(numbers),
            list(places),
            pairs,
            folds,
            channel.prepare(forms),
            [is_arabic(f) for f in forms],
            np.array(articles, np.int8),
            Shortlist.of(list(numbers), owners),
        )

    def _fill(
        self,
        channel: Channel,
        spelled: Sequence[str],
        places: Sequence[str],
        rows: NDArray[np.int32],
        folded: NDArray[np.uint8],
        names: Names,
        arabic: Sequence[bool],
        articles: NDArray[np.int8],
        shortlist: Shortlist,
    ) -> None:
        self._channel = channel
        self._spelled = spelled  # by number of the form, as all that follows
        self._place_names = places
        # Numbers of a form and of its place, and how the form is folded: as strings, that few
        # questions need, they would take 20 MB for a country.
        self._rows, self._folds = rows, folded
        self._names = names
        self._arabic = arabic
        self._articles = articles  # see `_articles`
        self._shortlist = shortlist
        self._places: list[list[str]] = [[] for _ in spelled]
        self._forms_of: dict[str, list[int]] = defaultdict(list)
        self._namesakes: dict[str, int] = {}
        self._keys: dict[int, tuple[str, ...]] = {}  # of the forms that were weighed
        for number, i in rows.tolist():
            place = places[i]
            if place not in self._places[number]:
                self._places[number].append(place)
                self._forms_of[place].append(number)

    def _each_row(self) -> Iterator[tuple[int, str, str]]:
        """Each form's number, a place that has it, and how it is folded there."""
        folds = unpacked(self._folds)
        for (number, place), folded in zip(self._rows.tolist(), folds, strict=True):
            yield number, self._place_names[place], folded

    @cached_property
    def _folded(self) -> dict[tuple[int, str], set[str]]:
        """The folded forms of each place that are spelled alike."""
        found: dict[tuple[int, str], set[str]] = defaultdict(set)
        for number, place, folded in self._each_row():
            found[number, place].add(folded)
        return found

    def _keys_of(self, number: int) -> tuple[str, ...]:
        known = self._keys.get(number)
        if known is None:
            if len(self._keys) > _KEYS_KEPT:
                self._keys.clear()
            known = self._keys[number] = keys(self._spelled[number])
        return known

    @cached_property
    def _known(self) -> dict[str, dict[str, None]]:
        """The places of each folded form."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for _, place, folded in self._each_row():
            found[folded][place] = None
        return dict(found)

    def save(self, file: Path) -> None:
        """Write the index as numpy arrays, from which it loads faster than it is made.

        Raises `OSError` where the file cannot be written.
        """
        names = self._names.packed
        cells = letters(names.lengths)
        with file.open("wb") as stream:
            np.savez(
                stream,
                spelled=packed(self._spelled),
                places=packed(self._place_names),
                folded=self._folds,
                rows=self._rows,
                arabic=np.array(self._arabic, np.bool_),
                articles=self._articles,
                signatures=self._shortlist.signatures,
                keys=packed(self._shortlist.keys),
                sizes=self._shortlist.sizes,
                postings=self._shortlist.postings,
                logs=self._names.logs,
                routes=self._names.routes,
                lengths=names.lengths,
                units=names.units[cells],
                skip_start=names.skip_start[cells],
                skip_cost=names.skip_cost[cells],
            )

    @classmethod
    def load(cls, file: Path, channel: Channel | None = None) -> NameIndex:
        """Return the index that was saved; it must have been made with the same channel.

        Raises `OSError`, `ValueError` or `KeyError` where the file is none.
        """
        try:
            with np.load(file, allow_pickle=False) as archive:
                data = dict(archive)
        except (BadZipFile, EOFError) as error:
            raise ValueError(str(error)) from None
        index = cls.__new__(cls)
        with _uncollected():
            index._restore(data, channel or Channel.load())
        return index

    def _restore(self, data: Mapping[str, NDArray[Any]], channel: Channel) -> None:
        rows = data["rows"]
        owners = np.zeros(len(data["lengths"]), np.intp)
        owners[rows[::-1, 0]] = rows[::-1, 1]  # the first of each form
        self._fill(
            channel,
            unpacked(data["spelled"]),
            unpacked(data["places"]),
            rows,
            data["folded"],
            Names(padded(data), data["logs"], data["routes"]),
            data["arabic"].tolist(),
            data["articles"],
            Shortlist(
                owners.tolist(),
                data["signatures"],
                unpacked(data["keys"]),
                data["sizes"],
                data["postings"],
            ),
        )

    def search(self, query: str, *, limit: int = 10, without: str | None = None) -> list[Candidate]:
        """Return the likeliest places, best first; see `search_many`."""
        return self.search_many([query], limit=limit, without=[without])[0]

    def search_many(
        self,
        queries: Sequence[str],
        *,
        limit: int = 10,
        without: Sequence[str | None] | None = None,
    ) -> list[list[Candidate]]:
        """Return the likeliest places for each query, best first: faster than one by one.

        without: for each query, a place whose own forms that fold as the query does are
        left out of the search (for measuring), or None.
        """
        asked = [(i, spelled) for i, query in enumerate(queries) for spelled in readings(query)]
        # What is read by the same tables, and of about one length, is weighed together.
        asked.sort(key=lambda a: (detect(queries[a[0]]), plain(a[1]) == a[1], len(a[1]), a))
        best: list[dict[str, float]] = [{} for _ in queries]
        with _uncollected():
            for start in range(0, len(asked), BATCH):
                batch = asked[start : start + BATCH]
                names = [queries[i] for i, _ in batch]
                own = [without[i] if without else None for i, _ in batch]
                answers = self._search(names, [spelled for _, spelled in batch], own)
                for (i, spelled), answer in zip(batch, answers, strict=True):
                    cost = readings(queries[i])[spelled]
                    for score, place in answer:
                        best[i][place] = max(score - cost, best[i].get(place, -math.inf))
            return [self._rate(sorted((-s, place) for place, s in b.items()), limit) for b in best]

    def _search(
        self, queries: Sequence[str], spelled: Sequence[str], without: Sequence[str | None]
    ) -> list[list[tuple[float, str]]]:
        reading = self._channel.read_as(
            [(s, detect(q)) for s, q in zip(spelled, queries, strict=True)]
        )
        hidden = [self._hidden(q, own) for q, own in zip(queries, without, strict=True)]
        shortlists = [
            self._shortlist.find(spelled, unseen)
            for spelled, unseen in zip(reading.spelled, hidden, strict=True)
        ]
        articles = np.array([_articles_asked(query) for query in queries], np.int8)
        evidence = self._weigh(reading, shortlists, articles)
        finalists = [
            self._finalists(known, own, unseen)
            for known, own, unseen in zip(evidence, without, hidden, strict=True)
        ]
        rest = [
            list({n for p in places for n in self._forms_of[p]} - known.keys())
            for places, known in zip(finalists, evidence, strict=True)
        ]
        answers = []
        for k, more in enumerate(self._weigh(reading, rest, articles)):
            evidence[k].update(more)
            own_keys = frozenset(keys(reading.spelled[k]))
            unseen = {without[k]: hidden[k]}
            answers.append(
                [
                    (self._join(place, evidence[k], own_keys, unseen.get(place, ())), place)
                    for place in finalists[k]
                ]
            )
        return answers

    def _finalists(
        self, known: dict[int, float], own: str | None, unseen: Collection[int]
    ) -> list[str]:
        """Return the places of the best forms; `own` is not found by those that are unseen."""
        best: dict[str, None] = {}
        for number in sorted(known, key=known.__getitem__, reverse=True):
            for place in self._places[number]:
                if place != own or number not in unseen:
                    best[place] = None
            if len(best) >= FINALISTS:
                break
        return list(best)[: 2 * FINALISTS]

    def _hidden(self, query: str, own: str | None) -> set[int]:
        if own is None:
            return set()
        only = {fold(query)}
        return {n for n in self._forms_of[own] if self._folded[n, own] == only}

    def _weigh(
        self, reading: Reading, forms: Sequence[list[int]], articles: NDArray[np.int8]
    ) -> list[dict[int, float]]:
        """Return, for each spelling, the evidence for each of its forms."""
        rows = np.array([*chain(*forms)], np.intp)
        which = np.repeat(np.arange(len(forms)), [len(f) for f in forms])
        evidence = reading.evidence(self._names, rows, which)
        alike = self._articles[rows] & articles[which]
        evidence[alike & _START == 0] -= ARTICLE
        evidence[alike & _INSIDE == 0] -= ARTICLE_INSIDE
        scores = iter(evidence.tolist())
        return [dict(zip(numbers, scores, strict=False)) for numbers in forms]

    def _join(
        self,
        place: str,
        evidence: dict[int, float],
        own_keys: frozenset[str],
        unseen: Collection[int],
    ) -> float:
        """Return the evidence for a place from that of its forms."""
        latin: list[float] = []
        arabic: list[float] = []
        for number in self._forms_of[place]:
            if number not in unseen:
                nats = evidence[number]
                if own_keys.isdisjoint(self._keys_of(number)):
                    nats -= OTHER_KEY
                (arabic if self._arabic[number] else latin).append(nats)
        if place not in self._namesakes:
            sharing = {p for number in self._forms_of[place] for p in self._places[number]}
            self._namesakes[place] = len(sharing)
        return join(latin, arabic, self._namesakes[place])

    def _rate(self, scored: list[tuple[float, str]], limit: int) -> list[Candidate]:
        """Give each place its probability, by its evidence and its lead over the next name."""
        scored = [(-score, place) for score, place in scored]
        first, second = self._leaders(scored)
        probability = self._channel.weights.calibration.probability
        candidates = []
        for score, place in scored[:limit]:
            # Whoever ties with the first is a namesake of it, or as good as one.
            rival = second if score == first else first
            candidates.append(Candidate(place, score, probability(score, score - rival)))
        return candidates

    def lead(self, answer: Sequence[Candidate]) -> float:
        """Return the lead, in nats, of the first candidate over the next name."""
        first, second = self._leaders([(c.score, c.place) for c in answer])
        return first - second

    def _leaders(self, scored: list[tuple[float, str]]) -> tuple[float, float]:
        """Return the evidence for the best name and for the best other name."""
        if not scored:
            return 0.0, 0.0
        first, place = scored[0]
        others = (score for score, other in scored if not self._same_name(other, place))
        return first, next(others, min(0.0, first))

    def _same_name(self, place: str, other: str) -> bool:
        return not set(self._forms_of[place]).isdisjoint(self._forms_of[other])

    def known(self, name: str) -> list[str]:
        """Return the places that have exactly this form, marks and case aside."""
        return list(self._known.get(fold(name), ()))


# Whether a form is known without or with an article, at its start and before a later word.
_BARE, _DEFINITE, _START = 1, 2, 3
_BARE_INSIDE, _DEFINITE_INSIDE, _INSIDE = 4, 8, 12


def _articles(form: str) -> int:
    """Return where a form has articles, as bits; a single word may have had one behind it."""
    start = _DEFINITE if has_article(form) else _BARE
    if has_article_inside(form):
        return start | _DEFINITE_INSIDE
    return start | (_BARE_INSIDE if " " in form else _INSIDE)


def _articles_asked(query: str) -> int:
    """Return the same for a spelling: one that has none inside may have lost it."""
    return _articles(query) | (0 if has_article_inside(query) else _INSIDE)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking at all the lists of an index again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
