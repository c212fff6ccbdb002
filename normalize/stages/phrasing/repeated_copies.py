r"""Lines that a page shows again: an article below itself, what it embeds, a post as a picture.

>>> one, two = "Bread is dear. " * 4, "Flour is dear. " * 4
>>> text = f"{one}\n\n{two}\n\nBAKER\n\n{one}\n\n{two}"
>>> [text[slice(*p.span)].split() == f"{one} {two}".split() for p in repeated_copies(text)]
[True]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.edits import Proposal
from normalize.stages.phrasing.repeated_passages import SHORTEST, dropped

__all__ = ["repeated_copies"]

_LINE = re.compile(r"[^\n]+")
_LONG = 12  # words; a shorter line may be a refrain
_LEAST = 2  # long lines of a copy
_FAR = 200  # lines from a passage to its copy
_PARAGRAPH = 7  # words; what is shorter may stand between a passage and its copy: a signature
_LONGEST_BLOCK = 6  # lines of a post or a quotation that the page shows twice
_SIGNATURE = re.compile(
    r" ?[—–-] .{1,80}\(@\w{1,20}\) [A-Z][a-z]+ \d{1,2}, \d{4}"
)  # "— A (@b) May 3, 2023"
_PICTURE = re.compile(r"(?m)pic\.twitter\.com/\w+[ \t]*$")
_TWICE = "The page shows it twice."

_Line = tuple[int, int, str]  # where it starts and ends, and what it says


def repeated_copies(text: str) -> Iterator[Proposal]:
    """Proposals that drop lines that a page shows again."""
    lines = ((line.start(), line.end(), line[0].strip()) for line in _LINE.finditer(text))
    found = [each for each in lines if each[2]]
    if _PICTURE.search(text):
        yield from _pictured_posts(found)
    if len({line for _, _, line in found}) < len(found):
        yield from _posts(found)
        yield from _blocks(found)
        yield from _passages(found)


def _passages(found: Sequence[_Line]) -> Iterator[Proposal]:
    """A passage of at least two long lines that stands again right below.

    Between a passage and its copy only short lines may stand, and lines that are copies
    themselves, as a headline. What is said again after something new stays: a report may end
    each of its parts in the same words.
    """
    lines = [line for _, _, line in found]
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
            or not all(
                _words(lines[j]) < _PARAGRAPH or first[lines[j]] < j for j in range(k + n, i)
            )
        ):
            i += n or 1  # what is a part of this is none either
            continue
        a = i
        while a > k + n and _words(lines[a - 1]) > 1 and first[lines[a - 1]] < k:
            a -= 1  # the headline of the copy
        yield dropped(found[a - 1][1], found[i + n - 1][1], _TWICE)
        i += n


def _blocks(found: Sequence[_Line]) -> Iterator[Proposal]:
    """Several lines that are the ones before them, in the same order: what a page embeds twice."""
    lines = [line for _, _, line in found]
    i = 0
    while i < len(lines):
        if size := _repeated_from(lines, i):
            yield dropped(found[i + size - 1][1], found[i + 2 * size - 1][1], _TWICE)
        i += 2 * size or 1


def _repeated_from(lines: Sequence[str], i: int) -> int:
    """Number of lines from a line on that come again right after; 0 of none."""
    for size in range(2, min(_LONGEST_BLOCK, (len(lines) - i) // 2) + 1):
        block = lines[i : i + size]
        if (
            lines[i] == lines[i + size]
            and block == lines[i + size : i + 2 * size]
            and len(set(block)) == size
            and any(_words(line) >= _PARAGRAPH or _SIGNATURE.fullmatch(line) for line in block)
        ):
            return size
    return 0


def _posts(found: Sequence[_Line]) -> Iterator[Proposal]:
    """Posts that stand again below who wrote them."""
    for (_, _, post), (_, end, who), (_, last, line) in zip(
        found, found[1:], found[2:], strict=False
    ):
        if line == post and _words(line) >= SHORTEST and _SIGNATURE.fullmatch(who):
            yield dropped(end, last, _TWICE)


def _pictured_posts(found: Sequence[_Line]) -> Iterator[Proposal]:
    """Posts with a picture that stand again without who wrote them."""
    for (_, end, before), (_, last, line) in pairwise(found):
        again = _PICTURE.search(line) is not None and before.startswith(line)
        if again and _SIGNATURE.fullmatch(before, len(line)):
            yield dropped(end, last, _TWICE)


def _words(line: str) -> int:
    return line.count(" ") + 1
