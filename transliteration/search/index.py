"""From a spelling to the places it may stand for: generate by keys, rank by the channel.

1. For each of its `readings` a few dozen forms are fetched, one of each place (`shortlist`).
2. The channel weighs these forms; where none fits well, also those that only sound alike;
   then all other forms of the best places.
3. A place's evidence joins that of its best forms, Latin and Arabic: two forms that fit
   prove more than one. A name that many places share is a little likelier (`joining`).

The probability of a candidate is calibrated on places of the extract (see
benchmarks/learn_channel.py) that were held out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from transliteration.channel import Channel, Reading
from transliteration.collecting import uncollected
from transliteration.search import articles
from transliteration.search.candidate import Candidate
from transliteration.search.joining import join
from transliteration.search.name_table import NameTable
from transliteration.skeleton import fold
from transliteration.spelling.letters import plain, readings
from transliteration.spelling.routes import detect

FINALISTS = 12
# A place whose form is so many nats behind the best is not looked at further.
HOPELESS = 12.0
BATCH = 128

# A form that shares no whole key differs in a consonant: the units, each taken for itself,
# make too little of that.
OTHER_KEY = 4.0
# Where no form has so many nats, those that only sound alike are looked at, too. A place that
# is found by these alone differs in one consonant more.
FITS_WELL = 8.0


class NameIndex:
    """All names of a set of places, for look-up by any spelling."""

    def __init__(self, names: Iterable[tuple[str, str]], channel: Channel | None = None) -> None:
        self._channel = channel or Channel.load()
        self._table = NameTable.of(names, self._channel)

    def save(self, file: Path) -> None:
        """Write the index; raises `OSError` where the file cannot be written."""
        self._table.save(file)

    @classmethod
    def load(cls, file: Path, channel: Channel | None = None) -> NameIndex:
        """Return the index that was saved; it must have been made with the same channel.

        Raises `OSError`, `ValueError` or `KeyError` where the file is none.
        """
        index = cls.__new__(cls)
        index._channel = channel or Channel.load()
        with uncollected():
            index._table = NameTable.load(file)
        return index

    def known(self, name: str) -> list[str]:
        """Return the places that have exactly this form, marks and case aside."""
        return [self._table.places[place] for place in self._table.folding_to(fold(name))]

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
        best: list[dict[int, float]] = [{} for _ in queries]
        with uncollected():
            for start in range(0, len(asked), BATCH):
                batch = asked[start : start + BATCH]
                names = [queries[i] for i, _ in batch]
                own = [without[i] if without else None for i, _ in batch]
                answers = self._search(names, [spelled for _, spelled in batch], own)
                for (i, spelled), answer in zip(batch, answers, strict=True):
                    cost = readings(queries[i])[spelled]
                    for place, score in answer:
                        best[i][place] = max(score - cost, best[i].get(place, -math.inf))
            return [self._rate(found, limit) for found in best]

    def _search(
        self, queries: Sequence[str], spelled: Sequence[str], without: Sequence[str | None]
    ) -> list[list[tuple[int, float]]]:
        """Return, for each spelling, the best places, each with the evidence for it."""
        reading = self._channel.read_as(
            [(s, detect(q)) for s, q in zip(spelled, queries, strict=True)]
        )
        bits = np.array([articles.asked(query) for query in queries], np.int8)
        table, shortlist = self._table, self._table.shortlist
        own = [table.numbers.get(place, -1) if place else -1 for place in without]
        hidden = [
            table.forms_folding_to(fold(query), place) if place else set()
            for query, place in zip(queries, without, strict=True)
        ]
        evidence: list[dict[int, float]] = [{} for _ in spelled]

        def weigh(forms: Sequence[Collection[int]]) -> None:
            self._weigh(reading, bits, forms, evidence)

        listed = [shortlist.find(s, unseen) for s, unseen in zip(spelled, hidden, strict=True)]
        weigh(listed)
        alike = [
            shortlist.sounding_like(s, unseen) - known.keys()
            if max(known.values(), default=-math.inf) < FITS_WELL
            else set()
            for s, unseen, known in zip(spelled, hidden, evidence, strict=True)
        ]
        weigh(alike)
        places = [self._finalists(*each) for each in zip(evidence, own, hidden, strict=True)]
        weigh(
            [
                {form for place in finalists for form in table.forms_of[place]} - known.keys()
                for finalists, known in zip(places, evidence, strict=True)
            ]
        )
        answers = self._joined(spelled, places, own, hidden, evidence)
        return [
            [(p, score - OTHER_KEY * (not table.has_one_of(p, forms))) for p, score in answer]
            for answer, forms in zip(answers, map(frozenset, listed), strict=True)
        ]

    def _weigh(
        self,
        reading: Reading,
        bits: articles.Bits,
        forms: Sequence[Collection[int]],
        evidence: Sequence[dict[int, float]],
    ) -> None:
        """Add, for each spelling, the evidence for some forms."""
        rows = np.array([*chain(*forms)], np.intp)
        which = np.repeat(np.arange(len(forms)), [len(f) for f in forms])
        nats = reading.evidence(self._table.names, rows, which)
        nats -= articles.costs(self._table.articles[rows], bits[which])
        scores = iter(nats.tolist())
        for known, numbers in zip(evidence, forms, strict=True):
            known.update(zip(numbers, scores, strict=False))

    def _finalists(self, known: dict[int, float], own: int, unseen: Collection[int]) -> list[int]:
        """Return the places of the best forms; `own` is not found by those that are unseen."""
        best: dict[int, None] = {}
        least = max(known.values(), default=0.0) - HOPELESS
        for form in sorted(known, key=known.__getitem__, reverse=True):
            for place in self._table.places_of[form]:
                if place != own or form not in unseen:
                    best[place] = None
            if len(best) >= FINALISTS or (known[form] < least and best):
                break
        return list(best)[: 2 * FINALISTS]

    def _joined(
        self,
        spelled: Sequence[str],
        places: Sequence[Sequence[int]],
        own: Sequence[int],
        hidden: Sequence[Collection[int]],
        evidence: Sequence[dict[int, float]],
    ) -> list[list[tuple[int, float]]]:
        """Return, for each spelling, its places with the evidence for them."""
        table = self._table
        forms = [
            [form for form in table.forms_of[place] if place != own[k] or form not in hidden[k]]
            for k, finalists in enumerate(places)
            for place in finalists
        ]
        per_place = [len(numbers) for numbers in forms]
        counts = [len(finalists) for finalists in places]
        spellings = np.repeat(np.arange(len(places)), counts)
        which = np.repeat(spellings, per_place)
        rows = np.array([*chain(*forms)], np.intp)
        nats = np.array(
            [
                evidence[k][form]
                for k, numbers in zip(spellings.tolist(), forms, strict=True)
                for form in numbers
            ]
        )
        nats[~table.shortlist.share_key(spelled, which, rows)] -= OTHER_KEY
        namesakes = [table.namesakes(place) for place in chain(*places)]
        scores = iter(join(nats, table.arabic[rows], per_place, namesakes).tolist())
        return [list(zip(finalists, scores, strict=False)) for finalists in places]

    def _rate(self, found: dict[int, float], limit: int) -> list[Candidate]:
        """Give each place its probability, by its evidence and its lead over the next name."""
        names = self._table.places
        scored = sorted(found.items(), key=lambda f: (-f[1], names[f[0]]))
        first, second = self._leaders(scored)
        probability = self._channel.weights.calibration.probability
        candidates = []
        for place, score in scored[:limit]:
            # Whoever ties with the first is a namesake of it, or as good as one.
            rival = second if score == first else first
            candidates.append(Candidate(names[place], score, probability(score, score - rival)))
        return candidates

    def lead(self, answer: Sequence[Candidate]) -> float:
        """Return the lead, in nats, of the first candidate over the next name."""
        numbers = self._table.numbers
        first, second = self._leaders([(numbers[c.place], c.score) for c in answer])
        return first - second

    def _leaders(self, scored: Sequence[tuple[int, float]]) -> tuple[float, float]:
        """Return the evidence for the best name and for the best other name."""
        if not scored:
            return 0.0, 0.0
        place, first = scored[0]
        others = (score for other, score in scored if not self._table.share_a_name(place, other))
        return first, next(others, min(0.0, first))
