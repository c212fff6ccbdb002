"""What the passes on missing spaces share: the token before an offset, and the space itself."""

from __future__ import annotations

import re

from normalize.edits import Level, Proposal

__all__ = ["LONGEST", "space", "token_before"]

LONGEST = 60  # code points of a token that are looked at
_TOKEN = re.compile(r"[^\s\"'(\[“”‘’)\],;:!?]*")


def token_before(text: str, end: int) -> str:
    """What stands before an offset, back to white space or punctuation other than a full stop.

    >>> token_before("he left (at 5.30pm,", 18)
    '5.30pm'
    """
    found = _TOKEN.match(text[max(0, end - LONGEST) : end][::-1])
    return found[0][::-1] if found else ""


def space(at: int, rule: str, reason: str, level: Level = Level.LIKELY) -> Proposal:
    """Propose to put in a space at an offset."""
    return Proposal(at, at, " ", f"spacing/{rule}", reason, level)
