"""Names that come again: what a text calls a town once, it names later without that word.

"They took the town of Zobdani. Zobdani is quiet": the second has no cue and is no mention of
its own. It is the same place, unless its neighbours make it a person or an organization.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transliteration.linking.disambiguation import Decision
from transliteration.mentions.america import is_in_america
from transliteration.mentions.rejections import rejection
from transliteration.mentions.spans import Mention, capitalised
from transliteration.spelling.letters import spell

__all__ = ["recurring"]


def recurring(
    text: str, decisions: Sequence[Decision], known: Sequence[tuple[int, int]]
) -> list[Decision]:
    """The decisions on spans that have the name of a mention that is sure, and no cue.

    known: spans that are places for sure.
    """
    sure = {spell(each.mention.surface): each for each in decisions if each.link and each.sure}
    if not sure:
        return []
    taken = [*known, *((each.mention.start, each.mention.end) for each in decisions)]
    names = {_last_word(each.mention.surface) for each in sure.values()}
    again = []
    for start, end in _spans(text, names):
        first = sure.get(spell(text[start:end]))
        if not first or any(start < last and begin < end for begin, last in taken):
            continue
        if not (rejection(text, start, end) or is_in_america(text, end)):
            mention = Mention(start, end, text[start:end], first.mention.cue)
            again.append(replace(first, mention=mention))
    return again


def _last_word(surface: str) -> str:
    return surface.replace("-", " ").rpartition(" ")[2]


def _spans(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """The capitalised spans of the lines that hold one of some words."""
    first = 0
    for line in text.split("\n"):
        if any(name in line for name in names):
            yield from ((first + start, first + end) for start, end in capitalised(line))
        first += len(line) + 1
