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
    """Kinds with their commonest forms: each kind's first row, then the second ones."""
    kinds: defaultdict[tuple[str, str], _Kind] = defaultdict(_Kind)
    for oddity in found:
        kind = kinds[oddity.kind, oddity.head]
        kind.forms[oddity.form] += 1
        kind.first.setdefault(oddity.form, oddity)
        kind.documents.add(oddity.text.name)
    rows = [
        (number, _suggestion(what, part, kind))
        for what, kind in _pooled(kinds)
        for number, part in enumerate(_parts(kind.forms.most_common()))
    ]
    wanted = [(n, row) for n, row in rows if row.hits >= _FEWEST and row.documents > 1]
    wanted.sort(key=lambda numbered: (numbered[0], -numbered[1].hits, numbered[1].find))
    return [row for _, row in wanted]


def _pooled(kinds: dict[tuple[str, str], _Kind]) -> Iterator[tuple[str, _Kind]]:
    """Kinds by their heads; heads of few hits are one kind."""
    pools: defaultdict[str, _Kind] = defaultdict(_Kind)
    for (what, _), kind in kinds.items():
        if kind.forms.total() >= _OFTEN:
            yield what, kind
        else:
            pool = pools[what]
            pool.forms += kind.forms
            pool.first |= kind.first
            pool.documents |= kind.documents
    yield from pools.items()


def _parts(
    forms: list[tuple[tuple[str, ...], int]],
) -> Iterator[list[tuple[tuple[str, ...], int]]]:
    """Some forms to a row, the commonest first."""
    for start in range(0, min(len(forms), _ROWS * _IN_A_ROW), _IN_A_ROW):
        yield forms[start : start + _IN_A_ROW]


def _suggestion(what: str, part: Sequence[tuple[tuple[str, ...], int]], kind: _Kind) -> Suggestion:
    oddities = [kind.first[form] for form, _ in part]
    usual = dict.fromkeys(f"{oddity.usual} {oddity.often}" for oddity in oddities)
    hits = sum(count for _, count in part)
    known = all(odd.instead for odd in oddities)
    return Suggestion(
        "variant",
        "phrases" if known else "flags",
        tuple(" ".join(form) for form, _ in part),
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
