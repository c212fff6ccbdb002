"""Numbers glued to a word: ``300families``, ``24percent``, ``in2019``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from normalize.edits import Proposal
from normalize.stages.english import MONTH
from normalize.stages.spacing.tokens import space, token_before
from transliteration.lexicon import lexicon_has

__all__ = ["around_numbers"]

_TOUCHING = re.compile(r"[0-9](?:(?<=[a-z].)|(?=[A-Za-z])(?!(?:st|nd|rd|th)\b))")
_WORD = re.compile(r"[a-z]+\b")
# A noun of the dictionary in the plural; a shorter one may be a unit, or a plural of letters.
_GLUED = re.compile(r"[0-9](?=[a-z]{3})")
_NOUN = re.compile(r"(?=([a-z]{4,}s)(?![\w.@/-]\w))")
_FEW = re.compile(r"(?<![\w.,:/#@-])[1-9]\d{0,2}\Z")
_WRITTEN_SO = frozenset("bits pixels nits lumens".split())
_MONEY = ("million", "billion", "trillion")  # "£24million" is how some papers write a sum
_MONTH = re.compile(rf"[0-9](?={MONTH}\b)")
_DATE = re.compile(rf"[0-9](?<=[a-z].)[0-9]? {MONTH}\b")
_LEAD = re.compile(r"(?<![^\s(\"“])(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom)\Z")
_PERCENT = re.compile(r"%(?=(?:in|of|on|to|from|by|and|since|last|this|compared|the|for) )")


def around_numbers(text: str, counted: Container[str]) -> Iterator[Proposal]:
    """Yield the spaces that are missing between a number and the words beside it.

    counted: words that any number may be glued to.

    >>> [p.start for p in around_numbers("Some 1,300dead; 8 left in2019.", {"dead"})]
    [10, 25]
    """
    if "%" in text or _TOUCHING.search(text):
        yield from _behind_numbers(text, counted)
        yield from _around_years(text)


def _behind_numbers(text: str, counted: Container[str]) -> Iterator[Proposal]:
    ends = set()
    for found in _GLUED.finditer(text):
        end = found.end()
        token = token_before(text, end)
        if any(map(str.isalpha, token)) or "#" in token or "@" in token:
            continue
        if token[:1] in ("$", "£", "€") and text.startswith(_MONEY, end):
            continue
        word = _WORD.match(text, end)
        noun = _NOUN.match(text, end) if _FEW.search(text, max(0, end - 5), end) else None
        if (word and word[0] in counted) or (
            noun and noun[1] not in _WRITTEN_SO and lexicon_has(noun[1])
        ):
            ends.add(end)
    for found in _MONTH.finditer(text):
        if _FEW.search(text, max(0, found.end() - 5), found.end()):
            ends.add(found.end())
    if "%" in text:
        percents = _PERCENT.finditer(text)
        ends |= {found.end() for found in percents if text[found.start() - 1].isdigit()}
    for end in sorted(ends):
        yield space(end, "after-number", "A space belongs behind a number.")


_FUNCTION_WORDS = (
    "the|they|and|in|when|after|he|she|we|it|to|by|at|was|were|with|for|that|as|of|on|but|or|until|"
    "from|has|have|had|because|while|where|which|who|before|during|between|through|against"
)
_YEAR = re.compile(
    r"(?:(?:in|since|until|from|of|by|to|and|till)(?=(?:19|20)\d\d(?:[\s.,;:)]|\Z))"
    r"|the(?=(?:19|20)\d0s\b))"
)


# A year and a word that no name, unit or decade begins with.
_YEAR_FIRST = re.compile(rf" (?:19|20)\d\d(?=(?:{_FUNCTION_WORDS}) )")
_ANY_YEAR = re.compile(r"[12][09]\d\d(?:(?<=[a-z].{4})|(?=[a-z]))")


def _around_years(text: str) -> Iterator[Proposal]:
    """A year that is glued to the word before it, or behind it: in2016, "in 2016they"."""
    for found in _DATE.finditer(text):
        start = found.start()
        if _LEAD.search(text, max(0, start - 6), start):
            yield space(start, "before-number", "A space belongs before a number.")
    if not _ANY_YEAR.search(text):
        return
    for found in _YEAR_FIRST.finditer(text):
        yield space(found.end(), "after-number", "A space belongs behind a number.")
    for found in _YEAR.finditer(text):
        start = found.start()
        if not start or not (text[start - 1].isalnum() or text[start - 1] in "-_/.#@"):
            yield space(found.end(), "before-number", "A space belongs before a number.")
