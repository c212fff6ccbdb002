"""What the passes share: the token before an offset, ends of compounds, and the space itself."""

from __future__ import annotations

import re

from normalize.edits import Level, Proposal

__all__ = ["LONGEST", "SECONDS", "space", "token_before"]

LONGEST = 60  # code points of a token that are looked at
SECONDS = frozenset(
    """
    backed led held controlled linked affiliated occupied aligned allied based made born run
    owned sponsored supported funded trained brokered dominated level range caliber scale
    """.split()
)
"""Words that end a compound: "Iran-backed", "high-level"."""

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
