r"""Measure how much of what translation broke is mended, and what was right and is not now.

    python benchmarks/language.py --items FILE [--json]

FILE is tab-separated with the columns id, category, text, corrected, sure, where `\n` stands
for a line end; rows whose `sure` is not `yes` are left out. Items whose category begins with
`negative` must not change. Output and corrected text are compared without white space at
their ends, since items are cut from articles.

exact          the output is the corrected text, character by character
P, R, F0.5     of word edits: the changes that lead from `text` to the output against those
               that lead to `corrected`, counted over all items of a category
unchanged      of the negative items, those that come out as they went in

Word edits are found as in grammatical error correction (Bryant et al. 2017, ERRANT; Dahlmeier
and Ng 2012 for the measure and its beta of 0.5, which weighs precision twice as much as
recall): words are what white space separates, and line ends count as words, so that spaces
and quotation marks are seen; the cheapest alignment is taken, where replacing a word costs
the more the less the two words are alike; changed words that touch are one edit (ERRANT's
`all-merge`). An edit is right when its span and its replacement both are.

`--json` also lists each item with its edits, which is what a writer of rules wants to see.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from rapidfuzz.fuzz import ratio

from normalize import Pipeline

BETA = 0.5
_WORDS = re.compile(r"\n+|\S+")


@dataclass(frozen=True)
class Item:
    """A text and what an editor made of it."""

    id: str
    category: str
    text: str
    corrected: str

    @property
    def negative(self) -> bool:
        """Whether the text must not change."""
        return self.category.startswith("negative")


@dataclass(frozen=True, order=True)
class WordEdit:
    """Words `start` to `end` of the source become `after`."""

    start: int
    end: int
    after: tuple[str, ...]


@dataclass
class Count:
    """Counts of a category; precision and recall are 1 where there was nothing to find."""

    items: int = 0
    exact: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    details: list[dict[str, object]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the edits made that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the edits needed that were made."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f(self) -> float:
        """F-measure of BETA."""
        weighted = BETA**2 * self.precision + self.recall
        return (1 + BETA**2) * self.precision * self.recall / weighted if weighted else 0.0

    def add(self, other: Count) -> None:
        """Add the counts of another category."""
        self.items += other.items
        self.exact += other.exact
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


def read_items(path: Path) -> list[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Item(
                row["id"],
                row["category"],
                row["text"].replace("\\n", "\n"),
                row["corrected"].replace("\\n", "\n"),
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["sure"] == "yes"
        ]


def words(text: str) -> list[str]:
    r"""Split a text where white space stands; line ends are words.

    >>> words("He said .\n\nShe left.")
    ['He', 'said', '.', '\n\n', 'She', 'left.']
    """
    return _WORDS.findall(text.strip())


def word_edits(source: Sequence[str], target: Sequence[str]) -> set[WordEdit]:
    """Find the changes that lead from one list of words to another; those that touch are one.

    >>> sorted(word_edits("He left , she said .".split(), "He left, she said.".split()))
    [WordEdit(start=1, end=3, after=('left,',)), WordEdit(start=4, end=6, after=('said.',))]
    """
    edits: list[WordEdit] = []
    for i, j, k, m in _changes(source, target):
        if edits and edits[-1].end == i:
            edits[-1] = WordEdit(edits[-1].start, j, (*edits[-1].after, *target[k:m]))
        else:
            edits.append(WordEdit(i, j, tuple(target[k:m])))
    return set(edits)


def _changes(source: Sequence[str], target: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield single changed words of the cheapest alignment, from the left."""
    costs = [[float(i + j) for j in range(len(target) + 1)] for i in range(len(source) + 1)]
    for i, before in enumerate(source):
        for j, after in enumerate(target):
            costs[i + 1][j + 1] = min(
                costs[i][j] + _replacing(before, after), costs[i][j + 1] + 1, costs[i + 1][j] + 1
            )
    changes: list[tuple[int, int, int, int]] = []
    i, j = len(source), len(target)
    while i or j:
        here = costs[i][j]
        if i and j and here == costs[i - 1][j - 1] + _replacing(source[i - 1], target[j - 1]):
            i, j = i - 1, j - 1
            if source[i] != target[j]:
                changes.append((i, i + 1, j, j + 1))
        elif i and here == costs[i - 1][j] + 1:
            i -= 1
            changes.append((i, i + 1, j, j))
        else:
            j -= 1
            changes.append((i, i, j, j + 1))
    return reversed(changes)


