"""Sentences and paragraphs that stand twice in a row, and what the head of a page says twice.

>>> [p.span for p in repeated_sentences("The road is shut now. The road is shut now. It rains.")]
[(21, 43)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from operator import eq

from normalize.edits import Fact, Level, Proposal

__all__ = [
    "SHORTEST",
    "dropped",
    "repeated_attribution",
    "repeated_head",
    "repeated_paragraphs",
    "repeated_sentences",
]

SHORTEST = 4
"""Words of a sentence: a shorter one may be repeated for effect."""

_END = re.compile(r'(?<=[.!?])["”]? (?=["“]?[A-Z0-9])')
_LINE, _WORD = re.compile(r"[^\n]+"), re.compile(r"\w+")
_GLUED = re.compile(r"Home[A-Za-z ]{0,40}[a-z] ?")  # "HomeSyriaBread is dear"
_SITE = re.compile(r" (?:[/|•–—] [^\n/|•]{2,40}){1,3}")  # " / News / News agency Baker"
_NAMES = re.compile(r"[A-Z][\w'’-]+(?: [\w'’-]+){1,3}")  # an author, a caption: no refrain
# Who said it, at the end of a sentence: ", a driver told the radio."
_ATTRIBUTION = re.compile(
    r",( [\w'’ -]{3,60}? (?:said|reported|added|stated|announced|confirmed|told [\w ]{3,30}?))"
    r"(?=\.(?: [A-Z\"“]|\Z))"
)
_SHORTEST_PARAGRAPH = 7  # words: a shorter line may be a refrain
_HEAD = 5  # lines, within which a headline or the first words of the article come again
_SHORTEST_TEASER = 12  # words


def repeated_sentences(text: str) -> Iterator[Proposal]:
    """Proposals that drop repeated sentences, the space before them included."""
    start = 0
    for paragraph in text.split("\n"):
        bounds = [0, *(end.end() for end in _END.finditer(paragraph)), len(paragraph) + 1]
        sentences = [(a, b, paragraph[a : b - 1]) for a, b in pairwise(bounds)]
        for (_, _, one), (a, b, other) in pairwise(sentences):
            if one == other and other.count(" ") + 1 >= SHORTEST:
                yield dropped(start + a - 1, start + b - 1, "The sentence stands twice in a row.")
        start += len(paragraph) + 1


def repeated_attribution(paragraph: str) -> Iterator[Proposal]:
    """Proposals that drop who said it from the end of a sentence that begins with that.

    >>> text = "The mayor said the road is shut, the mayor said."
    >>> [p.span for p in repeated_attribution(text)]
    [(31, 47)]
    """
    starts = [0, *(end.end() for end in _END.finditer(paragraph))]
    for found in _ATTRIBUTION.finditer(paragraph):
        start = starts[bisect_right(starts, found.start()) - 1]
        who = found[1][1:].casefold() + " "
        if paragraph[start : start + len(who)].casefold() == who:
            yield dropped(*found.span(), "The sentence begins with who said it.")


def repeated_paragraphs(text: str) -> Iterator[Proposal]:
    """A paragraph that is the one before it, word for word, blank lines between them aside."""
    lines = text.split("\n")
    filled = list(filter(None, lines))
    if not any(map(eq, filled, islice(filled, 1, None))):
        return
    start, before, before_end = 0, "", 0
    headline = filled[0]
    for line in lines:
        end = start + len(line)
        if line:
            is_headline = before_end == len(headline) and not line.endswith((".", "!", "?", ","))
            least = SHORTEST if is_headline else _SHORTEST_PARAGRAPH
            if line == before and line.count(" ") + 1 >= least:
                yield dropped(before_end, end, "The paragraph stands twice in a row.")
            before, before_end = line, end
        start = end + 1


def repeated_head(text: str) -> Iterator[Proposal]:
    """What the head of a page says twice.

    That is a caption, twice in its line, the headline, again below what introduces the
    article, or glued to the sections of the page, and a teaser that breaks off within the
    first paragraph, above it.
    """
    lines = [(line.start(), line[0]) for line in islice(_LINE.finditer(text), _HEAD)]
    for a, line in lines:
        half = len(line) // 2
        twice = line[half : half + 1] == " " and line[:half] == line[half + 1 :]
        if twice and _breaks_off(line, 2 * SHORTEST) and line[:half] not in dict(lines).values():
            yield dropped(a + half, a + len(line), "The caption stands twice.")
    for (a, before), (b, line) in pairwise(lines):
        if line.startswith(before + " ") and _breaks_off(before, _SHORTEST_TEASER):
            yield dropped(a, b, "The next paragraph begins with the same words.")
        elif (
            a
            and line == before
            and (_is_long(line) or (b == a + len(line) + 1 and _NAMES.fullmatch(line)))
        ):
            yield dropped(a + len(before), b + len(line), "The line stands twice in a row.")
        elif not _breaks_off(line, SHORTEST):
            continue
        elif (a or line != before) and _says(line) in (said := _says(lines[0][1]), said * 2):
            yield dropped(a + len(before), b + len(line), "The headline stands twice.")
        elif _SITE.fullmatch(lines[0][1], len(line)) and lines[0][1].startswith(line):
            yield dropped(0, lines[1][0], "The headline stands twice, and the site behind it.")
        elif not a and _GLUED.fullmatch(before.removesuffix(line)):
            yield dropped(a, b, "The headline stands twice, and sections are glued to it.")


def _is_long(line: str) -> bool:
    return line.count(" ") + 1 >= SHORTEST


def _says(line: str) -> list[str]:
    return _WORD.findall(line.casefold())


def _breaks_off(line: str, least: int) -> bool:
    return not line.endswith((".", "!", "?", ",")) and line.count(" ") + 1 >= least


def dropped(start: int, end: int, reason: str) -> Proposal:
    """What drops a passage that stands twice."""
    rule = "grammar/repeated-sentence"
    return Proposal(start, end, "", rule, reason, Level.LIKELY, frozenset(Fact))
