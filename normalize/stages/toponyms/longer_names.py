"""Names that go on: "Chibam Kaoukaban" is Shibam Kawkaban, and not Shibam.

A spelling that a pack has may begin or end the name of another place, which no pack spells so.
Where the whole surely stands for another place, its part stands for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.rules import NameMatch
from normalize.stages import Context
from normalize.stages.toponyms.linking import Places, decided
from transliteration.capitals import CAPITALS
from transliteration.gazetteer import GazetteerError
from transliteration.lexicon import lexicon_has
from transliteration.mentions.cues import TYPES
from transliteration.mentions.spans import Mention

__all__ = ["without_parts"]

_WORD = rf"([{CAPITALS}][^\W\d_]+(?:['’][^\W\d_]+)*)"
_BEHIND = re.compile(rf"[ -](?:[AaEe]l[- ]|[Aa](?:sh|[dnrstz])-)?{_WORD}(?!\w)")
_BEFORE = re.compile(rf"(?<![\w-])(?:[AaEe]l[- ])?{_WORD}[ -](?:[AaEe]l-)?\Z")
_LONGEST = 24  # code points before a spelling that are looked at
_NEAR = 1_000  # code points on each side that may say where the whole lies,
_FEW = 12  # and the places of the packs there


def without_parts(text: str, context: Context, matches: Sequence[NameMatch]) -> Sequence[NameMatch]:
    """The matches without those that are part of the name of another place.

    All of them, if the gazetteer cannot be read; whoever links the other names reports that.
    """
    try:
        parts = {
            number
            for number, match in enumerate(matches)
            for start, end in _wholes(text, match, matches[max(0, number - 1) : number + 2])
            if _is_another(text, start, end, number, matches, context)
        }
    except GazetteerError:
        return matches
    return [match for number, match in enumerate(matches) if number not in parts]


def _wholes(text: str, match: NameMatch, near: Sequence[NameMatch]) -> Iterator[tuple[int, int]]:
    """A spelling with the word behind it, and with the one before it, if these are names."""
    behind = _BEHIND.match(text, match.end)
    if behind and _is_name(behind[1]) and not _is_taken(match.end, behind.end(), near):
        yield match.start, behind.end()
    if text[match.start - 1 : match.start] in (" ", "-"):
        before = _BEFORE.search(text, max(0, match.start - _LONGEST), match.start)
        if before and _is_name(before[1]) and not _is_taken(before.start(), match.start, near):
            yield before.start(), match.end


def _is_name(word: str) -> bool:
    return not lexicon_has(word) and word.lower() not in TYPES


def _is_taken(start: int, end: int, near: Sequence[NameMatch]) -> bool:
    """Whether another spelling stands between these offsets."""
    return any(start < match.end and match.start < end for match in near)


def _is_another(
    text: str,
    start: int,
    end: int,
    number: int,
    matches: Sequence[NameMatch],
    context: Context,
) -> bool:
    """Whether the whole surely stands for another place than the spelling of this number.

    Only what is near is looked at, so that a long text takes no more time for each.
    """
    first, last = max(0, start - _NEAR), end + _NEAR
    others = [*matches[max(0, number - _FEW) : number], *matches[number + 1 : number + 1 + _FEW]]
    near = [
        replace(match, start=match.start - first, end=match.end - first)
        for match in others
        if first <= match.start and match.end <= last
    ]
    whole = Mention(start - first, end - first, text[start:end], "where")
    decision = decided(whole, text[first:last], context, near)
    place = context.rules.derived(Places)[matches[number].rule.name]
    return decision.sure and decision.link is not None and decision.link.place.id != place.id
