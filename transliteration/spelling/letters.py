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
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product

from unidecode import unidecode

from transliteration.arabic import is_arabic, strip_harakat, unify
from transliteration.spelling.meanings import meanings
from transliteration.spelling.type_words import loose_prefixes, prefixes, qualifiers, type_words

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
_SUN = "cdgjlnrstz"  # what the article is assimilated to; j, as in "ej Jabal", in Syria alone
_ATTACHED = re.compile("^[ae]l(?=[^aeiouyw'lâêîôû].{2})")
_ATTACHED_TO_VOWEL = re.compile("^el(?=[aeiou'].{2})")
_FOR_J = re.compile("dsch|dzh")  # what German and Russian have for j
_SEVERAL = re.compile(r"[/\\()|;]")
# Nats for a reading that is not the usual one, and for a name that was translated.
OTHER_READING, TRANSLATED = 1.5, 6.0
# Letters that say so: other names may only seem to be spelled as Turkish.
_TURKISH = frozenset("şŞçÇğĞıİêÊîÎûÛöÖüÜ")
_JIM = re.compile("c(?!h)")  # what Turkish spells so
_LINKS = {"e", "ye", "i", "y", "ya", "wa", "w", "ou"}  # izafet, "and"


@lru_cache(maxsize=1 << 14)
def spell(name: str) -> str:
    """Return a form as the channel reads it.

    >>> spell("Aş Şawrā"), spell("El-Mesherfeh")
    ('_şawrâ_', '_mesherfeh_')
    >>> spell("Kheurbet Aaqla")[2:] == spell("Khirbat Aaqla")[2:] == "_aaqla_"
    True
    """
    return _spelled(_arabic_words(name) if is_arabic(name) else _split(_latin_words(name)))


@lru_cache(maxsize=1 << 14)
def readings(name: str) -> Mapping[str, float]:
    """Return the ways to read a name, each with the nats that it costs; the first is `spell`.

    The first word may begin with a type word, or only seem to; an article may be written
    together with a later word; of several names between strokes or brackets each may be
    meant; a name may have been translated as a word (meanings.tsv).

    >>> len(readings("Taldara")), len(readings("Tallfita")), len(readings("Saraqib"))
    (2, 2, 1)
    >>> list(readings("Umm Sharah / Al Harib"))[1:] == [spell("Umm Sharah"), spell("Al Harib")]
    True
    >>> readings("Visit")[spell("Ziyarah")]
    6.0
    """
    found = {spell(name): 0.0}
    if not is_arabic(name):
        words = _latin_words(name)
        others = [spell(part) for part in _SEVERAL.split(name)]
        if words and bare(words[0]) not in type_words():
            others.append(_spelled(words))
            if prefix := loose_prefixes().match(plain(words[0])):
                rest = words[0][prefix.end() :]
                others.append(_spelled([prefix[1], rest, *_split(words[1:])]))
        elif len(words) == 1:  # a type word alone is a name
            others.append(f"{BOUNDARY}{words[0]}{BOUNDARY}")
        others.append(_spelled(_split([_ATTACHED_TO_VOWEL.sub("", w) for w in words])))
        for spelled in others:
            found.setdefault(spelled, OTHER_READING)
        turkish = list(map(_as_turkish, found))
        turkish += [spelled.replace("x", "gh") for spelled in turkish if "x" in spelled]  # Kurdish
        shown = not _TURKISH.isdisjoint(name)
        for spelled in turkish:
            found.setdefault(spelled, OTHER_READING if shown else 2 * OTHER_READING)
        for spelled in _translated(words):
            found.setdefault(spelled, TRANSLATED)
    found.pop("", None)
    return found


def _as_turkish(spelled: str) -> str:
    """A spelled name as it reads if Turkish or Kurdish wrote it: c is j, ş is sh, v is w.

    >>> _as_turkish(spell("Kisve")) == spell("Kiswe")
    True
    """
    return _JIM.sub("j", spelled).replace("ş", "sh").replace("v", "w")


def _translated(words: Sequence[str]) -> Iterator[str]:
    """Return what names words may stand for that are the English of one or both of them.

    English puts before a noun what Arabic puts behind it: "Black Stone" is al-Hajar al-Aswad.
    """
    names = [meanings().get(bare(word), ()) for word in words]
    for i, found in enumerate(names):
        for name in found:
            yield _spelled(_split([*words[:i], *_latin_words(name), *words[i + 1 :]]))
    if len(words) == 2 and any(names):
        for first, last in product(names[0] or words[:1], names[1] or words[1:]):
            yield _spelled(_split([*_latin_words(last), *_latin_words(first)]))


def _spelled(words: Sequence[str]) -> str:
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


@lru_cache(maxsize=1 << 14)
def _folded_words(name: str) -> tuple[str, ...]:
    composed = unicodedata.normalize("NFC", _Z_CEDILLA.sub("ẓ", name))
    text = "".join(_KEPT.get(c) or unidecode(c).lower() for c in composed)
    text = _FOR_J.sub("dj", text)
    return tuple(_FOREIGN.sub(" ", text.replace("\n", " ")).split())


def _latin_words(name: str) -> list[str]:
    words = _folded_words(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    kept = []
    for i, word in enumerate(words):
        following = bare(words[i + 1]) if i + 1 < len(words) else ""
        if following and _is_article(bare(word), following):
            continue
        if 0 < i < len(words) - 1 and word in _LINKS:
            continue
        kept.append(word)
    if len(kept) > 1 and kept[0] in qualifiers():
        kept.append(kept.pop(0))
    return kept


@lru_cache(maxsize=1 << 14)
def has_article(name: str) -> bool:
    """Tell whether a name begins with an article.

    >>> has_article("Ash Shaykhan"), has_article("Albab"), has_article("الباب"), has_article("Umm")
    (True, True, True, False)
    """
    if is_arabic(name):
        return name.startswith("ال") and len(name) > 4
    words = _folded_words(name)
    if len(words) > 1 and _is_article(bare(words[0]), bare(words[1])):
        return True
    return bool(words and _ATTACHED.match(words[0]) and bare(words[0]) not in type_words())


@lru_cache(maxsize=1 << 14)
def has_article_inside(name: str) -> bool:
    """Tell whether a later word of a name has an article.

    >>> has_article_inside("Tall at Tutun"), has_article_inside("Tal Eltiten")
    (True, True)
    >>> has_article_inside("Ash Sharqiyah"), has_article_inside("تل التتن")
    (False, True)
    """
    if is_arabic(name):
        return any(word.startswith("ال") and len(word) > 3 for word in name.split()[1:])
    words = [*map(bare, _folded_words(name))][1:]
    return any(_is_article(*pair) for pair in pairwise(words)) or any(
        (_ATTACHED.match(word) or _ATTACHED_TO_VOWEL.match(word)) and word not in type_words()
        for word in words
    )


def _is_article(word: str, following: str) -> bool:
    """Tell an article, plain ("el") or assimilated to what follows ("ash Sharq")."""
    if not _ARTICLE.fullmatch(word):
        return False
    return word[1] == "l" or (word[1] in _SUN and following.startswith((word[1:], word[1])))


def _split(words: list[str]) -> list[str]:
    split: list[str] = []
    for word in words:
        # "Elbab", "AlHora": Arabic loses the article whenever three letters are left, too
        word = _ATTACHED.sub("", word) if bare(word) not in type_words() else word
        if (prefix := prefixes().match(plain(word))) and bare(word) not in type_words():
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
