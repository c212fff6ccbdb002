r"""Widening: from a pattern to an expression for Hyperscan that matches at least as much.

The expression is matched against the image of a text (see `image`), and tells where the
pattern itself is worth running. What Hyperscan cannot express is left out where that only
widens: most lookarounds, ends of lines, the equality that a backreference asks for. Repetition
at the bounds is cut to its least, for any end of a match is enough.

>>> widened(r"(?<!\w)[Cc]afé\b(?! Ḥ)", {})
'\\b[Cc]afe\\b'
>>> widened(r"\b(?P<word>in|on) (?P=word) (?=[A-Z])", {})
'\\b(?:in|on)\\ (?:in|on)\\ (?:[A-Z])'
>>> widened(r"two (?:school|camp)(?= (?:was|were)\b|[.,]|$)", {})
'two\\ (?:school|camp)\\b'
>>> widened(r"\L<towns>'s? \d+ men", {"towns": ["Hama", "al-Bab"]})
"(?:Hama|al\\-Bab)\\'s?\\ [0-9]+\\ men"
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from normalize.rules.image import image

__all__ = ["UnsupportedPattern", "widened"]

# What classes of characters are tried on: all that their images can tell apart.
_UNIVERSE = "".join(
    map(
        chr,
        (
            *range(0x250),
            *range(0x300, 0x340),
            *range(0x370, 0x500),
            *range(0x5D0, 0x6FF),
            *range(0x1E00, 0x1F00),
            *range(0x2000, 0x2070),
            *range(0x20A0, 0x20C0),
            *range(0x2190, 0x2200),
            *range(0x25A0, 0x2600),
            *range(0x3000, 0x3040),
            *range(0x4E00, 0x4E10),
            *range(0x1F600, 0x1F610),
        ),
    )
)
_WORD = frozenset(byte for byte in range(128) if chr(byte).isalnum() or byte == 0x5F)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_EDGES = frozenset("bmM")  # bounds of words: the image keeps them
_WIDTHLESS = frozenset("ABGKZz")
_FLAGS = frozenset("imsu")


class UnsupportedPattern(ValueError):  # noqa: N818
    """A pattern uses what has no wider expression."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of an expression; whether all that it matches starts, or ends, inside a word."""

    expression: str
    starts: bool = False
    ends: bool = False


_CHARACTER = regex.compile(r"\\[A-Za-z]|\[[^\]]*\]|.")
_NOTHING = _Piece("")
_LINE = _Piece("^")
_BEHIND = _Piece("")  # (?<!\w): a bound of a word where a word's character follows
_AHEAD = _Piece("")


