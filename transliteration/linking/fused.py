"""Prepositions that Arabic writes together with a name, and translation left so: "Bisaraqib".

The preposition is in the name, so no word before it says that it is a place. It is one, for
review, if what is left is the name of a place of the packs in the region of the text.

>>> [*unfused("Bisaraqib")], [*unfused("Walmayadin")], [*unfused("Bihar")]
(['saraqib'], ['mayadin', 'lmayadin'], [])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from transliteration.gazetteer.place import Place
from transliteration.lexicon import lexicon_has
from transliteration.linking.candidates import Candidates
from transliteration.linking.disambiguation import Decision, Knowledge
from transliteration.linking.surroundings import (
    CLOSE,
    NEAR,
    Surroundings,
    Weighed,
    lies_elsewhere,
)
from transliteration.mentions.rejections import rejection
from transliteration.mentions.spans import Mention, capitalised
from transliteration.spelling.type_words import type_words

__all__ = ["fused", "unfused"]

# In, in, for, and; the article joins them (bi + al = bil), with sun letters by its own sound.
_PREPOSITION = re.compile(r"\A(?:Bi|Fi|Li|Wa|B(?=[^aeiou]))")
_JOINED_WORD = re.compile(r"(?<![\w-])(?:Bi|Fi|Li|Wa|B(?![aeiou]))[^\W\d_]{4,}")
_ARTICLE = re.compile(r"\A(?:l|([dnrstz]|sh)(?=\1))")
_LEAST = 4  # letters; what is left of a shorter name is too often a syllable
# km from the places of the text, for what is spoken of from afar; of a governorate to its middle.
_REACH = {"city": NEAR, "town": NEAR, "governorate": 2 * NEAR}
_IS_ONE_PERSON = "a person"


def unfused(surface: str) -> Iterator[str]:
    """The names to which a preposition, with the article or without, may have been joined.

    >>> [*unfused("Birraqqa")], [*unfused("Bsarmin")]
    (['raqqa', 'rraqqa'], ['sarmin'])
    """
    rest = _PREPOSITION.sub("", surface)
    if rest == surface:
        return
    for name in dict.fromkeys((_ARTICLE.sub("", rest), rest)):
        if len(name.partition(" ")[0]) >= _LEAST:
            yield name


def fused(
    text: str,
    decisions: Sequence[Decision],
    known: Sequence[tuple[int, int, Place]],
    candidates: Candidates,
    knowledge: Knowledge,
) -> list[Decision]:
    """The decisions on names with a preposition, beside those that have led to a place.

    known: spans that are places for sure, with their place.
    """
    links = [(d.mention.start, d.mention.end, d.link.place) for d in decisions if d.link]
    taken = [*known, *links]
    around: Surroundings | None = None
    found = []
    for start, end in _spans(text, knowledge.owners):
        surface = text[start:end]
        ids = {id_ for name in unfused(surface) for id_ in knowledge.owners(name)}
        if not ids or any(start < last and first < end for first, last, _ in taken):
            continue
        if rejection(text, start, end) == _IS_ONE_PERSON or lies_elsewhere(text, end):
            continue
        if lexicon_has(surface) or knowledge.objection(surface):
            continue
        around = around or Surroundings(text, taken)
        mention = Mention(start, end, surface, "where")
        if weighed := _meant(mention, sorted(ids), around, candidates):
            found.append(Decision(mention, weighed, False, "", (weighed,)))
    return found


def _spans(text: str, owners: Callable[[str], Collection[str]]) -> Iterator[tuple[int, int]]:
    """The capitalised spans of the lines with a word that may begin with a preposition."""
    last = 0
    for word in _JOINED_WORD.finditer(text):
        if word.start() < last:
            continue
        if any(name in type_words() or owners(name) for name in unfused(word[0])):
            first = text.rfind("\n", 0, word.start()) + 1
            last = text.find("\n", word.end()) % (len(text) + 1)  # -1: the end
            line = text[first:last]
            yield from ((first + start, first + end) for start, end in capitalised(line))


def _meant(
    mention: Mention, ids: Sequence[str], around: Surroundings, candidates: Candidates
) -> Weighed | None:
    """The one place of the packs that may be meant; of several the one that is known afar."""
    beside = around.beside(mention.start)
    weighed = []
    for id_ in ids:
        place = candidates.place(id_)
        if not place or not place.curated:
            continue
        item = around.weigh(mention, place, 0.0, 0.5, beside, _REACH.get(place.kind, CLOSE))
        if item and (around.points or place.kind in _REACH):
            weighed.append(item)
    if len(weighed) > 1:
        weighed = [item for item in weighed if item.place.kind in _REACH]
    return weighed[0] if len(weighed) == 1 else None
