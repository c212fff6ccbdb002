"""Time the pipeline beside ftfy, its stages, and phrasing as the rules grow.

    python benchmarks/throughput.py [--megabytes 20] [--runs 3] [--json]

throughput   articles of generated news (`generated_news.py`: 5 % of the lines defective) through
             the whole pipeline, edits included: many under way together, as `tanqih clean` has
             them, and one after another; and through `ftfy.fix_text`, each by itself. All in
             one process, turn by turn; median over the runs. MB are million bytes of UTF-8.
stages       each stage alone, on the same news as it comes: where the time goes.
phrasing     the phrasing stage alone, with the built-in rules and with packs of 100, 1,000 and
             10,000 rules laid over them, every second one a pattern with three fixed words; how
             long such a pack takes to load when it is new (read, checked, compiled) and when it
             is known.

Absolute figures differ between machines; ratios within one run hold better.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

import ftfy
from generated_news import megabytes, phrases

from normalize import Pipeline
from normalize.pipeline import STAGES
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context, Pass, phrasing

PACK_SIZES = (100, 1_000, 10_000)
PART_MEGABYTES = 2.0  # at most, for what needs ratios, not precision


@dataclass(frozen=True)
class Throughput:
    """Medians in MB/s over one set of articles."""

    megabytes: float
    articles: int
    edits: int
    pipeline: float
    alone: float
    ftfy: float

    @property
    def ratio(self) -> float:
        """How many times as fast as ftfy alone."""
        return self.pipeline / self.ftfy


@dataclass(frozen=True)
class Phrasing:
    """The phrasing stage with a number of rules added to the built-in ones."""

    added: int
    load_cold: float  # seconds
    load_warm: float
    speed: float  # MB/s


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_seconds(work: Callable[[], object], runs: int) -> float:
    return statistics.median(seconds(work) for _ in range(runs))


def measure_throughput(articles: Sequence[str], runs: int) -> Throughput:
    pipeline = Pipeline.default()
    pipeline.clean(articles[0])
    edits = 0

    def ours() -> None:
        nonlocal edits
        edits = sum(len(result.edits) for result in pipeline.clean_many(articles))

    def alone() -> None:
        for article in articles:
            pipeline.clean(article)

    def theirs() -> None:
        for article in articles:
            ftfy.fix_text(article)

    size = size_of(articles)
    turns = [(seconds(ours), seconds(alone), seconds(theirs)) for _ in range(runs)]
    speeds = (size / statistics.median(taken) for taken in zip(*turns, strict=True))
    return Throughput(size, len(articles), edits, *speeds)


def size_of(articles: Sequence[str]) -> float:
    return sum(len(article.encode()) for article in articles) / 1_000_000


def measure_stages(articles: Sequence[str], runs: int) -> dict[str, float]:
    """Measure the MB/s of each stage alone."""
    pipeline = Pipeline.default()
    return {
        name: size_of(articles) / median_seconds(partial(run, passes, articles, pipeline), runs)
        for name, passes in STAGES
    }


def run(passes: Sequence[Pass], articles: Sequence[str], pipeline: Pipeline) -> None:
    for article in articles:
        context = Context(pipeline.settings, pipeline.rules)
        for propose in passes:
            propose(article, context)


def measure_phrasing(articles: Sequence[str], sizes: Sequence[int], runs: int) -> list[Phrasing]:
    size = size_of(articles)
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for added in (0, *sizes):
            settings = Settings()
            if added:
                settings = Settings(packs=(write_pack(Path(folder), added),))
            cache_folder = Path(folder, f"cache-{added}")
            rules, cold = load(settings, cache_folder)
            rules, warm = load(settings, cache_folder)
            pipeline = Pipeline(settings, rules)
            run(phrasing.PASSES, articles[:1], pipeline)  # builds the sieve
            taken = median_seconds(partial(run, phrasing.PASSES, articles, pipeline), runs)
            measured.append(Phrasing(added, cold, warm, size / taken))
    return measured


def load(settings: Settings, cache_folder: Path) -> tuple[RuleSet, float]:
    """Load rules with a cache of their own; return them and the seconds it took."""
    with patch.dict(os.environ, TANQIH_CACHE=str(cache_folder)):
        start = time.perf_counter()
        rules = RuleSet.load(settings)
        taken = time.perf_counter() - start
    return rules, taken


def write_pack(folder: Path, size: int) -> Path:
    """Write a pack of phrases and patterns, each with the examples that a rule must have."""
    lines = [f"pack: generated/phrases-{size}", "about: Phrases that mean nothing.", "rules:"]
    for number, phrase in enumerate(phrases(size)):
        first, second, third, *rest = phrase.split(" ")
        fourth = "".join(f" {word}" for word in rest)
        pattern = rf"\b{first}s? {second} {third}(?: [a-z]+){{0,2}}{fourth}\b"
        quoted = pattern.replace("'", "''")  # as YAML has it
        lines += [
            f"  - id: phrase-{number}",
            f'    find: "{phrase}"' if number % 2 else f"    pattern: '{quoted}'",
            f'    replace: "wording {number}"',
            "    because: A rule among very many.",
            f'    examples: ["a {phrase} here -> a wording {number} here", "nothing here"]',
        ]
    path = folder / f"phrases-{size}.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def table(
    throughput: Throughput,
    stages: Mapping[str, float],
    curve: Sequence[Phrasing],
) -> str:
    lines = [
        f"throughput: {throughput.articles:,} articles, {throughput.megabytes:.1f} MB, "
        f"{throughput.edits:,} edits",
        f"  whole pipeline  {throughput.pipeline:8.2f} MB/s",
        f"  one by one      {throughput.alone:8.2f} MB/s",
        f"  ftfy alone      {throughput.ftfy:8.2f} MB/s",
        f"  ratio           {throughput.ratio:8.1f}",
        "",
        "stages, each alone",
        *(f"  {name:14}{speed:10.2f} MB/s" for name, speed in stages.items()),
        "",
        "phrasing    rules added   load cold   load warm      speed",
    ]
    lines += [
        f"            {row.added:11,}{row.load_cold:10.2f} s{row.load_warm:10.2f} s"
        f"{row.speed:6.2f} MB/s"
        for row in curve
    ]
    return "\n".join(lines)


def signature(rules: RuleSet, runs: int) -> str:
    return (
        f"tanqih:{version('tanqih')}|rules:{rules.digest[:12]}|ftfy:{version('ftfy')}"
        f"|python:{platform.python_version()}|cores:{os.cpu_count()}|runs:{runs}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--megabytes", type=float, default=20, help="size of the generated news")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many is shown")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    articles = megabytes(arguments.megabytes)
    throughput = measure_throughput(articles, arguments.runs)
    some = megabytes(min(arguments.megabytes, PART_MEGABYTES))
    stages = measure_stages(some, arguments.runs)
    curve = measure_phrasing(some, PACK_SIZES, arguments.runs)
    signed = signature(Pipeline.default().rules, arguments.runs)
    if arguments.json:
        report = {
            "signature": signed,
            "throughput": {**asdict(throughput), "ratio": throughput.ratio},
            "stages": stages,
            "phrasing": [asdict(row) for row in curve],
        }
        print(json.dumps(report, indent=1))
    else:
        print(f"{table(throughput, stages, curve)}\n\n{signed}")


if __name__ == "__main__":
    main()
