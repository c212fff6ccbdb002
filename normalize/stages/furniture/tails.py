"""Headings with the headlines under them: "Related Articles", and what stands there."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.edits import Level
from normalize.rules import Match
from normalize.stages.furniture.dates import date_line
from normalize.stages.furniture.draft import Cut, Draft
from normalize.stages.furniture.page import Page

__all__ = ["take_cut_headlines", "take_tails"]

_HEADLINE = 5  # words; subheads of the article are shorter
_CUT_OFF = ("…", "...")
_SEVERAL = 3  # headlines cut off: one or two may be the end of an article that is
_CUT_HEADLINES = "furniture/cut-headlines"
_CUT_REASON = "Beginnings of other articles below this one are no part of it."


def take_tails(draft: Draft, matches: Iterable[Match]) -> None:
    """Take headings with the headlines under them, up to the next paragraph of prose.

    Headlines lack a full stop, so the article's own paragraphs must have theirs: most of
    them where the list ends the page, all where the article goes on behind it; there, a
    line as short as a subhead ends the list. Else the list is only a suggestion, as it is
    above the whole article unless each of its headlines has a date.
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
            headed = any(_words_left(page, k) >= _HEADLINE for k in before)
            sure = all(stops) and (headed or _is_dated(draft, range(i + 1, end)))
        sure |= end == i + 1
        draft.cut_by_rule(range(i, end), match, None if sure else Level.POSSIBLE)


def _words_left(page: Page, i: int) -> int:
    return len(page.text[slice(*page.rest(i))].split())


def _is_dated(draft: Draft, lines: range) -> bool:
    """Whether there is a date for each headline of a list; else one may be the article's own."""
    left = [k for k in lines if k not in draft.gone]
    dates = sum(date_line(draft.page.line(k)) is not None for k in lines)
    titles = sum(date_line(draft.page.line(k)) is None for k in left)
    return 0 < titles <= dates


def _is_headline(page: Page, i: int) -> bool:
    line = page.line(i)
    words = line.count(" ") + 1
    return not page.is_prose(i) and (words >= _HEADLINE or date_line(line) is not None)


def take_cut_headlines(draft: Draft, last: int) -> None:
    """Take beginnings of other articles below the last paragraph of prose, all of them cut off."""
    page = draft.page
    below = [i for i in range(last + 1, len(page.starts)) if i not in draft.gone]
    if last < 0 or len(below) < _SEVERAL or not page.ends_sentence(last):
        return
    if all(page.line(i).endswith(_CUT_OFF) and _is_headline(page, i) for i in below):
        for i in below:
            span = page.starts[i], page.ends[i]
            lines = range(i, i + 1)
            draft.cut(Cut(lines, *span, _CUT_HEADLINES, _CUT_REASON, Level.LIKELY))
