"""One spelling in a document for a place whose spelling no pack settles.

Mentions that are the same place of the gazetteer, or that no gazetteer knows and that have the
same consonants behind a word such as "village", take the spelling that the document uses most
often, of equals the one that comes first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from normalize.edits import Level, Proposal
from transliteration.lexicon import lexicon_has
from transliteration.linker import Decision
from transliteration.mentions import capitalised
from transliteration.skeleton import key, sound
from transliteration.spelling import spell

__all__ = ["one_spelling"]

RULE = "toponyms/one-spelling"
_LEAST = 4  # consonants; shorter keys are shared by names that have nothing in common
_ALIKE = 90  # percent of their sounds that two spellings of one unknown name share at least
_SETTLEMENTS = frozenset("village town hamlet neighbourhood neighborhood".split())
_VOWELS = re.compile("[aiu]+")
_WORDS = re.compile("[^ -]+")


def one_spelling(text: str, decisions: Iterable[Decision]) -> list[Proposal]:
    """What makes the spellings of such places one; decisions: of mentions that no pack spells."""
    spellings: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in decisions:
        if name := _name(decision):
            spellings[name].setdefault(decision.mention.surface, decision)
    several = [found for found in spellings.values() if len(found) > 1]
    if not several:
        return []
    spans = [(start, end, text[start:end]) for start, end in capitalised(text)]
    counts = Counter(surface for _, _, surface in spans)
    proposals = []
    for found in several:
        best = max(found, key=lambda surface: counts[surface])  # of equals, max takes the first
        for surface in found.keys() - {best}:
            if _letters(surface) == _letters(best):
                continue  # capitals and hyphens make no other name
            level = Level.LIKELY if _is_same(found[surface], found[best]) else Level.POSSIBLE
            proposals += [
                Proposal(start, end, best, RULE, f"the document calls it {best}", level)
                for start, end, each in spans
                if each == surface
            ]
    return sorted(proposals, key=lambda proposal: proposal.start)


def _name(decision: Decision) -> str:
    """What the spellings of one name have in common; empty where too little speaks for a place."""
    mention = decision.mention
    if decision.link:
        return f"={decision.link.place.id}"
    if mention.type.removesuffix("s") not in _SETTLEMENTS or decision.owned:
        return ""
    consonants = key(mention.surface)
    if len(consonants) < _LEAST or all(map(lexicon_has, _words(mention.surface))):
        return ""
    return consonants


def _is_same(one: Decision, other: Decision) -> bool:
    """Whether two spellings are one name for sure."""
    if one.link and other.link:
        return one.sure and other.sure
    surfaces = one.mention.surface, other.mention.surface
    heard = [sound(spell(surface)) for surface in surfaces]
    return (
        len({len(list(_words(surface))) for surface in surfaces}) == 1
        and len({len(_VOWELS.findall(each)) for each in heard}) == 1
        and fuzz.ratio(*heard) >= _ALIKE
    )


def _letters(surface: str) -> str:
    return "".join(_words(surface)).lower()


def _words(surface: str) -> Iterator[str]:
    return (match[0] for match in _WORDS.finditer(surface))