def widened(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    r"""Return an expression that matches the image of whatever the pattern matches.

    `lists` are the named lists that `\L<name>` refers to.

    Raises:
        UnsupportedPattern: the pattern uses what has no such expression.
    """
    reader = _Reader(pattern, lists)
    piece = reader.alternation(outermost=True)
    if reader.i < len(pattern):
        raise UnsupportedPattern(pattern)
    return piece.expression


class _Reader:
    """A reader of patterns of the `regex` module, version 0."""

    def __init__(self, pattern: str, lists: Mapping[str, Sequence[str]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.i = 0
        self.any_case = False
        self.dot_all = False
        self.groups: list[_Piece] = []
        self.named: dict[str, int] = {}

    def alternation(self, *, outermost: bool = False) -> _Piece:
        branches = [self._sequence(outermost=outermost)]
        while self._take("|"):
            branches.append(self._sequence(outermost=outermost))
        if len(branches) == 1:
            return branches[0]
        joined = "|".join(branch.expression for branch in branches)
        return _Piece(
            joined if outermost else f"(?:{joined})",
            all(branch.starts for branch in branches),
            all(branch.ends for branch in branches),
        )

    def _sequence(self, *, outermost: bool) -> _Piece:
        pieces: list[_Piece] = []
        least: list[str] = []  # each piece with its repetition cut to the least
        while self.i < len(self.pattern) and self.pattern[self.i] not in "|)":
            piece = self._element(at_start=not pieces, outermost=outermost)
            once = piece.expression
            piece, cut = self._quantified(piece)
            if piece is not _BEHIND and piece is not _AHEAD and not piece.expression:
                continue
            pieces.append(piece)
            least.append(cut if cut is not None else once)
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
        return _Piece(
            "".join(texts),
            bool(shown) and shown[0].starts,
            bool(shown) and shown[-1].ends,
        )

    def _element(self, *, at_start: bool, outermost: bool) -> _Piece:
        character = self.pattern[self.i]
        self.i += 1
        if character == "\\":
            return self._escape()
        if character == "[":
            return self._class()
        if character == "(":
            return self._group(at_start=at_start, outermost=outermost)
        if character == "^":
            return _LINE
        if character == "$":
            return _NOTHING
        if character == ".":
            return self._set("." if not self.dot_all else r"[\s\S]")
        return self._literal(character)

    def _escape(self) -> _Piece:
        start = self.i - 1
        character = self.pattern[self.i]
        self.i += 1
        if character in _EDGES:
            return _Piece(r"\b")
        if character in _WIDTHLESS:
            return _NOTHING
        if character.isdigit():
            while self.pattern[self.i : self.i + 1].isdigit():
                self.i += 1
            return self._again(int(self.pattern[start + 1 : self.i]) - 1)
        if character == "L":
            return self._list()
        if character in _LETTERS:
            return self._literal(_LETTERS[character])
        if character in "xuU":
            self.i += {"x": 2, "u": 4, "U": 8}[character]
            return self._literal(chr(int(self.pattern[start + 2 : self.i], 16)))
        if character in "pPN":
            self.i = self.pattern.index("}", self.i) + 1
        elif character.isalpha() and character not in "wWdDsShH":
            raise UnsupportedPattern(self.pattern)
        elif not character.isalpha():
            return self._literal(character)
        return self._set(self.pattern[start : self.i])

    def _list(self) -> _Piece:
        end = self.pattern.index(">", self.i)
        words = self.lists[self.pattern[self.i + 1 : end]]
        self.i = end + 1
        pieces = [[self._literal(character) for character in word] for word in words if word]
        if len(pieces) < len(words) or not pieces:
            raise UnsupportedPattern(self.pattern)
        texts = ("".join(p.expression for p in piece) for piece in pieces)
        return _Piece(
            f"(?:{'|'.join(dict.fromkeys(texts))})",
            all(piece[0].starts for piece in pieces),
            all(piece[-1].ends for piece in pieces),
        )

    def _class(self) -> _Piece:
        start = self.i - 1
        self._take("^")
        first = True
        while self.pattern[self.i] != "]" or first:
            first = False
            if self.pattern.startswith("[:", self.i):
                raise UnsupportedPattern(self.pattern)
            self.i += 2 if self.pattern[self.i] == "\\" else 1
        self.i += 1
        return self._set(self.pattern[start : self.i])

    def _group(self, *, at_start: bool, outermost: bool) -> _Piece:
        if not self._take("?"):
            return self._captured(None)
        for look, negative, behind in (
            ("<!", True, True),
            ("<=", False, True),
            ("!", True, False),
            ("=", False, False),
        ):
            if self._take(look):
                return self._around(negative, behind, at_start=at_start, outermost=outermost)
        if self._take("P="):
            name = self._until(")")
            return self._again(self.named.get(name, -1))
        if self._take("P<") or self._take("<"):
            return self._captured(self._until(">"))
        if self._take(">"):
            return self._closed()
        flags = regex.compile(r"[a-z]*(?:-[a-z]+)?").match(self.pattern, self.i)[0]  # type: ignore[index]
        self.i += len(flags)
        if not set(flags) <= _FLAGS:
            raise UnsupportedPattern(self.pattern)
        before = self.any_case, self.dot_all
        self.any_case |= "i" in flags
        self.dot_all |= "s" in flags
        if self._take(")"):
            return _NOTHING  # from here on
        if not self._take(":"):
            raise UnsupportedPattern(self.pattern)
        piece = self._closed()
        self.any_case, self.dot_all = before
        return piece

    def _captured(self, name: str | None) -> _Piece:
        number = len(self.groups)
        self.groups.append(_NOTHING)
        if name is not None:
            self.named[name] = number
        piece = self.groups[number] = self._closed()
        return piece

    def _closed(self) -> _Piece:
        """An alternation up to its closing parenthesis, as one expression."""
        piece = self.alternation()
        if not self._take(")"):
            raise UnsupportedPattern(self.pattern)
        if not piece.expression:
            return _NOTHING
        whole = piece.expression.startswith("(?:") and _closes_last(piece.expression)
        return piece if whole else _Piece(f"(?:{piece.expression})", piece.starts, piece.ends)

    def _around(self, negative: bool, behind: bool, *, at_start: bool, outermost: bool) -> _Piece:
        """A lookaround: a bound of a word, or text that must stand at an end of the match."""
        start = self.i
        groups = len(self.groups)
        piece = self._closed()
        inside = self.pattern[start : self.i - 1]
        if negative:
            if _excludes_words(inside):
                return _BEHIND if behind else _AHEAD
            return _NOTHING
        at_end = self.i == len(self.pattern) or self.pattern[self.i] == "|"
        plain = len(self.groups) == groups and not set(inside) & set("{*+")
        if behind and _CHARACTER.fullmatch(inside):
            return _NOTHING  # a class that begins an expression costs more than it spares
        tells = plain and not regex.fullmatch(piece.expression, "")
        if outermost and tells and (at_start if behind else at_end):
            return piece
        if not behind and len(self.groups) == groups and self._opens_outside_words(inside):
            return _AHEAD
        return _NOTHING

    def _opens_outside_words(self, inside: str) -> bool:
        """Whether what a lookahead asks for begins with no character of a word."""
        if regex.search(r"\\[uUxNpPL]", inside):  # what else these may stand for is not tried
            return False
        try:
            pattern = regex.compile(inside, regex.MULTILINE | (regex.IGNORECASE * self.any_case))
        except regex.error:  # it refers to a group outside
            return False
        tried = {*_WORD_CHARACTERS, *regex.findall(r"\w", inside)}
        return not any(pattern.match(character, partial=True) for character in tried)

    def _again(self, number: int) -> _Piece:
        """What a group that was captured before can match."""
        if not 0 <= number < len(self.groups):
            raise UnsupportedPattern(self.pattern)
        piece = self.groups[number]
        if not self.any_case or not piece.expression:
            return piece
        return _Piece(f"(?i:{piece.expression})", piece.starts, piece.ends)

    def _quantified(self, piece: _Piece) -> tuple[_Piece, str | None]:
        """A piece with its quantifier; and the least of it, where that is less."""
        found = _QUANTIFIER.match(self.pattern, self.i)
        if found is None:
            return piece, None
        self.i = found.end()
        if not piece.expression:
            return _NOTHING, None
        low, high = found["low"], found["high"]
        if found["sign"]:
            low, high = (
                ("1" if found["sign"] == "+" else "0"),
                ("1" if found["sign"] == "?" else ""),
            )
            times = found["sign"]
        else:
            low = low or "0"
            times = f"{{{low}}}" if found["comma"] is None else f"{{{low},{high}}}"
        cut = "" if low == "0" else piece.expression + ("" if low == "1" else f"{{{low}}}")
        certain = low != "0"
        return (
            _Piece(piece.expression + times, certain and piece.starts, certain and piece.ends),
            cut,
        )

    def _literal(self, character: str) -> _Piece:
        if self.any_case:
            return _of_bytes(
                frozenset(
                    image(c)[0]
                    for c in (character, character.lower(), character.upper())
                    if len(c) == 1
                )
            )
        return _of_bytes(frozenset(image(character)))

    def _set(self, source: str) -> _Piece:
        return _of_bytes(_images(source, self.any_case))

    def _take(self, text: str) -> bool:
        if not self.pattern.startswith(text, self.i):
            return False
        self.i += len(text)
        return True

    def _until(self, mark: str) -> str:
        start, end = self.i, self.pattern.index(mark, self.i)
        self.i = end + 1
        return self.pattern[start:end]


def _cut(texts: list[str], least: Sequence[str], order: range) -> None:
    """From one end, cut repetitions to their least, and drop what may be missing."""
    for i in order:
        if texts[i] in ("^", r"\b") or (texts[i] == least[i] and texts[i] not in _ANYTHING):
            break
        texts[i] = "" if texts[i] in _ANYTHING and sum(map(bool, texts)) > 1 else least[i]
        if texts[i]:
            break


_ANYTHING = frozenset({r"[\x00-\x08\x0e-\x1f\x21-\x7f]", r"[\x00-\x09\x0b-\x7f]"})  # \S, .
_WORD_CHARACTERS = f"{string.ascii_letters}{string.digits}_éÉжЖع٣"
_QUANTIFIER = regex.compile(r"(?:(?P<sign>[?*+])|\{(?P<low>\d*)(?P<comma>,)?(?P<high>\d*)\})[?+]?")


def _excludes_words(inside: str) -> bool:
    """Whether a negative lookaround of one character forbids every character of words."""
    if not (inside == r"\w" or regex.fullmatch(r"\[[^\]]*\\w[^\]]*\]", inside)):
        return False
    return not inside.startswith("[^")


def _closes_last(expression: str) -> bool:
    """Whether the parenthesis that opens an expression is closed by its last character."""
    depth = i = 0
    while i < len(expression):
        if expression[i] == "\\":
            i += 1
        elif expression[i] == "[":
            i = expression.index("]", i + 2)
        elif expression[i] in "()":
            depth += 1 if expression[i] == "(" else -1
            if not depth:
                return i == len(expression) - 1
        i += 1
    return False


@lru_cache(maxsize=4_096)
def _images(source: str, any_case: bool) -> frozenset[int]:
    """Bytes that stand for the characters which a class, or an escape of one, matches."""
    try:
        pattern = regex.compile(source, regex.IGNORECASE if any_case else 0)
    except regex.error:
        raise UnsupportedPattern(source) from None
    return frozenset(image("".join(pattern.findall(_UNIVERSE + source))))


@lru_cache(maxsize=4_096)
def _of_bytes(chosen: frozenset[int]) -> _Piece:
    if not chosen:
        raise UnsupportedPattern
    in_word = chosen <= _WORD
    if len(chosen) == 1:
        return _Piece(_quoted(chr(*chosen)), in_word, in_word)
    runs: list[list[int]] = []
    for byte in sorted(chosen):
        if runs and byte == runs[-1][1] + 1:
            runs[-1][1] = byte
        else:
            runs.append([byte, byte])
    inside = "".join(
        _in_class(low)
        if low == high
        else f"{_in_class(low)}-{_in_class(high)}"
        if high > low + 1
        else _in_class(low) + _in_class(high)
        for low, high in runs
    )
    return _Piece(f"[{inside}]", in_word, in_word)


def _in_class(byte: int) -> str:
    return chr(byte) if chr(byte).isalnum() else f"\\x{byte:02x}"


def _quoted(character: str) -> str:
    """An ASCII character that stands for itself."""
    if character.isalnum() or character == "_":
        return character
    return f"\\{character}" if character.isprintable() else f"\\x{ord(character):02x}"
