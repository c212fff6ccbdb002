"""Slips of grammar, by their class: one row for each kind.

A word twice; "a" where English has "an"; two plurals in a row ("citizens houses"); a word with
an ending that English at large does not give it ("aircrafts", "armys", "Aleppos"); another
preposition than English has; "in" before a day; a plural in a compound; two words that English
writes as one ("gun fire"); words that do not go together (`misfits`); a word near one that is far
more common; and abbreviations that most outlets do not have. What English has is asked of lists
of its commonest words and pairs; what edited text has nearly as often is no slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from normalize.quality.suggesting.english import frequency, pair
from normalize.quality.suggesting.misfits import misfits
from normalize.quality.suggesting.misspellings import misspellings
from normalize.quality.suggesting.sounds import wrong_article
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import DAYS, FUNCTION, MONTHS, Word, excerpt, stretches
from normalize.quality.texts import Text

__all__ = ["slips"]

_FEWEST = 3  # hits of a row
_IN_A_ROW = 12
_ROWS = 4  # of one class
_SENTENCES = 3
_RARER = 300  # how many times rarer a plural must be than its singular
_FEW_OUTLETS = 2
_AS_OFTEN = 1 / 3  # as here: what edited text has so often is English
_ABBREVIATION = "an abbreviation that one or two outlets have"
_OTHERWISE = 10  # a word has its preposition one time in so many at least
_PREPOSITIONS = frozenset("of in on at to for from by into with against after".split())
_BEHIND = ("of", "to", "on", "for", "from", "into", "by", "with", "at")
_COMMON = 1e-5  # share of a pair of words that is as good as a rule
_COMPOUND = re.compile(r"\d+-([a-z]+[^s\W]s-[a-z]+)")


@dataclass(slots=True)
class _Class:
    """Forms of one kind of slip, and where they stand."""

    forms: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    sentences: dict[str, str] = field(default_factory=dict)
    outlets: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def slips(texts: Sequence[Text], clean: Iterable[Text] = ()) -> list[Suggestion]:
    """Kinds of slips with their commonest forms: each kind's first row, then the second ones.

    Without `clean`, edited English, more is taken for a slip.
    """
    counts, pairs = _counts(texts)
    misspelt = misspellings(counts)
    classes: defaultdict[str, _Class] = defaultdict(_Class)
    for text in texts:
        found_here = chain.from_iterable(
            _found(stretch, counts, pairs, misspelt)
            for stretch in stretches(text.text, slots=False)
        )
        for kind, form, start, end in found_here:
            found = classes[kind]
            found.forms[form] += 1
            found.documents.add(text.name)
            found.outlets[form].add(text.outlet)
            found.sentences.setdefault(form, excerpt(text.text, start, end))
    own = classes[_ABBREVIATION]
    for form, outlets in own.outlets.items():
        if len(outlets) > _FEW_OUTLETS or own.forms[form] < _FEWEST:
            del own.forms[form]
    _leave_out_english(classes, sum(counts.values()), clean)
    rows = [
        (number, _suggestion(kind, part, found))
        for kind, found in classes.items()
        for number, part in enumerate(_parts(found.forms.most_common()))
    ]
    wanted = [(n, row) for n, row in rows if row.hits >= _FEWEST and row.documents > 1]
    wanted.sort(key=lambda numbered: (numbered[0], -numbered[1].hits, numbered[1].find))
    return [row for _, row in wanted]


def _leave_out_english(classes: dict[str, _Class], words: int, clean: Iterable[Text]) -> None:
    """Take out the forms that edited text has nearly as often."""
    wanted = {form for found in classes.values() for form in found.forms}
    edited, theirs = Counter[str](), 0
    for text in clean:
        for stretch in stretches(text.text, slots=False):
            theirs += len(stretch)
            slots = [word.slot for word in stretch]
            edited.update(wanted.intersection(slots))
            edited.update(wanted.intersection(_form(*both) for both in pairwise(slots)))
    for found in classes.values():
        for form, count in list(found.forms.items()):
            if theirs and edited[form] / theirs >= _AS_OFTEN * count / words:
                del found.forms[form]


def _form(first: str, second: str) -> str:
    """Two words as they are shown: alike at the beginning of a sentence."""
    return f"{first.lower()} {second if second[0].isupper() else second.lower()}"


def _parts(forms: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Some forms to a row, the commonest first; what stands once is no row's beginning.

    A form stands beside its plural.
    """
    together: Counter[str] = Counter()
    for form, count in forms:
        together[_stem(form)] += count
    forms = sorted(forms, key=lambda item: -together[_stem(item[0])])
    for start in range(0, min(len(forms), _ROWS * _IN_A_ROW), _IN_A_ROW):
        if together[_stem(forms[start][0])] > 1 or not start:
            yield forms[start : start + _IN_A_ROW]


