"""White space as such: between words, at the edges of lines, between paragraphs."""

from __future__ import annotations

import re

from normalize.edits import Level, Proposal
from normalize.stages import Context
from normalize.stages.conventions import keep_conventions

__all__ = ["layout"]

_WHITE = " \t\n"
# Runs of white space that are not one space, one line break or one blank line, by what they
# begin with: a pattern that begins with a literal runs several times as fast as one that does
# not. Each is searched for only where one of its signs occurs.
_RUNS = (
    (("  ", " \n", " \t"), re.compile(r" (?<![ \t\n] )[ \t\n]+")),
    (("\n ", "\n\t", "\n\n\n"), re.compile(r"\n(?<![ \t\n]\n)(?:[ \t]|\n[ \t\n])[ \t\n]*")),
    (("\t",), re.compile(r"\t(?<![ \t\n]\t)[ \t\n]*")),
)


def layout(text: str, _context: Context) -> list[Proposal]:
    """One space between words, one blank line between paragraphs, one line break at the end.

    Single line breaks stay; so does a text without characters. Encoding has turned other
    white space into space, tab and line feed. A book keeps the layout that it has
    throughout (:mod:`normalize.stages.conventions`).
    """
    body = text.strip(_WHITE)
    start = text.index(body)
    end = start + len(body)
    proposals = []
    if start:
        proposals.append(_proposal(0, start, "", "text-start", "A text begins with a word."))
    for signs, runs in _RUNS:
        if any(sign in body for sign in signs):
            proposals += (_shortened(text, *run.span()) for run in runs.finditer(text, start, end))
    last = "\n" if body else ""
    if text[end:] != last:
        proposals.append(
            _narrow(text, end, len(text), last, "text-end", "A text ends in one line break.")
        )
    return keep_conventions(text, proposals, _kind)


def _kind(rule: str) -> str:
    """White space between words, or how the lines are laid out."""
    return rule if rule == "spacing/doubled" else "lines"


def _shortened(text: str, start: int, end: int) -> Proposal:
    lines = text.count("\n", start, end)
    if not lines:
        return _narrow(text, start, end, " ", "doubled", "Words stand one space apart.")
    if lines <= 2 and (end - start) > lines:
        after = "\n" * lines
        return _narrow(text, start, end, after, "line-edge", "No space at the edge of a line.")
    reason = "One blank line between paragraphs."
    return _narrow(text, start, end, "\n\n", "blank-lines", reason)


def _narrow(text: str, start: int, end: int, after: str, rule: str, reason: str) -> Proposal:
    """Without what stays: white space that the run begins or ends with already."""
    while after and start < end and text[start] == after[0]:
        start, after = start + 1, after[1:]
    while after and start < end and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    return _proposal(start, end, after, rule, reason)


def _proposal(start: int, end: int, after: str, rule: str, reason: str) -> Proposal:
    return Proposal(start, end, after, f"spacing/{rule}", reason, Level.CERTAIN)
