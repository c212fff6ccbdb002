"""Slips of grammar that need no corpus to compare with, by their class: one row for each kind.

A word twice; "a" where English has "an"; two plurals in a row ("citizens houses"); a word with
an ending that English at large does not give it ("aircrafts", "armys", "Aleppos"); another
preposition than English has; "in" before a day; a plural in a compound; a noun that
English never has without an article, behind a preposition and its attributes ("in northern
countryside"). What English has is asked of lists of its commonest words and pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from normalize.quality.suggesting.english import frequency, pair
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, MONTHS, Word, excerpt, stretches
from normalize.quality.texts import Text

__all__ = ["slips"]

_FEWEST = 3  # hits of a row
_IN_A_ROW = 12
_ROWS = 8  # of one class
_OFTEN = 20  # hits of a noun that has a row of its own
_SENTENCES = 3
_RARER = 300  # how many times rarer a plural must be than its singular
_ARTICLE = 10  # how many times commoner a noun must be with an article than behind a preposition
_PREPOSITIONS = frozenset("of in on at to for from by into with against after".split())
_BEHIND = ("of", "to", "on", "for", "from", "into", "by", "with", "at")
_COMMON = 1e-5  # share of a pair of words that is as good as a rule
_COMPOUND = re.compile(r"\d+-([a-z]+[^s\W]s-[a-z]+)")
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our your my no any some each every all "
    "both one two three four five six seven eight nine ten another other such".split()
)


@dataclass(slots=True)
class _Class:
    """Forms of one kind of slip, and where they stand."""

    forms: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    sentences: dict[str, str] = field(default_factory=dict)


def slips(texts: Sequence[Text]) -> list[Suggestion]:
    """Kinds of slips with their commonest forms: each kind's first row, then the second ones."""
    names = _names(texts)
    classes: defaultdict[tuple[str, str], _Class] = defaultdict(_Class)
    for text in texts:
        plain = (slip for s in stretches(text.text, slots=False) for slip in _found(s, names))
        bare = (slip for s in stretches(text.text) for slip in _bare_nouns(s))
        for key, form, start, end in chain(plain, bare):
            found = classes[key]
            found.forms[form] += 1
            found.documents.add(text.name)
            found.sentences.setdefault(form, excerpt(text.text, start, end))
    rows = [
        (number, _suggestion(kind, part, found))
        for kind, found in _pooled(classes)
        for number, part in enumerate(_parts(found.forms.most_common()))
    ]
    wanted = [(n, row) for n, row in rows if row.hits >= _FEWEST and row.documents > 1]
    wanted.sort(key=lambda numbered: (numbered[0], -numbered[1].hits, numbered[1].find))
    return [row for _, row in wanted]


def _pooled(classes: dict[tuple[str, str], _Class]) -> Iterator[tuple[str, _Class]]:
    """Classes of slips; nouns of few hits are one class."""
    pools: defaultdict[str, _Class] = defaultdict(_Class)
    for (kind, word), found in classes.items():
        if word and found.forms.total() >= _OFTEN:
            yield kind, found
        else:
            pools[kind].forms += found.forms
            pools[kind].documents |= found.documents
            pools[kind].sentences |= found.sentences
    yield from pools.items()


