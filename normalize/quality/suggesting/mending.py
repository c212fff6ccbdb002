"""Texts as the rules that there are leave them, and how many words of theirs these mended.

Where rules mend names and wording often, a translation is at work, and more is to be mended;
what stands mostly in such outlets is looked at first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from normalize.quality.suggesting.rules_alike import Change, change
from normalize.quality.texts import Text

if TYPE_CHECKING:
    from normalize.pipeline import Pipeline

__all__ = ["Mended", "mend"]

_OF_THE_PAGE = ("encoding/", "furniture/", "spacing/", "quotation/")  # rules for no words


class Mended(NamedTuple):
    """Texts, cleaned; edits that names and wording needed, by the text's name; rules, by change."""

    texts: list[Text]
    edits: Counter[str]
    changes: dict[Change, Counter[str]]


def mend(
    texts: Iterable[Text], pipeline: Pipeline, step: Callable[[], None] = lambda: None
) -> Mended:
    """Clean texts; `step` is called behind each."""
    mended = Mended([], Counter(), defaultdict(Counter))
    for text in texts:
        result = pipeline.clean(text.text, text.metadata)
        mended.texts.append(replace(text, text=result.text))
        edits = [edit for edit in result.edits if not edit.rule.startswith(_OF_THE_PAGE)]
        mended.edits[text.name] += len(edits)
        for edit in edits:
            mended.changes[change(edit.before, edit.after)][edit.rule] += 1
        step()
    return mended
