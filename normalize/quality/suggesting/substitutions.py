"""What a person replaced by what, again and again: learned from texts and their references.

Words of a text and of its reference are aligned (the longest common parts stay, after Ratcliff
and Obershelp), and the differing spans between are counted. A substitution is systematic if it
comes at least twice and if what it replaces hardly ever stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from normalize.errors import TanqihError
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import excerpt
from normalize.quality.texts import Text

__all__ = ["substitutions"]

_FEWEST = 2
_MOST_WORDS = 5  # on either side: more is another sentence
_SHARE = 0.5  # of all places where the words stand
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCES = 3


def substitutions(texts: Sequence[Text], references: Sequence[Text]) -> list[Suggestion]:
    """Substitutions learned from pairs of the same name (folders and endings left aside).

    Raises:
        TanqihError: no text has a reference.
    """
    by_name = {_stem(reference.name): reference for reference in references}
    pairs = [(text, by_name[_stem(text.name)]) for text in texts if _stem(text.name) in by_name]
    if not pairs:
        raise TanqihError(
            "no reference belongs to any text",
            hint="a reference has the file name, or the id, of its text",
        )
    counts: Counter[tuple[str, str]] = Counter()
    documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    sentences: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for text, reference in pairs:
        ours, theirs = list(_WORD.finditer(text.text)), _WORD.findall(reference.text)
        matcher = SequenceMatcher(None, [word[0] for word in ours], theirs, autojunk=False)
        for what, i, j, k, m in matcher.get_opcodes():
            if what != "replace" or j - i > _MOST_WORDS or m - k > _MOST_WORDS:
                continue
            start, end = ours[i].start(), ours[j - 1].end()
            pair = text.text[start:end], " ".join(theirs[k:m])
            if "\n" in pair[0]:
                continue
            counts[pair] += 1
            documents[pair].add(text.name)
            if len(sentences[pair]) < _SENTENCES:
                sentences[pair].append(excerpt(text.text, start, end))
    rows = []
    for (before, after), count in counts.items():
        stands = sum(_count(before, text.text) for text, _ in pairs)
        share = count / max(stands, count)
        if count >= _FEWEST and share >= _SHARE:
            rows.append(
                Suggestion(
                    "substitution",
                    "phrases",
                    (before,),
                    after,
                    count,
                    len(documents[before, after]),
                    count * share,
                    f"replaced {count} of {stands} times",
                    tuple(sentences[before, after]),
                )
            )
    return sorted(rows, key=lambda row: (-row.score, row.find))


def _stem(name: str) -> str:
    return re.sub(r"\.(?:txt|jsonl)\b", "", name)


def _count(words: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))
