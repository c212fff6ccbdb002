r"""Parts of expressions for Hyperscan, which are matched against images of texts (see `image`).

An image has a byte of ASCII for each character, so that all of them are of one byte.

>>> [part.expression for part in (literal("é"), literal("k", any_case=True), one_of(r"\d"))]
['e', '[Kk]', '[0-9]']
>>> repeated(alternatives([literal("a"), literal("-")]), 0, 1).expression
'(?:a|\\-)?'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from normalize.rules.image import image

__all__ = [
    "NOTHING",
    "Piece",
    "UnsupportedPattern",
    "alternatives",
    "characters",
    "literal",
    "one_of",
    "repeated",
]

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
_SHORT = 40
_REPEATED = regex.compile(r"(?<!\\)[*+]|\{")
_WORD = frozenset(byte for byte in range(128) if chr(byte).isalnum() or byte == 0x5F)


class UnsupportedPattern(ValueError):  # noqa: N818
    """A pattern uses what has no wider expression."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an expression; whether all that it matches starts, or ends, inside a word."""

    expression: str
    starts: bool = False
    ends: bool = False


NOTHING = Piece("")


def alternatives(branches: Sequence[Piece], *, outermost: bool = False) -> Piece:
    """Any of the branches; outermost: nothing follows nor precedes, so they need no brackets."""
    expression = "|".join(branch.expression for branch in branches)
    return Piece(
        expression if outermost else f"(?:{expression})",
        all(branch.starts for branch in branches),
        all(branch.ends for branch in branches),
    )


def repeated(piece: Piece, low: int, high: int | None) -> Piece:
    """A piece so many times; without end where `high` is None.

    So it is also where a bound would make many copies of a long piece.
    """
    if not piece.expression:
        return NOTHING
    if high is not None and high > 1 and high > low and _is_long(piece.expression):
        high = None
    match low, high:
        case 1, 1:
            return piece
        case 0, 1:
            times = "?"
        case 0 | 1, None:
            times = "+" if low else "*"
        case _:
            times = f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"
    return Piece(piece.expression + times, low > 0 and piece.starts, low > 0 and piece.ends)


def _is_long(expression: str) -> bool:
    """Whether a piece is no class of characters, and says what it matches."""
    return len(expression) > _SHORT and not _REPEATED.search(expression)


@lru_cache(maxsize=4_096)
def literal(character: str, any_case: bool = False) -> Piece:
    """One character as its image has it."""
    cases = (character, character.lower(), character.upper()) if any_case else (character,)
    return _of_bytes(frozenset(image(each)[0] for each in cases if len(each) == 1))


def characters(texts: Iterable[str], any_case: bool = False) -> Piece:
    """A character that stands in one of some texts."""
    joined = "".join(texts)
    cases = joined + joined.lower() + joined.upper() if any_case else joined
    return _of_bytes(frozenset(image(cases)))


def one_of(source: str, any_case: bool = False) -> Piece:
    """A class of characters, or an escape that stands for one, by its source."""
    return _of_bytes(_images(source, any_case))


@lru_cache(maxsize=4_096)
def _images(source: str, any_case: bool) -> frozenset[int]:
    """Bytes that stand for the characters which a class, or an escape of one, matches."""
    try:
        pattern = regex.compile(source, regex.IGNORECASE if any_case else 0)
    except regex.error:
        raise UnsupportedPattern(source) from None
    return frozenset(image("".join(pattern.findall(_UNIVERSE + source))))


@lru_cache(maxsize=4_096)
def _of_bytes(chosen: frozenset[int]) -> Piece:
    if not chosen:
        raise UnsupportedPattern
    in_word = chosen <= _WORD
    if len(chosen) == 1:
        return Piece(_quoted(chr(*chosen)), in_word, in_word)
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
    return Piece(f"[{inside}]", in_word, in_word)


def _in_class(byte: int) -> str:
    return chr(byte) if chr(byte).isalnum() else f"\\x{byte:02x}"


def _quoted(character: str) -> str:
    """An ASCII character that stands for itself."""
    if character.isalnum() or character == "_":
        return character
    return f"\\{character}" if character.isprintable() else f"\\x{ord(character):02x}"
