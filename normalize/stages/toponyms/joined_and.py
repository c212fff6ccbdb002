"""The Arabic "and" that translation left in a name: "Nabk Wayabroud" is Nabk and Yabroud.

Arabic writes it together with the word behind it (wa-). Only between two names of the packs is it
taken for one; a name may well begin like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Proposal
from normalize.rules import Kind
from normalize.stages import Context

__all__ = ["joined_and"]

RULE = "toponyms/joined-and"
_JOINED = re.compile(r" W[ae]-?([ae]?l-)?([^\W\d_]{4,})(?![\w'’-])")
_BEFORE = re.compile(r"(?:(?:[ae]l-)?[A-Z][\w'’-]+ )?(?:(?:[ae]l-)?[A-Z][\w'’-]+)\Z", re.IGNORECASE)
_FAR = 40  # code points before it that are looked at


def joined_and(text: str, context: Context) -> Iterator[Proposal]:
    """Propose to write the "and" as a word of its own."""
    index = context.rules.names(Kind.PLACES)

    def is_place(name: str) -> bool:
        """Whether a name is a place whatever the context."""
        return any(not index.needs_context(name, owner) for owner in index.owners(name))

    for joined in _JOINED.finditer(text):
        article, name, word = joined[1], joined[2], joined[0][1:]
        if index.knows(word) or not (index.knows(name) or index.knows(f"al {name}")):
            continue
        before = _BEFORE.search(text, max(0, joined.start() - _FAR), joined.start())
        if before and any(map(is_place, (before[0], before[0].rpartition(" ")[2]))):
            after = f"and {'al-' if article else ''}{name[0].upper()}{name[1:]}"
            reason = 'Arabic joins its "and" to the word behind it (و).'
            yield Proposal(joined.start() + 1, joined.end(), after, RULE, reason)
