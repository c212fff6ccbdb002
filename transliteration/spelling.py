"""A name as the channel reads it: letters that carry sound, type words as one letter.

`spell` brings a Latin or Arabic form to a string over a small alphabet:

- Latin: a-z and ş ç ğ, `'` for ayn and hamza; a long vowel has a circumflex whatever
  mark the route gives it, an emphatic consonant a dot below; other marks are folded;
- Arabic: bare letters, hamza seats folded, Persian and Kurdish letters kept;
- articles are dropped, assimilated or not: no two places differ by the article alone;
- `_` stands at both ends and between words;
- a type word (type_words.yaml) is one private-use letter, the same in both scripts,
  so that "Kheurbet" and "Khirbat", "Girê" and "Tall" cost nothing against each other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from unidecode import unidecode

from transliteration.arabic import is_arabic, strip_harakat, unify

BOUNDARY = "_"

_TO_LETTER = {
    "ş": "ŞṣṢ",  # Turkish and Kurdish sh, and the BGN's sad
    "ç": "Ç",
    "ğ": "Ğ",
    "i": "ıİ",
    "'": "\u2018\u2019\u02bb\u02bc\u02be\u02bf`",
    "â": "ÂāĀ",
    "ê": "ÊēĒ",
    "î": "ÎīĪ",
    "ô": "ÔōŌ",
    "û": "ÛūŪ",
    "ḥ": "ḤḩḨ",
    "ṭ": "ṬţŢ",
    "ḍ": "ḌḑḐ",
    "ẓ": "Ẓ",
}
_KEPT = {c: letter for letter, variants in _TO_LETTER.items() for c in letter + variants}
_Z_CEDILLA = re.compile("[zZ]\u0327")
_PLAIN = str.maketrans("âêîôûḥṭḍẓ", "aeiouhtdz")
_BARE = str.maketrans("şçğ", "scg", "'")
_FOREIGN = re.compile("[^a-zşçğâêîôûḥṭḍẓ' ]+")
_NOT_ARABIC = re.compile("[^\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5]+")
_ARABIC_VARIANTS = str.maketrans("أإآٱڕڵےۀۋ", "اااارليهو")
_ARTICLE = re.compile("[aeiou](l|[^aeiouyw']{1,3})")
_ATTACHED = re.compile("^[ae]l(?=[^aeiouyw'lâêîôû].{2})")
_LINKS = {"e", "ye", "i", "y", "ya", "wa", "w", "ou"}  # izafet, "and"


@dataclass(frozen=True)
class TypeWord:
    """A word for the kind or the side of a place, with its private letter."""

    id: str
    letter: str
    dropped: str  # "often", "sometimes" or ""
    arabic: tuple[str, ...]
    latin: tuple[str, ...]


@cache
def type_words() -> dict[str, TypeWord]:
    """Return the type words by their folded Latin and bare Arabic forms."""
    path = Path(__file__).with_name("type_words.yaml")
    table: dict[str, TypeWord] = {}
    for i, (id_, entry) in enumerate(_read(path).items()):
        word = TypeWord(
            id_,
            chr(0xE000 + i),
            str(entry.get("drop", "")),
            tuple(entry["arabic"]),
            tuple(entry["latin"]),
        )
        for form in (*entry["arabic"], *entry["latin"]):
            table.setdefault(form, word)
    return table


@cache
def type_letters() -> dict[str, TypeWord]:
    """Return the type words by their letter."""
    return {w.letter: w for w in type_words().values()}


@cache
def _prefixes() -> re.Pattern[str]:
    path = Path(__file__).with_name("type_words.yaml")
    forms = {f for entry in _read(path).values() for f in entry.get("prefix", [])}
    return re.compile(f"({'|'.join(sorted(forms, key=len, reverse=True))})(?=.{{3}})")


@cache
def _read(path: Path) -> dict[str, dict[str, list[str]]]:
    words: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text("utf-8"))["words"]
    return words


@lru_cache(maxsize=1 << 17)
def spell(name: str) -> str:
    """Return a form as the channel reads it.

    >>> spell("Aş Şawrā"), spell("El-Mesherfeh")
    ('_şawrâ_', '_mesherfeh_')
    >>> spell("Kheurbet Aaqla")[2:] == spell("Khirbat Aaqla")[2:] == "_aaqla_"
    True
    """
    words = _arabic_words(name) if is_arabic(name) else _latin_words(name)
    table = type_words()
    letters = [w.letter if (w := table.get(bare(word))) else word for word in words]
    return f"{BOUNDARY}{BOUNDARY.join(letters)}{BOUNDARY}" if letters else ""


def plain(spelled: str) -> str:
    """Return a spelled form without long vowels and emphatics.

    >>> plain(spell("Ţarţūs"))
    '_tartus_'
    """
    return spelled.translate(_PLAIN)


def bare(word: str) -> str:
    """Return a plain word without ayn, hamza and what is left of marks."""
    return plain(word).translate(_BARE)


def _latin_words(name: str) -> list[str]:
    composed = unicodedata.normalize("NFC", _Z_CEDILLA.sub("ẓ", name))
    text = "".join(_KEPT.get(c) or unidecode(c).lower() for c in composed)
    words = _FOREIGN.sub(" ", text.replace("\n", " ")).split()
    kept = []
    for i, word in enumerate(words):
        following = bare(words[i + 1]) if i + 1 < len(words) else ""
        if following and _is_article(bare(word), following):
            continue
        if 0 < i < len(words) - 1 and word in _LINKS:
            continue
        kept.append(word)
    return _split(kept)


def _is_article(word: str, following: str) -> bool:
    """Tell an article, plain ("el") or assimilated to what follows ("ash Sharq")."""
    if not _ARTICLE.fullmatch(word):
        return False
    return word[1] == "l" or following.startswith((word[1:], word[1]))


def _split(words: list[str]) -> list[str]:
    split: list[str] = []
    for word in words:
        # "Elbab", "AlHora": Arabic loses the article whenever three letters are left, too
        word = _ATTACHED.sub("", word) if bare(word) not in type_words() else word
        if (prefix := _prefixes().match(plain(word))) and bare(word) not in type_words():
            split += [prefix[0], word[prefix.end() :]]
        else:
            split.append(word)
    return split


def _arabic_words(name: str) -> list[str]:
    bare = strip_harakat(unify(name)).translate(_ARABIC_VARIANTS)
    words = _NOT_ARABIC.sub(" ", bare).split()
    words = [w[2:] if w.startswith("ال") and len(w) > 3 and w != "البو" else w for w in words]
    split: list[str] = []
    for word in words:
        prefix = word[:3] if word[:3] in ("كفر", "دير", "بيت") else ""
        split += [prefix, word[3:]] if prefix and len(word) > 4 else [word]
    return [w for w in split if w]
