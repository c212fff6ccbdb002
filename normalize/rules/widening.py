r"""Widening: from a pattern to an expression for Hyperscan that matches at least as much.

The expression is matched against the image of a text (see `image`), and tells where the
pattern itself is worth running. What Hyperscan cannot express is left out where that only
widens: most lookarounds, ends of lines, the equality that a backreference asks for. Repetition
at the bounds is cut to its least, for any end of a match is enough.

>>> widened(r"(?<!\w)[Cc]afé\b(?! Ḥ)", {})
'\\b[Cc]afe\\b'
>>> widened(r"\b(?P<word>in|on) (?P=word) (?=[A-Z])", {})
'\\b(?:in|on)\\ (?:in|on)\\ [A-Z]'
>>> widened(r"two (?:school|camp)(?= (?:was|were)\b|[.,]|$)", {})
'two\\ (?:school|camp)\\b'
>>> widened(r"\L<towns>'s? \d+ men", {"towns": ["Hama", "al-Bab"]})
"(?:Hama|al\\-Bab)\\'s?\\ [0-9]+\\ men"
>>> widened(r"was \L<done> by", {"done": [f"{a}{b}ed" for a in "bdfglmprst" for b in "aeiou" * 5]})
'was\\ [a-z]*(?:ed)\\ by'
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence

import regex

from normalize.rules import syntax
from normalize.rules.expressions import (
    NOTHING,
    Piece,
    UnsupportedPattern,
    alternatives,
    literal,
    one_of,
    repeated,
)
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Node

__all__ = ["widened"]

_EDGES = frozenset("bmM")  # bounds of words: the image keeps them
# A list of so many words takes seconds to compile, in each pattern that refers to it.
_MANY = 200
_SIMPLE = regex.compile(r"[a-z]+")
_ENDING = 2  # letters that tell most other words from those of a list of verbs
_CHARACTER = regex.compile(r"\\[A-Za-z]|\[[^\]]*\]|.")
_LINE = Piece("^")
_BEHIND = Piece("")  # (?<!\w): a bound of a word where a word's character follows
_AHEAD = Piece("")


def widened(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    r"""Return an expression that matches the image of whatever the pattern matches.

    `lists` are the named lists that `\L<name>` refers to.

    Raises:
        UnsupportedPattern: the pattern uses what has no such expression.
    """
    return _Widener(lists).outermost(parsed(pattern)).expression


class _Widener:
    """Walks over the tree of one pattern."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists = lists
        self.groups: dict[int, Piece] = {}

    def outermost(self, node: Node) -> Piece:
        """The whole: repetition at its ends is cut, lookarounds there may be text."""
        if isinstance(node, syntax.Choice):
            return alternatives(
                [self._sequence(each, outermost=True) for each in node.branches], outermost=True
            )
        return self._sequence(node, outermost=True)

    def _piece(self, node: Node, *, starts: bool = False, ends: bool = False) -> Piece:
        """What is wider than a part; `starts` and `ends`: of the whole pattern."""
        match node:
            case syntax.Literal(character, any_case):
                return literal(character, any_case)
            case syntax.OneOf(source, any_case):
                return one_of(source, any_case)
            case syntax.Words(name, any_case):
                return self._list(self.lists[name], any_case)
            case syntax.Again(number, any_case):
                return self._again(number, any_case)
            case syntax.Bound("^"):
                return _LINE
            case syntax.Bound(sign):
                return Piece(r"\b") if sign in _EDGES else NOTHING
            case syntax.Look():
                return self._around(node, starts=starts, ends=ends)
            case syntax.Group(inside, number):
                self.groups[number] = NOTHING  # within itself
                piece = self.groups[number] = self._closed(inside)
                return piece
            case syntax.Repeat(part, low, high):
                return repeated(self._closed(part), low, high)
            case syntax.Sequence() | syntax.Choice():
                return self._closed(node)
        raise UnsupportedPattern

    def _closed(self, node: Node) -> Piece:
        """A part as one expression."""
        if isinstance(node, syntax.Choice):
            return alternatives([self._sequence(each) for each in node.branches])
        if not isinstance(node, syntax.Sequence):
            return self._piece(node)
        piece = self._sequence(node)
        if not piece.expression or len(node.parts) < 2:
            return piece
        return Piece(f"(?:{piece.expression})", piece.starts, piece.ends)

    def _sequence(self, node: Node, *, outermost: bool = False) -> Piece:
        parts = node.parts if isinstance(node, syntax.Sequence) else (node,)
        pieces: list[Piece] = []
        least: list[str] = []  # each piece with its repetition cut to the least
        for i, part in enumerate(parts):
            piece = self._piece(
                part,
                starts=outermost and not pieces,
                ends=outermost and i == len(parts) - 1,
            )
            if piece is not _BEHIND and piece is not _AHEAD and not piece.expression:
                continue
            pieces.append(piece)
            least.append(self._least(part, piece))
        texts = []
        for i, piece in enumerate(pieces):
            if piece is _BEHIND:
                texts.append(r"\b" if i + 1 < len(pieces) and pieces[i + 1].starts else "")
            elif piece is _AHEAD:
                texts.append(r"\b" if i and pieces[i - 1].ends else "")
            else:
                texts.append(piece.expression)
        if outermost:
            _cut(texts, least, range(len(pieces) - 1, -1, -1))
            _cut(texts, least, range(len(pieces)))
        shown = [piece for piece in pieces if piece is not _BEHIND and piece is not _AHEAD]
        return Piece(
            "".join(texts),
            bool(shown) and shown[0].starts,
            bool(shown) and shown[-1].ends,
        )

    def _least(self, part: Node, piece: Piece) -> str:
        """A part with its repetition cut to the least that it asks for."""
        if not isinstance(part, syntax.Repeat):
            return piece.expression
        if not part.low:
            return ""
        return repeated(self._closed(part.part), part.low, part.low).expression

    def _list(self, words: Sequence[str], any_case: bool) -> Piece:
        """One of some words; of very many, any word that ends as one of them does."""
        if len(words) > _MANY and all(map(_SIMPLE.fullmatch, words)):
            endings = sorted({word[-_ENDING:] for word in words})
            any_of_these = f"[a-z]*(?:{'|'.join(endings)})"
            return Piece(f"(?i:{any_of_these})" if any_case else any_of_these, True, True)
        pieces = [[literal(character, any_case) for character in word] for word in words if word]
        if len(pieces) < len(words) or not pieces:
            raise UnsupportedPattern
        texts = ("".join(p.expression for p in piece) for piece in pieces)
        return Piece(
            f"(?:{'|'.join(dict.fromkeys(texts))})",
            all(piece[0].starts for piece in pieces),
            all(piece[-1].ends for piece in pieces),
        )

    def _around(self, look: syntax.Look, *, starts: bool, ends: bool) -> Piece:
        """A lookaround: a bound of a word, or text that must stand at an end of the match."""
        piece = self._closed(look.inside)
        if look.negative:
            if _excludes_words(look.source):
                return _BEHIND if look.behind else _AHEAD
            return NOTHING
        if look.behind and _CHARACTER.fullmatch(look.source):
            return NOTHING  # a class that begins an expression costs more than it spares
        plain = not look.captures and not set(look.source) & set("{*+")
        tells = plain and not regex.fullmatch(piece.expression, "")
        if tells and (starts if look.behind else ends):
            return piece
        if not look.behind and not look.captures and _opens_outside_words(look):
            return _AHEAD
        return NOTHING

    def _again(self, number: int, any_case: bool) -> Piece:
        """What a group that was captured before can match."""
        if number not in self.groups:
            raise UnsupportedPattern
        piece = self.groups[number]
        if not any_case or not piece.expression:
            return piece
        return Piece(f"(?i:{piece.expression})", piece.starts, piece.ends)


