"""Punctuation marks of which some bytes were lost: ``âWe are ready,â he said``.

No decoding brings such a mark back. What stood there is read from the words around it,
and only where they leave one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.encoding.plain import is_plain
from normalize.stages.english import NEGATED

__all__ = ["residue"]

# What is left of a punctuation mark, three bytes in UTF-8, when bytes were lost: E2 as "â",
# E2 80 as "â€" (a question mark may stand for the third), or signs that say "lost here".
_LEFT = (
    "[â\N{REPLACEMENT CHARACTER}](?:(?<=â)(?:€(?:(?<=[,.!?]â€)[?](?![^\\s.,;)]))?)?(?![¦¢¬¯â])"
    "|(?<!â)\N{REPLACEMENT CHARACTER}{0,2})"
)
_MARK = re.compile(_LEFT)
# E2 and the last byte; E2 80 and the last byte, torn apart; 80 and the last byte.
_PARTIAL = re.compile("â(?: ?€ ?[™œ˜“”¦¢]|[¦¢¬¯])|€(?<!â€)(?<!â €)[™œ˜]")
_LAST = dict(zip("™œ˜“”¦¢¬¯", "’“‘–—…•€ ", strict=True))
_STRAY_A = re.compile(  # C2, of a no-break space as a rule
    r"Â(?:(?<![A-Z\xc0-\u024f]Â)Â*(?![A-Za-z\xc0-\u024f])|(?<=[a-z0-9]Â)(?=[A-Za-z]))"
)
_QUESTIONED = re.compile(r"\?(?:s|t|re|ve|ll)\b(?![=&/.\w-])")  # Syria?s
# "?We left,? he said."; a question mark within may be an apostrophe.
_QUESTIONED_PAIR = re.compile(
    r"\?(?<![^\s(]\?)(?=[A-Za-z])(?:[^?\"\n]|(?<=[A-Za-z])\?(?=[a-z])){2,400}"
    r"(?<=[A-Za-z,.!])(\?)(?=[\s,.;)]|\Z)"
)
_PRONOUN = re.compile(r"\b(?:we|they|you|who|it|he|she|there|that)\Z", re.IGNORECASE)
_CONTRACTED = re.compile(rf"{_LEFT}(?:s|re|ve|ll|d|m)\b")
_NEGATED = re.compile(rf"{_LEFT}t\b")
_AUXILIARY = re.compile(
    rf"\b(?:{NEGATED})n\Z",
    re.IGNORECASE,
)
_ACUTE_LOST = re.compile(r"\b(?:caf|clich|fianc|expos|communiqu|attach)\Z", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{_LEFT}(?:the|and|but|who|which|where|when|while|that|this|these|those|they|his|her|"
    r"their|its|our|for|from|with|without|including|such|not|all|some|most|many|even|then|"
    r"after|before|because)\b"
)
_PLACES = ("country", "city", "province")  # lists of the vocabulary
_LONGEST_WORD = 20  # code points before a mark that are looked at
_CLOSES = " \t\n.,;:!?)]"


@by_line
def residue(text: str, context: Context) -> list[Proposal]:
    """Restore punctuation of which only a part of its bytes is left.

    "Abbâs" and "Syriaâs" look alike: a name is taken for a possessive where the vocabulary has
    it as a country or a city, or in a text that is damaged elsewhere; else it is a suggestion.
    """
    proposals = list(_questioned(text))
    proposals += _questioned_pairs(text, damaged=bool(proposals))
    if is_plain(text):
        return proposals
    proposals += (
        _restored(found.span(), " " if text[found.end() : found.end() + 1].isalpha() else "")
        for found in _STRAY_A.finditer(text)
    )
    partial = {found.start(): found for found in _PARTIAL.finditer(text)}
    proposals += (_restored(found.span(), _LAST[found[0][-1]]) for found in partial.values())
    possessives: list[tuple[int, int]] = []
    line: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        if mark.start() in partial:
            continue
        if line and "\n" in text[line[-1][1] : mark.start()]:
            proposals += _quotations(text, line)
            line = []
        single = _single(text, *mark.span())
        if single == "’" and _is_name(text, mark.start()) and mark[0] == "â":
            possessives.append(mark.span())
        elif single:
            proposals.append(_restored(mark.span(), single))
        else:
            line.append(mark.span())
    proposals += _quotations(text, line)
    damaged = bool(proposals)
    for start, end in possessives:
        name = text[_word_start(text, start) : start]
        sure = damaged or any(name in context.rules.words(kind) for kind in _PLACES)
        level = Level.LIKELY if sure else Level.POSSIBLE
        proposals.append(_restored((start, end), "’", level=level))
    return proposals


def _questioned(text: str) -> Iterator[Proposal]:
    """A question mark in the place of an apostrophe."""
    for found in _QUESTIONED.finditer(text, 1):
        at = found.start()
        before = text[max(0, at - _LONGEST_WORD) : at]
        if found[0] == "?t" and not _AUXILIARY.search(before):
            continue
        if found[0] in ("?ve", "?re", "?ll") and not _PRONOUN.search(before):
            continue  # na?ve
        if re.search(r"(?:^|\s)[A-Za-z-]{2,}\Z", before):
            yield _restored((at, at + 1), "’")


def _questioned_pairs(text: str, damaged: bool) -> Iterator[Proposal]:
    """Two question marks around a quotation; they may be two questions, with a space astray."""
    for found in _QUESTIONED_PAIR.finditer(text):
        start, close = found.start(), found.start(1)
        sure = damaged or text[close - 1] in ",." or text[start - 1 : start] in ("", "\n")
        group = f"encoding/residue@{start}"
        level = Level.LIKELY if sure else Level.POSSIBLE
        yield _restored((start, start + 1), "“", group, level)
        yield _restored((close, close + 1), "”", group, level)


def _single(text: str, start: int, end: int) -> str:
    """An apostrophe or a dash where the words beside a mark say so; otherwise nothing."""
    before, after = text[max(0, start - _LONGEST_WORD) : start], text[end : end + 2]
    if _ACUTE_LOST.search(before) and not after[:1].isalpha():
        return "é"
    if _CONTRACTED.match(text, start) and before[-2:].isalpha() and not _ACUTE_LOST.search(before):
        return "’"
    if _NEGATED.match(text, start) and _AUXILIARY.search(before):
        return "’"
    if before[-1:].isdigit() and after[:1].isdigit():
        return "–"
    if before[-1:].isdigit() and len(after) == 2 and after.isalpha() and after.islower():
        return "—"
    if len(before) > 2 and before[-3:].isalpha() and _GOES_ON.match(text, start):
        return "—"
    spaced = before[-1:] == " " and after[:1] == " " and text[end + 1 : end + 2].isalnum()
    # At the start of a line it may have been a bullet.
    return "–" if spaced and text[start] == "â" and before[-2:-1] not in ("", "\n") else ""


def _is_name(text: str, end: int) -> bool:
    return text[_word_start(text, end)].isupper()


def _word_start(text: str, end: int) -> int:
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return start


def _quotations(text: str, marks: list[tuple[int, int]]) -> list[Proposal]:
    """Pair the marks of one line into quotations; others are closings, possessives, or stay.

    >>> text = "âOur sonsâ tents are full,â he said."
    >>> marks = [found.span() for found in _MARK.finditer(text)]
    >>> [(p.start, p.after) for p in _quotations(text, marks)]
    [(0, '“'), (26, '”'), (9, '’')]
    """
    proposals: list[Proposal] = []
    opening: tuple[int, int] | None = None
    closings: list[tuple[int, int]] = []
    for start, end in [*marks, (len(text), len(text))]:
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        if start == len(text) or (before in " \t\n([" and (after.isalnum() or after == "[")):
            if opening and closings:
                group = f"encoding/residue@{opening[0]}"
                proposals += (
                    _restored(opening, "“", group),
                    _restored(closings[-1], "”", group),
                    *(_restored(m, "’") for m in closings[:-1] if text[m[0] - 1] == "s"),
                )
            opening, closings = (start, end), []
        elif not before.isspace() and after in _CLOSES:
            if opening:
                closings.append((start, end))
            elif "€" in text[start:end]:  # the third byte is lost of this mark only
                proposals.append(_restored((start, end), "”"))
            elif before == "s" and after == " " and not _is_name(text, start):
                proposals.append(_restored((start, end), "’"))
    return proposals


def _restored(
    span: tuple[int, int], after: str, group: str = "", level: Level = Level.LIKELY
) -> Proposal:
    reason = "Most bytes of a punctuation mark were lost on the way here."
    return Proposal(*span, after, "encoding/residue", reason, level, frozenset(Fact), group)
