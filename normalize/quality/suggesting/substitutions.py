"""What a person replaced by what, again and again: learned from texts and their references.

Words of a text and of its reference are aligned, and the differing spans are counted; a span
of small words alone ("the") is taken with its neighbour. A substitution is systematic if it
comes at least twice, if what it replaces hardly ever stays, and if both come together more
often than by chance (Dunning's log-likelihood). Where it stays now and then, the words that
stand near it only there are shown: they are what a rule's `when` would name.

With the originals, word translations learned by IBM Model 1 show which expression of theirs
stands behind a substitution.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalize.errors import TanqihError
from normalize.quality.suggesting.alignment import align
from normalize.quality.suggesting.oddness import log_likelihood
from normalize.quality.suggesting.originals import Originals
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, excerpt
from normalize.quality.texts import Text

__all__ = ["by_name", "substitutions"]

_FEWEST = 2
_MOST_WORDS = 5  # on either side: more is another sentence
_SHARE = 0.5  # of all places where the words stand
_SURE = 3.84  # G2 at p < 0.05
_NEAR = 30  # code points on either side
_TELLING = 3  # words near a place that are shown
_SENTENCES = 3
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(slots=True)
class _Found:
    """One substitution: where it was made, near which words, and what the originals have."""

    documents: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)
    near: set[str] = field(default_factory=set)
    originals: Counter[str] = field(default_factory=Counter)


def substitutions(
    texts: Sequence[Text], references: Sequence[Text], originals: Sequence[Text] = ()
) -> list[Suggestion]:
    """Substitutions learned from texts of the same name (folders and endings left aside).

    Raises:
        TanqihError: no text has a reference, or none has an original.
    """
    better = by_name(texts, references, "reference")
    pairs = [(text, better[text.name]) for text in texts if text.name in better]
    sources = Originals(pairs, by_name(texts, originals, "original")) if originals else None
    found: defaultdict[tuple[str, str], _Found] = defaultdict(_Found)
    words = 0
    for text, reference in pairs:
        ours, theirs = list(_WORD.finditer(text.text)), _WORD.findall(reference.text)
        words += len(ours)
        for i, j, k, m in _differing([word[0] for word in ours], theirs):
            start, end = ours[i].start(), ours[j - 1].end()
            before, after = text.text[start:end], " ".join(theirs[k:m])
            if "\n" in before or before.lower() == after.lower():
                continue
            here = found[before, after]
            here.documents[text.name] += 1
            here.near |= _around(text.text, start, end)
            here.sentences.append(excerpt(text.text, start, end))
            if sources and (behind := sources.behind(text.name, before)):
                here.originals[behind] += 1
    ours_all = "\n\n".join(text.text for text, _ in pairs)
    theirs_all = "\n\n".join(reference.text for _, reference in pairs)
    rows = []
    for (before, after), here in found.items():
        count = here.documents.total()
        if count < _FEWEST:
            continue
        places = list(_places(before, ours_all))
        stands = max(count, len(places))
        elsewhere = max(0, sum(1 for _ in _places(after, theirs_all)) - count)
        g2 = log_likelihood(count, stands, elsewhere, max(1, words - stands))
        if count >= _SHARE * stands and g2 >= _SURE:
            rows.append(
                Suggestion(
                    "substitution",
                    "phrases",
                    (before,),
                    after,
                    count,
                    len(here.documents),
                    g2 * count / stands,
                    _evidence(here, stands, ours_all, places),
                    tuple(here.sentences[:_SENTENCES]),
                )
            )
    return sorted(rows, key=lambda row: (-row.score, row.find))


def by_name(texts: Sequence[Text], others: Sequence[Text], what: str) -> dict[str, Text]:
    """The other text of each text, by the text's name.

    Raises:
        TanqihError: there is none for any text.
    """
    named = {_stem(other.name): other for other in others}
    paired = {text.name: named[_stem(text.name)] for text in texts if _stem(text.name) in named}
    if not paired:
        raise TanqihError(
            f"no {what} belongs to any text",
            hint=f"{'an' if what[0] in 'aeiou' else 'a'} {what} has the file name, or the id, "
            "of its text",
        )
    return paired


def _stem(name: str) -> str:
    return re.sub(r"\.(?:txt|jsonl)\b", "", name)


def _differing(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Spans that differ, each with a word on either side that tells what they are about."""
    for i, j, k, m in align(ours, theirs):
        if ours[i:j] == theirs[k:m]:
            continue
        a, b, c, d = i, j, k, m
        if all(word.lower() in FUNCTION for word in (*ours[a:b], *theirs[c:d])):
            if b < len(ours) and d < len(theirs) and ours[b] == theirs[d]:
                b, d = b + 1, d + 1
            if a and c and ours[a - 1] == theirs[c - 1]:
                a, c = a - 1, c - 1
        if 0 < b - a <= _MOST_WORDS and 0 < d - c <= _MOST_WORDS:
            yield a, b, c, d


def _evidence(found: _Found, stands: int, text: str, places: Sequence[tuple[int, int]]) -> str:
    count = found.documents.total()
    said = [f"replaced {count} of {stands} times"]
    if stands > count:
        near = Counter(word for place in places for word in _around(text, *place) - found.near)
        telling = sorted(near, key=lambda word: (-near[word], word))[:_TELLING]
        if telling:
            said.append(f"stays near {', '.join(telling)}")
    if found.originals:
        original, often = min(found.originals.items(), key=lambda item: (-item[1], item[0]))
        said.append(f"original {original} ({often} of {count})")
    return "; ".join(said)


def _around(text: str, start: int, end: int) -> set[str]:
    """Words that say something, near a span, in the same line."""
    left = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    right = text[end : end + _NEAR].partition("\n")[0]
    words = [*_WORD.findall(left), *_WORD.findall(right)]
    return {word.lower() for word in words if len(word) > 2 and word.lower() not in FUNCTION}


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield found.span()
