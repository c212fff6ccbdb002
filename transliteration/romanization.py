"""Arabic in Latin letters, by the standard that one asks for.

>>> romanize("خَان السُّبُل"), romanize("خَان السُّبُل", "bgn-pcgn")
('Khan al-Subul', 'Khān as Subul')

The standards are files of `rules/romanization/` (see `schemes`). Vowel marks make the result
certain. Without them the vowels are guessed (see `vocalization`), and the result says so:

>>> romanization("تل تمر")
Romanization(text='Tal Tamr', guessed=True, vocalized='تَلّ تَمر')

Names begin with a capital letter, as places and persons do; cases are left out (pausal forms).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from transliteration import schemes
from transliteration.arabic import (
    ARABIC_WORD,
    CLITICS,
    SUN_LETTERS,
    is_arabic,
    is_vocalized,
    letters,
    split_article,
    strip_harakat,
    unify,
)
from transliteration.reading import CONSONANTS, reading
from transliteration.schemes import Scheme
from transliteration.vocalization import is_known, opens_attribute, vocalize

__all__ = ["Romanization", "romanization", "romanize"]

_PHRASE = re.compile(rf"{ARABIC_WORD.pattern}(?: +{ARABIC_WORD.pattern})*")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟٪", "01234567890123456789,;?%")
_SHORT_VOWELS = {"\N{ARABIC FATHA}": "a", "\N{ARABIC KASRA}": "i"}


@dataclass(frozen=True, slots=True)
class Romanization:
    """A romanized text; whether vowels in it were guessed; the vocalized Arabic it was made of."""

    text: str
    guessed: bool
    vocalized: str


def romanize(text: str, scheme: str = "press") -> str:
    """The text with its Arabic in Latin letters; the rest of it stays as it is.

    Raises `ValueError`, with the list of schemes, for one that is not known.

    >>> romanize("معرة النعمان"), romanize("مُحَافَظَة دِمَشْق", "un")
    ('Maarat al-Numan', 'Muẖāfad͟hat Dimashq')
    >>> romanize("near حلب (Aleppo)", "ala-lc")
    'near Ḥalab (Aleppo)'
    """
    return romanization(text, scheme).text


def romanization(text: str, scheme: str = "press") -> Romanization:
    """As `romanize`, with whether vowels were guessed, and the vocalized text.

    >>> romanization("حَلَب", "ijmes")
    Romanization(text='Ḥalab', guessed=False, vocalized='حَلَب')
    """
    rules = schemes.named(scheme)
    if not is_arabic(text):
        return Romanization(text, False, text)
    if rules.characters:
        return Romanization(
            text.translate({ord(c): latin for c, latin in rules.characters.items()}), False, text
        )
    phrases = {found: _romanize_phrase(found, rules) for found in _PHRASE.findall(text)}
    return Romanization(
        _PHRASE.sub(lambda found: phrases[found[0]].text, text).translate(_WESTERN),
        any(phrase.guessed for phrase in phrases.values()),
        _PHRASE.sub(lambda found: phrases[found[0]].vocalized, text),
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in its parts: clitic and article (as `prefix` has them written) and vocalized stem."""

    prefix: str
    clitic: str
    has_article: bool
    stem: str
    guessed: bool

    @property
    def bare(self) -> str:
        return strip_harakat(self.stem)


def _romanize_phrase(phrase: str, scheme: Scheme) -> Romanization:
    written = _JOINED_NAME.sub(r"\1 ", unify(phrase)).split()
    words = [_parse(word, first=not index) for index, word in enumerate(written)]
    neighbours = zip([None, *words], words, [*words[1:], None], strict=False)
    return Romanization(
        " ".join(_spell(word, before, after, scheme) for before, word, after in neighbours),
        any(word.guessed for word in words),
        " ".join(word.prefix + word.stem for word in words),
    )


_JOINED_NAME = re.compile(r"\b(عبد|[أا]بو)(?=ال\w{3})")
# A clitic before the article, which loses its alif after li-; the article's lam bears no vowel.
_CLITIC_AND_ARTICLE = re.compile(
    "(?:([وفبك])([\N{ARABIC FATHA}\N{ARABIC KASRA}]?)[اٱ]|(ل)(\N{ARABIC KASRA}?))ل\N{ARABIC SUKUN}?"
    "(?=[^\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}])"
)


