"""Words that do not go with their neighbours: number, order, a lost "of", a noun as an adjective.

What the corpus itself mostly has tells ("terrorist groups" of "terrorists groups"), and what
English at large has behind a word ("dozens of").

>>> words = "the forces and its allies killed dozens members".split()
>>> for fault in misfits(words, Counter()):
...     print(fault.kind, "|", fault.instead)
a plural with 'its' | forces and their
English has 'of' between them | dozens of members
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from normalize.quality.suggesting.english import likely_after, pair
from normalize.quality.suggesting.faults import Fault
from normalize.quality.suggesting.noun_phrases import is_plural
from normalize.quality.suggesting.words import DAYS, FUNCTION

__all__ = ["misfits"]

_MOSTLY = 10  # times as often with the other form
_ADJECTIVES = ("n", "an", "ian")  # Syria, Syrian
_NEEDS_OF = 0.9  # chance of "of" behind a word
_OBJECTS = frozenset("a an the his her its their two three several".split())  # begin with these


def misfits(words: Sequence[str], pairs: Counter[tuple[str, str]]) -> Iterator[Fault]:
    """Misfits in a stretch; `pairs` says how often the corpus has two words in a row."""
    for i, word in enumerate(words):
        if not i or not word.islower():
            continue
        last = words[i - 1]
        if word == "its" and i > 1 and last == "and" and _is_plural(words[i - 2]):
            yield Fault("a plural with 'its'", i - 2, i + 1, f"{words[i - 2]} and their")
        elif word in _OBJECTS and i > 2 and last in DAYS and words[i - 2] == "on":
            if words[i - 3].endswith("ed"):
                yield Fault("a day between a verb and its object", i - 3, i + 1)
        elif word in FUNCTION or last in FUNCTION:
            continue
        elif _is_plural(word) and _needs_of(last) and not pair(last, word):
            yield Fault("English has 'of' between them", i - 1, i + 1, f"{last} of {word}")
        else:
            often = max(1, pairs[last, word]) * _MOSTLY
            for other in _others(last):
                if pairs[other, word] >= often:
                    kind = "another form mostly stands before the same word"
                    yield Fault(kind, i - 1, i + 1, f"{other} {word}")
                    break


def _needs_of(word: str) -> bool:
    return pair(word, "of") > 0 and likely_after(word, "of") > _NEEDS_OF


def _is_plural(word: str) -> bool:
    return word.islower() and is_plural(word)


def _others(word: str) -> Iterator[str]:
    """The singular of a plural, the adjective of a name.

    >>> list(_others("terrorists")), list(_others("Syria"))
    (['terrorist'], ['Syrian', 'Syriaan', 'Syriaian'])
    """
    if word[0].isupper():
        yield from (word + ending for ending in _ADJECTIVES)
    elif _is_plural(word):
        yield word[:-1]
