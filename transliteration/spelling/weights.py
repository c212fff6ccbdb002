"""The channel's weights: unit costs by script and route, and letter trigrams.

They are read from channel.tsv, which benchmarks/learn_channel.py writes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from transliteration.spelling.alignment import (
    LONGEST_NAME_UNIT,
    LONGEST_SPELLING_UNIT,
    Costs,
    quantized,
)
from transliteration.spelling.letters import BOUNDARY, plain
from transliteration.spelling.type_words import type_letters

WEIGHTS = Path(__file__).with_name("channel.tsv")

# Nats for what was never seen: one letter for another, left out, put in.
UNSEEN_SUBSTITUTION = 12.0
UNSEEN_DELETION = 9.0
UNSEEN_INSERTION = 9.0
# Nats for a type word, alike for all of them: too few of each are in the extract.
TYPE_WORD = 8.0
# Nats for a short type word that is written together with the name (Khanshiekhon).
JOINED = 4.0
# Nats for a type word that stands for another of its kin (Guir for Tall).
KIN = 3.0
# Calibration looks no further than this.
MOST_NATS = 15.0

Nats = Mapping[str, Mapping[str, float]]

TYPE = "#"
"""What stands for any type word in the trigrams, each taken for one of twenty."""
_LOG_TYPES = math.log(20)


def any_type_word(spelled: str) -> str:
    """Return a spelled form with one sign for all type words."""
    types = type_letters()
    return "".join(TYPE if c in types else c for c in spelled)


@dataclass(frozen=True)
class Table:
    """Unit costs as arrays; unit 0 and part 0 stand for what does not exist.

    units: (units, parts + 3), what each unit of a name costs as each part of a spelling; the
    last two columns are any other letter, and nothing. insertions: (parts + 3,), the same
    for what no unit accounts for.
    """

    units: Costs
    insertions: Costs


@dataclass(frozen=True)
class Background:
    """Letter trigrams of Latin names, smoothed after Witten and Bell (1991)."""

    counts: Mapping[str, int]

    @cached_property
    def _histories(self) -> dict[str, tuple[int, int]]:
        """Return, by history, how many letters followed and how many different ones."""
        totals: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for gram, count in self.counts.items():
            totals[gram[:-1]] += count
            kinds[gram[:-1]] += 1
        return {history: (total, kinds[history]) for history, total in totals.items()}

    @cached_property
    def _memory(self) -> dict[str, float]:
        return {}

    def log_letters(self, spelled: str) -> list[float]:
        """Return log P of each letter given the two before it (0 for the first boundary)."""
        found, memory = [0.0], self._memory
        text = any_type_word(spelled)
        for i in range(1, len(text)):
            gram = text[max(i - 2, 0) : i + 1]
            if gram not in memory:
                memory[gram] = self._log(gram) - (_LOG_TYPES if text[i] == TYPE else 0.0)
            found.append(memory[gram])
        return found

    def _log(self, gram: str) -> float:
        p = 1 / (self._histories[""][1] + 5)
        for start in range(len(gram) - 1, -1, -1):
            if seen := self._histories.get(gram[start:-1]):
                total, kinds = seen
                p = (self.counts.get(gram[start:], 0) + kinds * p) / (total + kinds)
        return math.log(p)


@dataclass(frozen=True)
class Calibration:
    """A logistic curve from evidence to the probability that a name is the right one."""

    constant: float = 0.0
    evidence: float = 0.0
    lead: float = 0.0

    def probability(self, evidence: float, lead: float) -> float:
        """Return the probability; beyond some nats more evidence changes nothing.

        >>> Calibration(-1.0, 0.1, 0.5).probability(12.0, 6.0)
        0.9608
        """
        evidence = min(max(evidence, -MOST_NATS), MOST_NATS)
        lead = min(max(lead, -MOST_NATS), MOST_NATS)
        x = self.constant + self.evidence * evidence + self.lead * lead
        return min(max(round(1 / (1 + math.exp(-x)), 4), 0.0001), 0.9999)


class Script:
    """The units of one script of names: their ids, and how likely each is."""

    def __init__(self, costs: Nats) -> None:
        types = type_letters()
        self.marginals = {u: sum(math.exp(-c) for c in row.values()) for u, row in costs.items()}
        self.marginals |= dict.fromkeys(types, math.exp(-TYPE_WORD))
        # 0: no unit; 1: a letter never seen
        self.ids = {unit: i for i, unit in enumerate([*costs, *types], 2) if unit}

    def units(self, name: str) -> list[tuple[int, int, int]]:
        """Return, for each letter, the ids of the units of 3, 2 and 1 letters that end there."""
        ids = self.ids
        return [
            (
                ids.get(name[i - 3 : i], 0) if i > 2 else 0,
                ids.get(name[i - 2 : i], 0) if i > 1 else 0,
                ids.get(name[i - 1 : i], 1),
            )
            for i in range(1, len(name) + 1)
        ]

    def log(self, name: str) -> float:
        """Return log P(name): all spellings and all cuts summed."""
        kept = 1 - self.marginals.get("", 0.0)
        unseen = math.exp(-UNSEEN_SUBSTITUTION)
        sums = [1.0]
        for end in range(1, len(name) + 1):
            total = 0.0
            for length in range(1, min(LONGEST_NAME_UNIT, end) + 1):
                p = self.marginals.get(name[end - length : end], unseen if length == 1 else 0.0)
                total += sums[end - length] * p / kept
            sums.append(total)
        return math.log(sums[-1])


class Weights:
    """All weights of a file."""

    def __init__(
        self, costs: Mapping[str, Nats], trigrams: Mapping[str, int], calibration: Calibration
    ) -> None:
        self.calibration = calibration
        self.scripts = {script: Script(costs[script]) for script in ("arabic", "latin")}
        parts = {part for table in costs.values() for row in table.values() for part in row}
        parts |= {*map(plain, parts), *type_letters(), *_short_type_words()}
        self.parts = {part: i for i, part in enumerate(sorted(parts - {""}), 1)}
        self.other_letter, self.nothing = len(self.parts) + 1, len(self.parts) + 2
        # News has no marks: a spelling without any is read as one that has lost them.
        bare: Counter[str] = Counter()
        for gram, count in trigrams.items():
            bare[plain(gram)] += count
        self.backgrounds = {True: Background(trigrams), False: Background(bare)}
        self._costs = costs
        self._tables: dict[tuple[str, bool], Table] = {}

    @classmethod
    @cache
    def load(cls, path: Path = WEIGHTS) -> Weights:
        """Read a file; raises `ValueError` for a line that is no weight."""
        tables: dict[str, dict[str, dict[str, float]]] = {"arabic": {}, "latin": {}}
        trigrams: dict[str, int] = {}
        calibration: dict[str, float] = {}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            try:
                kind, name, spelling, value = line.split("\t")
                if kind == "calibration":
                    calibration[name] = float(value)
                elif kind == "trigram":
                    trigrams[spelling] = int(value)
                else:
                    tables.setdefault(kind, {}).setdefault(name, {})[spelling] = float(value)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}:{number}: not a weight: {line!r}") from error
        return cls(tables, trigrams, Calibration(**calibration))

    def table(self, kind: str, marked: bool) -> Table:
        """Return the costs of a kind, such as "arabic/french", for marked or plain spellings."""
        if (kind, marked) not in self._tables:
            script, _, route = kind.partition("/")
            costs = self._costs[script]
            if route and (own := self._costs.get(kind)):
                costs = {u: {**row, **own.get(u, {})} for u, row in costs.items()}
            self._tables[kind, marked] = self._dense(
                costs if marked else _without_marks(costs), self.scripts[script].ids
            )
        return self._tables[kind, marked]

    def _dense(self, costs: Nats, ids: Mapping[str, int]) -> Table:
        parts, types, short = self.parts, type_letters(), _short_type_words()
        letters = {part: i for part, i in parts.items() if len(part) == 1}
        letters[""] = self.other_letter
        sounds = [i for part, i in letters.items() if part != BOUNDARY and part not in types]
        table = np.full((len(ids) + 3, len(parts) + 3), np.inf)
        insertions = np.full(len(parts) + 3, np.inf)
        for unit, i in {**ids, "": 1}.items():  # 1: a letter never seen
            if word := types.get(unit):
                for other in types.values():
                    if other.kin == word.kin:
                        table[i, parts[other.letter]] = TYPE_WORD + KIN
                table[i, parts[unit]] = TYPE_WORD
                for form in set(word.latin) & short:
                    table[i, parts[form]] = TYPE_WORD + JOINED
            elif len(unit) < 2:
                table[i, self.nothing] = UNSEEN_DELETION
                if unit != BOUNDARY:
                    table[i, sounds] = UNSEEN_SUBSTITUTION
        for unit, row in costs.items():
            for part, nats in row.items():
                if not unit:
                    insertions[parts[part]] = nats
                    continue
                cell = ids[unit], parts[part] if part else self.nothing
                table[cell] = min(nats, table[cell])
        single = [*letters.values()]
        insertions[single] = np.minimum(insertions[single], UNSEEN_INSERTION)
        insertions[self.nothing] = 0.0
        return Table(quantized(table), quantized(insertions))


@cache
def _short_type_words() -> frozenset[str]:
    """Return the Latin type words that fit into one unit of a spelling."""
    return frozenset(
        form
        for word in type_letters().values()
        for form in word.latin
        if 2 < len(form) <= LONGEST_SPELLING_UNIT
    )


def _without_marks(costs: Nats) -> Nats:
    """Return the costs for spellings without vowel and emphasis marks."""
    summed: dict[str, dict[str, float]] = {}
    for unit, row in costs.items():
        sums = summed[unit] = defaultdict(float)
        for part, cost in row.items():
            sums[plain(part)] += math.exp(-cost)
    return {unit: {part: -math.log(p) for part, p in row.items()} for unit, row in summed.items()}
