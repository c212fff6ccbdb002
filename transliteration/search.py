"""From a spelling to the places it may stand for: generate by keys, rank by the channel."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from transliteration.arabic import is_arabic
from transliteration.channel import Channel, Name, Reader
from transliteration.skeleton import fold, keys, near, sound
from transliteration.spelling import BOUNDARY, spell, type_letters

SHORTLIST = 60
LEAST = -30.0


@dataclass(frozen=True)
class Candidate:
    """A place that a spelling may stand for."""

    place: str
    score: float
    probability: float


@dataclass
class _Form:
    """A distinct spelled form, with the folded forms under which each place has it."""

    spelled: str
    arabic: bool
    places: dict[str, set[str]]
    sound: str
    name: Name | None = None


class NameIndex:
    """All names of a set of places, for look-up by any spelling."""

    def __init__(self, names: Iterable[tuple[str, str]], channel: Channel | None = None) -> None:
        self._channel = channel or Channel.load()
        forms: dict[str, _Form] = {}
        for place, form in names:
            spelled = spell(form)
            if not spelled:
                continue
            if spelled not in forms:
                forms[spelled] = _Form(spelled, is_arabic(form), {}, sound(spelled))
            forms[spelled].places.setdefault(place, set()).add(fold(form))
        self._forms = list(forms.values())
        self._forms_of: dict[str, list[_Form]] = defaultdict(list)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for i, f in enumerate(self._forms):
            for place in f.places:
                self._forms_of[place].append(f)
            for k in _generated(f.spelled):
                self._postings[k].append(i)

    def search(self, query: str, *, limit: int = 10, without: str | None = None) -> list[Candidate]:
        """Return the likeliest places, best first.

        without: a place whose own form equal to the query is to be ignored.
        """
        spelled = spell(query)
        if not spelled:
            return []
        folded = fold(query)
        reader = Reader(self._channel, spelled)

        def counts(form: _Form, place: str) -> bool:
            return place != without or form.places[place] != {folded}

        places = {
            p: None for f in self._shortlist(spelled) for p in f.places if counts(f, p)
        }
        seen: dict[int, float] = {}
        found = []
        for place in places:
            latin = arabic = None
            for form in self._forms_of[place]:
                if not counts(form, place):
                    continue
                score = seen.get(id(form))
                if score is None:
                    if form.name is None:
                        form.name = self._channel.prepare_spelled(form.spelled, form.arabic)
                    score = seen[id(form)] = reader.score(form.name)
                if form.arabic:
                    arabic = score if arabic is None else max(arabic, score)
                else:
                    latin = score if latin is None else max(latin, score)
            found.append((place, latin, arabic, len(self._forms_of[place])))
        ranked = sorted(
            (Candidate(p, combine(l, a, n), 0.5) for p, l, a, n in found), key=lambda c: (-c.score, c.place)
        )
        self.last = found
        return ranked[:limit]

    def _shortlist(self, spelled: str) -> Sequence[_Form]:
        ids: dict[int, None] = {}
        for k in _generated(spelled):
            ids.update(dict.fromkeys(self._postings.get(k, ())))
        forms = [self._forms[i] for i in ids]
        if len(forms) <= SHORTLIST:
            return forms
        s = sound(spelled)
        scores = process.cdist([s], [f.sound for f in forms], scorer=fuzz.ratio)[0]
        return [forms[i] for i in np.argsort(-scores, kind="stable")[:SHORTLIST]]


def combine(latin: float | None, arabic: float | None, names: int) -> float:
    """Return one evidence from that of the Latin and of the Arabic forms."""
    if latin is None or arabic is None:
        high = latin if arabic is None else arabic
        assert high is not None
        low = high - 4.0
    else:
        high, low = max(latin, arabic), min(latin, arabic)
    return 0.6 * high + 0.4 * max(low, 0.0)


def _generated(spelled: str) -> Iterable[str]:
    for k in keys(spelled):
        yield from near(k)
    words = [w for w in spelled.split(BOUNDARY) if w and w not in type_letters()]
    if len(words) > 1:
        for word in words:
            yield from (k for k in keys(f"{BOUNDARY}{word}{BOUNDARY}") if len(k) > 2)
