r"""Passages that a page shows again: an article below itself, a post as picture and as text.

>>> one, two = "Bread is dear. " * 4, "Flour is dear. " * 4
>>> text = f"{one}\n\n{two}\n\nBAKER\n\n{one}\n\n{two}"
>>> [text[slice(*p.span)].split() == f"{one} {two}".split() for p in repeated_copies(text)]
[True]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.edits import Fact, Level, Proposal

__all__ = ["repeated_copies"]

_LINE = re.compile(r"[^\n]+")
_LONG = 12  # words; a shorter line may be a refrain
_LEAST = 2  # long lines of a copy
_FAR = 200  # lines from a passage to its copy
_BETWEEN = 7  # words; what is shorter may stand between a passage and its copy: a signature
_SIGNED_POST = re.compile(r" ?[—–-] [^\n]{1,60}\(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4}")
_PICTURE = re.compile(r"pic\.twitter\.com/\w+\Z")


def repeated_copies(text: str) -> Iterator[Proposal]:
    """Proposals that drop a passage of at least two long lines that stands again right below.

    Between a passage and its copy only short lines may stand, and lines that are copies
    themselves, as a headline. What is said again after something new stays: a report may end
    each of its parts in the same words.
    """
    found = [(line.start(), line.end(), line[0].strip()) for line in _LINE.finditer(text)]
    lines = [line for _, _, line in found]
    yield from _posts(found)
    long = [line for line in lines if _words(line) >= _LONG]
    if len(long) - len(set(long)) < _LEAST:
        return
    first = {line: i for i, line in reversed(list(enumerate(lines)))}
    i = 1
    while i < len(lines):
        k, n = first[lines[i]], 0
        while k + n < i < len(lines) - n and lines[k + n] == lines[i + n]:
            n += 1
        if (
            i - (k + n) > _FAR
            or sum(_words(line) >= _LONG for line in lines[i : i + n]) < _LEAST
            or not all(_words(lines[j]) < _BETWEEN or first[lines[j]] < j for j in range(k + n, i))
        ):
            i += n or 1  # what is a part of this is none either
            continue
        a = i
        while a > k + n and _words(lines[a - 1]) > 1 and first[lines[a - 1]] < k:
            a -= 1  # the headline of the copy
        yield _dropped(found[a - 1][1], found[i + n - 1][1], "The passage stands twice.")
        i += n


def _posts(found: list[tuple[int, int, str]]) -> Iterator[Proposal]:
    """Posts that stand again without who wrote them."""
    for (_, end, before), (_, last, line) in pairwise(found):
        again = _PICTURE.search(line) is not None and before.startswith(line)
        if again and _SIGNED_POST.fullmatch(before, len(line)):
            yield _dropped(end, last, "The post stands twice.")


def _words(line: str) -> int:
    return line.count(" ") + 1


def _dropped(start: int, end: int, reason: str) -> Proposal:
    rule = "grammar/repeated-sentence"
    return Proposal(start, end, "", rule, reason, Level.LIKELY, frozenset(Fact))
