"""Mining a corpus for rules that nobody has written: one detector a module, one table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, zip_longest

from normalize.quality.suggesting.furniture import furniture
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.spellings import spellings
from normalize.quality.suggesting.substitutions import substitutions
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.unknown_places import unknown_places
from normalize.quality.texts import Text

__all__ = ["Suggestion", "suggest"]


def suggest(
    texts: Sequence[Text],
    clean: Sequence[Text] = (),
    references: Sequence[Text] = (),
    known: Collection[str] = (),
) -> list[Suggestion]:
    """What every detector found, best first; the detectors take turns, as no scale joins them.

    Wordings need `clean`, edited English to compare with, substitutions need `references`.
    `known` are names that are no places to look for.

    Raises:
        TanqihError: no reference belongs to any text.
    """
    wordings = phrases(texts, clean) if clean else []
    spelled, repeated = spellings(texts), furniture(texts)
    return _in_turns(
        substitutions(texts, references) if references else [],
        wordings[0::2],  # two turns each: unknown places are many, and ask for a gazetteer
        spelled[0::2],
        wordings[1::2],
        spelled[1::2],
        repeated[0::2],
        unknown_places(texts, known=known),
        repeated[1::2],
    )


def _in_turns(*found: Sequence[Suggestion]) -> list[Suggestion]:
    turns = chain.from_iterable(zip_longest(*found))
    return [suggestion for suggestion in turns if suggestion is not None]
