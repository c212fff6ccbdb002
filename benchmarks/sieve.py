"""Look for matches that the sieve does not lead to: every pattern by itself, over whole lines.

    python benchmarks/sieve.py CORPUS [--every 50] [--under translation/military] [--json]

CORPUS holds texts (as for `tanqih suggest`); every so many of their lines is taken. A pattern
runs only where the sieve says that it may match (docs/decisions, "literals first"). Here each
pattern of each rule is run over each line from its start to its end, and what it matches must be
among the matches that the sieve led to, or touch one of the same rule. A line takes about a tenth
of a second. What is printed is missed; where that is nothing, the sieve is sound for these texts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from normalize.quality.texts import read_texts
from normalize.rules import Kind, Rule, RuleSet
from normalize.rules.conditions import Scan, holds
from normalize.rules.matching import TIME_LIMIT
from normalize.rules.programs import compile_pattern
from normalize.settings import Settings
from normalize.stages import Context

KINDS = (Kind.PHRASES, Kind.FURNITURE, Kind.FLAGS)


@dataclass(frozen=True)
class Missed:
    """A match of a rule that the sieve did not lead to, and the line that it stands in."""

    rule: str
    words: str
    line: str


def missed(line: str, rules: RuleSet, wanted: Sequence[Rule]) -> Iterator[Missed]:
    """What the patterns of some rules match in a line beside what the matchers find."""
    context = Context(Settings(), rules)
    found = {
        (match.rule.name, match.start, match.end)
        for kind in KINDS
        for match in rules.matcher(kind).matches(line, context)
    }
    scan = Scan(line, {})
    for rule in wanted:
        for form in rule.forms:
            if not form.is_pattern:
                continue
            try:
                matches = list(
                    compile_pattern(form.find, rules.lists).finditer(line, timeout=TIME_LIMIT)
                )
            except TimeoutError:
                continue
            for match in matches:
                start, end = match.span()
                if any(
                    name == rule.name and first <= end and start <= last
                    for name, first, last in found
                ):
                    continue
                if rule.when is None or holds(rule.when, scan, start, end):
                    yield Missed(rule.name, match[0], line)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a folder or a file of texts")
    parser.add_argument("--every", type=int, default=50, help="take one line of so many")
    parser.add_argument("--under", default="", help="rules whose names begin so")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    rules = RuleSet.load()
    wanted = [r for kind in KINDS for r in rules.of(kind) if r.name.startswith(arguments.under)]
    lines = dict.fromkeys(
        line for text in read_texts([arguments.corpus]) for line in text.text.split("\n") if line
    )
    taken = list(islice(lines, 0, None, arguments.every))
    found: list[Missed] = []
    for number, line in enumerate(taken, 1):
        found += missed(line, rules, wanted)
        print(f"\r{number} of {len(taken)} lines, {len(found)} missed", end="", file=sys.stderr)
    print(file=sys.stderr)
    if arguments.json:
        print(json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False))
        return
    for each in found:
        print(f"{each.rule}: {each.words!r} in {each.line[:120]!r}")
    print(f"{len(taken):,} lines, {len(wanted):,} rules: {len(found)} missed")


if __name__ == "__main__":
    main()