def _stem(form: str) -> str:
    return form.removesuffix("es") if form.endswith("sses") else re.sub(r"(?<!s)s$", "", form)


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


_Found = tuple[str, str, int, int]


def _found(
    stretch: Sequence[Word],
    counts: Counter[str],
    pairs: Counter[tuple[str, str]],
    misspelt: Collection[str],
) -> Iterator[_Found]:
    """Slips in a stretch: their class, their form, where they stand."""
    words = [word.slot for word in stretch]
    for kind, first, end in misfits(words, pairs):
        form = " ".join("{weekday}" if word in DAYS else word for word in words[first:end])
        yield kind, form, stretch[first].start, stretch[end - 1].end
    for i, word in enumerate(words):
        here = stretch[i]
        if word in misspelt:
            yield "near a word that is far more common here", word, here.start, here.end
        if kind := _ending(word, counts):
            yield kind, word, here.start, here.end
        if 2 < len(word) < 7 and word.isupper() and word.isalpha() and not frequency(word.lower()):
            yield _ABBREVIATION, word, here.start, here.end
        if compound := _COMPOUND.fullmatch(word):
            form = f"{{number}}-{compound[1]}"
            yield "a plural within a compound", form, here.start, here.end
        if not i:
            continue
        last, before = words[i - 1], stretch[i - 1]
        form = _form(last, word)
        span = before.start, here.end
        if last.lower() == word.lower() and word in FUNCTION and word not in ("that", "had"):
            yield "a word twice", form, *span
        elif last.lower() in ("a", "an") and wrong_article(last.lower(), word):
            yield "'a' and 'an' by the sound behind them", form, *span
        elif (
            word in _PREPOSITIONS
            and not _is_time(words[i + 1 : i + 2])
            and (_other_preposition(last, word))
        ):
            yield "English has another preposition", form, *span
        elif last.lower() in ("in", "at") and word in MONTHS and _is_day(words[i + 1 : i + 3]):
            end = stretch[i + 1].end
            yield "a day is 'on'", f"{last} {word} {words[i + 1]}", before.start, end
        elif (
            here.start == before.end + 1
            and _plural(last)
            and _plural(word)
            and not pair(last, word)
        ):
            yield "two plurals in a row", form, *span
        elif here.start == before.end + 1 and _is_compound(last.lower(), word):
            yield "English writes one word", form, *span


def _counts(texts: Sequence[Text]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each word stands in the texts, and two in a row.

    Words are counted but for capitals at the beginning of stretches.
    """
    words, pairs = Counter[str](), Counter[tuple[str, str]]()
    for text in texts:
        for stretch in stretches(text.text, slots=False):
            slots = [word.slot for word in stretch]
            words.update(w for i, w in enumerate(slots) if i or not w[0].isupper())
            pairs.update(pairwise(slots))
    return words, pairs


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
    return "a weekday with -s" if word.endswith("days") and word[:-1] in DAYS else ""


def _is_day(following: Sequence[str]) -> bool:
    """Whether a month is followed by a day, and not by its year."""
    return bool(following) and following[0].isdigit() and int(following[0]) <= 31


def _is_time(following: Sequence[str]) -> bool:
    """Whether a day, a month or a number follows, which belong to no word before them."""
    return any(word in DAYS or word in MONTHS or word[0].isdigit() for word in following)


def _other_preposition(word: str, preposition: str) -> bool:
    """Whether English hardly puts this preposition behind a word, but often another one."""
    if not word.islower() or len(word) < 5 or word in FUNCTION or pair(word, preposition):
        return False
    others = max(pair(word, other) for other in _BEHIND)
    return others > _COMMON and others > frequency(word) / _OTHERWISE


def _is_compound(first: str, second: str) -> bool:
    """Whether English writes two words as one, and hardly ever as two."""
    return (
        min(len(first), len(second)) > 2
        and first.isalpha()
        and second.isalpha()
        and second.islower()
        and not {first, second} & FUNCTION
        and frequency(first + second) > 0
        and not pair(first, second)
    )


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
