"""Names whose first word, which says what kind of place it is, was translated.

"Brak Hill" and "Hill of Brak" are Tal Brak, "Monastery of the Sparrows" is Deir al-Asafir. English
has the word behind the name, or before an "of"; Arabic before the name.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["HEADS", "headed"]

HEADS = {
    "bridge": "Jisr", "castle": "Qalaat", "citadel": "Qalaat", "convent": "Deir", "door": "Bab",
    "eye": "Ain", "farm": "Mazraat", "father": "Abu", "fort": "Hisn", "fortress": "Hisn",
    "gate": "Bab", "head": "Ras", "hill": "Tal", "house": "Beit", "island": "Jazirat",
    "monastery": "Deir", "mother": "Umm", "mount": "Jabal", "mountain": "Jabal",
    "mountains": "Jabal", "palace": "Qasr", "plain": "Sahl", "ruin": "Khirbat", "ruins": "Khirbat",
    "spring": "Ain", "tower": "Burj", "valley": "Wadi", "well": "Bir",
}  # fmt: skip
"""What a word that was translated, in lower case, begins a name with."""


def headed(name: str, type_word: str = "") -> Iterator[str]:
    """The names that one may be whose first word was translated.

    name: without "of" and "the"; type_word: the one that stands beside it, in lower case.

    >>> list(headed("Brak", "hill")), list(headed("Monastery Sparrows"))
    (['Tal Brak'], ['Deir Sparrows'])
    >>> list(headed("Haydar Tower")), list(headed("Haydar"))
    (['Burj Haydar'], [])
    """
    if type_word in HEADS:
        yield f"{HEADS[type_word]} {name}"
    first, _, rest = name.partition(" ")
    if rest and first.lower() in HEADS:
        yield f"{HEADS[first.lower()]} {rest}"
    rest, _, last = name.rpartition(" ")
    if rest and last.lower() in HEADS:
        yield f"{HEADS[last.lower()]} {rest}"
