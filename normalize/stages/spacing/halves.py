"""Words that a line end or a space broke in two: ``journali`` / ``sts``, ``the gov ernment``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from normalize.edits import Level, Proposal
from normalize.stages import Context, by_line
from transliteration.lexicon import lexicon_has, lexicon_lacks
from transliteration.mentions.name_words import FUNCTION

__all__ = ["broken_words", "torn_lines"]

_LINE_END = re.compile(r"\n(?<=[a-z]{2}\n)(?=[a-z]{2})")
_HALF = re.compile(r"(?<![\w'’.-])[A-Za-z][a-z]+\Z")
_REST = re.compile(r"[a-z]+(?![\w'’-])")
_SMALL_LETTERS = re.compile(r"(?<!\S)[a-z]{2,}(?![\w'’@/-])")
_LONGEST = 24  # letters of a half
_SMALL = frozenset(
    "upon than although unless because though whether among within without every whose".split()
)
_SHORTEST = 6  # letters of a word that is mended
# What begins compounds, and what a half would look like by chance.
_NO_HALVES = frozenset(
    """
    anti auto bi bio co counter cyber de electro ex extra geo hydro hyper infra inter intra macro
    mega meta micro mid mini mono multi neo non over photo poly post pre pro proto pseudo quasi re
    self semi socio sub super tele trans tri ultra un under vice
    al el bin ibn abu umm de la le les des du da di van von der den et una los las ad en per vis
    km kg cm mm st nd rd th vs
    """.split()
)
_NO_PIECES = FUNCTION | _SMALL | _NO_HALVES


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
        if _is_word(half[0], known) or _is_word(rest[0], known):
            continue
        if _is_whole(half[0] + rest[0], known):
            because = "A line end broke the word in two."
            yield Proposal(start, end, "", "spacing/torn-line", because)


@by_line
def broken_words(text: str, context: Context) -> list[Proposal]:
    """Suggest to join two halves of a word in a line, at least one of which is no word itself."""
    because = "A space may have broken the word in two."
    return [
        Proposal(at, at + 1, "", "spacing/torn-word", because, Level.POSSIBLE)
        for at in dict.fromkeys(_broken(text, context.rules.words("unlisted")))
    ]


def _broken(text: str, known: Container[str]) -> Iterator[int]:
    """Where a space stands in a word; twice where neither half is one.

    >>> [*_broken("the gov ernment and the gover nor met", ())]
    [7, 7, 29]
    >>> [*_broken("a non lethal gas, an ill advised ally, the al bab road", ())]
    []
    """
    strange = {
        word
        for word in lexicon_lacks(set(text.split())) - _NO_PIECES
        if word.isalpha() and word.islower() and word not in known
    }
    for found in _SMALL_LETTERS.finditer(text) if strange else ():
        start, end = found.span()
        if found[0] not in strange:
            continue
        before = _HALF.search(text, max(0, start - 1 - _LONGEST), start - 1)
        behind = _REST.match(text, end + 1, end + 1 + _LONGEST)
        if before and text[start - 1] == " " and _halves(before[0], found[0], known):
            yield start - 1
        elif behind and text[end] == " " and _halves(found[0], behind[0], known):
            yield end


def _halves(half: str, rest: str, known: Container[str]) -> bool:
    """Whether two pieces, one of them no word, are the halves of one."""
    if half.lower() in _NO_HALVES or rest in _NO_HALVES or min(len(half), len(rest)) < 2:
        return False
    if rest in FUNCTION and len(half) < 4:
        return False
    return _is_whole(half + rest, known)


def _is_whole(word: str, known: Container[str]) -> bool:
    return len(word) >= _SHORTEST and _is_word(word, known)


def _is_word(word: str, known: Container[str]) -> bool:
    small = word.lower()
    return lexicon_has(word) or small in FUNCTION or small in _SMALL or small in known
