"""What in a sentence says that a capitalised span is a place.

A type word beside it ("village of X", "X district"), a place for sure in the same list, a
preposition or verb of place before it ("in X", "shelled X", "the market of X"), or an apposition
that says where it lies ("X, north of Hama").
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from transliteration.mentions.word_lists import word_lists

__all__ = [
    "KINDS_OF_SETTLEMENTS",
    "PREPOSITIONS",
    "SETTLEMENTS",
    "TYPES",
    "cue",
    "is_apposed",
    "is_told",
    "type_after",
]

_LISTS = word_lists("cue_words.txt")
TYPES = _LISTS["types"] | {f"{word}s" for word in _LISTS["types"]} | _LISTS["other types"]
SETTLEMENTS = _LISTS["settlements"]
KINDS_OF_SETTLEMENTS = SETTLEMENTS | _LISTS["other settlements"]
PREPOSITIONS = _LISTS["prepositions"]
_OF_TYPES = TYPES | _LISTS["types in lower case"]  # before "of"
_DIRECTLY = _LISTS["directly"]
_JOINING = _LISTS["joining"]
_BEFORE_TYPES = _LISTS["before types"]
_SIDES = _LISTS["sides"]
_WHERE = PREPOSITIONS | _LISTS["done to places"]
_EVENTS = _LISTS["events"]
_INSIDE = (" in ", "In ", " into ", "nside ", "utside ")  # what stands before no person
# What a person has not: "the residents of X".
_AROUND = re.compile(
    r"\b(?:[Rr]esidents|[Ii]nhabitants|villagers|outskirts|countryside|suburbs|vicinity) of \Z"
)
_OWNS = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")
# "X, north of Y", "X, a town in the north", "X, on the road to Y".
_APPOSED = re.compile(
    r", (?:(?:just|far|deep|halfway|midway|(?:about |some )?\d[\d.,]* ?(?:km|kilomet\w+|miles?)) )?"
    r"(?:(?:to the )?(?:north|south|east|west)[a-z-]* (?:of )?[A-Z]|(?:near|outside|between) [A-Z]"
    r"|close to [A-Z]|(?:on|at) the (?:[a-z-]+ )?(?:edge|outskirts|rim|road|border|coast|highway|"
    r"banks?|shore|way|foot|frontline|line)\b|in the (?:[a-z-]+ )?(?:outskirts|countryside|north|"
    r"south|east|west|cent(?:re|er)|hills|pocket|mountains?|plain|valley|suburbs?)\b"
    r"|(?:a|an|the) (?:[\w-]+ ){0,3}?(?P<type>village|town|city|hamlet|quarter|suburb|"
    r"neighbou?rhood|district|camp|port|settlement)"
    r"(?:[,.;]| (?:in|on|near|of|that|where|which|north|south|east|west|outside|facing|"
    r"under|at|between|along)\b))"
)
# "X was shelled", "X came under fire", "X's outskirts": what happens to places, what they have.
_FATE = re.compile(
    r" (?:(?:was|were|is|has been|had been|being) (?:again |also |heavily |once )?(?:shelled|"
    r"bombed|bombarded|hit|struck|captured|recaptured|retaken|besieged|encircled|surrounded|overrun|"
    r"stormed|evacuated|liberated|seized|raided|cut off|under (?:fire|siege|the control))\b"
    r"|(?:came|remains?|remained) under (?:fire|siege|attack|shelling|the control|bombardment)\b"
    r"|(?:fell (?:to|again)|changed hands|(?:lies|lay|sits|stands) (?:in|on|near|north|south|east|"
    r"west|between|along))\b)"
    r"|['\N{RIGHT SINGLE QUOTATION MARK}]s (?:northern|southern|eastern|western|central|old|main|"
    r"only|last|outskirts|suburbs|countryside|residents|inhabitants|streets|markets?|mayor|"
    r"hospitals?|schools|entrance|airport|population|orchards|fields"
    r"|(?:[\w-]+ ){0,2}(?:mosque|church|market|bakery|bridge|citadel|dam|square|walls?|gates?))\b"
)
_LAST_WORDS = _WHERE | _JOINING | SETTLEMENTS | _DIRECTLY | {"the", "and", "-", "on"}
_NEXT_WORD = re.compile(r" (\w+)(?:[ -](\w+))?")
_BEFORE = 40  # code points before a span that are looked at
_LONGEST_TYPE = 16  # code points of a type word, with the space before it
_NEAREST = 3  # words before it: "village of the X"
_JOINTS = frozenset(" ,-\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}")  # what a cue begins with
_LIST_BEFORE = re.compile(r"(?:, | and |, and | - |-|–| to )\Z")
_LIST_AFTER = re.compile(r", and |, | and |-|–| - ")
# "X, in western Hama", "X in the province of Idlib", where Hama and Idlib are places for sure.
_PART_OF = re.compile(
    r",? (?:(?:in|near|inside) )?(?:the )?(?:(?:north|south|east|west|cent(?:er|re))\w* (?:of )?)?"
    r"(?:the )?(?:(?:province|countryside|governorate|district|outskirts|suburbs|hills) of )?"
)


def _is_tied(text: str, start: int) -> bool:
    """Whether the word before the span may say that it is a place; most do not."""
    before = text[start - 1 : start]
    if before != " ":
        return before in ("-", "\N{EN DASH}")
    first = max(0, start - _BEFORE)
    last = text[max(first, text.rfind(" ", first, start - 1) + 1) : start - 1]
    return last.lower() in _LAST_WORDS or "-" in last or last[-1:] == ","


def cue(text: str, start: int, end: int, starts: Set[int], ends: Set[int]) -> tuple[str, str]:
    """What says that the span is a place, the strongest first, and its type word, if any."""
    if not _is_tied(text, start):  # only what follows can say it
        return _cue_behind(text, end, starts)
    words: list[str] = []
    if text[start - 1 : start] == " ":
        before = text[max(0, start - _BEFORE) : start].lower().replace("-", " ")
        words = [word.lstrip("('\"") for word in before.split()[: -_NEAREST - 1 : -1]]
    if type_word := _type_before(words):
        return "type", type_word
    why, type_word = _cue_behind(text, end, starts)
    if why == "type":
        return why, type_word
    if why == "list" or _is_listed_behind(text, start, ends):
        return "list", ""
    if words[:1] in (["of"], ["on"]) and not (_SIDES | _EVENTS).isdisjoint(words[1:2]):
        return "where", ""  # "north of", "attack on"
    is_where = not (_WHERE | _DIRECTLY).isdisjoint(words[:1])  # "in X", "in neighbourhood X"
    return ("where", "") if why or is_where else ("", "")


def is_told(
    text: str, start: int, end: int, starts: Set[int] = frozenset(), ends: Set[int] = frozenset()
) -> bool:
    """Whether a sentence says that the span is a place, and not only where something is.

    >>> is_told("the village of Salma", 15, 20), is_told("a letter from Salma", 14, 19)
    (True, False)
    >>> is_told("on the outskirts of Salma", 20, 25)
    True
    """
    part = _PART_OF.match(text, end)  # "in the southern province of"
    return (
        (text[max(0, start - 9) : start].endswith(_INSIDE) and not text.startswith(_OWNS, end))
        or cue(text, start, end, starts, ends)[0] in ("type", "list")
        or is_apposed(text, end)
        or (part is not None and part[0].endswith(" of "))
        or _is_part(text, end, starts)
        or _AROUND.search(text, max(0, start - 20), start) is not None
    )


def _cue_behind(text: str, end: int, starts: Set[int]) -> tuple[str, str]:
    """What behind a span says that it is a place, the strongest first; its type word, if any."""
    if text[end : end + 1] not in _JOINTS:
        return "", ""  # most often a full stop, or the end
    if type_word := type_after(text, end):
        return "type", type_word
    if _is_listed(text, end, starts):
        return "list", ""
    if text.startswith(", ", end) and (apposed := _APPOSED.match(text, end)) and apposed["type"]:
        return "type", apposed["type"]
    return ("where", "") if is_apposed(text, end) or _is_part(text, end, starts) else ("", "")


def is_apposed(text: str, end: int) -> bool:
    """Whether what follows says where the place that ends here lies, or what became of it.

    >>> is_apposed("Talnisa, north of Homs", 7), is_apposed("Talnisa was shelled", 7)
    (True, True)
    >>> cue("Talnisa, a village in Homs, was shelled", 0, 7, set(), set())
    ('type', 'village')
    >>> is_apposed("Karim, a town councillor", 5)
    False
    """
    if text.startswith(", ", end):
        return _APPOSED.match(text, end) is not None
    return text[end - 1] != "s" and _FATE.match(text, end) is not None  # "Rebels were hit"


def _is_listed(text: str, end: int, starts: Set[int]) -> bool:
    """Whether a place for sure follows in a list."""
    if starts.isdisjoint((end + 1, end + 2, end + 3, end + 5, end + 6)):
        return False
    follows = _LIST_AFTER.match(text, end)
    return follows is not None and follows.end() in starts


def _is_listed_behind(text: str, start: int, ends: Set[int]) -> bool:
    """Whether a place for sure stands before in a list, and maybe the word for its kind.

    >>> _is_listed_behind("Homs, Talnisa", 6, {4})
    True
    >>> _is_listed_behind("Hol camp and Talnisa", 13, {3})
    True
    """
    joint = _LIST_BEFORE.search(text, max(0, start - 6), start)
    if joint is None:
        return False
    end = joint.start()
    first, _, last = text[max(0, end - _LONGEST_TYPE) : end].rpartition(" ")
    return end in ends or (bool(first) and last in TYPES and end - len(last) - 1 in ends)


def _is_part(text: str, end: int, starts: Set[int]) -> bool:
    """Whether what follows says that it is a part of a place for sure.

    >>> _is_part("Talnisa, in western Hama", 7, {20}), _is_part("Karim of Hama", 5, {9})
    (True, False)
    """
    if not text.startswith((", ", " in "), end):
        return False
    follows = _PART_OF.match(text, end)
    if follows is None or follows[0] == " in ":  # "police in Kirkuk"
        return False
    return follows.end() in starts


def _type_before(words: Sequence[str]) -> str:
    """The type word of "village of" or the like, in which the words before end, if they do.

    words: the nearest first.
    """
    if not words:
        return ""
    if words[0] in SETTLEMENTS:
        return words[0]
    joint = 1 if words[0] == "the" else 0
    if len(words) > joint + 1 and words[joint] in _JOINING and words[joint + 1] in _OF_TYPES:
        return words[joint + 1]
    return ""


def type_after(text: str, end: int) -> str:
    """The type word of "village", "military airport" or the like, if one follows."""
    if text[end : end + 1] != " ":
        return ""
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return ""
    first, second = follows[1].lower(), (follows[2] or "").lower()
    if first in TYPES:
        return first
    if (first, second) == ("administrative", "unit"):
        return second
    return second if first in _BEFORE_TYPES and second in TYPES else ""
