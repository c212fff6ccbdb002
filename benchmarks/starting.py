"""Time whole processes from a standing start, and what they hold in memory.

    python benchmarks/starting.py [--places FILE ...] [--runs 3] [--json]

Each process has folders of its own for cache and data. CPU seconds (user and system) hardly
depend on what else the machine does, seconds on the clock do; both are medians over the runs,
memory is the peak (MB are million bytes).

version      `tanqih --version`.
cold         `tanqih clean` on one seed article, with nothing in the cache: rules are compiled,
             which takes a minute, and so it is done once.
warm         the same with all of it in the cache.
unknown      `tanqih clean` on all seed articles, among which are names that no rule has: the
             gazetteer and the index of its names are loaded. With `--places`, tables of places
             (GeoNames dumps, p-code lists) that are imported before.
gazetteer    milliseconds until the store is open, and until a first name is found in it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

from transliteration.gazetteer import Gazetteer

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TANQIH = str(Path(sys.executable).with_name("tanqih"))


@dataclass(frozen=True)
class Process:
    """What a process took: seconds of CPU and on the clock, MB at its peak."""

    cpu: float
    clock: float
    memory: float


@dataclass(frozen=True)
class Opening:
    """Milliseconds until the gazetteer is open, and until a name was found in it."""

    places: int
    opened: float
    found: float


def run(top: Path, *arguments: str) -> Process:
    """Run a verb with folders of its own below `top`."""
    environment = {
        **os.environ,
        "TANQIH_CACHE": str(top / "cache"),
        "TANQIH_DATA": str(top / "data"),
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [TANQIH, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(said)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes, elsewhere KiB
    return Process(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * unit / 1_000_000)


def median(runs: int, work: Callable[[int], Process]) -> Process:
    done = [work(n) for n in range(runs)]
    return Process(
        statistics.median(p.cpu for p in done),
        statistics.median(p.clock for p in done),
        max(p.memory for p in done),
    )


def measure(top: Path, runs: int, places: Sequence[Path]) -> dict[str, Process]:
    def clean(articles: Sequence[Path], n: int) -> Process:
        out = Path(tempfile.mkdtemp(dir=top)) / str(n)
        return run(top, "clean", *map(str, articles), "-o", str(out))

    run(top, "--version")  # from now on the files are in memory, as they mostly are
    rows = {
        "version": median(runs, lambda _: run(top, "--version")),
        "cold": clean(SEEDS[:1], 0),
    }
    rows["warm"] = median(runs, partial(clean, SEEDS[:1]))
    for file in places:
        run(top, "places", "import", str(file))
    clean(SEEDS, 0)
    rows["unknown"] = median(runs, partial(clean, SEEDS))
    return rows


def opening(top: Path, runs: int) -> Opening:
    """Open the store that is in the cache, in this process."""
    opened, found, places = [], [], 0
    folders = {"TANQIH_CACHE": str(top / "cache"), "TANQIH_DATA": str(top / "data")}
    with patch.dict(os.environ, folders):
        for _ in range(runs + 1):  # the first loads modules
            start = time.perf_counter()
            gazetteer = Gazetteer.default()
            opened.append(1000 * (time.perf_counter() - start))
            assert gazetteer.spelled("Saraqib")
            found.append(1000 * (time.perf_counter() - start))
            places = len(gazetteer)
            gazetteer.close()
    return Opening(places, statistics.median(opened[1:]), statistics.median(found[1:]))


def table(rows: dict[str, Process], gazetteer: Opening) -> str:
    lines = ["process          CPU     clock      memory"]
    lines += [
        f"{name:9}{row.cpu:9.2f} s{row.clock:8.2f} s{row.memory:9.0f} MB"
        for name, row in rows.items()
    ]
    lines += [
        "",
        f"gazetteer of {gazetteer.places:,} places: open in {gazetteer.opened:.0f} ms, "
        f"a name found in {gazetteer.found:.0f} ms",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--places", type=Path, nargs="*", default=[], help="tables to import")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many is shown")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), arguments.runs, arguments.places)
        gazetteer = opening(Path(folder), arguments.runs)
    signed = (
        f"tanqih:{version('tanqih')}|python:{platform.python_version()}|cores:{os.cpu_count()}"
        f"|runs:{arguments.runs}"
    )
    if arguments.json:
        report = {name: asdict(row) for name, row in rows.items()}
        print(json.dumps({"signature": signed, **report, "gazetteer": asdict(gazetteer)}, indent=1))
    else:
        print(f"{table(rows, gazetteer)}\n\n{signed}")


if __name__ == "__main__":
    main()
