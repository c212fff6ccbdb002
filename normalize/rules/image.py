r"""The image of a text: one ASCII byte a code point, for a scanner that knows bytes alone.

What a pattern can tell apart by `\w`, `\d`, `\s` and letter case, its image keeps apart too;
marks that stand for ASCII ones become these, but for dashes, which patterns tell from hyphens.
So an expression made of the images of what a pattern matches (see `widening`) matches wherever
the pattern does, at the same offsets.

>>> image("Ḥamāh – “al-Ḥāḍir” ٣")
b'Hamah \x01 "al-Hadir" 3'
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

import regex

__all__ = ["image"]

_LIKE_ASCII = {
    **dict.fromkeys("‘’‚‛′ʿʾʼʻ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("–—―", "\x01"),
}
_OTHER = "~"  # for what is no letter, no digit and no space
_IS_WORD = regex.compile(r"\w")
_IS_DIGIT = regex.compile(r"\d")


def image(text: str) -> bytes:
    """Return the image of a text, as long as the text."""
    return text.encode("ascii", _HANDLER)


@lru_cache(maxsize=65_536)
def _of_character(character: str) -> str:
    if _IS_WORD.match(character):
        if _IS_DIGIT.match(character):  # of a newer Unicode, maybe, than Python's
            return str(unicodedata.decimal(character, 0))
        base = unicodedata.normalize("NFKD", character)[0]
        if base.isascii() and base.isalpha():
            return base
        return "X" if character.isupper() else "x"
    if character.isspace():
        return " "
    return _LIKE_ASCII.get(character, _OTHER)


def _of_run(error: UnicodeError) -> tuple[str, int]:
    """What stands for a run of characters beyond ASCII; an error handler of the codec."""
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    return "".join(map(_of_character, run)), error.end


_HANDLER = "tanqih-image"
codecs.register_error(_HANDLER, _of_run)
