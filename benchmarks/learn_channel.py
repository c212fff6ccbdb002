"""Learn the channel's weights from the names of the shipped extract (`make channel`).

    python benchmarks/learn_channel.py [--check]

Pairs of forms of one place, Arabic with Latin and Latin with Latin, are cut into
corresponding units by expectation-maximization (Dempster, Laird and Rubin 1977) over
all cuts, with a first guess from a table of which letters may stand for which. A pair
that fits badly is two names, not two spellings: its weight falls with its likelihood
per letter. A small share of each letter's mass then goes to letters that differ from it
in dots alone. Deterministic: the same extract gives the same file.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from toponyms import Place

from transliteration.alignment import LONGEST_NAME_UNIT, LONGEST_SPELLING_UNIT
from transliteration.arabic import CONFUSABLE
from transliteration.routes import detect
from transliteration.search import NameIndex
from transliteration.spelling import BOUNDARY, plain, spell, type_letters
from transliteration.weights import MOST_NATS, WEIGHTS, any_type_word

EXTRACT = Path(__file__).parent.parent / "transliteration/gazetteer/data/cities.tsv.gz"

ITERATIONS = 5
PAIRS = {"arabic": 15_000, "latin": 15_000}
FIRST_PAIRS = 3_000
LEAST_COUNT = 0.7  # an expected count below this is noise
# A pair below e**-NAME_LIMIT a letter is hardly the same name.
NAME_LIMIT, NAME_SLOPE = 2.3, 6.0
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
UNMARKED = 0.4
# A route's own counts against so many of the pooled; pairs used for each; nats worth a line.
POOLED_COUNT = 8.0
ROUTE_PAIRS = 1_500
ROUTE_DIFFERENCE = 0.4
# Where few names are Arabic, only some places are used.
# The names that news is about are spelled most alike: more pairs of each place there.
MASHREQ = {"IQ", "JO", "LB", "PS", "SY"}
MOST_PAIRS = 30
MOSTLY_OTHER = {"TR": 0.1, "IL": 0.25, "IR": 0.3}

Prior = Callable[[str, str], float]
Weights = dict[str, dict[str, float]]
Pair = tuple[str, str]
Floats = NDArray[np.float64]

# -- which letters may stand for which: the first guess ------------------------------

_CLASSES = {
    "b": "b p", "f": "f v ph w", "t": "t d th dh ts ṭ ḍ ẓ", "s": "s z ş th dh ts dz c ç ḍ ẓ",
    "j": "sh ch tch sch tsch j dj dsch zh ç ş c g gu y dg",
    "k": "k q kh x gh g rh ğ c ch ck gu qu", "m": "m", "n": "n", "r": "r rh", "l": "l",
    "h": "h ḥ kh x '",
}  # fmt: skip
_ARABIC_CLASSES = {
    "b": "بپ", "f": "فڤ", "t": "تطدضثذظ", "s": "سصزثذظض", "j": "جشچژ", "k": "كقخغگج",
    "m": "م", "n": "ن", "r": "ر", "l": "ل", "h": "هحخع",
}  # fmt: skip
_DOUBLED = "bb pp tt dd ss zz kk qq gg ff mm nn rr ll jj cc çç şş vv ḥḥ ṭṭ ḍḍ ẓẓ ssh cch tch ddj chch shsh ggh kkh thth dhdh ddh tth".split()  # noqa: E501
_UNLIKELY = 3e-3

_LATIN_OF: dict[str, set[str]] = defaultdict(set)
for _class, _units in _CLASSES.items():
    for _unit in _units.split():
        _LATIN_OF[_unit].add(_class)
for _unit in _DOUBLED:
    _LATIN_OF[_unit] = _LATIN_OF[_unit[len(_unit) // 2 :]] | _LATIN_OF[_unit[:1]]
_ARABIC_OF: dict[str, set[str]] = defaultdict(set)
for _class, _letters in _ARABIC_CLASSES.items():
    for _letter in _letters:
        _ARABIC_OF[_letter].add(_class)
_SOFT = frozenset("اويىةهءئؤعەێۆ")  # letters that may be heard as a vowel or not at all

_VOWELS = re.compile("[aeiouywâêîôû']{1,3}")
_FINAL = re.compile("[aeiouywâêîôû]{0,2}[htk]?_")
_INITIAL = re.compile("_[aeiouywâêîôû']{1,2}")


@cache
def latin_kind(unit: str) -> str:
    """Return consonant, vowel, initial, final, break, type word, nothing, or "" for no unit."""
    if unit in type_letters():
        return "type"
    if unit in ("", BOUNDARY):
        return "break" if unit else "nothing"
    if unit in _LATIN_OF:
        return "consonant"
    for kind, pattern in (("vowel", _VOWELS), ("final", _FINAL), ("initial", _INITIAL)):
        if pattern.fullmatch(unit):
            return kind
    return ""


@cache
def arabic_kind(unit: str) -> str:
    """Return the kind of an Arabic unit, as `latin_kind` does."""
    if unit in type_letters():
        return "type"
    if unit in ("", BOUNDARY):
        return "break" if unit else "nothing"
    if len(unit) == 1:
        return "soft" if unit in _SOFT else "consonant"
    if len(unit) == 2 and {unit[0], unit[1]} <= _SOFT | {BOUNDARY}:
        return "final" if unit[1] == BOUNDARY else "initial" if unit[0] == BOUNDARY else "vowel"
    return ""


def arabic_prior(name: str, spelling: str) -> float:
    """Return how likely, at first guess, an Arabic unit is spelled so."""
    kinds = arabic_kind(name), latin_kind(spelling)
    match kinds:
        case ("type", "type"):
            return float(name == spelling)
        case ("break", "break"):
            return 1.0
        case ("nothing", "vowel" | "break") | ("soft", "nothing"):
            return 0.3
        case ("nothing" | "break", "nothing" | "break") | ("type", "nothing"):
            return 0.3
        case ("nothing", "type"):
            return 0.01
        case ("nothing", "consonant"):
            return _UNLIKELY / 3
        case ("consonant", "nothing"):
            return _UNLIKELY * 3
        case ("consonant", "consonant"):
            return 1.0 if _ARABIC_OF[name] & _LATIN_OF[spelling] else _UNLIKELY
        case ("soft", "vowel"):
            return 0.5
        case ("soft", "consonant"):
            fits = name + spelling[0] in ("هh", "حh", "وv", "وf", "يj", "عh", "ەh")
            return 0.5 if fits else _UNLIKELY
        case ("final", "final") | ("initial", "initial") | ("vowel", "vowel"):
            return 0.2
    return 0.0


def latin_prior(name: str, spelling: str) -> float:
    """Return how likely, at first guess, a Latin unit becomes another."""
    if "nothing" in (kinds := (latin_kind(name), latin_kind(spelling))):
        kind, unit = max(zip(kinds, (name, spelling), strict=True), key=lambda k: k[0] != "nothing")
        if kind == "consonant":
            return 0.1 if unit in "'h" else _UNLIKELY / 3
        return {"vowel": 0.1, "break": 0.3, "type": 0.01}.get(kind, 0.0)
    if kinds[0] != kinds[1] or not kinds[0]:
        return 0.0
    if name == spelling:
        return 1.0
    if kinds[0] == "consonant":
        return 0.3 if _LATIN_OF[name] & _LATIN_OF[spelling] else _UNLIKELY
    return 0.0 if kinds[0] == "type" else 0.1


# -- expectation-maximization ----------------------------------------------------------

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


def _looked_up(weights: Weights) -> Prior:
    return lambda name, spelling: weights.get(name, {}).get(spelling, 0.0)


def learn(pairs: Sequence[Pair], prior: Prior, is_unit: Callable[[str], str]) -> Weights:
    """Return the joint probability of each pair of units."""
    weights: Weights = {}
    for iteration in range(ITERATIONS):
        weigh = _looked_up(weights) if iteration else prior
        counts: dict[str, Counter[str]] = defaultdict(Counter)
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
        total = sum(row.total() for row in counts.values())
        least = LEAST_COUNT if iteration > 1 else 1e-2
        weights = {
            u: {s: c / total for s, c in row.items() if c > least} for u, row in counts.items()
        }
    return weights


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
    letters: dict[str, Counter[str]] = defaultdict(Counter)
    for letter, row in arabic.items():
        for part, p in row.items():
            if letter and part:
                letters[part][letter] += p
    mixed = {unit: dict(row) for unit, row in latin.items()}
    for unit in letters.keys() & latin.keys():
        mass = sum(latin[unit].values())
        for letter, p in letters[unit].items():
            share = BY_ARABIC * mass * p / letters[unit].total() / sum(arabic[letter].values())
            for part, q in arabic[letter].items():
                if latin_kind(part) == latin_kind(unit) and share * q > 1e-6:
                    mixed[unit][part] = mixed[unit].get(part, 0.0) + share * q
    return mixed


# -- pairs and files ---------------------------------------------------------------------


def read_extract() -> list[dict[str, str]]:
    with gzip.open(EXTRACT, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def held_out(row: dict[str, str]) -> bool:
    """Tell the tenth of the places from which no weight is learned."""
    return int(row["geonameid"]) % 10 == 0


def forms(cell: str) -> list[str]:
    """Return the distinct spelled forms of a cell, those of sensible length."""
    spelled = dict.fromkeys(spell(f) for f in cell.split("|") if f)
    return [s for s in spelled if 3 < len(s) < 26]


def pairs_of(rows: Sequence[dict[str, str]], seed: int = 7) -> dict[str, list[Pair]]:
    """Draw pairs of forms of one place, a few from each place."""
    draw = random.Random(seed)
    pairs: dict[str, list[Pair]] = {"arabic": [], "latin": []}
    for row in rows:
        if held_out(row) or draw.random() > MOSTLY_OTHER.get(row["country"], 1.0):
            continue
        arabic, latin = forms(row["arabic"]), forms(row["latin"])
        across = [(a, b) for a in arabic for b in latin]
        # Known names may lack their marks; spellings without marks are summed by the channel.
        within = [
            (a if draw.random() > UNMARKED else plain(a), b) for a in latin for b in latin if a != b
        ]
        most = MOST_PAIRS if row["country"] in MASHREQ else MOST_PAIRS // 5
        pairs["arabic"] += draw.sample(across, min(most, len(across)))
        if arabic or row["country"] not in MOSTLY_OTHER:
            pairs["latin"] += draw.sample(within, min(most, len(within)))
    return {k: draw.sample(v, min(PAIRS[k], len(v))) for k, v in pairs.items()}


def trigrams(rows: Sequence[dict[str, str]]) -> Counter[str]:
    """Count letter n-grams of up to three of the Latin names."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row["country"] in ("TR", "IL"):
            continue
        for spelled in map(any_type_word, forms(row["latin"])):
            for i in range(1, len(spelled)):
                for start in (i, i - 1, i - 2):
                    if start >= 0:
                        counts[spelled[start : i + 1]] += 1
    return counts


