"""Measure what becomes of place names in sentences: right, wrongly rewritten, left alone.

    python benchmarks/mentions.py --items FILE [--json]

FILE is tab-separated with the columns id, text, surface, start (code points), standard,
arabic, country, kind, difficulty. Each sentence is cleaned on its own.

right      the output has the standard name where the surface stood, after folding case,
           hyphens, apostrophes, spaces and diacritics (what stands in parentheses in the
           standard name is a remark or an alternative); or the place that was linked there
           has the same Arabic name
wrong      the surface was rewritten, and not into the standard name
negatives  (`kind` is `negative`): persons, organizations, products; any rewriting is a change
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from unidecode import unidecode

from normalize import Pipeline, Result
from transliteration.arabic import fold as fold_arabic


@dataclass(frozen=True)
class Verdict:
    """What became of one item."""

    id: str
    kind: str
    difficulty: str
    surface: str
    standard: str
    output: str
    linked: str
    right: bool
    rewritten: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=Path, required=True, help="tab-separated items")
    parser.add_argument("--json", action="store_true", help="every item, for a program to read")
    arguments = parser.parse_args()
    verdicts = list(judge_all(arguments.items))
    summary = summarize(verdicts)
    if arguments.json:
        print(json.dumps({**summary, "items": [asdict(v) for v in verdicts]}, ensure_ascii=False))
        return
    for name, value in summary.items():
        print(f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}")
    for verdict in verdicts:
        if verdict.kind == "negative" and verdict.rewritten:
            print(f"changed  {verdict.surface} -> {verdict.output}")
        elif verdict.kind != "negative" and not verdict.right:
            fault = "wrong " if verdict.rewritten else "missed"
            print(
                f"{fault}   {verdict.surface} -> {verdict.output} ({verdict.standard}; "
                f"linked: {verdict.linked or 'no'}; {verdict.difficulty})"
            )


def judge_all(file: Path) -> Iterator[Verdict]:
    """Clean every sentence and judge it."""
    pipeline = Pipeline.default()
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield judge(row, pipeline.clean(row["text"]))


def judge(row: dict[str, str], result: Result) -> Verdict:
    """Judge what became of the surface of one item."""
    start = int(row["start"])
    end = start + len(row["surface"])
    output = result.text[result.to_canonical(start) : result.to_canonical(end)]
    for edit in result.edits:  # an article put before the name belongs to it
        if edit.source_start <= start < edit.source_end or edit.source_start == start:
            output = result.text[edit.start : max(result.to_canonical(end), edit.end)]
            break
    linked = [p for p in result.places if p.source_start < end and start < p.source_end]
    same_arabic = any(
        fold_arabic(place.arabic) == fold_arabic(form)
        for place in linked
        for form in re.split(r"[|;/]", row["arabic"])
        if form.strip()
    )
    wanted = {fold(form) for form in alternatives(row["standard"])}
    return Verdict(
        row["id"],
        row["kind"],
        row["difficulty"],
        row["surface"],
        row["standard"],
        output,
        ", ".join(place.arabic for place in linked),
        fold(output) in wanted or same_arabic,
        fold(output) != fold(row["surface"]),
    )


def summarize(verdicts: list[Verdict]) -> dict[str, object]:
    """The figures; shares are of the positives, but `wrong_rewrites` is of all items."""
    positives = [v for v in verdicts if v.kind != "negative"]
    negatives = [v for v in verdicts if v.kind == "negative"]
    wrong = [v for v in verdicts if v.rewritten and not (v.kind != "negative" and v.right)]
    kinds = Counter(v.difficulty for v in positives)
    right = Counter(v.difficulty for v in positives if v.right)
    return {
        "positives": len(positives),
        "positives_right": sum(v.right for v in positives) / max(1, len(positives)),
        "wrong_rewrites": len(wrong) / max(1, len(verdicts)),
        "negatives": len(negatives),
        "negatives_changed": sum(v.rewritten for v in negatives),
        **{f"  {kind}": f"{right[kind]} of {count}" for kind, count in kinds.most_common()},
    }


def alternatives(standard: str) -> list[str]:
    """The standard name, without its remark, and what stands in parentheses."""
    return [re.sub(r"\s*\(.*?\)", "", standard), *re.findall(r"\((.*?)\)", standard), standard]


def fold(name: str) -> str:
    """Letters and digits only, lower case, without diacritics."""
    return re.sub(r"[^a-z0-9]", "", unidecode(name).lower())


if __name__ == "__main__":
    main()
