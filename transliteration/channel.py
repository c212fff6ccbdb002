"""How likely a Latin spelling is, given a name: a noisy channel with learned weights.

A name (Arabic, or a Latin form already known) and a spelling are cut into units of up
to three letters that correspond (ش to sh, ch, ş; "ou" to "u"); a unit may also be left
out or put in. The joint probability of name and spelling is the product over the units
of the best cut, as in Ristad and Yianilos, "Learning string-edit distance" (1998), with
the multi-letter units of Brill and Moore, "An improved error model for noisy channel
spelling correction" (2000); joint source-channel: Li, Zhang and Su (2004). A whole word
may be left out or added as well.

What counts is evidence, in nats: log P(spelling | name) - log P(spelling), where the
second term comes from letter trigrams of place names. It grows with length: a short
spelling proves little, however well it fits.

The weights are in channel.tsv, learned by benchmarks/learn_channel.py (`make channel`).

>>> channel = Channel.load()
>>> channel.score("Sarakeb", "سراقب") > channel.score("Sarakeb", "سرمين")
True
>>> channel.score("Cheikh Miskine", "الشيخ مسكين") > channel.score("Miskine", "مسكين")
True
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from transliteration.arabic import is_arabic
from transliteration.spelling import BOUNDARY, spell, type_letters

WEIGHTS = Path(__file__).with_name("channel.tsv")

LONGEST_NAME_UNIT = 3
LONGEST_SPELLING_UNIT = 4

# Nats for what was never seen: one letter for another, left out, put in.
UNSEEN_SUBSTITUTION = 12.0
UNSEEN_DELETION = 9.0
UNSEEN_INSERTION = 9.0
# Nats for a word that one side lacks, beyond what the word itself tells.
EXTRA_WORD = 4.0
EXTRA_TYPE_WORD = 1.5

# Nats for a type word, alike for all of them: too few of each are in the extract.
TYPE_WORD = 8.0

_INFINITE = 1e9

Costs = Mapping[str, Mapping[str, float]]


class Step(NamedTuple):
    """One unit of an alignment: what of the name became what of the spelling."""

    name: str
    spelling: str
    nats: float


@dataclass(frozen=True)
class Table:
    """The unit costs (nats, -log of the joint probability) of one script."""

    costs: Costs
    marginals: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit, row in self.costs.items():
            self.marginals[unit] = sum(math.exp(-c) for c in row.values())
        self.marginals.update(dict.fromkeys(type_letters(), math.exp(-TYPE_WORD)))

    def log_name(self, name: str) -> float:
        """Return log P(name): all spellings and all cuts summed."""
        inserted = 1 - self.marginals.get("", 0.0)
        sums = [1.0]
        unseen = math.exp(-UNSEEN_SUBSTITUTION)
        for end in range(1, len(name) + 1):
            total = 0.0
            for length in range(1, min(LONGEST_NAME_UNIT, end) + 1):
                p = self.marginals.get(name[end - length : end], unseen if length == 1 else 0.0)
                total += sums[end - length] * p / inserted
            sums.append(total)
        return math.log(sums[-1])


@dataclass(frozen=True)
class Background:
    """Letter trigrams of Latin names, smoothed after Witten and Bell (1991)."""

    counts: dict[str, int]
    totals: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        for gram, count in self.counts.items():
            self.totals[gram[:-1]] += count
            self.kinds[gram[:-1]] += 1

    def log(self, spelled: str) -> float:
        """Return log P(spelled)."""
        return sum(self.log_letters(spelled))

    def log_letters(self, spelled: str) -> list[float]:
        """Return log P of each letter given the two before it (0 for the first boundary)."""
        found = [0.0]
        for i in range(1, len(spelled)):
            p = 1 / (self.kinds[""] + 5)
            for start in (i, i - 1, i - 2):
                history = spelled[max(start, 0) : i]
                if start >= 0 and (total := self.totals.get(history)):
                    seen = self.counts.get(history + spelled[i], 0)
                    p = (seen + self.kinds[history] * p) / (total + self.kinds[history])
            found.append(math.log(p))
        return found


class Channel:
    """Scores spellings against names."""

    def __init__(self, arabic: Costs, latin: Costs, background: Background) -> None:
        self.arabic, self.latin = Table(arabic), Table(latin)
        self.background = background

    @classmethod
    @cache
    def load(cls, path: Path = WEIGHTS) -> Channel:
        """Read the weights; raises `ValueError` for a line that is none."""
        tables: dict[str, dict[str, dict[str, float]]] = {"arabic": {}, "latin": {}}
        counts: dict[str, int] = {}
        letters = {word.id: letter for letter, word in type_letters().items()}

        def unit(text: str) -> str:
            for part in text.split("{")[1:]:
                id_ = part.partition("}")[0]
                text = text.replace(f"{{{id_}}}", letters.get(id_, ""))
            return text

        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            try:
                kind, name, spelling, value = line.split("\t")
                if kind == "trigram":
                    counts[unit(spelling)] = int(value)
                else:
                    tables[kind].setdefault(unit(name), {})[unit(spelling)] = float(value)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}:{number}: not a weight: {line!r}") from error
        return cls(tables["arabic"], tables["latin"], Background(counts))

    def score(self, spelling: str, name: str, route: str | None = None) -> float:
        """Return the evidence, in nats, that the spelling stands for the name."""
        return self.reader(spelling).score(self.prepare(name))

    def align(self, spelling: str, name: str) -> list[Step]:
        """Return the likeliest cut of name and spelling into units."""
        return self.reader(spelling).align(self.prepare(name))

    def prepare(self, name: str) -> Name:
        """Return a name made ready for scoring against many spellings."""
        return self.prepare_spelled(spell(name), is_arabic(name))

    def prepare_spelled(self, spelled: str, arabic: bool) -> Name:
        """Return an already spelled name made ready for scoring."""
        table = self.arabic if arabic else self.latin
        units = [
            [spelled[i - n : i] for n in range(1, min(i, LONGEST_NAME_UNIT) + 1)]
            for i in range(1, len(spelled) + 1)
        ]
        known = [[u for u in ending if len(u) == 1 or u in table.costs] for ending in units]
        breaks = [i for i, c in enumerate(spelled) if c == BOUNDARY]
        skips: dict[int, tuple[int, float]] = {}
        if len(breaks) > 2:
            for start, end in zip(breaks, breaks[1:], strict=False):
                word = spelled[start + 1 : end + 1]
                extra = EXTRA_TYPE_WORD if _droppable(word[:-1]) else EXTRA_WORD
                skips[end + 1] = (start + 1, extra - table.log_name(word))
        return Name(spelled, arabic, tuple(map(tuple, known)), skips, table.log_name(spelled))

    def reader(self, spelling: str) -> Reader:
        """Return a spelling made ready for scoring against many names."""
        return Reader(self, spell(spelling))


def _droppable(word: str) -> bool:
    found = type_letters().get(word)
    return found is not None and found.droppable


class Name(NamedTuple):
    """A name ready for scoring.

    units: for each end of a unit, the units that end there; skips: for the end of a
    word, its start and the cost of leaving it out; log: log P(name).
    """

    spelled: str
    arabic: bool
    units: tuple[tuple[str, ...], ...]
    skips: dict[int, tuple[int, float]]
    log: float


Edge = tuple[int, int, float]  # from, to, nats


class Reader:
    """One spelling, with the places where a unit may become a part of it."""

    def __init__(self, channel: Channel, spelled: str) -> None:
        self.spelled = spelled
        self._tables = {True: channel.arabic.costs, False: channel.latin.costs}
        letters = channel.background.log_letters(spelled) if spelled else []
        self.log = sum(letters)
        n = len(spelled)
        self._parts = [
            (i, j, spelled[i:j])
            for i in range(n)
            for j in range(i + 1, min(n, i + LONGEST_SPELLING_UNIT) + 1)
        ]
        self._extra_words = self._find_extra_words(letters)
        self._matches: dict[bool, dict[str, tuple[list[Edge], float | None]]] = {True: {}, False: {}}
        self._insertions = {script: self._find_insertions(script) for script in (True, False)}

    def _find_extra_words(self, letters: list[float]) -> list[Edge]:
        breaks = [i for i, c in enumerate(self.spelled) if c == BOUNDARY]
        if len(breaks) < 3:
            return []
        edges = []
        for start, end in zip(breaks, breaks[1:], strict=False):
            extra = EXTRA_TYPE_WORD if _droppable(self.spelled[start + 1 : end]) else EXTRA_WORD
            edges.append((start + 1, end + 1, extra - sum(letters[start + 1 : end + 1])))
        return edges

    def _find_insertions(self, script: bool) -> list[Edge]:
        costs = self._tables[script].get("", {})
        edges = [(i, j, costs[part]) for i, j, part in self._parts if part in costs]
        seen = {(i, j) for i, j, _ in edges}
        edges += [(i, i + 1, UNSEEN_INSERTION) for i in range(len(self.spelled)) if (i, i + 1) not in seen]
        return sorted([*edges, *self._extra_words])

    def _match(self, script: bool, unit: str) -> tuple[list[Edge], float | None]:
        """Return where a unit fits, and what leaving it out costs (single letters only)."""
        if unit in type_letters():
            edges = [(i, i + 1, TYPE_WORD) for i, c in enumerate(self.spelled) if c == unit]
            self._matches[script][unit] = edges, None
            return edges, None
        row = self._tables[script].get(unit, {})
        edges = [(i, j, row[part]) for i, j, part in self._parts if part in row]
        left_out = None
        if len(unit) == 1:
            left_out = min(row.get("", UNSEEN_DELETION), UNSEEN_DELETION)
            if unit != BOUNDARY:
                seen = {(i, j) for i, j, _ in edges}
                edges += [
                    (i, i + 1, UNSEEN_SUBSTITUTION)
                    for i, c in enumerate(self.spelled)
                    if c != BOUNDARY and (i, i + 1) not in seen
                ]
        self._matches[script][unit] = edges, left_out
        return edges, left_out

    def _rows(self, name: Name) -> list[list[float]]:
        matches, insertions = self._matches[name.arabic], self._insertions[name.arabic]
        width = len(self.spelled) + 1
        row = [_INFINITE] * width
        row[0] = 0.0
        for i, j, cost in insertions:
            if (total := row[i] + cost) < row[j]:
                row[j] = total
        rows = [row]
        for end, units in enumerate(name.units, 1):
            row = [_INFINITE] * width
            for unit in units:
                edges, left_out = matches.get(unit) or self._match(name.arabic, unit)
                before = rows[end - len(unit)]
                if left_out is not None:
                    row = [b + left_out if b + left_out < r else r for b, r in zip(before, row)]  # noqa: B905
                for i, j, cost in edges:
                    if (total := before[i] + cost) < row[j]:
                        row[j] = total
            if skip := name.skips.get(end):
                start, cost = skip
                row = [b + cost if b + cost < r else r for b, r in zip(rows[start], row)]  # noqa: B905
            for i, j, cost in insertions:
                if (total := row[i] + cost) < row[j]:
                    row[j] = total
            rows.append(row)
        return rows

    def score(self, name: Name) -> float:
        """Return the evidence, in nats, for the name."""
        if not self.spelled or not name.spelled:
            return -_INFINITE
        return -self._rows(name)[-1][-1] - name.log - self.log
