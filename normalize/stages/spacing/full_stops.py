"""Full stops that end nothing: at the start of a line, inside a sentence, two for one pause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.english import ABBREVIATIONS

__all__ = ["belongs_to_a_name", "full_stops"]

_SITES = frozenset(
    """
    com net org edu gov mil info biz tv io co uk us me js html htm php asp aspx pdf doc docx txt
    jpg jpeg png gif mp3 mp4 zip exe csv xml json py news online site
    """.split()
)
_LINE_START = re.compile(r"([.,] ?)(?=([A-Z][a-z]+))")
_NEXT_LINE_START = re.compile(r"\n([.,] ?)(?=([A-Z][a-z]+))")
_GOES_ON = re.compile(
    r"\. (?:so that|in order to|to (?!the\b)[a-z]+|of (?:the|its|their|his|this)|"
    r"(?:for|from|with|without|by|against|between|near|during|into|under|towards?|despite|amid|including|"
    r"inside|outside|through|across|along|behind|via) (?!\w+ing that\b)[a-z]+|"
    r"(?:in|on|at) (?:the|its|their|his|this|an?|order|search|front|response|retaliation|protest|"
    r"exchange|cooperation|coordination|preparation|addition|support|line))\b([^\n.!?]*)"
)
_WORD_BEFORE = re.compile(r"(?<![\w.])(?:[a-z]{3,20}|[A-Z][a-z]{3,20})\Z")
# What a sentence of its own would have, and a phrase has not.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|took|went|came|hit|fell|left|"
    r"began|met|held|did|does|do|led|may|might|must|should)\b|(?<=[a-z] )[a-z]{2,}ed\b"
)
_DOUBLED = re.compile(r"\. \.(?= [A-Z\"]| *(?:\n|\Z))")
_BOTH_SIDES = re.compile(r"\. ?[\"”](\.)(?=\s|\Z)")
_PAUSE = re.compile(r"\.\.(?!\.)")
_LONGEST = 80  # code points; behind them a sentence is likely to have a verb of its own


@by_line
def full_stops(text: str, _context: Context) -> list[Proposal]:
    """Take out full stops that stand where no sentence has ended."""
    return [*_at_line_start(text), *_inside_sentence(text), *_doubled(text), *_two_dots(text)]


def belongs_to_a_name(word: str) -> bool:
    """Whether a word right behind a full stop belongs to an address or a file name.

    >>> belongs_to_a_name("Net"), belongs_to_a_name("Neighbors")
    (True, False)
    """
    return word.lower() in _SITES


def _at_line_start(text: str) -> Iterator[Proposal]:
    first = _LINE_START.match(text)
    for found in [*([first] if first else ()), *_NEXT_LINE_START.finditer(text)]:
        if not belongs_to_a_name(found[2]):
            reason = "A full stop or comma before the first word of a line."
            yield Proposal(found.start(1), found.end(1), "", "spacing/stray-full-stop", reason)


def _inside_sentence(text: str) -> Iterator[Proposal]:
    """Before a lower-case preposition, where no sentence follows: the ban. to protect."""
    for found in _GOES_ON.finditer(text):
        at = found.start()
        word = _WORD_BEFORE.search(text, max(0, at - 22), at)
        whole = "," not in found[1] and len(found[1]) < _LONGEST
        if not found[0].startswith((". to", ". of", ". so that", ". in order")):
            whole = whole and not _VERB.search(found[1])
        if word and whole and word[0].lower() not in ABBREVIATIONS:
            reason = "The sentence goes on behind the full stop."
            yield Proposal(at, at + 1, "", "spacing/stray-full-stop", reason)


def _doubled(text: str) -> Iterator[Proposal]:
    """A sentence that ends twice: `near Homs. .`, `We left.".`, but no pause (`. . .`)."""
    for found in _DOUBLED.finditer(text, 1):
        gap = text[found.start() - 1] == " "
        at = found.start() - gap
        before = text[max(0, at - 1) : at]
        if before.isalnum() or before in tuple(')"'):
            start = found.start() - 1 if gap else found.start() + 1
            reason = "One full stop ends a sentence."
            yield Proposal(start, start + 2 + gap, "", "spacing/doubled-full-stop", reason)
    for found in _BOTH_SIDES.finditer(text, 1):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 22), found.start())
        if word and word[0].lower() not in ABBREVIATIONS:
            reason = "One full stop ends a quotation and its sentence."
            yield Proposal(*found.span(1), "", "spacing/doubled-full-stop", reason)


def _two_dots(text: str) -> Iterator[Proposal]:
    """Two dots are a pause of Arabic newspapers; which mark it is in English, a reader says."""
    for found in _PAUSE.finditer(text, 1):
        start, end = found.span()
        start -= text[start - 1] == " "
        before, behind = text[start - 1 : start], text[end : end + 2].lstrip(" ")
        if before.isalnum() and behind[:1].isalnum():
            reason = "Two dots mark a pause in Arabic newspapers; English has a comma or a dash."
            after = "," if text[end] == " " else ", "
            yield Proposal(start, end, after, "spacing/two-dots", reason, Level.POSSIBLE)
        elif behind[:1] in ("", "\n") and _WORD_BEFORE.search(text, max(0, start - 22), start):
            reason = "One full stop ends a sentence."
            yield Proposal(start + 1, end, "", "spacing/doubled-full-stop", reason)
