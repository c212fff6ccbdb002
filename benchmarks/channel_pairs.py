"""Pairs of forms of one place, drawn from the names of the shipped extract."""

from __future__ import annotations

import csv
import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from transliteration.spelling.letters import plain, spell
from transliteration.spelling.routes import detect
from transliteration.spelling.weights import any_type_word

EXTRACT = Path(__file__).parent.parent / "transliteration/gazetteer/data/cities.tsv.gz"

PAIRS = {"arabic": 15_000, "latin": 15_000}
ROUTE_PAIRS = 1_500  # used for each route
UNMARKED = 0.4  # of names that lose their marks
# The names that news is about are spelled most alike: more pairs of each place there.
MASHREQ = {"IQ", "JO", "LB", "PS", "SY"}
MOST_PAIRS = 30
# Where few names are Arabic, only some places are used.
MOSTLY_OTHER = {"TR": 0.1, "IL": 0.25, "IR": 0.3}

Pair = tuple[str, str]


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
