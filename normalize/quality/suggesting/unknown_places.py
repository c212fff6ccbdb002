"""Capitalised words behind or before a place type word that no gazetteer knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import FUNCTION, excerpt
from normalize.quality.texts import Text
from transliteration.gazetteer import Gazetteer
from transliteration.lexicon import lexicon_has
from transliteration.mentions.spans import mentions

__all__ = ["unknown_places"]

_SENTENCES = 3
_PEOPLE = ("ish", "ian", "ians", "ese", "ite", "ites")


def unknown_places(
    texts: Sequence[Text], gazetteer: Gazetteer | None = None, known: Collection[str] = ()
) -> list[Suggestion]:
    """Names that stand with a type word ("village of X"), the most frequent first.

    `known` holds what is no place to look for: countries, peoples, organizations.
    """
    gazetteer = gazetteer or Gazetteer.default()
    counts: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    decided: dict[str, bool] = {}
    for text in texts:
        for mention in mentions(text.text, ()):
            name = mention.surface
            if mention.cue != "type":
                continue
            if name not in decided:
                decided[name] = _unknown(name, gazetteer, known)
            if decided[name]:
                counts[name] += 1
                documents[name].add(text.name)
                if len(sentences[name]) < _SENTENCES:
                    sentences[name].append(excerpt(text.text, mention.start, mention.end))
    return [
        Suggestion(
            "place",
            "flags",
            (name,),
            None,
            count,
            len(documents[name]),
            float(count),
            "stands with a type word; no gazetteer has it",
            tuple(sentences[name]),
        )
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _unknown(name: str, gazetteer: Gazetteer, known: Collection[str]) -> bool:
    words = name.split()
    if any(word.lower() in FUNCTION or word in known or word[:-1] in known for word in words):
        return False
    if all(lexicon_has(word) or word.endswith(_PEOPLE) for word in words):
        return False
    return not any(map(gazetteer.spelled, (name, name.removesuffix("s"), *words)))
