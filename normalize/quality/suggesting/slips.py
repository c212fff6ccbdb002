"""Slips of grammar, by their class: one row for each kind.

A word twice; "a" where English has "an"; two plurals in a row ("citizens houses"); a word with
an ending that English at large does not give it ("aircrafts", "armys", "Aleppos"); another
preposition than English has; "in" before a day; a plural in a compound; two words that English
writes as one ("gun fire") (`faults`); words that do not go together (`misfits`); lost apostrophes
(`apostrophes`); the wrong number (`numbers`); a word near one that is far more common; and
abbreviations that most outlets do not have. What English has is asked of lists of its commonest
words and pairs; what edited text has nearly as often is no slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from normalize.quality.suggesting.apostrophes import COMPARED, Apostrophes
from normalize.quality.suggesting.faults import ABBREVIATION, Fault, faults
from normalize.quality.suggesting.misfits import misfits
from normalize.quality.suggesting.misspellings import misspellings
from normalize.quality.suggesting.numbers import Numbers
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import (
    DAYS,
    FUNCTION,
    Word,
    excerpt,
    is_number,
    spoken,
    stretches,
)
from normalize.quality.texts import Text

__all__ = ["slips"]

_FEWEST = 3  # hits of a row
_IN_A_ROW = 12
_ROWS = 4  # of one class
_SENTENCES = 3
_FEW_OUTLETS = 2
_AS_OFTEN = 1 / 3  # as here: what edited text has so often is English


@dataclass(slots=True)
class _Class:
    """Forms of one kind of slip, what each should be, and where they stand."""

    forms: Counter[str] = field(default_factory=Counter)
    instead: dict[str, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    sentences: dict[str, str] = field(default_factory=dict)
    outlets: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def slips(texts: Sequence[Text], clean: Sequence[Text] = ()) -> list[Suggestion]:
    """Kinds of slips with their commonest forms: each kind's first row, then the second ones.

    Without `clean`, edited English, more is taken for a slip.
    """
    all_said = [(text, list(stretches(text.text, slots=False))) for text in texts]
    words = [[word.slot for word in stretch] for _, own in all_said for stretch in own]
    counts = Counter(w for row in words for i, w in enumerate(row) if i or not w[0].isupper())
    pairs = Counter(chain.from_iterable(map(pairwise, words)))
    misspelt = misspellings(counts)
    apostrophes = Apostrophes((stretch for _, own in all_said for stretch in own), clean)
    numbers = Numbers(words)
    classes: defaultdict[str, _Class] = defaultdict(_Class)
    for text, own in all_said:
        for stretch in own:
            here = [word.slot for word in stretch]
            lost = list(apostrophes.lost(stretch))
            without = {i for fault in lost for i in range(fault.first, fault.end)}
            for fault in (
                *lost,
                *misfits(here, pairs),
                *numbers.wrong(here),
                *(f for f in faults(stretch, counts, misspelt) if f.first not in without),
            ):
                _add(classes[fault.kind], fault, text, stretch, counts)
    own_words = classes[ABBREVIATION]
    for form, outlets in own_words.outlets.items():
        if len(outlets) > _FEW_OUTLETS or own_words.forms[form] < _FEWEST:
            del own_words.forms[form]
    _leave_out_english(classes, counts.total(), clean)
    rows = [
        (number, _suggestion(kind, part, found))
        for kind, found in classes.items()
        for number, part in enumerate(_parts(found.forms.most_common()))
    ]
    wanted = [(n, row) for n, row in rows if row.hits >= _FEWEST and row.documents > 1]
    wanted.sort(key=lambda numbered: (numbered[0], -numbered[1].hits, numbered[1].find))
    return [row for _, row in wanted]


def _add(
    found: _Class, fault: Fault, text: Text, stretch: Sequence[Word], counts: Counter[str]
) -> None:
    """Count a fault under its form: days, and numbers that may be any, are slots."""
    words = [word.slot for word in stretch[fault.first : fault.end]]
    first, small = words[0], words[0].lower()
    lower = small in FUNCTION or (
        not fault.first and counts[small] + (len(words) > 1) > counts[first]
    )
    any_number = "$number" in fault.instead
    shown = ["{number}" if any_number and is_number(word) else word for word in words]
    form = _shown(shown, "{weekday}", lower=lower)
    form = re.sub(r"^\d+-", "{number}-", form)
    found.forms[form] += 1
    if fault.instead:
        found.instead[form] = _shown(fault.instead.split(), "$weekday", lower=lower)
    found.documents.add(text.name)
    found.outlets[form].add(text.outlet)
    start, end = stretch[fault.first].start, stretch[fault.end - 1].end
    found.sentences.setdefault(form, excerpt(text.text, start, end))


def _shown(words: Sequence[str], day: str, *, lower: bool) -> str:
    """Words as they are shown: alike at the beginning of a sentence."""
    first = words[0].lower() if lower else words[0]
    return " ".join(day if word in DAYS else word for word in (first, *words[1:]))


def _leave_out_english(classes: dict[str, _Class], words: int, clean: Iterable[Text]) -> None:
    """Take out the forms that edited text has nearly as often."""
    asked = [found for kind, found in classes.items() if kind not in COMPARED]
    wanted = {form for found in asked for form in found.forms}
    edited, theirs = Counter[str](), 0
    for text in clean:
        for said in spoken(text.text):
            theirs += len(said)
            edited.update(wanted.intersection(said))
            edited.update(wanted.intersection(_pair(*both) for both in pairwise(said)))
    for found in asked:
        for form, count in list(found.forms.items()):
            if theirs and edited[form] / theirs >= _AS_OFTEN * count / words:
                del found.forms[form]


def _pair(first: str, second: str) -> str:
    return f"{first.lower()} {second}"


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
    forms = tuple(form for form, _ in part)
    known = all(form in found.instead for form in forms)
    return Suggestion(
        "slip",
        "phrases" if known else "flags",
        forms,
        None,
        hits,
        len(found.documents),
        float(hits),
        kind,
        tuple(found.sentences[form] for form in (forms if known else forms[:_SENTENCES])),
        instead=tuple(found.instead[form] for form in forms) if known else (),
    )
