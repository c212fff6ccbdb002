"""What a place is called in a scheme.

The press spelling is the name that the gazetteer has. In any other scheme the name is made from
the Arabic by rule, unless English has a name of its own: a scheme says how Arabic is written, it
does not translate. Knowledge in `rules/romanization/english-names.yaml`.

>>> naming("Maarat al-Numan", "معرة النعمان", "مَعَرَّة النُّعْمَان", "bgn-pcgn")
Naming(text='Maʻarrat an Nuʻmān', guessed=False)
>>> naming("Damascus", "دمشق", "دِمَشْق", "bgn-pcgn")
Naming(text='Damascus', guessed=False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from transliteration.rule_files import rules_folder
from transliteration.skeleton import fold, keys
from transliteration.spelling.letters import spell

__all__ = ["DEFAULT", "WORD", "Naming", "naming", "same_words"]

DEFAULT = "press"
# In a text the signs of ayn and hamza are letters, not quotation marks (Unicode, chapter 7.8).
_LETTERS = str.maketrans(
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}",
)
WORD = re.compile(r"(?:[ae](?:[djlnrstzş]|[cdst]h|sch)[- ])?[^ -]+", re.IGNORECASE)
_MOST_LENGTHENED = 1.3  # times that one spelling without spaces may be as long as the other


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, and whether vowels in it were guessed."""

    text: str
    guessed: bool


@lru_cache(maxsize=1 << 16)
def naming(name: str, arabic: str, vocalized: str, scheme: str) -> Naming:
    """The name of a place in a scheme, made from its vocalized Arabic, else from the bare.

    Raises `ValueError`, with the list of schemes, for one that is not known.

    >>> naming("Deir Maker", "دير ماكر", "", "ijmes")
    Naming(text='Dayr Mākir', guessed=True)
    """
    arabic = vocalized or arabic
    if scheme == DEFAULT or not arabic or _is_english(name, arabic):
        return Naming(name, False)
    from transliteration.romanization import romanization  # the press needs none

    written = romanization(arabic, scheme)
    return Naming(written.text.translate(_LETTERS), written.guessed)


@lru_cache(maxsize=1 << 14)
def _is_english(name: str, arabic: str) -> bool:
    """Whether a name is no spelling of its Arabic."""
    names, words = _english()
    if name in names or not words.isdisjoint(name.split()):
        return True
    from transliteration.romanization import romanize

    romanized = romanize(arabic)
    alike = not set(keys(spell(name))).isdisjoint(keys(spell(romanized)))
    return not (alike and same_words(name, romanized))


def same_words(one: str, other: str) -> bool:
    """Whether two spellings are of as many words, or of the same letters cut otherwise.

    >>> same_words("Omdurman", "Umm Durmān"), same_words("Jihad", "Hayy al-Jihad")
    (True, False)
    """
    if len(WORD.findall(one)) == len(WORD.findall(other)):
        return True
    shorter, longer = sorted(len(fold(form).replace(" ", "")) for form in (one, other))
    return longer <= _MOST_LENGTHENED * shorter


@cache
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """Names that are English, and words that make a name so."""
    import yaml

    path = rules_folder() / "romanization" / "english-names.yaml"
    table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return frozenset(table["names"]), frozenset(table["words"])