def _opens_outside_words(look: syntax.Look) -> bool:
    """Whether what a lookahead asks for begins with no character of a word."""
    if regex.search(r"\\[uUxNpPL]", look.source):  # what else these may stand for is not tried
        return False
    try:
        pattern = regex.compile(look.source, regex.MULTILINE | (regex.IGNORECASE * look.any_case))
    except regex.error:  # it refers to a group outside
        return False
    tried = {*_WORD_CHARACTERS, *regex.findall(r"\w", look.source)}
    return not any(pattern.match(character, partial=True) for character in tried)


def _cut(texts: list[str], least: Sequence[str], order: range) -> None:
    """From one end, cut repetitions to their least, and drop what may be missing."""
    for i in order:
        if not texts[i]:
            continue
        if texts[i] in ("^", r"\b") or (texts[i] == least[i] and texts[i] not in _ANYTHING):
            break
        texts[i] = "" if texts[i] in _ANYTHING and sum(map(bool, texts)) > 1 else least[i]
        if texts[i]:
            break


_ANYTHING = frozenset({r"[\x00-\x08\x0e-\x1f\x21-\x7f]", r"[\x00-\x09\x0b-\x7f]"})  # \S, .
_WORD_CHARACTERS = f"{string.ascii_letters}{string.digits}_éÉжЖع٣"


def _excludes_words(inside: str) -> bool:
    """Whether a negative lookaround of one character forbids every character of words."""
    if not (inside == r"\w" or regex.fullmatch(r"\[[^\]]*\\w[^\]]*\]", inside)):
        return False
    return not inside.startswith("[^")
