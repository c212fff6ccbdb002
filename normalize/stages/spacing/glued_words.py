"""Words glued to a small one: ``militantsand officers``, ``sincethe war``, ``inNabatieh``.

What is no English word as a whole, and is two in halves, lost the space between them. Names
and foreign words may look so by chance: only what is written in small letters is taken, and
beside "and" there must be a plural or a small word ("marchand" is French).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalize.edits import Proposal
from normalize.rules import Kind
from normalize.stages import Context, by_line
from normalize.stages.spacing.tokens import space
from transliteration.lexicon import lexicon_has

__all__ = ["glued_words"]

_SMALL = "the|from|with|that|said|were|their|which"
_GLUED = re.compile(
    rf"(?<![\w.@#/'’&=?%-])(?:(?P<first>{_SMALL}|and)(?P<right>[a-z]{{4,20}})|"
    rf"(?P<left>[A-Za-z][a-z]{{2,19}})(?P<last>{_SMALL}|was|and))"
    r"(?![\w@#/&=?%-]|['’](?!s\b)|\.\w)"
)
_LONG = re.compile(r"[A-Za-z][a-z]{5,}")
_NAMED = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]{3,20}(?![\w@#/'’&=?%-]|\.\w)")
_BEFORE_NAME = re.compile(r"(?<![\w.@#/'’&=?%-])(?:in|at|to|from|near|of|for|by|with|and|the|on)\Z")
# English words that look so and are met often: they need not be looked up.
_USUAL = re.compile(
    r"themsel|theme|there(?:in|by|of|fore|after|upon|with|to|at|on|abouts?)?\Z|theor|therap|"
    r"thermal|theat|thesis|thousand|understand|husband|withd|withh|without|"
    r"within|withst|[a-z]*(?:land|stand|mand|band|brand|hand|grand|breathe|clothe)\Z"
)
# Small words themselves, before "the" or "their": "becausethe".
_DETERMINERS = ("the", "their")
_BEFORE_THE = frozenset(
    "about above across after against all along among amid around because before behind below "
    "beneath beside besides between beyond but despite during except for from inside into like "
    "near off onto out outside over past since than that though through throughout toward towards "
    "under unless until upon when where whereas whether which while with within without".split()
)
_LINKS = frozenset(
    "a an the his her its their our this that these those two three four five six several many of "
    "in on at to from by with for near after before into over was were is are has have had who "
    "which when while then also not some all other new".split()
)
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\b([a-z]+) \Z"), re.compile(r" ([a-z]+)\b")
_REASON = "A space was lost between two words."


@by_line
def glued_words(text: str, context: Context) -> list[Proposal]:
    """Put the space back between a small word and another one, or the name of a place."""
    is_place = context.rules.names(Kind.PLACES).knows
    named = (
        found.start()
        for found in _NAMED.finditer(text)
        if _BEFORE_NAME.search(text, max(0, found.start() - 4), found.start())
        and is_place(found[0])
    )
    glued = _places(text) if any(map(_is_glued, set(_LONG.findall(text)))) else ()
    return [space(at, "glued-words", _REASON) for at in (*glued, *named)]


@lru_cache(maxsize=1 << 16)  # words: most were met before
def _is_glued(letters: str) -> bool:
    """Whether small letters in a row are no word, but two of which one is small."""
    return not (_GLUED.match(letters) is None or _USUAL.match(letters) or lexicon_has(letters))


def _places(text: str) -> Iterator[int]:
    for found in _GLUED.finditer(text):
        if _USUAL.match(found[0]) or lexicon_has(found[0]):
            continue
        small, other = found["first"] or found["last"], found["right"] or found["left"]
        if found["last"] in _DETERMINERS and other.lower() in _BEFORE_THE:
            yield found.end("left")
            continue
        if not (other.islower() and lexicon_has(other)):
            continue
        if small == "and" and not _joins(text, found, other):
            continue
        yield found.end("first") if found["first"] else found.end("left")


def _joins(text: str, found: re.Match[str], other: str) -> bool:
    """Whether an "and" is one: beside a plural, or with a small word before or behind it."""
    before = _WORD_BEFORE.search(text, max(0, found.start() - 12), found.start())
    behind = _WORD_BEHIND.match(text, found.end())
    is_plural = other.endswith("s") and not other.endswith("ss") and lexicon_has(other[:-1])
    return is_plural or any(word is not None and word[1] in _LINKS for word in (before, behind))
