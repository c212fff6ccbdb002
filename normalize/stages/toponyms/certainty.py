"""How sure a link is where a place is part of another name.

A body, a ship or a work that is called after a place need not be there: its link is for review.
Who has the name of a place is none: "Dr Homsi", "the striker Baghdad Bounedjah".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normalize.stages import Mention
from transliteration.mentions.persons import is_person
from transliteration.mentions.proper_names import inside_a_name

__all__ = ["weighed"]

_FOR_REVIEW = 0.5


def weighed(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that may be places, those in other names with the confidence that they have."""
    for mention in mentions:
        is_part = inside_a_name(text, mention.start, mention.end)  # a person's name is, too
        if is_part and is_person(text, mention.start, mention.end):
            continue
        if is_part and mention.confidence > _FOR_REVIEW:
            mention = replace(mention, confidence=_FOR_REVIEW)
        yield mention
