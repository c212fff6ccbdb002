"""Spellings that share a skeleton and a neighbourhood, but not a form: one name, perhaps.

Two forms belong together if their skeleton keys are equal, if they sound alike, and if the
words around them are alike (cosine of counts, weighted by how few names each word is near).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from rapidfuzz.distance import Levenshtein

from normalize.quality.suggesting.names import names
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import excerpt
from normalize.quality.texts import Text
from normalize.rules.name_keys import name_key
from transliteration.lexicon import lexicon_has
from transliteration.skeleton import key, keys, near
from transliteration.spelling.letters import spell

__all__ = ["spellings"]

_SHORTEST = 3  # consonants of a key: shorter ones meet by chance
_LONG = 5  # consonants that names of more words and of fewer share
_OFTEN = 5  # a short key tells nothing of a rare name
_ALIKE = 0.6  # of two forms' letters
_CLOSER = 0.75  # where the key is short or not the same, or the words are not as many
_ALMOST = 0.9  # of names in English words
_ENDINGS = ("s", "'s", "i", "is", "n", "ns", "an", "ian", "ans", "ians", "ese", "ite", "ites")
_WHOSE = ("'s", "’s", "s")
_MANY = 10  # times as often: whose name stands before another
_LEAST = (0.3, 0.5)  # what a neighbourhood counts at least, for a name of one word or of several
_SAME = 0.75  # what a spelling counts that differs in capitals, hyphens or article only
_NEAR = 0.05  # cosine of two neighbourhoods


def spellings(texts: Sequence[Text]) -> list[Suggestion]:
    """Groups of spellings, the best attested first; the commonest one is proposed for all."""
    counts: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    around: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sentences: dict[str, str] = {}
    all_found = [(text, found) for text in texts for found in names(text.text)]
    forms = {found.form for _, found in all_found}
    often = Counter(name_key(found.form) for _, found in all_found)
    for text, found in all_found:
        form = _without_possessive(_alone(found.form, often), forms)
        counts[form] += 1
        documents[form].add(text.name)
        around[form].update(found.around)
        if form not in sentences:
            sentences[form] = excerpt(text.text, found.start, found.end)
    weights = _weights(around)
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    together = Counter[str]()  # a name with its article and without
    for form, count in counts.items():
        together[_bare(form)] += count
    for form in counts:
        bare = _bare(form)
        by_key[bare].append(form)
        if _may_be_foreign(form):
            for sounds in keys(spell(form)):
                if len(sounds) >= _SHORTEST or together[bare] >= _OFTEN:
                    by_key[sounds].append(form)
        if " " in form:  # Syria Democratic Forces, Syrian Democratic Forces
            for sounds in near(keys(spell(form))[0]):
                by_key[f"{sounds} {form.count(' ')}"].append(form)
    pairs: dict[tuple[str, str], float] = {}
    for sharing in map(set, by_key.values()):
        ordered = sorted(sharing, key=lambda form: (-counts[form], form))
        pairs |= _pairs(ordered, around, weights)
    groups = _joined(pairs)
    suggestions = []
    for group, closeness in groups:
        ordered = sorted(group, key=lambda form: (-counts[form], form))
        total = sum(counts[form] for form in group)
        others = sum(
            counts[form] * (1.0 if name_key(form) != name_key(ordered[0]) else _SAME)
            for form in ordered[1:]
        )
        listed = ", ".join(f"{form} {counts[form]}" for form in ordered)
        suggestions.append(
            Suggestion(
                "spelling",
                "terms",
                tuple(ordered[1:]),
                ordered[0],
                total,
                len(set().union(*(documents[form] for form in group))),
                others * max(closeness, _LEAST[" " in ordered[0]]) * (1 + log(total) / 10),
                f"{listed}; neighbourhood {closeness:.2f}",
                tuple(sentences[form] for form in ordered[1:]),
            )
        )
    return sorted(suggestions, key=lambda s: (-s.score, s.find))


def _may_be_foreign(form: str) -> bool:
    return not all(lexicon_has(word) for word in form.replace("-", " ").split())


def _alike(one: str, other: str) -> bool:
    """Whether two forms may be spellings of one name; English words have one spelling only.

    Names of as many words are compared where they differ; others, as if they were one word.
    """
    least = _CLOSER
    if one.count(" ") != other.count(" "):
        if _sounds(one) < _LONG:
            return False
        one, other = (name_key(form).replace("al ", "").replace(" ", "") for form in (one, other))
    else:
        if _shared(one, other) and (" " in one or _sounds(one) >= _SHORTEST):
            least = _ALIKE
        one, other = _difference(one, other)
        if _derived(one, other):
            return True
        if not (_may_be_foreign(one) and _may_be_foreign(other)):
            least = _ALMOST
    return Levenshtein.normalized_similarity(_bare(one), _bare(other)) >= least


def _bare(form: str) -> str:
    """A name in small letters without its article."""
    return name_key(form).removeprefix("al ")


def _shared(one: str, other: str) -> bool:
    """Whether two names have a key in common."""
    return not set(keys(spell(one))).isdisjoint(keys(spell(other)))


def _sounds(form: str) -> int:
    """How many consonants a name has."""
    return len(key(form))


def _difference(one: str, other: str) -> tuple[str, str]:
    """Two names without the words with which both begin, and those with which both end."""
    ours, theirs = one.split(), other.split()
    while len(ours) > 1 and len(theirs) > 1 and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    while len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    return " ".join(ours), " ".join(theirs)


def _alone(form: str, often: Counter[str]) -> str:
    """A name without whose it is (Syria's), and without the words that only follow it.

    They follow if at least two words before them stand more often.
    """
    whose, _, rest = form.partition(" ")
    for ending in _WHOSE:
        owner = name_key(whose.removesuffix(ending))
        if whose.endswith(ending) and rest and often[owner] >= _MANY * often[name_key(form)]:
            form = rest
            break
    words = form.split()
    for length in range(2, len(words)):
        short = " ".join(words[:length])
        if often[name_key(short)] > often[name_key(form)]:
            return short
    return form


def _derived(one: str, other: str) -> bool:
    """Whether one is the other with an English ending: Israel and Israeli, Aleppo and Aleppos."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _weights(around: dict[str, Counter[str]]) -> dict[str, float]:
    near: Counter[str] = Counter()
    for words in around.values():
        near.update(words.keys())
    return {word: log(1 + len(around) / count) for word, count in near.items()}


def _pairs(
    ordered: Sequence[str], around: dict[str, Counter[str]], weights: dict[str, float]
) -> dict[tuple[str, str], float]:
    """Forms of one key that belong to the commonest of them, or of the rest; how close they are."""
    pairs: dict[tuple[str, str], float] = {}
    rest = list(ordered)
    while len(rest) > 1:
        head, *others = rest
        rest = []
        for form in others:
            alike = name_key(form) == name_key(head) or _alike(head, form)
            close = _cosine(around[head], around[form], weights) if alike else 0.0
            sure = alike and _sounds(head) >= _LONG and _shared(head, form)
            if (close >= _NEAR or sure) and not _derived(head, form):
                pairs[head, form] = close
            else:
                rest.append(form)
    return pairs


def _joined(pairs: dict[tuple[str, str], float]) -> list[tuple[set[str], float]]:
    """Pairs that share a form as one group; longer names that differ in such a pair only go."""
    groups: list[tuple[set[str], list[float]]] = []
    for (one, other), close in pairs.items():
        if _within(one, other, pairs):
            continue
        touching = [group for group in groups if one in group[0] or other in group[0]]
        forms = {one, other}.union(*(group[0] for group in touching))
        closes = [close, *(c for group in touching for c in group[1])]
        groups = [group for group in groups if group not in touching] + [(forms, closes)]
    return [(forms, sum(closes) / len(closes)) for forms, closes in groups]


def _within(one: str, other: str, pairs: dict[tuple[str, str], float]) -> bool:
    """Whether two names differ in words only that are themselves a pair."""
    inner = _difference(one, other)
    return inner != (one, other) and (inner in pairs or inner[::-1] in pairs)


def _without_possessive(form: str, forms: set[str]) -> str:
    """The name itself, where "Aleppo's" or "Aleppos" stands beside "Aleppo"."""
    for ending in _WHOSE:
        if form.removesuffix(ending) != form and form.removesuffix(ending) in forms:
            return form.removesuffix(ending)
    return form


def _cosine(one: Counter[str], other: Counter[str], weights: dict[str, float]) -> float:
    dot = sum(one[w] * other[w] * weights[w] ** 2 for w in one.keys() & other.keys())
    norms = [sqrt(sum((n * weights[w]) ** 2 for w, n in c.items())) for c in (one, other)]
    return dot / (norms[0] * norms[1]) if all(norms) else 0.0
