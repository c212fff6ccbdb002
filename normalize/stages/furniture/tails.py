"""Headings with the headlines under them: "Related Articles", and what stands there."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.edits import Level
from normalize.rules import Match
from normalize.stages.furniture.dates import date_line
from normalize.stages.furniture.draft import Draft
from normalize.stages.furniture.page import Page

__all__ = ["take_tails"]

_HEADLINE = 5  # words; subheads of the article are shorter


def take_tails(draft: Draft, matches: Iterable[Match]) -> None:
    """Take headings with the headlines under them, up to the next paragraph of prose.

    Headlines lack a full stop, so the article's own paragraphs must have theirs: most of
    them where the list ends the page, all where the article goes on behind it; there, a
    line as short as a subhead ends the list. Else the list is only a suggestion, as it is
    above the whole article unless its headlines have dates.
    """
    page, count = draft.page, len(draft.page.starts)
    end = 0
    for match in matches:
        i = page.at(match.start)
        if i < end or i in draft.gone or not page.fills(i, match.start, match.end):
            continue
        before = [k for k in range(i) if k not in draft.gone]
        stops = [page.ends_sentence(k) for k in before if page.is_prose(k)]
        end = i + 1
        while end < count and (end in draft.gone or not page.is_prose(end)):
            end += 1
        if end == count:
            while end - 1 in draft.gone:  # each by its own rule
                end -= 1
            end = end if stops else i + 1
            sure = 2 * sum(stops) >= len(stops)
        else:
            end = i + 1
            while end in draft.gone or _is_headline(page, end):
                end += 1
            dated = any(date_line(page.line(k)) for k in range(i + 1, end))
            sure = all(stops) and (bool(before) or dated)
        sure |= end == i + 1
        draft.cut_by_rule(range(i, end), match, None if sure else Level.POSSIBLE)


def _is_headline(page: Page, i: int) -> bool:
    line = page.line(i)
    words = line.count(" ") + 1
    return not page.is_prose(i) and (words >= _HEADLINE or date_line(line) is not None)
