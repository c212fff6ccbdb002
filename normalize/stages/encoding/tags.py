"""Tags of HTML that were left in a text: ``three weeks<br /> of trade``, ``<b>Homs</b>``.

Only tags that set a text are taken out; of what holds code or data, lines are page furniture.
"""

from __future__ import annotations

import re

from normalize.edits import Fact, Proposal
from normalize.stages import Context, by_line

__all__ = ["tags"]

_TAG = re.compile(
    r"</?(?P<name>br|p|div|h[1-6]|b|i|u|em|strong|span|center|small|font)"
    r"(?:\s[^<>\n]{0,80})?\s?/?>(?! (?:tags?|elements?)\b)",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"br|p|div|h\d", re.IGNORECASE)
_REASON = "A tag that sets the page is no part of the text."


@by_line
def tags(text: str, _context: Context) -> list[Proposal]:
    """Take tags out; one that breaks a line leaves a space between two words."""
    if "<" not in text:
        return []
    proposals = []
    for tag in _TAG.finditer(text):
        start, end = tag.span()
        parts = text[start - 1 : start].strip() and text[end : end + 1].strip()
        after = " " if parts and _BREAKS.fullmatch(tag["name"]) else ""
        touches = frozenset(Fact)  # what stands in angle brackets was never read
        proposals.append(Proposal(start, end, after, "encoding/html-tag", _REASON, touches=touches))
    return proposals
