"""Weights of corresponding units by expectation-maximization over all cuts of pairs.

Dempster, Laird and Rubin 1977. A pair that fits badly is two names, not two spellings: its
weight falls with its likelihood per letter.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from transliteration.spelling.alignment import LONGEST_NAME_UNIT, LONGEST_SPELLING_UNIT

ITERATIONS = 5
FIRST_PAIRS = 3_000
LEAST_COUNT = 0.7  # an expected count below this is noise
# A pair below e**-NAME_LIMIT a letter is hardly the same name.
NAME_LIMIT, NAME_SLOPE = 2.3, 6.0
# A route's own counts against so many of the pooled.
POOLED_COUNT = 8.0

Prior = Callable[[str, str], float]
Weights = dict[str, dict[str, float]]
Pair = tuple[str, str]
Edge = tuple[int, int, int, int, str, str, float]


def _lattice(name: str, spelling: str, weigh: Prior, is_unit: Callable[[str], str]) -> list[Edge]:
    """Return all unit correspondences between a name and a spelling, in reading order."""
    parts = [
        (j, k, spelling[j:k])
        for j in range(len(spelling) + 1)
        for k in range(j, min(len(spelling), j + LONGEST_SPELLING_UNIT) + 1)
    ]
    return [
        (i, j, h, k, name[i:h], part, p)
        for i in range(len(name) + 1)
        for h in range(i, min(len(name), i + LONGEST_NAME_UNIT) + 1)
        if is_unit(name[i:h])
        for j, k, part in parts
        if (h > i or k > j) and (p := weigh(name[i:h], part)) > 0
    ]


def _expect(edges: list[Edge], end: tuple[int, int]) -> tuple[float, list[tuple[str, str, float]]]:
    """Return the likelihood of a pair and the expected count of each correspondence."""
    edges.sort(key=lambda e: e[:4])
    forward = defaultdict(float, {(0, 0): 1.0})
    for i, j, h, k, _, _, p in edges:
        forward[h, k] += forward[i, j] * p
    total = forward[end]
    if not total:
        return 0.0, []
    backward = defaultdict(float, {end: 1.0})
    counts = []
    for i, j, h, k, unit, part, p in reversed(edges):
        if (b := backward[h, k]) and (f := forward[i, j]):
            backward[i, j] += b * p
            counts.append((unit, part, f * b * p / total))
    return total, counts


def _counts() -> dict[str, dict[str, float]]:
    return defaultdict(lambda: defaultdict(float))


def _looked_up(weights: Weights) -> Prior:
    return lambda name, spelling: weights.get(name, {}).get(spelling, 0.0)


def learn(pairs: Sequence[Pair], prior: Prior, is_unit: Callable[[str], str]) -> Weights:
    """Return the joint probability of each pair of units."""
    weights: Weights = {}
    for iteration in range(ITERATIONS):
        weigh = _looked_up(weights) if iteration else prior
        counts = _counts()
        # The first guess allows much and is slow; a few pairs are enough to leave it.
        for name, spelling in pairs if iteration > 1 else pairs[:FIRST_PAIRS]:
            edges = _lattice(name, spelling, weigh, is_unit)
            likelihood, expected = _expect(edges, (len(name), len(spelling)))
            if not expected:
                continue
            per_letter = math.log(likelihood) / (len(name) + len(spelling) - 2)
            same = 1 / (1 + math.exp(-NAME_SLOPE * (per_letter + NAME_LIMIT))) if iteration else 1.0
            for unit, part, count in expected:
                counts[unit][part] += same * count
        total = sum(sum(row.values()) for row in counts.values())
        least = LEAST_COUNT if iteration > 1 else 1e-2
        weights = {
            u: {s: c / total for s, c in row.items() if c > least} for u, row in counts.items()
        }
    return weights


def by_route(
    pairs: Sequence[tuple[str, str, str]], weights: Weights, is_unit: Callable[[str], str]
) -> dict[str, Weights]:
    """Return, by route, the weights of the units, drawn to the pooled ones."""
    counts: dict[str, dict[str, dict[str, float]]] = defaultdict(_counts)
    weigh = _looked_up(weights)
    for route, name, spelling in pairs:
        likelihood, expected = _expect(
            _lattice(name, spelling, weigh, is_unit), (len(name), len(spelling))
        )
        if likelihood and math.log(likelihood) > -NAME_LIMIT * (len(name) + len(spelling) - 2):
            for unit, part, count in expected:
                counts[route][unit][part] += count
    routes: dict[str, Weights] = {}
    for route, units in counts.items():
        routes[route] = {}
        for unit, row in units.items():
            pooled = weights[unit]
            mass = sum(pooled.values())
            share = mass / (sum(row.values()) + POOLED_COUNT)
            routes[route][unit] = {
                part: share * (row[part] + POOLED_COUNT * p / mass) for part, p in pooled.items()
            }
    return routes