def _parse(word: str, *, first: bool) -> _Word:
    """Take a word apart; guess its vowels where it has no marks."""
    clitic, prefix = _clitic_and_article(word, first=first)
    if not clitic:
        prefix, _ = split_article(word)
    stem = word[len(prefix) :]
    vocalized = stem if is_vocalized(stem) else vocalize(strip_harakat(stem))
    return _Word(prefix, clitic, bool(prefix), vocalized, guessed=vocalized != stem)


def _clitic_and_article(word: str, *, first: bool) -> tuple[str, str]:
    """The clitic of a word that has one before its article, and both as they are written.

    Without marks only wa-, bi- and li-, and not at the beginning of a name (bar li-): elsewhere
    the letters are as often part of the stem (والي, بالس).
    """
    match = _CLITIC_AND_ARTICLE.match(word)
    if match is None or len(letters(word[match.end() :])) < 3:
        return "", ""
    clitic, vowel = match[1] or match[3], match[2] or match[4]
    if vowel:
        likely = _SHORT_VOWELS[vowel] == CLITICS[clitic]
    else:
        likely = clitic == "ل" or (clitic in "وب" and not first and not is_known(word))
    return (clitic, match[0]) if likely else ("", "")


def _spell(word: _Word, before: _Word | None, after: _Word | None, scheme: Scheme) -> str:
    construct = _is_construct(word, after)
    if word.bare in scheme.words:
        latin = scheme.words[word.bare].replace("(t)", "t" if construct else "")
    else:
        latin = _respell(_spell_sounds(_sounds(word), construct, scheme), scheme)
    if word.bare not in scheme.lowercase or before is None:
        latin = _capitalize(latin)
    return _spell_article(word, before, scheme) + latin if word.has_article else latin


def _is_construct(word: _Word, after: _Word | None) -> bool:
    """Whether a word is owned by the next one, so that its ta marbuta is said."""
    if after is None or after.clitic or word.has_article:
        return False
    return after.has_article or not opens_attribute(after.stem)


def _sounds(word: _Word) -> Sequence[str]:
    sounds = reading(word.stem)
    if word.has_article and sounds[0] in SUN_LETTERS and sounds[1:2] == sounds[:1]:
        sounds = sounds[1:]  # the shadda tells of the article's l
    return sounds[1:] if sounds[0] == "ء" else sounds  # an initial hamza is not written


def _spell_sounds(sounds: Sequence[str], construct: bool, scheme: Scheme) -> str:
    digraphs = {latin for sound, latin in scheme.sounds.items() if sound in CONSONANTS}
    latin: list[str] = []
    for index, sound in enumerate(sounds):
        if sound == "ة":
            spelled = _ta_marbuta(sounds, index, construct, scheme)
        else:
            spelled = scheme.sounds.get(sound, sound)
        if sound == "ه" and latin and latin[-1] + spelled in digraphs:
            latin.append(scheme.separator)
        latin.append(spelled)
    return "".join(latin)


def _ta_marbuta(sounds: Sequence[str], index: int, construct: bool, scheme: Scheme) -> str:
    is_said = any(scheme.sounds.get(sound) for sound in sounds[index + 1 :])  # tanwin
    if construct or is_said:
        return scheme.ta_marbuta["construct"]
    return scheme.ta_marbuta.get(f"pause-after-{sounds[index - 1]}", scheme.ta_marbuta["pause"])


def _respell(latin: str, scheme: Scheme) -> str:
    for find, write in scheme.respell:
        latin = find.sub(write, latin)
    return unicodedata.normalize("NFC", latin)


def _spell_article(word: _Word, before: _Word | None, scheme: Scheme) -> str:
    form = scheme.articles[word.clitic]
    if scheme.article_after_vowel and before and not word.clitic and _ends_in_vowel(before.stem):
        form = scheme.article_after_vowel
    initial = reading(word.stem)[0]
    form = form.replace("{l}", scheme.sounds[initial if initial in SUN_LETTERS else "ل"])
    return _capitalize(form) if scheme.article_capital == "first" and before is None else form


def _ends_in_vowel(word: str) -> bool:
    return reading(word)[-1] not in CONSONANTS | {"ة"}


def _capitalize(word: str) -> str:
    """Capitalize the first letter, after an ayn or hamza sign.

    >>> _capitalize("‘amr"), _capitalize("z̧ufār")
    ('‘Amr', 'Z̧ufār')
    """
    for index, char in enumerate(word):
        if char.upper() != char.lower():
            return word[:index] + char.upper() + word[index + 1 :]
    return word
