"""Names that mostly stand with an article, and stand without one; and the other way round.

A name is taken with the common nouns behind it ("Syrian army", "Castello road"), where it is
whole: behind a preposition, a conjunction or a verb, and before a small word, or nothing. The
words themselves are compared, as names of one kind do not agree ("the Pentagon", but "Hamas").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.quality.suggesting.oddities import Oddity
from normalize.quality.suggesting.words import DAYS, FUNCTION, MONTHS, Word, stretches
from normalize.quality.texts import Text

__all__ = ["odd_articles"]

_MOSTLY = 3  # times as often otherwise
_KNOWN = 5  # places that tell what is usual
_COMMON_NOUNS = 3  # behind a name
_ARTICLES = frozenset(("a", "an", "the"))
_LEADS = frozenset(
    "of in on at to from by with for into against near after before between that as when while "
    "where which is was are were".split()
)
_BEFORE_NOUNS = _ARTICLES | frozenset("so this its his their".split())
_COORDINATED = frozenset(("and", "or"))  # "the Aleppo and Homs roads"
_VERBAL = ("ed", "ing", "ly")
_JOINTS = frozenset("-–—/&'’")  # "the Aleppo–Homs road"


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with its common nouns, the word before them but for "the", and its place."""

    lead: str
    article: str
    words: tuple[str, ...]
    start: int
    end: int


def odd_articles(texts: Iterable[Text]) -> Iterator[Oddity]:
    """What stands with an article, or without one, and mostly otherwise."""
    names = [
        (text, name)
        for text in texts
        for stretch in stretches(text.text, slots=False)
        for name in _names(text.text, stretch)
    ]
    usage: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for _, name in names:
        usage[name.words][name.article] += 1
    for text, name in names:
        bare, the = usage[name.words][""], usage[name.words]["the"]
        said = " ".join(name.words)
        bare_name = _is_name(name.words[-1])  # "in the Idlib province" may be
        if not name.article and the >= max(_KNOWN, _MOSTLY * bare):
            form: tuple[str, ...] = (name.lead, *name.words)
            kind, often, usual = "a name mostly with 'the'", the, f"the {said}"
        elif name.article and bare_name and bare >= max(_KNOWN, _MOSTLY * the):
            form = (name.lead, "the", *name.words)
            kind, often, usual = "a name mostly without 'the'", bare, said
        else:
            continue
        instead = f"{name.lead} {usual}"
        yield Oddity(kind, said, form, usual, often, text, name.start, name.end, instead)


def _names(text: str, stretch: Sequence[Word]) -> Iterator[_Name]:
    words = [word.slot for word in stretch]
    first = 1
    while first < len(words):
        if not _is_name(words[first]):
            first += 1
            continue
        last = first
        while last + 1 < len(words) and _is_name(words[last + 1]):
            last += 1
        nouns = last + _COMMON_NOUNS
        while last < nouns and last + 1 < len(words) and _is_common(words[last + 1]):
            last += 1
        article = words[first - 1].lower()
        before = first - 2 if article in _ARTICLES else first - 1
        behind = words[last + 1] if last + 1 < len(words) else ""
        end = stretch[last].end
        if (
            before >= 0
            and _leads(words, before)
            and article not in ("a", "an")
            and behind not in _COORDINATED
            and (not behind or behind in FUNCTION or (article != "the" and behind.endswith("ed")))
            and text[end : end + 1] not in _JOINTS
        ):
            yield _Name(
                words[before].lower(),
                article if article == "the" else "",
                tuple(words[first : last + 1]),
                stretch[before].start,
                end,
            )
        first = last + 1


def _is_name(word: str) -> bool:
    capital = word[0].isupper() or (word.startswith("al-") and word[3:4].isupper())
    return capital and word.lower() not in FUNCTION and word not in MONTHS and word not in DAYS


def _is_common(word: str) -> bool:
    return word.islower() and word not in FUNCTION and not word.endswith(_VERBAL)


def _leads(words: Sequence[str], i: int) -> bool:
    """Whether a word leads a noun phrase in."""
    word = words[i]
    if word in _LEADS:
        return True
    verb = word.isalpha() and word.islower() and word.endswith(("ed", "ing"))
    return verb and word not in FUNCTION and i > 0 and _may_act(words[i - 1])


def _may_act(word: str) -> bool:
    """Whether a verb may stand behind a word: not in "the divided Syrian city", "UK based"."""
    return word.islower() and word not in _BEFORE_NOUNS