def by_route(
    pairs: Sequence[tuple[str, str, str]], weights: Weights, is_unit: Callable[[str], str]
) -> dict[str, Weights]:
    """Return, by route, the weights of the units, drawn to the pooled ones."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
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
            share = mass / (row.total() + POOLED_COUNT)
            routes[route][unit] = {
                part: share * (row[part] + POOLED_COUNT * p / mass) for part, p in pooled.items()
            }
    return routes


def routed_pairs(
    rows: Sequence[dict[str, str]], seed: int = 11
) -> dict[str, list[tuple[str, str, str]]]:
    """Draw pairs for each route; Latin names also tell whether they took the same one."""
    draw = random.Random(seed)
    pairs: dict[str, dict[str, list[tuple[str, str, str]]]] = {
        "arabic": defaultdict(list),
        "latin": defaultdict(list),
    }
    for row in rows:
        if held_out(row) or draw.random() > MOSTLY_OTHER.get(row["country"], 1.0):
            continue
        arabic = forms(row["arabic"])
        raw = [f for f in row["latin"].split("|") if 3 < len(spell(f)) < 26]
        raw += [latin for f in row["cyrillic"].split("|") if f for latin in from_cyrillic(f)]
        latin = [(detect(f), spell(f)) for f in raw]
        for route, spelling in latin:
            pairs["arabic"][route] += [(route, a, spelling) for a in arabic[:2]]
        for own, name in latin:
            for route, spelling in latin:
                if name != spelling:
                    key = f"{'same' if own == route else 'other'}-{route}"
                    given = name if draw.random() > UNMARKED else plain(name)
                    pairs["latin"][key].append((key, given, spelling))
    return {
        script: [p for k in sorted(v) for p in draw.sample(v[k], min(ROUTE_PAIRS, len(v[k])))]
        for script, v in pairs.items()
    }


_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y ' e yu ya".split(" "),
        strict=True,
    )
)


def from_cyrillic(name: str) -> list[str]:
    """Return a Russian form in the Latin letters of the press, which does not agree on дж and й.

    >>> from_cyrillic("Абу-Джрейф")
    ['abu-dzhreyf', 'abu-djreif']
    """
    latin = "".join(_CYRILLIC.get(c, c) for c in name.lower())
    loose = "".join(_CYRILLIC.get(c, c) for c in name.lower().replace("й", "и").replace("ь", ""))
    return list(dict.fromkeys([latin, loose.replace("dzh", "dj")]))


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