def _parts(forms: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Some forms to a row, the commonest first; what stands once is no row's beginning."""
    for start in range(0, min(len(forms), _ROWS * _IN_A_ROW), _IN_A_ROW):
        if forms[start][1] > 1 or not start:
            yield forms[start : start + _IN_A_ROW]


def _suggestion(kind: str, part: Sequence[tuple[str, int]], found: _Class) -> Suggestion:
    hits = sum(count for _, count in part)
    return Suggestion(
        "slip",
        "flags",
        tuple(form for form, _ in part),
        None,
        hits,
        len(found.documents),
        float(hits),
        kind,
        tuple(found.sentences[form] for form, _ in part[:_SENTENCES]),
    )


_Found = tuple[tuple[str, str], str, int, int]


def _found(stretch: Sequence[Word], names: Counter[str]) -> Iterator[_Found]:
    """Slips in a stretch: their class, their form, where they stand."""
    words = [word.slot for word in stretch]
    for i, word in enumerate(words):
        here = stretch[i]
        if kind := _ending(word, names):
            yield (kind, ""), word, here.start, here.end
        if compound := _COMPOUND.fullmatch(word):
            form = f"{{number}}-{compound[1]}"
            yield ("a plural within a compound", ""), form, here.start, here.end
        if not i:
            continue
        last, before = words[i - 1], stretch[i - 1]
        form = f"{last.lower()} {word if word[0].isupper() else word.lower()}"
        span = before.start, here.end
        if last.lower() == word.lower() and word in FUNCTION and word not in ("that", "had"):
            yield ("a word twice", ""), form, *span
        elif last.lower() in ("a", "an") and _wrong_article(last.lower(), word):
            yield (f"{last.lower()!r} before this sound", ""), form, *span
        elif word in _PREPOSITIONS and _other_preposition(last, word):
            yield ("English has another preposition", ""), form, *span
        elif last.lower() in ("in", "at") and word in MONTHS and _is_day(words[i + 1 : i + 3]):
            end = stretch[i + 1].end
            yield ("a day is 'on'", ""), f"{last} {word} {words[i + 1]}", before.start, end
        elif (
            here.start == before.end + 1
            and _plural(last)
            and _plural(word)
            and not pair(last, word)
        ):
            yield ("two plurals in a row", ""), form, *span


def _bare_nouns(stretch: Sequence[Word]) -> Iterator[_Found]:
    """Nouns with attributes behind a preposition, and no article."""
    words = [word.slot for word in stretch]
    for i, word in enumerate(words):
        if i < 2 or not _wants_article(word) or (i + 1 < len(words) and not _ends(words[i + 1])):
            continue
        start = next((j for j in (i - 2, i - 3) if j >= 0 and words[j] in _PREPOSITIONS), None)
        if start is None or not all(map(_attribute, words[start + 1 : i])):
            continue
        form = " ".join("{name}" if w.startswith("al-") else w for w in words[start : i + 1])
        if form.count("{name}") < 2:
            yield ("no article", word), form, stretch[start].start, stretch[i].end


def _names(texts: Sequence[Text]) -> Counter[str]:
    """Capitalised words and how often they stand in the texts."""
    return Counter(
        word.slot
        for text in texts
        for stretch in stretches(text.text, slots=False)
        for word in stretch[1:]
        if word.slot[0].isupper()
    )


def _ending(word: str, names: Counter[str]) -> str:
    """What is odd in a word's ending; nothing for most words."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return ""
    base = word[:-1]
    if word[0].isupper():
        is_name = names[base] > 2 * names[word] and not frequency(word.lower())
        return "a name with -s" if is_name and names[base] > _FEWEST else _weekday(word)
    if not word.isalpha():
        return ""
    single, several = frequency(base), frequency(word)
    if word.endswith("ys") and word[-3] not in "aeou" and not several:
        return "-ys, as no plural has it"
    if single > 1e-6 and single > _RARER * several:
        return "a plural that English hardly has"
    return ""


def _weekday(word: str) -> str:
    return "a weekday with -s" if word.endswith("days") and word[:-4] in _DAYS else ""


_DAYS = frozenset(("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))


def _is_day(following: Sequence[str]) -> bool:
    """Whether a month is followed by a day, and not by its year."""
    return bool(following) and following[0].isdigit() and int(following[0]) <= 31


def _other_preposition(word: str, preposition: str) -> bool:
    """Whether English hardly puts this preposition behind a word, but often another one."""
    if not word.islower() or len(word) < 5 or word in FUNCTION or pair(word, preposition):
        return False
    others = max(pair(word, other) for other in _BEHIND)
    return others > _COMMON and others > frequency(word) / _ARTICLE


def _wrong_article(article: str, word: str) -> bool:
    lower = word.lower()
    right, wrong = ("an", "a") if article == "a" else ("a", "an")
    if pair(right, lower) or pair(wrong, lower):
        return pair(right, lower) > _ARTICLE * pair(article, lower)
    if word.isupper() or not word.isalpha():
        return False
    vowel = lower[0] in "aeio" or (lower[0] == "u" and not lower.startswith(("un", "us", "ut")))
    if lower.startswith(("eu", "one", "once", "uni", "ho", "heir")):
        return False
    return vowel is (article == "a")


def _plural(word: str) -> bool:
    return (
        len(word) > 4
        and word.isalpha()
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and frequency(word[:-1]) > frequency(word) / 50 > 0
        and word not in FUNCTION
    )


def _wants_article(word: str) -> bool:
    """Whether a noun hardly ever stands behind a preposition without an article."""
    if not word.isalpha() or not word.islower() or len(word) < 4 or word in FUNCTION:
        return False
    bare = sum(pair(preposition, word) for preposition in ("of", "in", "by", "from", "with"))
    with_article = pair("the", word) + pair("a", word) + pair("an", word)
    return with_article > _ARTICLE * bare and _is_noun(word)


@lru_cache(maxsize=4096)
def _is_noun(word: str) -> bool:
    """Whether a word is a singular noun before all."""
    from lemminflect import getAllLemmas  # slow to import

    return word in getAllLemmas(word).get("NOUN", ()) and "ADV" not in getAllLemmas(word)


def _ends(following: str) -> bool:
    """Whether what follows a noun leaves it the head of its phrase."""
    return following in FUNCTION or following.startswith("{") or following.endswith("ing")


def _attribute(word: str) -> bool:
    """Whether a word may stand between an article and its noun, and is no determiner."""
    return word not in _DETERMINERS | FUNCTION and (
        word == "{name}" or (not word.startswith("{") and not word.endswith(("ing", "'s", "’s")))
    )
