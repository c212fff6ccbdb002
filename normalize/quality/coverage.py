"""What the rules do in a corpus: which fired, which never did, how much, and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from normalize.pipeline import Pipeline
from normalize.quality.texts import Text

__all__ = ["Coverage", "coverage"]


@dataclass(slots=True)
class Coverage:
    """Counts over a corpus. `fired` counts the steps of each rule in applied edits."""

    documents: int = 0
    words: int = 0
    edits: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    suggested: Counter[str] = field(default_factory=Counter)
    documents_with: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    never: tuple[str, ...] = ()

    @property
    def edits_per_1000_words(self) -> float:
        """Applied edits per 1,000 words of the sources."""
        return 1000 * self.edits / self.words if self.words else 0.0


def coverage(pipeline: Pipeline, texts: Iterable[Text]) -> Coverage:
    """Clean every text and count what the rules did; nothing is written."""
    counts = Coverage()
    for text in texts:
        result = pipeline.clean(text.text, text.metadata)
        counts.documents += 1
        counts.words += len(text.text.split())
        counts.edits += len(result.edits)
        counts.levels.update(edit.level.value for edit in result.edits)
        counts.levels.update(edit.level.value for edit in result.suggestions)
        fired = [rule for edit in result.edits for rule in edit.chain]
        suggested = [edit.rule for edit in result.suggestions]
        counts.fired.update(fired)
        counts.suggested.update(suggested)
        counts.documents_with.update({*fired, *suggested})
        counts.problems.update(problem.rule for problem in result.problems)
    spoke = {*counts.fired, *counts.suggested}
    counts.never = tuple(rule.name for rule in pipeline.rules.rules if rule.name not in spoke)
    return counts
