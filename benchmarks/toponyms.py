"""Does a spelling lead to its place? Name-level recall without context.

    python benchmarks/toponyms.py --places GAZ.tsv --queries Q.tsv [--negatives N.tsv]
                                  [--peers] [--misses FILE] [--json]

GAZ has the columns id, arabic, latin (forms separated by `|`), Q at least query and
gold_id, N at least query. The index holds every name of GAZ less, for each query,
the forms of its own place that fold to the query. A hit is any place that shares a
folded Latin name or the bare Arabic name with the gold place (name_level_gold_ids
where the file has it).

recall_at_fpr1: share of queries answered right at or above the score that 1 % of the
negatives reach. Reliability: stated probability of the first candidate against the
share that is right. queries_per_second: by processor time, of one core.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transliteration import arabic
from transliteration.search.index import NameIndex
from transliteration.skeleton import fold

Answer = list[tuple[str, float]]  # place ids, best first, each with its score
Method = Callable[[list[str], list[str | None]], list[Answer]]  # queries, their own places

DEPTH = 10


@dataclass(frozen=True)
class Query:
    """A spelling, the place it was taken from, and all places that count as a hit."""

    text: str
    own: str
    gold: frozenset[str]


@dataclass(frozen=True)
class Place:
    """A row of GAZ."""

    id: str
    arabic: tuple[str, ...]
    latin: tuple[str, ...]

    def names(self) -> set[str]:
        """Return what two places of one name share."""
        return {fold(f) for f in self.latin} | {bare_arabic(f) for f in self.arabic} - {""}


def bare_arabic(name: str) -> str:
    """Return the folded letters of an Arabic name, without articles."""
    return " ".join(arabic.split_article(w)[1] for w in arabic.fold(name).split())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_places(path: Path) -> dict[str, Place]:
    def forms(cell: str | None) -> tuple[str, ...]:
        return tuple(f for f in (cell or "").split("|") if f)

    return {r["id"]: Place(r["id"], forms(r["arabic"]), forms(r["latin"])) for r in _rows(path)}


def read_queries(path: Path, places: dict[str, Place]) -> list[Query]:
    sharing: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        for name in place.names():
            sharing[name].add(place.id)

    def gold(row: dict[str, str]) -> frozenset[str]:
        if given := row.get("name_level_gold_ids"):
            return frozenset(given.split(","))
        own = places[row["gold_id"]]
        return frozenset({own.id}.union(*(sharing[n] for n in own.names())))

    return [Query(r["query"], r["gold_id"], gold(r)) for r in _rows(path)]


def ours(places: Iterable[Place]) -> tuple[Method, NameIndex]:
    index = NameIndex((p.id, form) for p in places for form in (*p.arabic, *p.latin))

    def answer(queries: list[str], own: list[str | None]) -> list[Answer]:
        found = index.search_many(queries, limit=DEPTH, without=own)
        return [[(c.place, c.score) for c in candidates] for candidates in found]

    return answer, index


def peer(name: str, places: Sequence[Place]) -> Method:
    from toponym_peers import PEERS

    latin = [(p.id, f) for p in places for f in p.latin]
    arabic = [(p.id, f) for p in places for f in p.arabic]
    owners = [(i, fold(f)) for i, f in latin + arabic]
    score = PEERS[name]([f for _, f in latin], [f for _, f in arabic])

    def answer(query: str, own: str | None) -> Answer:
        scores, removed = score(query), (own, fold(query))
        best: dict[str, float] = {}
        top = np.argpartition(-scores, 400)[:400] if len(scores) > 400 else np.arange(len(scores))
        for i in top[np.argsort(-scores[top], kind="stable")]:
            if owners[i] != removed:
                best.setdefault(owners[i][0], float(scores[i]))
            if len(best) == DEPTH:
                break
        return list(best.items())

    return lambda queries, own: list(map(answer, queries, own))


def measure(
    method: Method, queries: Sequence[Query], negatives: Sequence[str]
) -> tuple[dict[str, float | int | None], list[Answer]]:
    start = time.process_time()
    answers = method([q.text for q in queries], [q.own for q in queries])
    seconds = time.process_time() - start
    ranks = [
        next((r for r, (p, _) in enumerate(a, 1) if p in q.gold), 0)
        for q, a in zip(queries, answers, strict=True)
    ]
    figures: dict[str, float | int | None] = {
        "queries": len(queries),
        "recall_at_1": float(np.mean([r == 1 for r in ranks])),
        "mrr": float(np.mean([1 / r if r else 0 for r in ranks])),
        "recall_at_10": float(np.mean([r > 0 for r in ranks])),
        "recall_at_fpr1": None,
        "queries_per_second": round(len(queries) / seconds),
    }
    if negatives:
        false = sorted(map(_top, method(list(negatives), [None] * len(negatives))), reverse=True)
        threshold = false[len(false) // 100]  # strictly above it: at most 1 %
        figures["recall_at_fpr1"] = float(
            np.mean([r == 1 and _top(a) > threshold for r, a in zip(ranks, answers, strict=True)])
        )
        figures["threshold"] = threshold
    return figures, answers


def _top(answer: Answer) -> float:
    return answer[0][1] if answer else float("-inf")


def reliability(
    index: NameIndex, queries: Sequence[Query]
) -> list[tuple[float, float, float, int]]:
    """Return, by tenths of stated probability: from, mean stated, share right, count."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for q in queries:
        for top in index.search(q.text, limit=1, without=q.own):
            bins[min(int(top.probability * 10), 9)].append((top.probability, top.place in q.gold))
    return [
        (b / 10, float(np.mean([p for p, _ in v])), float(np.mean([h for _, h in v])), len(v))
        for b, v in sorted(bins.items())
    ]