def _replacing(before: str, after: str) -> float:
    return 0.0 if before == after else 2.0 - ratio(before, after) / 100


def measure(items: Iterable[Item], pipeline: Pipeline) -> dict[str, Count]:
    counts: dict[str, Count] = {}
    for item in items:
        count = counts.setdefault(item.category, Count())
        output = pipeline.clean(item.text).text
        source = words(item.text)
        made = word_edits(source, words(output))
        needed = word_edits(source, words(item.corrected))
        exact = output.strip() == item.corrected.strip()
        count.items += 1
        count.exact += exact
        count.right += len(made & needed)
        count.wrong += len(made - needed)
        count.missed += len(needed - made)
        count.details.append(
            {
                "id": item.id,
                "exact": exact,
                "output": output.strip(),
                "right": _readable(source, made & needed),
                "wrong": _readable(source, made - needed),
                "missed": _readable(source, needed - made),
            }
        )
    return counts


def _readable(source: Sequence[str], edits: Iterable[WordEdit]) -> list[str]:
    return [
        f"{' '.join(source[edit.start : edit.end])} -> {' '.join(edit.after)}"
        for edit in sorted(edits)
    ]


def totals(counts: dict[str, Count]) -> tuple[Count, Count]:
    """Add up the categories of defects, and the negative ones."""
    defects, negatives = Count(), Count()
    for category, count in counts.items():
        (negatives if category.startswith("negative") else defects).add(count)
    return defects, negatives


def signature(path: Path, pipeline: Pipeline) -> str:
    items = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return (
        f"tanqih:{version('tanqih')}|rules:{pipeline.rules.digest[:12]}|items:{items}|beta:{BETA}"
    )


def table(counts: dict[str, Count]) -> str:
    defects, negatives = totals(counts)
    rows = [f"{'category':34}{'items':>6}{'exact':>7}{'P':>8}{'R':>8}{'F0.5':>8}"]
    for name, count in [*sorted(_of(counts, negative=False)), ("all defects", defects)]:
        rows.append(
            f"{name:34}{count.items:6}{count.exact:7}"
            f"{count.precision:8.3f}{count.recall:8.3f}{count.f:8.3f}"
        )
    rows += ["", f"{'must not change':34}{'items':>6}{'unchanged':>11}"]
    for name, count in [*sorted(_of(counts, negative=True)), ("all negatives", negatives)]:
        rows.append(f"{name:34}{count.items:6}{count.exact:11}")
    return "\n".join(rows)


def _of(counts: dict[str, Count], *, negative: bool) -> list[tuple[str, Count]]:
    return [(n, c) for n, c in counts.items() if n.startswith("negative") is negative]


def as_json(counts: dict[str, Count], signed: str) -> str:
    defects, negatives = totals(counts)

    def plain(count: Count) -> dict[str, object]:
        return {
            "items": count.items,
            "exact": count.exact,
            "precision": round(count.precision, 4),
            "recall": round(count.recall, 4),
            "f0.5": round(count.f, 4),
        }

    return json.dumps(
        {
            "signature": signed,
            "defects": plain(defects),
            "negatives": {"items": negatives.items, "unchanged": negatives.exact},
            "categories": {
                name: {**plain(count), "list": count.details} for name, count in counts.items()
            },
        },
        ensure_ascii=False,
        indent=1,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--items", type=Path, required=True, help="tab-separated items")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    pipeline = Pipeline.default()
    counts = measure(read_items(arguments.items), pipeline)
    signed = signature(arguments.items, pipeline)
    print(as_json(counts, signed) if arguments.json else f"{table(counts)}\n\n{signed}")


if __name__ == "__main__":
    main()
