"""Plain text: ASCII and the marks of good typography, in which nothing was decoded wrongly.

>>> is_plain("“It’s quiet” – in Homs"), is_plain("â€œIt is quiet")
(True, False)
"""

from __future__ import annotations

import re

__all__ = ["is_plain"]

_BEYOND = re.compile(r"[^\x00-\x7f‘’“”–—…]")


def is_plain(text: str) -> bool:
    """Whether a text has no other characters; the answer for the last text is kept."""
    global _last
    last, plain = _last
    if last is not text:
        plain = text.isascii() or _BEYOND.search(text) is None
        _last = text, plain
    return plain


_last: tuple[str, bool] = ("", True)
