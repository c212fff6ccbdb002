r"""The Arabic script: its letters and marks, what is written in several ways, what is read amiss.

Everything here is about *writing*; what a word sounds like is `reading`, how the sounds are
spelled in Latin letters is `romanization`. Two ways to take a spelling, the second rougher
than the first:

- `unify` changes code points only: presentation forms, Persian and Urdu keyboards;
- `fold` makes equal what people write in several ways: hamza, ya, ta marbuta, vowel marks.

>>> unify("\N{ARABIC LETTER FARSI YEH}افا"), fold("إدلب")
('يافا', 'ادلب')

Letters and marks as in The Unicode Standard, chapter 9.2, and its block charts U+0600 to U+06FF.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = [
    "ARABIC_WORD",
    "CLITICS",
    "CONFUSABLE",
    "SUN_LETTERS",
    "Letter",
    "fold",
    "is_arabic",
    "is_vocalized",
    "letters",
    "split_article",
    "strip_harakat",
    "unify",
]

SUN_LETTERS = frozenset("تثدذرزسشصضطظلن")
"""Letters to which the l of the article assimilates in speech: ash-Shams, but al-Qamar."""

CLITICS = {"و": "a", "ف": "a", "ب": "i", "ل": "i", "ك": "a"}
"""Words of one letter that are written together with the next one, each with its vowel:
wa- (and), fa- (so), bi- (in), li- (for), ka- (like)."""

CONFUSABLE = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
"""Letters that differ in dots alone, as copyists and scanners confuse them (ن and ي only within
a word)."""

_FATHA, _DAMMA, _KASRA, _SHADDA = "\u064e", "\u064f", "\u0650", "\u0651"
_SHORT_VOWELS = {_FATHA: "a", _DAMMA: "u", _KASRA: "i"}
_TANWIN = {"\u064b": "an", "\u064c": "un", "\u064d": "in"}
_DAGGER_ALIF = "\u0670"
# Vowel signs, shadda, sukun, dagger alif, Quranic signs; tatweel lengthens a line, not a sound.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_TATWEEL = "\u0640"
_MARK = re.compile(f"[{_MARKS}{_TATWEEL}]")
_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5"  # Arabic, Persian, Urdu, Kurdish
    "\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f"  # languages farther off
)
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"
_INVISIBLE = "\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_LETTER = re.compile(f"[{_LETTERS}{_PRESENTATION}]")

ARABIC_WORD = re.compile(
    f"[{_LETTERS}{_PRESENTATION}][{_LETTERS}{_PRESENTATION}{_MARKS}{_TATWEEL}{_INVISIBLE}]*"
)
"""One word in Arabic script, with its marks."""

_SAME_LETTER = str.maketrans(
    {
        "\N{ARABIC LETTER KEHEH}": "ك",
        "\N{ARABIC LETTER SWASH KAF}": "ك",
        "\N{ARABIC LETTER FARSI YEH}": "ي",
        "\N{ARABIC LETTER YEH WITH TAIL}": "ي",
        "\N{ARABIC LETTER HEH GOAL}": "ه",
        "\N{ARABIC LETTER HEH DOACHASHMEE}": "ه",
        "\N{ARABIC LETTER HEH WITH YEH ABOVE}": "ه",
        "\N{ARABIC LETTER TEH MARBUTA GOAL}": "ة",
        "\N{ZERO WIDTH NON-JOINER}": " ",
        _TATWEEL: "",
    }
)
_BIDI = re.compile("[\u061c\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

_FOLDED = str.maketrans(
    # hamza and its seats, the wasla; alif maqsura; ta marbuta
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ء": "", "ى": "ي", "ة": "ه"}
    # Persian, Kurdish and Maghribi letters as Arabic keyboards write them
    | {"پ": "ب", "چ": "ج", "ژ": "ز", "گ": "ك", "ڭ": "ك", "ڤ": "ف", "ڨ": "ق"}
    | {"ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ێ": "ي", "ە": "ه"}
)


def is_arabic(text: str) -> bool:
    """Whether the text has at least one letter in Arabic script.

    >>> is_arabic("حلب"), is_arabic("Aleppo (حلب)"), is_arabic("Aleppo ٣")
    (True, True, False)
    """
    return _LETTER.search(text) is not None


def is_vocalized(text: str) -> bool:
    """Whether the text has vowel marks (shadda, sukun or tanwin alone tell too little).

    >>> is_vocalized("حَلَب"), is_vocalized("حلب"), is_vocalized("تلّ")
    (True, False, False)
    """
    return any(mark in text for mark in (_FATHA, _DAMMA, _KASRA, _DAGGER_ALIF))


def strip_harakat(text: str) -> str:
    """The bare form: without vowel marks, shadda, sukun, tanwin, dagger alif and tatweel.

    >>> strip_harakat("السُّلَيْمَانِيَّة"), strip_harakat("حــلــب")
    ('السليمانية', 'حلب')
    """
    return _MARK.sub("", unicodedata.normalize("NFC", text))


def unify(text: str) -> str:
    r"""Write each letter with its usual code point, without tatweel and direction marks.

    Presentation forms are taken apart (NFKC); Persian and Urdu kaf, ya and ha become the Arabic
    ones; the zero-width non-joiner, which keeps words apart, becomes a space. Letters that
    Arabic does not have (پ چ ژ گ ڤ ڕ ڵ ۆ ێ ە) stay.

    >>> unify("کـر\N{ARABIC LETTER FARSI YEH}م")
    'كريم'
    >>> unify("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}")
    'لا'
    """
    text = _BIDI.sub("", unicodedata.normalize("NFKC", text).translate(_SAME_LETTER))
    return unicodedata.normalize("NFC", text)  # marks that a tatweel kept apart


def fold(text: str) -> str:
    """A form for comparison, equal for what is written in several ways.

    Alif with or without hamza, final ya and alif maqsura, ta marbuta and ha, hamza on its seat
    or left out, Persian and Kurdish letters and their Arabic neighbours, vowel marks or none.

    >>> fold("أبو ظَبْي") == fold("ابو ظبى"), fold("القيّارة") == fold("القياره")
    (True, True)
    >>> fold("پێنجوێن"), fold("سيئون") == fold("سيون")
    ('بينجوين', False)
    """
    return " ".join(strip_harakat(unify(text)).translate(_FOLDED).split())


def split_article(word: str) -> tuple[str, str]:
    """The definite article and the rest, the article empty where there is none.

    With vowel marks, a lam that bears a vowel is no article; two letters at least must follow.

    >>> split_article("الشام"), split_article("اَلْجَدِيدَة"), split_article("شام")
    (('ال', 'شام'), ('اَلْ', 'جَدِيدَة'), ('', 'شام'))
    >>> split_article("اِلْيَاس"), split_article("الله")
    (('', 'اِلْيَاس'), ('', 'الله'))
    """
    match = _ARTICLE.match(word)
    if match is None or strip_harakat(word) == "الله":
        return "", word
    return match[0], word[match.end() :]


_ARTICLE = re.compile(f"[اٱ]{_FATHA}?ل\u0652?(?=[{_LETTERS}][{_MARKS}]*[{_LETTERS}])(?![اى])")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with the marks upon it: vowel is "", a, i, u, ā (dagger alif), an, in or un."""

    char: str
    vowel: str = ""
    doubled: bool = False


def letters(word: str) -> list[Letter]:
    """The letters of a word, each with its vowel and shadda. A sukun is as good as no mark.

    >>> [(letter.char, letter.vowel, letter.doubled) for letter in letters("تَلّ")]
    [('ت', 'a', False), ('ل', '', True)]
    """
    found: list[Letter] = []
    for match in _LETTER_WITH_MARKS.finditer(unicodedata.normalize("NFC", word)):
        vowels = [v for mark in match[2] if (v := _VOWELS.get(mark))]
        vowel = "ā" if "ā" in vowels else "".join(vowels[:1])
        found.append(Letter(match[1], vowel, _SHADDA in match[2]))
    return found


_VOWELS = _SHORT_VOWELS | _TANWIN | {_DAGGER_ALIF: "ā"}
_LETTER_WITH_MARKS = re.compile(f"([{_LETTERS}])([{_MARKS}]*)")
