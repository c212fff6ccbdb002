"""Names torn behind an apostrophe: "Ba' quba" is Baqubah, "Ma' arrat al-Numan" Maarat al-Numan.

The apostrophe stands for an ayn or a hamza, which few translators know; they take it for a closing
quotation mark, and put a space behind it. The space goes where both halves are a name of the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Proposal
from normalize.rules import Kind
from normalize.stages import Context

__all__ = ["torn_names"]

RULE = "toponyms/torn-name"
_MARKS = "'\N{RIGHT SINGLE QUOTATION MARK}`"
_REST = r"(?:[- ](?:[ae]l-)?[A-Z][^\W\d_]+){0,2}"
_TORN = re.compile(rf"[{_MARKS}] (?<=[a-z]..)([a-z]{{2,}}{_REST})")
_HALF = re.compile(r"(?<![\w-])(?:[ae]l-)?[A-Z][a-z]{1,7}\Z")
_FAR = 12  # code points before the mark that are looked at


def torn_names(text: str, context: Context) -> Iterator[Proposal]:
    """Propose to take out the space inside such names."""
    if not any(f"{mark} " in text for mark in _MARKS):
        return
    index = context.rules.names(Kind.PLACES)
    for torn in _TORN.finditer(text):
        half = _HALF.search(text, max(0, torn.start() - _FAR), torn.start())
        words = torn[1].split(" ") if half else []
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            if half and index.knows(f"{half[0]}{name}") and not index.knows(name):
                space = torn.start() + 1
                reason = "The space tears a name behind its ayn or hamza."
                yield Proposal(space, space + 1, "", RULE, reason)
                break
