"""Likely spellings of a name, each with its probability and the route by which it comes.

An Arabic name is first read as its vowels say (the press romanization). Of that, units of up to
three letters become what the channel has learned of each route, and the whole must look like a
place name. A beam keeps the likeliest spellings. The probability is that of a spelling given the
name, among all that were found; a route counts as often as the gazetteer's names have come by it.

>>> found = {variant.spelling: variant.route for variant in variants("سَرَاقِب", limit=30)}
>>> found["Saraqib"], found["Sarakib"]
('english', 'english')
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from unidecode import unidecode

from transliteration.arabic import is_arabic
from transliteration.channel import Channel
from transliteration.romanization import romanize
from transliteration.skeleton import fold
from transliteration.spelling.alignment import INFINITE, LONGEST_NAME_UNIT, PER_NAT
from transliteration.spelling.letters import BOUNDARY, plain, spell
from transliteration.spelling.routes import ROUTES, detect
from transliteration.spelling.weights import Table

__all__ = ["SHARES", "Variant", "variants"]

# Of the Latin names of the shipped gazetteer, as `routes.detect` tells.
SHARES: Mapping[str, float] = {
    "english": 0.785,
    "french": 0.144,
    "turkish": 0.053,
    "kurdish": 0.012,
    "russian": 0.004,
    "german": 0.001,
}
_BEAM = 200  # spellings kept at each letter of the name
_LOOKS = 0.4  # how much it counts, beside the channel, that a spelling looks like a place name
_PARTS = 8  # what becomes of a unit: the likeliest
_INSERTED = 4  # letters put in: the likeliest
_ARTICLES = {"french": "el-", "turkish": "el-"}


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling of a name; probability: of this spelling, among all, by whatever route."""

    spelling: str
    probability: float
    route: str


def variants(
    name: str, known: Iterable[str] = (), *, route: str | None = None, limit: int = 20
) -> list[Variant]:
    """The likeliest spellings of an Arabic or Latin name, the likeliest first.

    known: spellings that are to be weighed too, even if the beam would not come to them.
    route: only what comes by it (see `routes.ROUTES`); else by all, each in its share.
    Raises `ValueError` for a route that is none.
    """
    if route not in (None, *ROUTES):
        raise ValueError(f"unknown route {route!r}: choose from {', '.join(ROUTES)}")
    said = romanize(name) if is_arabic(name) else unidecode(name)
    spelt = {fold(form): form for form in reversed(list(known))}
    by_route: dict[str, list[str]] = defaultdict(list)
    for form in spelt.values():
        by_route[detect(form)].append(form)
    found: dict[str, Variant] = {}
    for each in ROUTES if route is None else (route,):
        share = SHARES[each] if route is None else 1.0
        for spelling, probability in _by_route(said, each, by_route[each]).items():
            same, likely = fold(spelling), float(f"{probability * share:.3g}")
            if same not in found or found[same].probability < likely:
                found[same] = Variant(spelt.get(same, spelling), likely, each)
    return heapq.nsmallest(limit, found.values(), key=lambda v: (-v.probability, v.spelling))


def _by_route(said: str, route: str, known: Iterable[str]) -> dict[str, float]:
    """The probability of each spelling, given the name and the route."""
    channel = Channel.load()
    words = fold(said).split()
    spelled = BOUNDARY + BOUNDARY.join(w for w in words if w != "al" or words == ["al"]) + BOUNDARY
    same = "same" if route == detect(said) else "other"
    table = channel.weights.table(f"latin/{same}-{route}", marked=False)
    looks = channel.weights.backgrounds[False].log_letters
    logs: dict[str, float] = {}
    for becomes, log in _beam(channel, spelled, table):
        spelling = _written(becomes, words, route)
        logs[spelling] = max(log, logs.get(spelling, log))
    generated = {fold(spelling): spelling for spelling in logs}
    for spelling in known:
        log = -sum(step.nats for step in channel.align(spelling, said, route))
        logs[spelling] = max(log, logs.pop(generated.get(fold(spelling), ""), log))
    for spelling in logs:
        logs[spelling] += _LOOKS * sum(looks(plain(spell(spelling))))
    most = max(logs.values(), default=0.0)
    total = sum(math.exp(log - most) for log in logs.values())
    return {spelling: math.exp(log - most) / total for spelling, log in logs.items()}


def _beam(channel: Channel, spelled: str, table: Table) -> list[tuple[str, float]]:
    """The likeliest things that a spelled name becomes, each with the log of how likely."""
    ids = channel.weights.scripts["latin"].ids
    parts = {number: part for part, number in channel.weights.parts.items()}
    inserted = list(_likeliest(table.insertions[:-2], parts, _INSERTED))
    states: list[dict[str, float]] = [
        defaultdict(lambda: -math.inf) for _ in range(len(spelled) + 1)
    ]
    states[0][""] = 0.0
    for start in range(len(spelled)):
        best = heapq.nlargest(_BEAM, states[start].items(), key=lambda state: (state[1], state[0]))
        for length in range(1, min(LONGEST_NAME_UNIT, len(spelled) - start) + 1):
            unit = ids.get(spelled[start : start + length])
            if unit is None:
                continue
            steps = list(_likeliest(table.units[unit, :-2], parts, _PARTS))
            if (left_out := table.units[unit, channel.weights.nothing]) < INFINITE:
                steps.append(("", -float(left_out) / PER_NAT))
            if start:
                steps += [
                    (put + part, more + log)
                    for part, log in steps
                    for put, more in inserted
                    if part[:1] not in "aeiou_" and put in "aeiou"
                ]
            after = states[start + length]
            for done, so_far in best:
                for part, log in steps:
                    after[done + part] = max(after.get(done + part, -math.inf), so_far + log)
    return heapq.nlargest(_BEAM, states[-1].items(), key=lambda state: (state[1], state[0]))


def _likeliest(costs: object, parts: Mapping[int, str], count: int) -> Iterator[tuple[str, float]]:
    row = np.asarray(costs)
    for number in np.argsort(row, kind="stable")[:count].tolist():
        if number in parts and row[number] < INFINITE:
            yield parts[number], -float(row[number]) / PER_NAT


def _written(spelled: str, words: list[str], route: str) -> str:
    """A spelled form with capitals, and with the article where the name has it."""
    article = _ARTICLES.get(route, "al-")
    found = [word.capitalize() for word in spelled.strip(BOUNDARY).split(BOUNDARY) if word]
    bare = [i for i, word in enumerate(words) if word != "al"]
    if len(found) == len(bare):
        found = [
            article + word if i and words[i - 1] == "al" else word
            for i, word in zip(bare, found, strict=True)
        ]
    return " ".join(found)
