"""Which rules make the same change elsewhere: one of them may need but one more word.

>>> rows = [Suggestion("variant", "phrases", ("by Hull army",), None, 3, 2, 1, "why", (),
...                    instead=("by the Hull army",))]
>>> changes = {("", "the "): Counter({"articles/nationality": 40, "articles/body": 9})}
>>> with_rules_alike(rows, changes)[0].evidence
'why; the same change: articles/nationality 40, articles/body 9'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from normalize.proposals import shared_ends
from normalize.quality.suggesting.suggestion import Suggestion

__all__ = ["Change", "change", "with_rules_alike"]

_SHOWN = 3

Change = tuple[str, str]  # what was taken out, what was put in


def change(before: str, after: str) -> Change:
    """What differs between two texts.

    >>> change("by Hull army", "by the Hull army"), change("dont", "don't")
    (('', 'the '), ('', "'"))
    """
    head, tail = shared_ends(before, after)
    return before[head : len(before) - tail], after[head : len(after) - tail]


def with_rules_alike(
    rows: Iterable[Suggestion], changes: Mapping[Change, Counter[str]]
) -> list[Suggestion]:
    """The rows; where it is known what their forms should be, with the rules that do the same.

    `changes` says how often each rule made a change in the corpus.
    """
    shown = []
    for row in rows:
        rules = Counter[str]()
        for wanted in {change(*both) for both in zip(row.find, row.instead, strict=False)}:
            rules.update(changes.get(wanted, {}))
        often = sorted(rules.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
        if often:
            said = ", ".join(f"{rule} {count}" for rule, count in often)
            row = replace(row, evidence=f"{row.evidence}; the same change: {said}")
        shown.append(row)
    return shown
