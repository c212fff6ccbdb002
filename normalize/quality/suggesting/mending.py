"""Texts as the rules that there are leave them, and how many words of theirs these mended.

Where rules mend names and wording often, a translation is at work, and more is to be mended;
what stands mostly in such outlets is looked at first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from normalize.quality.texts import Text

if TYPE_CHECKING:
    from normalize.pipeline import Pipeline

__all__ = ["mend"]

_OF_THE_PAGE = ("encoding/", "furniture/", "spacing/", "quotation/")  # rules for no words


def mend(
    texts: Iterable[Text], pipeline: Pipeline, step: Callable[[], None] = lambda: None
) -> tuple[list[Text], Counter[str]]:
    """The texts, cleaned, and by their names how many edits their names and wording needed.

    `step` is called behind each text.
    """
    cleaned = []
    mended = Counter[str]()
    for text in texts:
        result = pipeline.clean(text.text, text.metadata)
        cleaned.append(replace(text, text=result.text))
        mended[text.name] += sum(not edit.rule.startswith(_OF_THE_PAGE) for edit in result.edits)
        step()
    return cleaned, mended
