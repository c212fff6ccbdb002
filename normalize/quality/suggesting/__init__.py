"""Mining a corpus for rules that nobody has written: one detector a module, one table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, zip_longest

from normalize.quality.suggesting.furniture import furniture
from normalize.quality.suggesting.phrases import phrases
from normalize.quality.suggesting.slips import slips
from normalize.quality.suggesting.spellings import spellings
from normalize.quality.suggesting.substitutions import substitutions
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.unknown_places import unknown_places
from normalize.quality.suggesting.variants import variants
from normalize.quality.texts import Text

__all__ = ["Suggestion", "suggest"]

_FEWEST = 3  # hits; what is rarer comes last


def suggest(
    texts: Sequence[Text],
    clean: Sequence[Text] = (),
    references: Sequence[Text] = (),
    known: Collection[str] = (),
    originals: Sequence[Text] = (),
    mended: Mapping[str, int] | None = None,
) -> list[Suggestion]:
    """What every detector found, best first; the detectors take turns, as no scale joins them.

    Wordings need `clean`, edited English to compare with; it tells variants, too, what is usual.
    Substitutions need `references`; with `originals`, too, it is shown what stands behind them.
    `known` are names that are no places to look for. `mended` says by a text's name how many
    edits its names and wording needed (`mending`): wordings of such texts come first.

    Raises:
        TanqihError: no reference, or no original, belongs to any text.
    """
    wordings = phrases(texts, clean, mended) if clean else []
    spelled = spellings(texts)
    edges = furniture(texts)
    slipped = slips(texts, clean)
    rows = _in_turns(
        substitutions(texts, references, originals) if references else [],
        slipped[0::2],
        wordings[0::5],  # more turns for what is of many kinds
        spelled[0::2],
        wordings[1::5],
        _in_turns(edges[0::2], edges[1::2], unknown_places(texts, known=known)),
        wordings[2::5],
        slipped[1::2],
        variants(texts, clean),
        wordings[3::5],
        spelled[1::2],
        wordings[4::5],
    )
    return sorted(rows, key=lambda row: row.hits < _FEWEST and row.source != "substitution")


def _in_turns(*found: Sequence[Suggestion]) -> list[Suggestion]:
    turns = chain.from_iterable(zip_longest(*found))
    return [suggestion for suggestion in turns if suggestion is not None]
