"""Noun phrases behind a preposition or a verb, by small words alone: no tagger is needed.

What stands between a preposition, or a word in -ed or -ing, and the next small word is taken for
a noun phrase, if it holds a word of its own.

>>> from normalize.quality.suggesting.words import stretches
>>> stretch = next(stretches("He was hurt in a critical condition by Syrian regime on Monday."))
>>> [(p.lead, p.article, " ".join(p.words), p.behind) for p in noun_phrases(stretch)]
[('in', 'a', 'critical condition', 'by'), ('by', '', '{name} regime', 'on')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.quality.suggesting.words import FUNCTION, Word

__all__ = ["DETERMINERS", "IDIOMATIC", "VERB", "Key", "NounPhrase", "is_plural", "noun_phrases"]

IDIOMATIC = frozenset("in on at by under with".split())  # which of them, custom decides
VERB = "{verb}"  # leads in where a verb does
_PREPOSITIONS = IDIOMATIC | frozenset("of to for from into against near during after".split())
_GOVERNED = frozenset(("of", "to", "for"))  # what a noun takes behind it
_ARTICLES = {"a": "a", "an": "a", "the": "the"}
DETERMINERS = frozenset(
    "several many another last next every various few numerous most less enough".split()
)
_DATES = ("{month}", "{weekday}")
_MOST_WORDS = 4

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What leads a noun phrase in, its article ("" for none), its words, the word behind.

    `form` is all of them but the word behind; `start` and `end` are code points of the text.
    """

    lead: str
    article: str
    words: Key
    behind: str
    form: Key
    start: int
    end: int

    @property
    def keys(self) -> Iterator[Key]:
        """What it is counted under: its words with what they govern, its words."""
        if self.behind in _GOVERNED:
            yield (*self.words, self.behind)
        yield self.words

    @property
    def heads(self) -> Iterator[Key]:
        """The last word, as a key of its own; another key where there is no name or number."""
        yield ("…", self.words[-1])
        if len(self.words) > 1:
            yield ("…", *self.words[-2:])
        if not any(word.startswith("{") for word in self.words):
            yield ("…", "…", "…", self.words[-1])


def noun_phrases(stretch: Sequence[Word]) -> Iterator[NounPhrase]:
    """Noun phrases that are whole: behind them stands a small word, or nothing.

    Plurals are given with the word before, without a lead, too.
    """
    words = [word.slot for word in stretch]
    for first in range(1, len(words)):
        if is_plural(words[first]) and _is_own(words[first - 1]):
            form = (words[first - 1], words[first])
            yield NounPhrase("", "", form, "", form, stretch[first - 1].start, stretch[first].end)
        article = _ARTICLES.get(words[first - 1], "")
        before = first - 2 if article else first - 1
        if before < 0 or not _may_begin(words[first]):
            continue
        lead = words[before]
        if lead not in _PREPOSITIONS:
            if lead in FUNCTION or not lead.endswith(("ed", "ing")):
                continue
            lead = VERB
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            if words[last] in FUNCTION or words[last] in _DATES:
                break
            behind = words[last + 1] if last + 1 < len(words) else ""
            own = any(not word.startswith("{") for word in words[first : last + 1])
            if own and (not behind or behind in FUNCTION or behind in _DATES):
                yield NounPhrase(
                    lead,
                    article,
                    tuple(words[first : last + 1]),
                    behind,
                    tuple(words[before : last + 1]),
                    stretch[before].start,
                    stretch[last].end,
                )


def _is_own(word: str) -> bool:
    return word not in FUNCTION and not word.startswith("{")


def _may_begin(word: str) -> bool:
    """Whether a word may be a noun phrase's first: a possessive needs no article."""
    return not (
        word in FUNCTION
        or word in DETERMINERS
        or word in ("{number}", *_DATES)
        or word.endswith(("'s", "’s"))
    )


def is_plural(word: str) -> bool:
    """Whether a word ends as plurals do.

    >>> is_plural("shells"), is_plural("press"), is_plural("Hama's")
    (True, False, False)
    """
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and word.isalpha()
