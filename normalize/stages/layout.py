"""White space as such: between words, at the edges of lines, between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Level, Proposal
from normalize.stages import Context

__all__ = ["layout"]

_WHITE = " \t\n"
_RUN = re.compile(r"(?: [ \t\n]|\n[ \t\n]|\t)[ \t\n]*")
_SIGNS = ("  ", "\t", " \n", "\n ", "\n\n\n")  # without one of them there is nothing to do


def layout(text: str, _context: Context) -> list[Proposal]:
    """One space between words, one blank line between paragraphs, one line break at the end.

    Single line breaks stay; so does a text without characters. Encoding has turned other
    white space into space, tab and line feed.
    """
    body = text.strip(_WHITE)
    start = text.index(body)
    end = start + len(body)
    proposals = []
    if start:
        proposals.append(_proposal(0, start, "", "text-start", "A text begins with a word."))
    if any(sign in body for sign in _SIGNS):
        proposals += _between(text, start, end)
    last = "\n" if body else ""
    if text[end:] != last:
        proposals.append(
            _narrow(text, end, len(text), last, "text-end", "A text ends in one line break.")
        )
    return proposals


def _between(text: str, start: int, end: int) -> Iterator[Proposal]:
    for run in _RUN.finditer(text, start, end):
        lines = run[0].count("\n")
        if not lines:
            after, rule, reason = " ", "doubled", "Words stand one space apart."
        elif lines == 1:
            after, rule, reason = "\n", "line-edge", "No space at the edge of a line."
        else:
            after, rule, reason = "\n\n", "blank-lines", "One blank line between paragraphs."
        if run[0] != after:
            yield _narrow(text, *run.span(), after, rule, reason)


def _narrow(text: str, start: int, end: int, after: str, rule: str, reason: str) -> Proposal:
    """Without what stays: white space that the run begins or ends with already."""
    while after and start < end and text[start] == after[0]:
        start, after = start + 1, after[1:]
    while after and start < end and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    return _proposal(start, end, after, rule, reason)


def _proposal(start: int, end: int, after: str, rule: str, reason: str) -> Proposal:
    return Proposal(start, end, after, f"spacing/{rule}", reason, Level.CERTAIN)
