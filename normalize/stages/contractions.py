"""What English contracts, for the passes that look at an apostrophe, or at where one was."""

from __future__ import annotations

__all__ = ["ENDINGS", "NEGATED"]

ENDINGS = "s|t|re|ve|ll|d|m"
"""What stands behind the apostrophe: "it's", "don't", "they're"; alternatives of a pattern."""

NEGATED = "do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|need"
"""What "n't" is joined to; alternatives of a pattern."""
