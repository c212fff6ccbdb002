"""Learn the channel's weights from the names of the shipped extract (`make channel`).

    python benchmarks/learn_channel.py [--check]

Pairs of forms of one place, Arabic with Latin and Latin with Latin (channel_pairs.py), are
cut into corresponding units by expectation-maximization (channel_em.py), from a first guess
which letters may stand for which (channel_units.py). A small share of each letter's mass
then goes to letters that differ from it in dots alone, and to what conventions have for it.
Deterministic: the same extract gives the same file.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from channel_em import Weights, by_route, learn
from channel_pairs import MOSTLY_OTHER, held_out, pairs_of, read_extract, routed_pairs, trigrams
from channel_units import arabic_kind, arabic_prior, latin_kind, latin_prior
from numpy.typing import NDArray
from toponyms import Place

from transliteration.arabic import CONFUSABLE
from transliteration.search.index import NameIndex
from transliteration.spelling.weights import MOST_NATS, WEIGHTS

DOT_LOSS = 0.02
# Spellings of a letter in any convention, and the share of its mass that they get together.
CONVENTIONS = {
    "ث": "th t s", "ذ": "dh d z th", "ظ": "z dh d th", "ض": "d dh z th", "ج": "j g dj c zh",
    "خ": "kh h k ch x", "غ": "gh g q rh", "ق": "q k g gh", "ش": "sh ch ş s sch", "ح": "h kh",
    "ص": "s", "ط": "t", "ز": "z", "ك": "k c", "چ": "ch j ç tch", "ژ": "j zh", "ڤ": "v f",
    "ع": "a e i o u ' aa", "_ع": "_a _e _i _o _u _aa", "_ا": "_a _e _i _o _u", "ا": "a aa e",
    "ي": "i ee y iy ay ai ey ei e", "و": "u ou oo o w aw ow au",
    "ة_": "ah_ a_ eh_ e_ at_ et_ yah_ yeh_", "ى_": "a_ e_", "ا_": "a_ ah_ eh_",
}  # fmt: skip
CONVENTION = 0.3
BY_ARABIC = 0.15
ROUTE_DIFFERENCE = 0.4  # nats worth a line

Floats = NDArray[np.float64]


def lose_dots(weights: Weights) -> Weights:
    """Give a share of each Arabic letter's mass to the spellings of its look-alikes."""
    mixed = {unit: dict(row) for unit, row in weights.items()}
    for group in CONFUSABLE:
        for letter in group:
            mass = sum(weights.get(letter, {}).values())
            for other in set(group) - {letter}:
                row = weights.get(other, {})
                share = DOT_LOSS * mass / (len(group) - 1) / (sum(row.values()) or 1)
                for part, p in row.items():
                    if part and len(part) < 3 and share * p > 1e-7:
                        mixed[letter][part] = mixed[letter].get(part, 0.0) + share * p
    return mixed


def keep_conventions(weights: Weights) -> Weights:
    """Give a share of each letter's mass to the spellings that some convention has for it.

    What the pairs show of a letter depends on who named the towns; ظ is "th" in the lists of
    the United Nations, but hardly ever in GeoNames.
    """
    mixed = {unit: dict(row) for unit, row in weights.items()}
    for letter in CONVENTIONS.keys() & weights.keys():
        row, parts = mixed[letter], CONVENTIONS[letter].split()
        share = CONVENTION / len(parts) * sum(weights[letter].values())
        for part in parts:
            row[part] = row.get(part, 0.0) + share
    return mixed


def by_way_of_arabic(latin: Weights, arabic: Weights) -> Weights:
    """Give a share of each Latin unit's mass to what else its Arabic letters become."""
    letters: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for letter, row in arabic.items():
        for part, p in row.items():
            if letter and part:
                letters[part][letter] += p
    mixed = {unit: dict(row) for unit, row in latin.items()}
    for unit in letters.keys() & latin.keys():
        mass = sum(latin[unit].values())
        for letter, p in letters[unit].items():
            share = (
                BY_ARABIC * mass * p / sum(letters[unit].values()) / sum(arabic[letter].values())
            )
            for part, q in arabic[letter].items():
                if latin_kind(part) == latin_kind(unit) and share * q > 1e-6:
                    mixed[unit][part] = mixed[unit].get(part, 0.0) + share * q
    return mixed


