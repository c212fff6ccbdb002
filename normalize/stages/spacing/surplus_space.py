"""Spaces where none belongs: before punctuation and "%", at the inner side of brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.english import NEGATED
from normalize.stages.spacing.full_stops import belongs_to_a_name

__all__ = ["surplus_spaces"]

_QUOTES = "\"'“”‘’„«»"
_NEAR = 400  # code points in which the other bracket is looked for
_BEFORE = re.compile(r" [,.;:!?)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"[A-Z][a-z]+|[AI] [a-z]")
_EXCITED = re.compile(r"[!?]+")


@by_line
def surplus_spaces(text: str, _context: Context) -> list[Proposal]:
    """Take spaces out, or put them on the other side of the mark that they belong behind.

    Spaces that touch quotation marks are left to the quotation stage.
    """
    return [
        *_before_punctuation(text),
        *_before_percent(text),
        *_inside_brackets(text),
        *_doubled_commas(text),
        *_in_contractions(text),
    ]


# --- Punctuation -----------------------------------------------------------------------


def _before_punctuation(text: str) -> Iterator[Proposal]:
    for found in _BEFORE.finditer(text, 1):
        at, mark = found.start(), found[0][1]
        if mark in ")]":
            if _closes(text, at, mark):
                yield _inside(at)
        elif _may_end_here(text, at, mark) and (side := _side(text, at, mark)):
            yield _moved(at, mark) if side == "behind" else _removed(at)


def _may_end_here(text: str, at: int, mark: str) -> bool:
    """Whether punctuation may follow: a Latin letter or digit, what closes, or "a.m."."""
    character = text[at - 1]
    if character == ".":
        return mark in ",;:" and text[at - 3 : at - 2] == "." and text[at - 2].isalpha()
    return character in ")]%…" or (character.isalnum() and not "\u0590" <= character <= "\u08ff")


def _side(text: str, at: int, mark: str) -> str:
    """Where the space before a mark belongs: "behind" it, "nowhere", or it stays ("")."""
    before, behind = text[at - 1], text[at + 2 : at + 3]
    if mark in "!?":
        excited = _EXCITED.match(text, at + 1)
        behind = text[excited.end() : excited.end() + 1] if excited else behind
    if not behind or behind in " \n" + _QUOTES + ")]":
        return _before_gap(text, at, mark, behind)
    if mark == "," and behind.isdigit():
        return "behind" if before.isalpha() else ""
    if not behind.isalpha() or (before.isdigit() and mark == ":"):
        return ""
    if mark in ",;":
        return "behind"
    word = _WORD.match(text, at + 2)
    if mark == ":":
        shortcode = word is None or len(word[0]) < 2 or text[word.end() : word.end() + 1] == ":"
        return "" if shortcode else "behind"
    starts = _SENTENCE_START.match(text, at + 2)
    return "behind" if starts and word and not belongs_to_a_name(word[0]) else ""


def _before_gap(text: str, at: int, mark: str, behind: str) -> str:
    before, further = text[at - 1], text[at + 3 : at + 4]
    if mark in ":;" and behind and behind in ")]'":  # :)
        return ""
    if mark in ".:" and before.isdigit() and further.isdigit():  # a ratio
        return ""
    if mark == ".":
        initial = before.isalpha() and not text[at - 2 : at - 1].isalnum()
        if initial or (behind == " " and further == "."):  # U . S ., and . . .
            return ""
    opens = behind and behind in _QUOTES and further.isalnum()
    return "behind" if opens and mark in ",:" else "nowhere"


def _removed(at: int) -> Proposal:
    reason = "No space before punctuation."
    return Proposal(at, at + 1, "", "spacing/before-punctuation", reason, Level.CERTAIN)


def _moved(at: int, mark: str) -> Proposal:
    reason = "The space belongs behind the punctuation mark, not before it."
    return Proposal(at, at + 2, f"{mark} ", "spacing/wrong-side", reason)


# A number and its sign, and no operation: "5 % 2", "%d".
_PERCENT = re.compile(r" (?<=\d )%(?!%| ?\d|[a-z]\b)")


def _before_percent(text: str) -> Iterator[Proposal]:
    for found in _PERCENT.finditer(text, 1):
        reason = "A percent sign stands at its number."
        numbers = frozenset({Fact.NUMBER})  # as before
        at = found.start()
        yield Proposal(at, at + 1, "", "spacing/before-percent", reason, touches=numbers)


_COMMAS = re.compile(r",( ?,)(?= [^\W\d_])")


def _doubled_commas(text: str) -> Iterator[Proposal]:
    for found in _COMMAS.finditer(text, 1):
        gap = text[found.start() - 1] == " "
        start, end = (found.start() - 1, found.end() - 1) if gap else found.span(1)
        at = found.start() - gap
        if text[max(0, at - 1) : at].isalnum():
            yield Proposal(start, end, "", "spacing/doubled-comma", "One comma is enough.")


# --- Brackets --------------------------------------------------------------------------


_OPENINGS = (
    re.compile(rf"\( (?![{_QUOTES}])([^()\n]{{1,{_NEAR}}})\)"),
    re.compile(rf"\[ (?![{_QUOTES}])([^\[\]\n]{{1,{_NEAR}}})\]"),
)


def _closes(text: str, at: int, mark: str) -> bool:
    """Whether the bracket behind a space closes one of the same line."""
    if text[at - 1] in _QUOTES + ":;-=([\n":
        return False
    opening = "(" if mark == ")" else "["
    near = text[max(0, at - _NEAR) : at].rpartition("\n")[2]
    return near.rfind(opening) > near.rfind(mark) and not near.endswith(f"{opening} ")


def _inside_brackets(text: str) -> Iterator[Proposal]:
    for pattern in _OPENINGS:
        for found in pattern.finditer(text):
            smiling = text[found.start() - 1 : found.start()] in tuple(":;-=")
            if not smiling and any(map(str.isalnum, found[1])):
                yield _inside(found.start() + 1)


def _inside(at: int) -> Proposal:
    reason = "No space at the inner side of a bracket."
    return Proposal(at, at + 1, "", "spacing/inside-bracket", reason, Level.CERTAIN)


# --- Contractions ----------------------------------------------------------------------

_NOT = re.compile(r" n['’]t\b")
_NOT_APART = re.compile(r"n ['’] t\b")
_AUXILIARY = re.compile(rf"\b(?:{NEGATED})\Z", re.IGNORECASE)


def _in_contractions(text: str) -> Iterator[Proposal]:
    """``do n't``, as tokenizers write it; ``don ' t``."""
    for found in _NOT.finditer(text, 1):
        at = found.start()
        if _AUXILIARY.search(text, max(0, at - 7), at):
            yield _contracted(at)
    for found in _NOT_APART.finditer(text, 1):
        at = found.start()
        if _AUXILIARY.search(text, max(0, at - 7), at):
            group = f"spacing/contraction@{at}"
            yield _contracted(at + 1, group)
            yield _contracted(at + 3, group)


def _contracted(at: int, group: str = "") -> Proposal:
    reason = "A contraction is one word."
    negated = frozenset({Fact.NEGATION})  # as before, and now told by its one word
    return Proposal(at, at + 1, "", "spacing/contraction", reason, touches=negated, group=group)
