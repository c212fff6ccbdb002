"""Headings, and titles of works: where capitals say less than in a sentence.

>>> text = 'the film "Return to Daraya" was shown'
>>> in_a_title(text, 20, 26), in_a_title('the town of "Daraya" was hit', 13, 19)
(True, False)
"""

from __future__ import annotations

import re

from transliteration.capitals import CAPITALS
from transliteration.lexicon import lexicon_has

__all__ = ["in_a_title", "is_heading"]

_CONTENT = re.compile(r"\b(?!(?:with|from|into|over|after|near|that|this|amid|upon)\b)[^\W\d_]{4,}")
_RUN = re.compile(rf"(?: [{CAPITALS}][\w'’-]*)*")
_SMALL = frozenset(
    "a al an and as at by el for from in into is its no not of on or the to with".split()
)
_KINDS = frozenset(
    "camp city countryside district governorate province region town village".split()
)
_WINDOW = 70  # code points on each side that are looked at
_MANY = 0.6  # of the words there that have a capital in a heading, at least
_FEW = 4  # words; fewer must all have a capital
_MARKS = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"), ("«", "»"), ("*", "*"), ("_", "_"))
_OPENING = re.compile(f"[{''.join(opening for opening, _ in _MARKS)}]")
_LONGEST = 80  # code points; what is longer between quotation marks is speech


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words around a name have capitals because they are a heading's.

    >>> is_heading("Army Shells Idleb Hospital", 12, 17), is_heading("Idleb Hospital was hit", 0, 5)
    (True, False)
    """
    if text[start:end].isupper():
        return True
    line_end = text.find("\n", end)
    last = min(end + _WINDOW, len(text) if line_end < 0 else line_end)
    first = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    run = _RUN.match(text, end)
    words = _CONTENT.findall(text, first, start)
    words += _CONTENT.findall(text, run.end() if run else end, last)
    english = [word for word in words if word[0].islower() or lexicon_has(word)]
    if any(word[0].islower() for word in english):
        words = english  # names have their capital in a sentence, too
    capitals = sum(word[0].isupper() for word in words)
    is_sentence = text[last - 1 : last] in (".", "!", "?")
    if is_sentence or len(words) < _FEW:
        return bool(0 < capitals == len(words)) and not is_sentence
    return bool(capitals >= _MANY * len(words))


def in_a_title(text: str, start: int, end: int) -> bool:
    """Whether a name is one of several words of a title in quotation marks, or in italics."""
    nearest = max(0, start - _LONGEST)
    if not _OPENING.search(text, nearest, start):
        return False
    line = text.rfind("\n", 0, start) + 1
    for opening, closing in _MARKS:
        first = text.rfind(opening, max(line, nearest), start)
        last = text.find(closing, end, end + _LONGEST) if first >= 0 else -1
        if last < 0 or last - first > _LONGEST:
            continue
        inside = text[first + 1 : last]
        outside = text[max(0, first - 1) : first] + text[last + 1 : last + 2]
        if inside != inside.strip() or "\n" in inside or any(map(str.isalnum, outside)):
            continue
        if opening in "*_":
            if opening not in outside:  # twice it is bold, as datelines are
                return True
        elif opening == '"' and text.count(opening, line, start) % 2 == 0:
            continue
        elif _is_title(inside.rstrip(",.!?"), text[start:end]):
            return True
    return False


def _is_title(words: str, name: str) -> bool:
    """Whether words between quotation marks are a title: capitals, and more than places."""
    own = [word.strip(":;,-\N{EN DASH}") for word in words.replace(name, "").split()]
    own = [word for word in own if word and word.lower() not in _SMALL]
    return all(word[:1].isupper() for word in own) and any(
        lexicon_has(word) and word.lower().removesuffix("s") not in _KINDS for word in own
    )
