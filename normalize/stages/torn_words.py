"""Words torn at a hyphen: ``al- Bab``, ``al -Bab``, ``east- ern``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Level, Proposal
from normalize.stages import Context
from normalize.stages.lexicon import is_word

__all__ = ["torn_words"]

_SPACE_BEHIND = re.compile(r"-( )([^\W\d_]+)")
_SPACE_BEFORE = re.compile(r"( )-( ?)([^\W\d_]+)")
_HALF = re.compile(r"(?<![^\W_])[^\W\d_]{2,20}\Z")
_SUN_LETTERS = ("t", "th", "d", "dh", "r", "z", "s", "sh", "n")
# In "pre- and post-war" the hyphen waits for a word; with some, letters make a word by chance.
_LINKS = frozenset("and or nor but to the a an in of on as at by for it is are was he we".split())


def torn_words(text: str, _context: Context) -> list[Proposal]:
    """Join the article to its name, and the halves of an English word that a line end broke."""
    return [*_space_behind(text), *_space_before(text)]


def _space_behind(text: str) -> Iterator[Proposal]:
    for found in _SPACE_BEHIND.finditer(text, 1):
        half, rest = _half(text, found.start()), found[2]
        if is_article(half, rest):
            yield _joined_article(*found.span(1))
        elif rest.islower() and rest not in _LINKS:
            yield from _joined_halves(found.start(), half, rest)


def _space_before(text: str) -> Iterator[Proposal]:
    for found in _SPACE_BEFORE.finditer(text, 1):
        half = _half(text, found.start())
        # "al - Bab" only in lower case: in "Al - Jazeera" a dash may follow a name.
        if is_article(half, found[3]) and (half.islower() or not found[2]):
            group = f"spacing/article@{found.start()}" if found[2] else ""
            yield _joined_article(*found.span(1), group)
            if group:
                yield _joined_article(*found.span(2), group)


def _half(text: str, end: int) -> str:
    found = _HALF.search(text, max(0, end - 22), end)
    return found[0] if found else ""


def _joined_article(start: int, end: int, group: str = "") -> Proposal:
    reason = "The article is joined to its name by a hyphen."
    return Proposal(start, end, "", "spacing/article", reason, group=group)


def is_article(word: str, name: str) -> bool:
    """Whether a word is the Arabic article before a name, also assimilated to its first letter.

    >>> is_article("al", "Bab"), is_article("as", "Suwayda"), is_article("as", "Bab")
    (True, True, False)
    """
    vowel, consonants = word[:1].lower(), word[1:].lower()
    if vowel not in ("a", "e", "u"):
        return False
    if consonants == "l":
        return name[0].isupper() or word == "al"
    return name[0].isupper() and consonants in _SUN_LETTERS and name.lower().startswith(consonants)


def _joined_halves(at: int, half: str, rest: str) -> Iterator[Proposal]:
    if not half or half.isupper() or len(rest) < 2 or not is_word(half + rest):
        return
    sure = not (is_word(half) and is_word(rest))
    reason = "A word broken at the end of a line was left in two halves."
    level = Level.LIKELY if sure else Level.POSSIBLE
    yield Proposal(at, at + 2, "", "spacing/broken-word", reason, level)
