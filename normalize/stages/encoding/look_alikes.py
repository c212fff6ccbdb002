"""Letters of another alphabet that look like Latin ones: ``Тhe``, with a Cyrillic T.

Whoever types English between two texts in Russian or Greek leaves such letters behind; no
search finds the word again. A word that mixes the alphabets is Latin where each of its other
letters has a Latin double; a single such letter is, where it stands between English words.
"""

from __future__ import annotations

import re

from normalize.edits import Fact, Proposal
from normalize.stages import Context, by_line
from normalize.stages.encoding.plain import is_plain

__all__ = ["look_alikes"]

_CYRILLIC = dict(zip("АВЕКМНОРСТХІЈЅаеорсухіјѕ", "ABEKMHOPCTXIJSaeopcyxijs", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_DOUBLES = _CYRILLIC | _GREEK
_LETTERS = "".join(_DOUBLES)
_MIXED = re.compile(
    rf"(?<![^\W_])(?=[A-Za-z]*[{_LETTERS}])(?=[{_LETTERS}]*[A-Za-z])[A-Za-z{_LETTERS}]+(?![^\W_])"
)
_SINGLE = re.compile("(?<=[a-z] )[аАІ](?= [a-z]{2})")
_REASON = "A letter of another alphabet that looks like a Latin one."


@by_line
def look_alikes(text: str, _context: Context) -> list[Proposal]:
    """Put Latin letters in the place of their doubles."""
    if is_plain(text):
        return []
    words = [*_MIXED.finditer(text), *_SINGLE.finditer(text)]
    return [
        Proposal(
            start,
            start + 1,
            _DOUBLES[text[start]],
            "encoding/look-alike",
            _REASON,
            touches=frozenset(Fact),  # the same word, to the eye
        )
        for word in words
        for start in range(*word.span())
        if text[start] in _DOUBLES
    ]
