"""Which expression of the original stands behind words of a translation.

Paragraphs of a text and of its original belong together where both have as many. On them the
chances of word translations are learned (IBM Model 1), from the translation and, with it, from
the reference: more text to learn from. What follows from too little is not said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from normalize.quality.suggesting.alignment import FROM_NOTHING, NULL, translation_table
from normalize.quality.texts import Text
from transliteration.arabic import fold

__all__ = ["Originals"]

_MOST_WORDS = 150  # of a paragraph: words of longer ones could belong to too many
_SURE = 0.5  # of a word's chances, for one word of the original
_SPREAD = 4  # words of the original between the first and the last that belong to an expression
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Originals:
    """The originals of some texts, and what of them became what."""

    def __init__(self, pairs: Sequence[tuple[Text, Text]], originals: Mapping[str, Text]) -> None:
        """Learn from texts with their references, and the originals by the texts' names."""
        self._paragraphs: dict[str, list[tuple[str, list[str]]]] = {}
        learned = []
        for text, reference in pairs:
            if text.name not in originals:
                continue
            sources = _paragraphs(originals[text.name].text)
            self._paragraphs[text.name] = matched = []
            for version in (text, reference):
                targets = _paragraphs(version.text)
                whole = len(targets) != len(sources)
                both = zip(
                    ["\n".join(targets)] if whole else targets,
                    ["\n".join(sources)] if whole else sources,
                    strict=True,
                )
                for target, source in both:
                    words, theirs = _WORD.findall(target.lower()), _WORD.findall(source)
                    if len(theirs) > _MOST_WORDS:
                        continue
                    learned.append((list(map(fold, theirs)), words))
                    if version is text:
                        matched.append((target, theirs))
        self._table = translation_table(learned)

    def behind(self, name: str, words: str) -> str:
        """The expression behind words of the text of this name; nothing where it is not sure."""
        for target, source in self._paragraphs.get(name, ()):
            if words in target:
                return self._expression(words, source)
        return ""

    def _expression(self, words: str, source: Sequence[str]) -> str:
        folded = list(map(fold, source))
        places = set()
        for word in _WORD.findall(words.lower()):
            chances = self._table.get(word, {})
            shares = [chances.get(theirs, 0.0) for theirs in folded]
            best = max(range(len(folded)), key=shares.__getitem__, default=0)
            if shares and shares[best] > _SURE * (
                sum(shares) + FROM_NOTHING * chances.get(NULL, 0.0)
            ):
                places.add(best)
        if not places or max(places) - min(places) > _SPREAD:
            return ""
        return " ".join(source[min(places) : max(places) + 1])


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