def table() -> str:
    """Learn everything and return the file."""
    rows = read_extract()
    pairs, routed = pairs_of(rows), routed_pairs(rows)
    kinds = {"arabic": arabic_kind, "latin": latin_kind}
    weights = {
        "arabic": learn(pairs["arabic"], arabic_prior, arabic_kind),
        "latin": learn(pairs["latin"], latin_prior, latin_kind),
    }
    routes = {script: by_route(routed[script], weights[script], kinds[script]) for script in kinds}
    arabic = lose_dots(keep_conventions(weights["arabic"]))
    smooth: dict[str, Callable[[Weights], Weights]] = {
        "arabic": lambda learned: lose_dots(keep_conventions(learned)),
        "latin": lambda learned: by_way_of_arabic(learned, arabic),
    }
    pooled = {script: smooth[script](weights[script]) for script in kinds}
    lines = [
        "# Weights of the channel, learned by benchmarks/learn_channel.py. Do not edit.",
        "# script of the name, unit of the name, unit of the spelling, nats (-log of the joint",
        "# probability); `_` is a word break, # a type word. Then what differs on a route (same-,",
        "# other-: the name came by the same or another one), letter n-gram counts, calibration.",
    ]

    def write(kind: str, table: Weights, pooled: Weights) -> None:
        for unit in sorted(table):
            for part, p in sorted(table[unit].items(), key=lambda item: (-item[1], item[0])):
                if "type" in (latin_kind(unit), latin_kind(part)):
                    continue  # the channel weighs all of them alike
                usual = pooled.get(unit, {}).get(part)
                if usual is None or abs(math.log(p / usual)) > ROUTE_DIFFERENCE:
                    lines.append(f"{kind}\t{unit}\t{part}\t{-math.log(p):.1f}")

    for script in kinds:
        write(script, pooled[script], {})
    for script in kinds:
        for route in sorted(routes[script]):
            write(f"{script}/{route}", smooth[script](routes[script][route]), pooled[script])
    for gram, count in sorted(trigrams(rows).items()):
        if count > 1 or len(gram) < 3:
            lines.append(f"trigram\t\t{gram}\t{count}")
    return "\n".join([*lines, ""])


def calibrate(rows: Sequence[dict[str, str]]) -> list[str]:
    """Fit the probability of a first candidate on the places that were held out."""
    places = {
        r["geonameid"]: Place(
            r["geonameid"], *(tuple(filter(None, r[c].split("|"))) for c in ("arabic", "latin"))
        )
        for r in rows
    }
    sharing: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        for name in place.names():
            sharing[name].add(place.id)
    asked = [
        (form, r["geonameid"])
        for r in rows
        if held_out(r) and r["country"] not in MOSTLY_OTHER
        for form in places[r["geonameid"]].latin
        if len(places[r["geonameid"]].latin) > 1
    ]
    index = NameIndex((p.id, form) for p in places.values() for form in (*p.arabic, *p.latin))
    answers = index.search_many([q for q, _ in asked], without=[own for _, own in asked])
    features, right = [], []
    for (_, own), answer in zip(asked, answers, strict=True):
        if answer:
            gold = {own}.union(*(sharing[n] for n in places[own].names()))
            lead = index.lead(answer)
            features.append([1.0, *np.clip([answer[0].score, lead], -MOST_NATS, MOST_NATS)])
            right.append(answer[0].place in gold)
    weights = _logistic(np.array(features), np.array(right, float))
    names = ("constant", "evidence", "lead")
    return [f"calibration\t{n}\t\t{w:.3f}" for n, w in zip(names, weights, strict=True)]


def _logistic(features: Floats, right: Floats) -> Floats:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-features @ weights))
        hessian = (features * (p * (1 - p))[:, None]).T @ features + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, features.T @ (right - p) - 1e-3 * weights)
    return weights


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    text = table()
    if check:
        kept = WEIGHTS.read_text("utf-8")
        return int(not kept.startswith(text) or "calibration" not in kept[len(text) :])
    WEIGHTS.write_text(text, "utf-8")  # the index that calibrates reads it
    text += "\n".join([*calibrate(read_extract()), ""])
    WEIGHTS.write_text(text, "utf-8")
    print(f"{WEIGHTS}: {text.count(chr(10)):,} lines, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
