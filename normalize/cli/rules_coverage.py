"""`tanqih rules coverage`: what the rules do in a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.cli.console import columns, say, write_json
from normalize.cli.hits import Corpus
from normalize.cli.options import ConfigHere, Disable, Encoding, Packs, encoding_name, settings_for
from normalize.cli.rule_options import AsJson
from normalize.review.numbers import counted

if TYPE_CHECKING:
    from normalize.quality.coverage import Coverage
    from normalize.rules import RuleSet

__all__ = ["coverage"]


def coverage(
    paths: Corpus,
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    encoding: Encoding = None,
    as_json: AsJson = False,
) -> None:
    """Count what the rules do in a corpus.

    Which fired, which never did, edits per 1,000 words, and how sure they were. Places that
    never occur are counted by pack, not listed; --json lists all.
    """
    from normalize.pipeline import Pipeline
    from normalize.quality.coverage import coverage as measure
    from normalize.quality.texts import read_texts

    encoding_name(encoding)
    pipeline = Pipeline(settings_for(Path.cwd(), config, packs=packs, disable=disable))
    counts = measure(pipeline, read_texts(paths, encoding))
    if as_json:
        named = {field.name: getattr(counts, field.name) for field in fields(counts)}
        rate = round(counts.edits_per_1000_words, 3)
        write_json({**named, "edits_per_1000_words": rate}, indent=True)
    else:
        _print(counts, pipeline.rules)
    say(
        f"{counted(counts.documents, 'document')}, {counted(counts.words, 'word')}, "
        f"{counted(counts.edits, 'edit')}: "
        f"{counts.edits_per_1000_words:.2f} per 1,000 words"
    )


def _print(counts: Coverage, rules: RuleSet) -> None:
    rows = [("rule", "edits", "suggested", "documents")]
    rows += (
        (
            rule,
            f"{counts.fired[rule]:,}",
            f"{counts.suggested[rule]:,}",
            f"{counts.documents_with[rule]:,}",
        )
        for rule, _ in (counts.fired + counts.suggested).most_common()
    )
    _table(rows, right=[1, 2, 3])
    levels = [(level, f"{count:,}") for level, count in counts.levels.most_common()]
    _table([("level", "edits"), *levels], right=[1])
    never = Counter(name.rpartition("/")[0] for name in counts.never)
    total = Counter(rule.pack for rule in rules.rules)
    _table(
        [
            ("pack", "rules", "fired"),
            *((pack, f"{n:,}", f"{n - never[pack]:,}") for pack, n in sorted(total.items())),
        ],
        right=[1, 2],
    )
    if counts.problems:
        _table([("problem with", "times"), *((r, f"{n:,}") for r, n in counts.problems.items())])
    print("never fired:")
    for name in counts.never:
        if not name.startswith("places/"):
            print(f"  {name}")


def _table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    for line in columns(rows, right=right):
        print(line)
    print()
