r"""Widening: from a pattern to an expression for Hyperscan that matches at least as much.

The expression is matched against the image of a text (see `image`), and tells where the
pattern itself is worth running. What Hyperscan cannot express is left out where that only
widens: most lookarounds, the equality that a backreference asks for. A lookahead at the end is
text that must follow (see `openings`): it is often all that is rare in what a pattern looks for.
Repetition at the bounds is cut to its least, for any end of a match is enough.

>>> widened(r"(?<!\w)[Cc]afé\b(?! Ḥ)", {})
'\\b[Cc]afe\\b'
>>> widened(r"\b(?P<word>in|on) (?P=word) (?=[A-Z])", {})
'\\b(?:in|on)\\ (?:in|on)\\ [A-Z]'
>>> widened(r"two (?:school|camp)(?= (?:was|were)\b|[.,]|$)", {})
'two\\ (?:school|camp)(?:\\ (?:was|were)\\b|[\\x2c\\x2e]|$)'
>>> widened(r"(?:^|(?<=[.!?] ))Under siege(?! by)(?= since \d+ [^\n]*[.!])", {})
'(?:^|(?:[\\x21\\x2e\\x3f]\\ ))Under\\ siege(?:\\ since\\ [0-9]+\\ )'
>>> widened(r"\L<towns>'s? \d+ men", {"towns": ["Hama", "al-Bab"]})
"(?:Hama|al\\-Bab)\\'s?\\ [0-9]+\\ men"
>>> widened(r"was \L<done> by", {"done": [f"{a}{b}ed" for a in "bdfglmprst" for b in "aeiou" * 5]})
'was\\ [a-z]*(?:ed)\\ by'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.rules import syntax
from normalize.rules.expressions import (
    NOTHING,
    Piece,
    UnsupportedPattern,
    alternatives,
    characters,
    literal,
    one_of,
    repeated,
)
from normalize.rules.openings import (
    CHARACTER,
    excludes_words,
    has_no_width,
    opening,
    told_last,
    tried,
)
from normalize.rules.parsing import parsed
from normalize.rules.syntax import Node

__all__ = ["widened"]

_EDGES = frozenset("bmM")  # bounds of words: the image keeps them
# A list of so many words takes seconds to compile, in each pattern that refers to it.
_MANY, _FEW = 200, 10
_SIMPLE = regex.compile(r"[a-z]+")
_ENDING = 2  # letters that tell most other words from those of a list of verbs
_LINE = Piece("^")
_LINE_END = Piece("$")
_BEHIND = Piece("")  # (?<!\w): a bound of a word where a word's character follows
_AHEAD = Piece("")


def widened(pattern: str, lists: Mapping[str, Sequence[str]], *, brief: bool = False) -> str:
    r"""Return an expression that matches the image of whatever the pattern matches.

    `lists` are the named lists that `\L<name>` refers to. `brief` is for what gets too long: of
    most lists it has no more than the characters of their words.

    Raises:
        UnsupportedPattern: the pattern uses what has no such expression.
    """
    return _Widener(lists, _FEW if brief else _MANY).outermost(parsed(pattern)).expression


class _Widener:
    """Walks over the tree of one pattern."""

    def __init__(self, lists: Mapping[str, Sequence[str]], many: int) -> None:
        self.lists = lists
        self.many = many  # words that make a list too long to be spelled out
        self.groups: dict[int, Piece] = {}

    def outermost(self, node: Node) -> Piece:
        """The whole: repetition at its ends is cut, lookarounds there may be text."""
        if isinstance(node, syntax.Choice):
            branches = [self._sequence(each, starts=True, ends=True) for each in node.branches]
            return alternatives(branches, outermost=True)
        return self._sequence(node, starts=True, ends=True)

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
            case syntax.Bound("$"):
                return _LINE_END if ends else NOTHING
            case syntax.Bound(sign):
                return Piece(r"\b") if sign in _EDGES else NOTHING
            case syntax.Look():
                return self._around(node, starts=starts, ends=ends)
            case syntax.Group(inside, number):
                self.groups[number] = NOTHING  # within itself
                self.groups[number] = self._closed(inside)
                return self._closed(inside, starts=starts, ends=ends)
            case syntax.Repeat(part, low, high):
                return repeated(self._closed(part), low, high)
            case syntax.Sequence() | syntax.Choice():
                return self._closed(node, starts=starts, ends=ends)
        raise UnsupportedPattern

    def _closed(self, node: Node, *, starts: bool = False, ends: bool = False) -> Piece:
        """A part as one expression."""
        if isinstance(node, syntax.Choice):
            piece = alternatives(
                [self._sequence(each, starts=starts, ends=ends) for each in node.branches]
            )
            return piece if not has_no_width(node) or _tells(piece) else NOTHING
        if not isinstance(node, syntax.Sequence):
            return self._piece(node, starts=starts, ends=ends)
        piece = self._sequence(node, starts=starts, ends=ends)
        if not piece.expression or len(node.parts) < 2:
            return piece
        return Piece(f"(?:{piece.expression})", piece.starts, piece.ends)

    def _sequence(self, node: Node, *, starts: bool = False, ends: bool = False) -> Piece:
        parts: Sequence[Node] = node.parts if isinstance(node, syntax.Sequence) else (node,)
        last = len(parts) - 1
        if ends:
            parts, last = told_last(parts)
        pieces: list[Piece] = []
        least: list[str] = []  # each piece with its repetition cut to the least
        for i, part in enumerate(parts):
            piece = self._piece(part, starts=starts and not pieces, ends=ends and i == last)
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
        if ends:
            _cut(texts, least, range(len(pieces) - 1, -1, -1))
        if starts:
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
        if not words or not all(words):
            raise UnsupportedPattern
        if len(words) > self.many and all(map(_SIMPLE.fullmatch, words)):
            endings = sorted({word[-_ENDING:] for word in words})
            any_of_these = f"[a-z]*(?:{'|'.join(endings)})"
            return Piece(f"(?i:{any_of_these})" if any_case else any_of_these, True, True)
        if len(words) > self.many and self.many == _FEW:
            first = characters((word[0] for word in words), any_case)
            rest = characters(("".join(words),), any_case)
            return Piece(f"{first.expression}{rest.expression}*", first.starts)
        pieces = [[literal(character, any_case) for character in word] for word in words]
        texts = ("".join(p.expression for p in piece) for piece in pieces)
        return Piece(
            f"(?:{'|'.join(dict.fromkeys(texts))})",
            all(piece[0].starts for piece in pieces),
            all(piece[-1].ends for piece in pieces),
        )

    def _around(self, look: syntax.Look, *, starts: bool, ends: bool) -> Piece:
        """A lookaround: a bound of a word, or text that must stand at an end of the match."""
        if look.negative and excludes_words(look.source):
            return _BEHIND if look.behind else _AHEAD
        if look.negative or look.captures:
            return NOTHING
        if look.behind:
            if not starts or CHARACTER.fullmatch(look.source) or set(look.source) & set("{*+"):
                return NOTHING  # a class that begins an expression costs more than it spares
            piece = self._closed(look.inside, starts=True)
            return piece if _tells(piece) else NOTHING
        if ends and _tells(piece := self._closed(opening(look.inside), ends=True)):
            return piece
        return _AHEAD if _opens_outside_words(look) else NOTHING

    def _again(self, number: int, any_case: bool) -> Piece:
        """What a group that was captured before can match."""
        if number not in self.groups:
            raise UnsupportedPattern
        piece = self.groups[number]
        if not any_case or not piece.expression:
            return piece
        return Piece(f"(?i:{piece.expression})", piece.starts, piece.ends)


def _tells(piece: Piece) -> bool:
    """Whether it asks for something: whether it does not match nothing wherever that is."""
    anywhere = rf"(?:{piece.expression})(?<=^~)"
    return bool(piece.expression) and not regex.match(anywhere, "~~", pos=1)


def _opens_outside_words(look: syntax.Look) -> bool:
    """Whether what a lookahead asks for begins with no character of a word."""
    if regex.search(r"\\[uUxNpPL]", look.source):  # what else these may stand for is not tried
        return False
    try:
        pattern = regex.compile(look.source, regex.MULTILINE | (regex.IGNORECASE * look.any_case))
    except regex.error:  # it refers to a group outside
        return False
    return not any(pattern.match(character, partial=True) for character in tried(look.source))


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
