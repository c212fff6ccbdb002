"""What mostly stands otherwise, in rows: one for each kind, and for each head that is common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import excerpt
from normalize.quality.texts import Text

__all__ = ["Oddity", "rows_of_oddities"]

_IN_A_ROW = 12
_OFTEN = 6  # hits of a head that has rows of its own
_ROWS = 6  # of one kind
_SENTENCES = 3
_FEWEST = 3  # hits of a row

_Form = tuple[tuple[str, ...], int, int]  # its words, its hits, those of its head


@dataclass(frozen=True, slots=True)
class Oddity:
    """Words that stand so in one place, and mostly otherwise.

    `kind` says what is odd, `head` what the words are about, `usual` how they mostly stand and
    `often` how often. `start` and `end` are code points. `instead` is the form as it should be,
    where that is known.
    """

    kind: str
    head: str
    form: tuple[str, ...]
    usual: str
    often: int
    text: Text
    start: int
    end: int
    instead: str = ""


@dataclass(slots=True)
class _Kind:
    """Forms of one kind, with the first oddity of each, and where they stand."""

    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    first: dict[tuple[str, ...], Oddity] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)


def rows_of_oddities(found: Iterable[Oddity]) -> list[Suggestion]:
    """Rows of forms that are odd alike: each kind's most frequent row, then the second ones."""
    kinds: defaultdict[tuple[str, str], _Kind] = defaultdict(_Kind)
    for oddity in found:
        kind = kinds[oddity.kind, oddity.head]
        kind.forms[oddity.form] += 1
        kind.first.setdefault(oddity.form, oddity)
        kind.documents.add(oddity.text.name)
    rows: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for what, forms, kind in _pooled(kinds):
        for part in _parts(forms):
            row = _suggestion(what, part, kind)
            if row.hits >= _FEWEST and row.documents > 1:
                rows[what].append(row)
    numbered = [
        (number, row)
        for found in rows.values()
        for number, row in enumerate(sorted(found, key=lambda row: (-row.hits, row.find)))
    ]
    return [row for _, row in sorted(numbered, key=lambda n: (n[0], -n[1].hits, n[1].find))]


def _pooled(
    kinds: dict[tuple[str, str], _Kind],
) -> Iterator[tuple[str, list[_Form], _Kind]]:
    """Kinds by their heads, with their forms; heads of few hits are one kind."""
    pools: defaultdict[str, _Kind] = defaultdict(_Kind)
    pooled: defaultdict[str, list[_Form]] = defaultdict(list)
    for (what, _), kind in sorted(kinds.items(), key=lambda item: -item[1].forms.total()):
        hits = kind.forms.total()
        forms = [(form, count, hits) for form, count in kind.forms.most_common()]
        if hits >= _OFTEN:
            yield what, forms, kind
        else:
            pooled[what] += forms
            pools[what].first |= kind.first
            pools[what].documents |= kind.documents
    for what, pool in pools.items():
        yield what, pooled[what], pool


def _parts(forms: list[_Form]) -> Iterator[list[_Form]]:
    """Some forms to a row; what stands once, whatever leads it in, is no row's beginning."""
    for start in range(0, min(len(forms), _ROWS * _IN_A_ROW), _IN_A_ROW):
        if forms[start][2] > 1 or not start:
            yield forms[start : start + _IN_A_ROW]


def _suggestion(what: str, part: Sequence[_Form], kind: _Kind) -> Suggestion:
    oddities = [kind.first[form] for form, _, _ in part]
    usual = dict.fromkeys(f"{oddity.usual} {oddity.often}" for oddity in oddities)
    hits = sum(count for _, count, _ in part)
    known = all(odd.instead for odd in oddities)
    return Suggestion(
        "variant",
        "phrases" if known else "flags",
        tuple(" ".join(form) for form, _, _ in part),
        None,
        hits,
        len(kind.documents),
        float(hits),
        f"{what}: {', '.join(list(usual)[:_SENTENCES])}",
        tuple(
            excerpt(odd.text.text, odd.start, odd.end)
            for odd in (oddities if known else oddities[:_SENTENCES])
        ),
        instead=tuple(odd.instead for odd in oddities) if known else (),
    )
