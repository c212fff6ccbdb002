"""What English writes short, for the passes that ask whether a mark belongs to a word."""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "ENDINGS", "MONTH", "NEGATED"]

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr gen col maj lt sgt capt prof sen rep gov brig adm cpl cmdr hon rev st mt ft no
    vs etc inc ltd co corp jr sr dept est approx ca fig vol pp al ph ed eds ave blvd min max
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    sq km kg cm mm mi lbs oz hr hrs www esp orig incl excl misc usu cf ibid supt asst assoc univ
    """.split()
)
"""What is written with a full stop; "no" and "co" are worth less than what they would break."""

ENDINGS = "s|t|re|ve|ll|d|m"
"""What stands behind the apostrophe: "it's", "don't", "they're"; alternatives of a pattern."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A month, in full or short."""

NEGATED = "do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|need"
"""What "n't" is joined to; alternatives of a pattern."""
