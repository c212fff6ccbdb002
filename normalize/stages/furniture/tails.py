"""Headings with the headlines under them: "Related Articles", and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalize.edits import Level
from normalize.rules import Match
from normalize.stages.furniture.dates import date_line
from normalize.stages.furniture.draft import Cut, Draft
from normalize.stages.furniture.page import Page

__all__ = ["take_cut_headlines", "take_listed_headlines", "take_tails"]

_HEADLINE = 5  # words; subheads of the article are shorter
_CUT_OFF = ("…", "...")
_SEVERAL = 3  # headlines cut off: one or two may be the end of an article that is
_CUT_HEADLINES = "furniture/cut-headlines"
_CUT_REASON = "Beginnings of other articles below this one are no part of it."
_LOGGED = 4  # lines of an entry in a log, with its date
_CHANGES = "changes"  # what a rule for the heading of a log of changes moves into
_TIMED = re.compile(  # "Sep 8, 3:59 PM", "29 minutes ago": when another article came out
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},(?: \d{4},)? \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2} (?:minutes?|mins?|hours?|hrs?) ago)\Z"
)
_TIMED_WORDS = 4  # of a headline
_TIMED_LEAST = 2  # headlines with a time: one may be the article's own
_TIMED_HEADLINES = "furniture/timed-headlines"
_TIMED_REASON = "Headlines below the article, each with its time, are of other articles."
_NUMBERED_HEADLINES = "furniture/numbered-headlines"
_NUMBERED_REASON = "Headlines below the article, numbered, are what the page has else."


def take_tails(draft: Draft, matches: Iterable[Match]) -> None:
    """Take headings with the headlines under them, up to the next paragraph of prose.

    Headlines lack a full stop, so the article's own paragraphs must have theirs: most of
    them where the list ends the page, all where the article goes on behind it; there, a
    line as short as a subhead ends the list. Else the list is only a suggestion, as it is
    above the whole article unless each of its headlines has a date. A log of the changes that
    were made to a page, each under its date, goes whole: its notes may be sentences.
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
        logged = match.rule.extra.get("into") == _CHANGES and _is_log(page, i + 1)
        while end < count and (logged or end in draft.gone or not page.is_prose(end)):
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


def _is_log(page: Page, first: int) -> bool:
    """Whether the rest of a page is dates, each with a few lines under it, a date first."""
    dates = [k for k in range(first, len(page.starts)) if date_line(page.line(k)) is not None]
    return dates[:1] == [first] and len(dates) * _LOGGED >= len(page.starts) - first


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


def take_listed_headlines(draft: Draft, last: int) -> None:
    """Take headlines of other articles right below the last paragraph of prose.

    Each stands above its time, or below its number.
    """
    page = draft.page
    if last < 0 or not page.ends_sentence(last):
        return
    first = next((i for i in range(last + 1, len(page.starts)) if i not in draft.gone), last + 1)
    below = range(first, len(page.starts) - 1, 2)
    timed = _leading(
        i for i in below if _is_title(page, i) and _TIMED.match(page.line(i + 1)) is not None
    )
    numbered = _leading(
        i for i in below if page.line(i) == str((i - first) // 2 + 1) and _is_title(page, i + 1)
    )
    for found, least, rule, reason in (
        (timed, _TIMED_LEAST, _TIMED_HEADLINES, _TIMED_REASON),
        (numbered, _SEVERAL, _NUMBERED_HEADLINES, _NUMBERED_REASON),
    ):
        if len(found) < least or found[0] != first:
            continue
        for i in (k for at in found for k in (at, at + 1) if k not in draft.gone):
            span = page.starts[i], page.ends[i]
            draft.cut(Cut(range(i, i + 1), *span, rule, reason, Level.LIKELY))


def _leading(lines: Iterable[int]) -> list[int]:
    """The lines up to the first gap: each is two below the one before it."""
    found: list[int] = []
    for i in lines:
        if found and i != found[-1] + 2:
            break
        found.append(i)
    return found


def _is_title(page: Page, i: int) -> bool:
    line = page.line(i)
    return line.count(" ") + 1 >= _TIMED_WORDS and _TIMED.match(line) is None
