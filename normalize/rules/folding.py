"""Folding text to one byte a code point, so that one automaton pass finds all literals.

Letters are lower-cased, white space and punctuation become spaces, letters outside Latin-1
become one placeholder. The fold is only a sieve: whoever accepts a hit looks at the text
itself, at the same offsets.

>>> fold("Jihad-mobiles, again")
b' jihad mobiles  again '
"""

from __future__ import annotations

__all__ = ["fold"]

# Punctuation beyond Latin-1 that separates words; each is replaced by an ASCII sign.
_SEPARATORS = "‘’‚“”„–—…‹›′″‐‑−\u2009\u200a\u202f\u2028\u2029•"
_OTHER_LETTER = 0x7F


def _table() -> bytes:
    table = bytearray(range(256))
    for code in range(256):
        character = chr(code)
        if character.isalnum():
            lower = character.lower()
            table[code] = ord(lower) if len(lower) == 1 and ord(lower) < 256 else code
        else:
            table[code] = 0x20
    table[0x5F] = 0x5F  # the underscore belongs to words
    table[_OTHER_LETTER] = _OTHER_LETTER
    return bytes(table)


_TABLE = _table()


def fold(text: str) -> bytes:
    """Fold a text; a space is added at both ends, so offsets are those of the text plus one."""
    if text.isascii():
        return b" " + text.encode("ascii").translate(_TABLE) + b" "
    text = text.replace("?", "!").replace("\x7f", "!")
    for separator in _SEPARATORS:
        if separator in text:
            text = text.replace(separator, "!")
    encoded = text.encode("latin-1", "replace").replace(b"?", b"\x7f")
    return b" " + encoded.translate(_TABLE) + b" "
