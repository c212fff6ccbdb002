"""Under what forms a mention is looked up: its type word may be part of the name, or translated.

>>> from transliteration.mentions.spans import Mention
>>> queries(Mention(0, 8, "TalHalaf", "type", "airport"))
('TalHalaf', 'TalHalaf airport', 'Tal Halaf')
"""

from __future__ import annotations

import re

from transliteration.mentions.headwords import headed
from transliteration.mentions.spans import Mention

__all__ = ["queries"]

_IN_NAMES = frozenset("airport airbase base bridge camp crossing dam road".split())
_OF = re.compile(" of (?:the )?")  # "Castle of Jaabar"
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "TalHalaf"
_RUSSIAN_J = re.compile("(?i)dzh|\\bzh")


def queries(mention: Mention) -> tuple[str, ...]:
    """What to look up for a mention, its own spelling first."""
    surface = _OF.sub(" ", mention.surface)
    found = {surface: None}
    if mention.type in _IN_NAMES:
        found[f"{surface} {mention.type}"] = None
    if _JOINED.search(surface):
        found[_JOINED.sub(" ", surface)] = None
    if _RUSSIAN_J.search(surface):
        found[_RUSSIAN_J.sub("j", surface)] = None
    found |= dict.fromkeys(headed(surface, mention.type))
    return tuple(found)
