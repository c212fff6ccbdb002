"""Plurals and verb forms, so that one rule covers a word however the text inflects it.

Forms come from lemminflect (a dictionary of English morphology with a neural fallback for
unknown words). Of a phrase, a noun is inflected at its last word and a verb at its first:

>>> forms("jihad-mobile", "suicide car bomb", "noun")
[('jihad-mobile', 'suicide car bomb'), ('jihad-mobiles', 'suicide car bombs')]
>>> forms("fail", "foil", "verb")[2]
('failed', 'foiled')
"""

from __future__ import annotations

__all__ = ["forms"]

_TAGS = {"noun": ("NNS",), "verb": ("VBZ", "VBD", "VBN", "VBG")}


def forms(find: str, replace: str | None, inflect: str) -> list[tuple[str, str | None]]:
    """Pair every form of `find` with the same form of `replace`; the base form comes first.

    Where two forms of `find` look alike (a past tense and its participle) the first stands.
    """
    pairs: dict[str, str | None] = {find: replace}
    for tag in _TAGS[inflect]:
        found = _inflected(find, inflect, tag)
        pairs.setdefault(found, None if replace is None else _inflected(replace, inflect, tag))
    return list(pairs.items())


def _inflected(phrase: str, inflect: str, tag: str) -> str:
    from lemminflect import getInflection  # slow to import, needed only when a pack is compiled

    if inflect == "noun":
        head, space, word = phrase.rpartition(" ")
        stem, hyphen, last = word.rpartition("-")
        return f"{head}{space}{stem}{hyphen}{_first(getInflection(last, tag), last)}"
    word, space, tail = phrase.partition(" ")
    return f"{_first(getInflection(word, tag), word)}{space}{tail}"


def _first(inflected: tuple[str, ...], word: str) -> str:
    return inflected[0] if inflected else word
