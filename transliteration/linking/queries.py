"""Under what forms a mention is looked up: its type word may be part of the name, or translated.

>>> from transliteration.mentions.spans import Mention
>>> queries(Mention(0, 8, "TalHalaf", "type", "airport"))
('TalHalaf', 'TalHalaf airport', 'Tal Halaf')
>>> queries(Mention(0, 5, "Khama", "where")), cost("Khama", "Khama"), cost("Khama", "Hama")
(('Khama', 'Hama'), 0.0, 4.0)
"""

from __future__ import annotations

import re

from transliteration.mentions.headwords import headed
from transliteration.mentions.spans import Mention

__all__ = ["cost", "queries"]

_IN_NAMES = frozenset("airport airbase base bridge camp crossing dam road".split())
_OF = re.compile(" of (?:the )?")  # "Castle of Jaabar"
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "TalHalaf"
_RUSSIAN_J = re.compile("(?i)dzh|\\bzh")
_KH = re.compile("[Kk]h")  # h, too, which Russian has not: "Makharda"
_CH = re.compile(r"(?<![STstc])([Cc])h")  # kh, in German: "Chan Junis"
_Y = re.compile("(?<=[aeiou])j(?=[aeiou])")  # y, in German and Polish: "Madaja"
_G = re.compile("[Gg](?!h)")  # j, in Egypt and in parts of Yemen: "Gouba"
_Q = re.compile("\\bQ(?=[ae]?f[ae]?r[ -])")  # k, where it is the word for a village: "Qafer X"
_OTHER_LETTER = 4.0  # nats that it costs to read a letter so; most often it is another sound


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
    if "kh" in surface.lower():
        found[_with_h(surface)] = None
    found |= dict.fromkeys(_otherwise(surface))
    found |= dict.fromkeys(headed(surface, mention.type))
    return tuple(found)


def cost(surface: str, query: str) -> float:
    """The nats that it costs to look a surface up as this."""
    name = _OF.sub(" ", surface)
    is_other = query != name and query in (_with_h(name), *_otherwise(name))
    return _OTHER_LETTER if is_other else 0.0


def _with_h(name: str) -> str:
    """A name with h for each kh."""
    return _KH.sub(lambda kh: "H" if kh[0][0] == "K" else "h", name)


def _otherwise(name: str) -> list[str]:
    """A name with kh for ch, y for j, j for g and k for q, each as far as it may be that."""
    found = []
    if "h" in name and _CH.search(name):
        found.append(_CH.sub(lambda ch: "Kh" if ch[1] == "C" else "kh", name))
    if "j" in name and _Y.search(name):
        found.append(_Y.sub("y", name))
    if _G.search(name):
        found.append(_G.sub(lambda g: "J" if g[0] == "G" else "j", name))
    if _Q.search(name):
        found.append(_Q.sub("K", name))
    return found
