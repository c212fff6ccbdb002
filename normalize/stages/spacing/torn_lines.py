"""Words that a line end broke in two without a hyphen: ``journali`` / ``sts``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from normalize.edits import Proposal
from normalize.stages import Context
from transliteration.lexicon import lexicon_has
from transliteration.mentions.name_words import FUNCTION

__all__ = ["torn_lines"]

_LINE_END = re.compile(r"\n(?<=[a-z]{2}\n)(?=[a-z]{2})")
_HALF = re.compile(r"(?<![\w'’-])[A-Za-z][a-z]+\Z")
_REST = re.compile(r"[a-z]+(?![\w'’-])")
_LONGEST = 24  # letters of a half
_SMALL = frozenset("upon than although unless because though whether among within without".split())
_SHORTEST = 6  # letters of a word that is mended


def torn_lines(text: str, context: Context) -> list[Proposal]:
    """Join two halves, neither of which is a word, where together they are one."""
    return list(_torn(text, context.rules.words("unlisted")))


def _torn(text: str, known: Container[str]) -> Iterator[Proposal]:
    r"""Where that is so; `known`: words that no dictionary has.

    >>> [p.rule for p in _torn("two journali\nsts left", ())], [*_torn("two men\nand a girl", ())]
    (['spacing/torn-line'], [])
    """
    for line_end in _LINE_END.finditer(text):
        start, end = line_end.span()
        half = _HALF.search(text, max(0, start - _LONGEST), start)
        rest = _REST.match(text, end, end + _LONGEST)
        if half is None or rest is None:
            continue
        whole = half[0] + rest[0]
        if len(whole) < _SHORTEST or _is_word(half[0], known) or _is_word(rest[0], known):
            continue
        if _is_word(whole, known):
            because = "A line end broke the word in two."
            yield Proposal(start, end, "", "spacing/torn-line", because)


def _is_word(word: str, known: Container[str]) -> bool:
    small = word.lower()
    return lexicon_has(word) or small in FUNCTION or small in _SMALL or small in known