def write_misses(
    path: Path, queries: Sequence[Query], answers: Sequence[Answer], places: dict[str, Place]
) -> None:
    def names(place: str) -> str:
        return "|".join((*places[place].arabic, *places[place].latin))

    with path.open("w", encoding="utf-8") as file:
        for q, answer in zip(queries, answers, strict=True):
            if not answer or answer[0][0] not in q.gold:
                rank = next((r for r, (p, _) in enumerate(answer, 1) if p in q.gold), 0)
                right = next((f"{s:.1f}" for p, s in answer if p in q.gold), "-")
                first = [f"{s:.1f} {names(p)}" for p, s in answer[:1]]
                print(q.text, rank, right, names(q.own), *first, sep="\t", file=file)


def table(rows: dict[str, dict[str, float | int | None]]) -> str:
    columns = ["recall_at_1", "mrr", "recall_at_10", "recall_at_fpr1", "queries_per_second"]
    lines = [f"{'method':<18}" + "".join(f"{c:>19}" for c in columns)]
    for name, figures in rows.items():
        cells = [figures[c] for c in columns]
        text = [
            "-" if c is None else f"{c:.3f}" if isinstance(c, float) else f"{c:,}" for c in cells
        ]
        lines.append(f"{name:<18}" + "".join(f"{c:>19}" for c in text))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--negatives", type=Path)
    parser.add_argument("--peers", action="store_true", help="measure what others use, too")
    parser.add_argument("--misses", type=Path, help="write the wrong answers to this file")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()

    places = read_places(args.places)
    queries = read_queries(args.queries, places)
    negatives = [r["query"] for r in _rows(args.negatives)] if args.negatives else []

    method, index = ours(places.values())
    figures, answers = measure(method, queries, negatives)
    rows = {"Tanqih": figures}
    if args.misses:
        write_misses(args.misses, queries, answers, places)
    if args.peers:
        from toponym_peers import PEERS

        for name in PEERS:
            rows[name], _ = measure(peer(name, list(places.values())), queries, negatives)
    bins = reliability(index, queries)
    if args.json:
        peers = {name: row for name, row in rows.items() if name != "Tanqih"}
        extra = {"peers": peers} if peers else {}
        print(json.dumps({**figures, "reliability": bins, **extra}, ensure_ascii=False))
    else:
        print(f"{len(places):,} places, {len(queries):,} queries, {len(negatives):,} negatives")
        print(table(rows))
        print("\nstated probability of the first candidate, and how often it is right")
        for low, stated, right, count in bins:
            print(f"  {low:.1f}-{low + 0.1:.1f}  {stated:.2f}  {right:.2f}  n={count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
