"""What a vocalized Arabic word sounds like, whatever scheme will spell it.

A reading is a sequence of sounds: consonants as their Arabic letters (hamza always ء), vowels as
a i u, long ā ī ū, á for alif maqsura, the tanwin an in un (án on alif maqsura), and ة for ta
marbuta, which only its place in a phrase makes silent or a t. A doubled consonant stands twice.

>>> " ".join(reading("سُلَيْمَانِيَّة"))
'س u ل a ي م ā ن i ي ي a ة'

Vocalization need not be complete: a vowel that the next letter tells (fatha before alif or ta
marbuta) may be left out, as may every sukun.
"""

from __future__ import annotations

from transliteration.arabic import Letter, letters, strip_harakat

__all__ = ["CONSONANTS", "reading"]

CONSONANTS = frozenset("ءبتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڭڴڤڥڨۋڕڵ")
"""Letters that are a consonant wherever they stand."""

_KURDISH_VOWELS = {"ە": "e", "ێ": "ē", "ۆ": "o"}
_HAMZA_SEATS = {"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "ى": "ي"}
_SHORT = frozenset("aiu")
_TANWIN = frozenset({"an", "in", "un"})


def reading(word: str) -> tuple[str, ...]:
    """The sounds of one vocalized word without article and clitics.

    >>> reading("خَان"), reading("قُوَّة"), reading("مَرْسَى")
    (('خ', 'ā', 'ن'), ('ق', 'u', 'و', 'و', 'a', 'ة'), ('م', 'a', 'ر', 'س', 'á'))
    >>> reading("وَادي"), reading("دَلو"), reading("قُرآن")
    (('و', 'ā', 'د', 'ī'), ('د', 'a', 'ل', 'و'), ('ق', 'u', 'ر', 'ء', 'ā', 'ن'))
    """
    if strip_harakat(word) == "الله":
        return ("ء", "a", "ل", "ل", "ā", "ه")
    spelled = letters(word)
    sounds: list[str] = []
    for index, letter in enumerate(spelled):
        rest = spelled[index + 1 :]
        if index == 0 and letter.char in "اٱأإآ":
            sounds += ["ء", _initial_vowel(letter, rest)]
        else:
            _append(sounds, letter, rest)
    return tuple(sounds)


def _initial_vowel(letter: Letter, rest: list[Letter]) -> str:
    """The vowel that an initial alif bears, by its hamza or by what follows when unmarked."""
    if letter.char == "آ":
        return "ā"
    if letter.vowel:
        return letter.vowel
    if letter.char == "إ" or not rest:
        return "i"
    # hamzat al-wasl stands before two consonants (ibn, istidrāk); else it is a hamza left out.
    joins = letter.char != "أ" and not rest[0].vowel and rest[0].char != "و"
    return "i" if joins else "a"


def _append(sounds: list[str], letter: Letter, rest: list[Letter]) -> None:
    """Append what a letter after the first one sounds like, in view of its neighbours."""
    char, last = letter.char, sounds[-1] if sounds else ""
    if char in "اٱ":
        _append_alif(sounds, letter, last, final=not rest)
    elif char == "آ":
        if last == "a" and rest and rest[0].char == "ء":  # an older spelling of -āʾ
            sounds[-1] = "ā"
        else:
            sounds += ["ء", "ā"]
    elif char == "ى" and not rest and (last == "an" or letter.vowel == "an"):
        _lengthen(sounds, "án", after=last if last in ("a", "an") else "a")
    elif char == "ى" and not rest and not letter.doubled and last != "i":
        _lengthen(sounds, "á", after="a")
    elif char == "ة":
        if last not in ("a", "ā"):
            sounds.append("a")
        sounds.append("ة")
        if letter.vowel in _TANWIN:
            sounds.append(letter.vowel)
    elif char in "ويى" and _is_long_vowel(sounds, letter, rest):
        _lengthen(sounds, "ū" if char == "و" else "ī", after="u" if char == "و" else "i")
    elif char == "و" and last == "ū" and letter == Letter("و"):
        pass  # Kurdish writes ū as وو
    elif char in _KURDISH_VOWELS:
        sounds.append(_KURDISH_VOWELS[char])
    else:
        consonant = _HAMZA_SEATS.get(char, char)
        sounds += [consonant] * (2 if letter.doubled else 1)
        if letter.vowel:
            sounds.append(letter.vowel)


def _append_alif(sounds: list[str], letter: Letter, last: str, *, final: bool) -> None:
    if letter.vowel in _TANWIN:
        sounds.append(letter.vowel)
    elif last not in _TANWIN and not (final and last == "ū"):  # silent after tanwin and in -ū
        _lengthen(sounds, "ā", after="a")


def _lengthen(sounds: list[str], long: str, *, after: str) -> None:
    """Put the long vowel in the place of the short one that its letter follows."""
    if sounds and sounds[-1] == after:
        sounds.pop()
    sounds.append(long)


def _is_long_vowel(sounds: list[str], letter: Letter, rest: list[Letter]) -> bool:
    """Whether waw or ya without a vowel of its own stands for ū or ī."""
    if not sounds or letter.vowel or letter.doubled:
        return False
    last = sounds[-1]
    silent_alif = rest == [Letter("ا")] and last == "u"
    if rest and rest[0].char in "اىةەێۆ" and not silent_alif:
        return False
    if last in CONSONANTS:
        # A syllable may end in one consonant, at the end of a word in two (dalw, ẓaby).
        closes = len(sounds) > 1 and sounds[-2] in _SHORT
        return bool(rest) or not closes
    return last == ("u" if letter.char == "و" else "i")
