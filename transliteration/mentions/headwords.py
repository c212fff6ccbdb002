"""Names whose first word, which says what kind of place it is, was translated.

"Brak Hill" and "Hill of Brak" are Tal Brak, "Monastery of the Sparrows" is Deir al-Asafir. English
has the word behind the name, or before an "of"; Arabic before the name. Kurdish has it there too,
and binds the name to it by endings: "Çiyayê Şengalê" is Jabal Sinjar.
"""

from __future__ import annotations

from collections.abc import Iterator

from transliteration.spelling.meanings import meanings

__all__ = ["HEADS", "headed", "is_kurdish", "is_translated"]

HEADS = {
    "bridge": "Jisr", "castle": "Qalaat", "citadel": "Qalaat", "convent": "Deir", "door": "Bab",
    "eye": "Ain", "farm": "Mazraat", "father": "Abu", "fort": "Hisn", "fortress": "Hisn",
    "gate": "Bab", "head": "Ras", "hill": "Tal", "house": "Beit", "island": "Jazirat",
    "monastery": "Deir", "mother": "Umm", "mount": "Jabal", "mountain": "Jabal",
    "mountains": "Jabal", "palace": "Qasr", "plain": "Sahl", "ruin": "Khirbat", "ruins": "Khirbat",
    "spring": "Ain", "tower": "Burj", "valley": "Wadi", "well": "Bir",
}  # fmt: skip
"""What a word that was translated, in lower case, begins a name with."""

_KURDISH = {
    "bendava": "Sadd", "çemê": "Nahr", "çiyayê": "Jabal", "çiyayên": "Jabal", "deşta": "Sahl",
    "gundê": "", "bajarê": "", "bajarokê": "", "girê": "Tal", "kampa": "", "kaniya": "Ain",
    "keleha": "Qalaat", "kela": "Qalaat", "navçeya": "", "newala": "Wadi", "pira": "Jisr",
    "taxa": "",
}  # fmt: skip
"""The same for Kurdish words as they stand before a name; those for settlements fall away."""

_OBLIQUE = ("ê", "î")


def headed(name: str, type_word: str = "") -> Iterator[str]:
    """The names that one may be whose first word was translated.

    name: without "of" and "the"; type_word: the one that stands beside it, in lower case.

    >>> list(headed("Brak", "hill")), list(headed("Monastery Sparrows"))
    (['Tal Brak'], ['Deir Sparrows', 'Deir Asafir'])
    >>> list(headed("Green", "mountain"))
    ['Jabal Green', 'Jabal Akhdar', 'Jabal Khadra']
    >>> list(headed("Haydar Tower")), list(headed("Haydar"))
    (['Burj Haydar'], [])
    """
    if type_word in HEADS:
        yield from _meant(HEADS[type_word], name)
    first, _, rest = name.partition(" ")
    if rest and first.lower() in HEADS:
        yield from _meant(HEADS[first.lower()], rest)
    if is_kurdish(name):
        head = _KURDISH[first.lower()]
        yield f"{head} {rest}".strip()
        if rest.endswith(_OBLIQUE):
            yield f"{head} {rest[:-1]}".strip()
    rest, _, last = name.rpartition(" ")
    if rest and last.lower() in HEADS:
        yield from _meant(HEADS[last.lower()], rest)


def _meant(head: str, name: str) -> Iterator[str]:
    """A name behind its head, as it stands and as the names that mean the same."""
    yield f"{head} {name}"
    for meant in meanings().get(name.lower(), ()):
        yield f"{head} {meant}"


def is_translated(name: str, type_word: str) -> bool:
    """Whether a name and the word for its kind beside it were both translated.

    >>> is_translated("Green", "mountain"), is_translated("Green", "village")
    (True, False)
    """
    return type_word in HEADS and name.lower() in meanings()


def is_kurdish(name: str) -> bool:
    """Whether a name begins with a Kurdish word for a kind of place, and has another.

    >>> is_kurdish("Çiyayê Şengalê"), is_kurdish("Kela")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() in _KURDISH
