"""Page furniture: what surrounds an article on its page moves out of the text into metadata.

The rules of kind `furniture` say what furniture is; this module says where they may speak.
A rule's `scope` is one of

- `line`: a whole line, wherever it stands
- `head`, `foot`: a whole line before the first, or behind the last, paragraph of prose
- `tail`: a heading ("Related Articles") with the headlines under it (see `tails`)
- `inline`: words within a line

`into` names the key of the metadata that gets the text, or the group of that name in the
rule's pattern (`date`: the date in it, ISO 8601). All that is moved is listed under
`furniture` in the order of the source, except marks without a letter. What has no word that
a rule could look for is code: `dates`, `datelines` and `signatures`.

Prose never goes, except a sentence that a rule knows word for word; and a text of which
nothing would be left stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain

from normalize.edits import Fact, Level, Proposal
from normalize.rules import Kind, Match, Matcher, RuleSet
from normalize.stages import Context, Pass, matches_by
from normalize.stages.furniture.datelines import Dateline, Datelines
from normalize.stages.furniture.dates import date_line, leading_date
from normalize.stages.furniture.draft import Cut, Draft
from normalize.stages.furniture.odd_datelines import OddDatelines
from normalize.stages.furniture.page import Page
from normalize.stages.furniture.signatures import Signatures
from normalize.stages.furniture.tails import (
    take_cut_headlines,
    take_listed_headlines,
    take_tails,
)

__all__ = ["PASSES", "propose"]

_PAGE_DATE = "furniture/page-date"
_PAGE_DATE_REASON = "The day on which the page was published is no part of the article."
_DATELINE = "furniture/dateline"
_DATELINE_REASON = "Place, day and agency of a dispatch are no part of what it reports."
_PLACE_REASON = "Of the dateline of a further item its place stays: it says where that plays."
_CAPITAL_REASON = "What stood behind a dateline begins with a capital."
_HEAD_LINES = 5  # above a date that has no other beside it
_SMALL_WORD = re.compile(r"(?!(?:al|el|de|von|van|bin|ibn) )[a-z]+(?= )")
_SIGNATURE = "furniture/signature"
_SIGNATURE_REASON = "Who signs an article is no part of what it reports."


def _rules(rules: RuleSet) -> Matcher:
    return rules.matcher(Kind.FURNITURE)


@matches_by(_rules)
def propose(text: str, context: Context) -> list[Proposal]:
    """Propose to move furniture out of the text."""
    draft = Draft(Page(text), context)
    count = len(draft.page.starts)
    if not count:
        return []
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for match in _rules(context.rules).matches(text, context):
        matches[str(match.rule.extra.get("scope", "line"))].append(match)
    lines = range(count)
    _take_lines(draft, matches["line"], lines)
    if count - 1 not in draft.gone and draft.page.split_glued():
        lines = range(count + 1)
        _take_lines(draft, matches["line"], lines[count:])
    _take_inline(draft, matches["inline"])
    first, second, last = draft.prose()
    _take_lines(draft, matches["head"], lines[:first])
    _take_lines(draft, matches["foot"], lines[last + 1 :])
    _take_signatures(draft, lines[:second], lines[last + 1 :], Level.LIKELY)
    _take_dates(draft, first, second)
    take_tails(draft, matches["tail"])
    take_cut_headlines(draft, last)
    take_listed_headlines(draft, last)
    _take_signatures(draft, lines[:0], lines[last + 1 :], Level.POSSIBLE)
    _take_date_below(draft, last)
    _take_datelines(draft, second)
    return draft.proposals()


def _take_lines(draft: Draft, matches: Iterable[Match], zone: range) -> None:
    """Take the lines of a zone that a match fills.

    From below, since what goes is no line's end; then from above, since it heads no list either.
    """
    found = list(matches)
    for match in chain(reversed(found), found):
        i = draft.page.at(match.end - 1)
        if i not in zone or i in draft.gone or not draft.page.fills(i, match.start, match.end):
            continue
        page = draft.page
        goes_on = page.wraps(i) or page.goes_on(i, draft.gone)
        if not (goes_on or page.is_quoted(i) or page.is_recorded(i) or draft.is_listed(i)):
            draft.cut_by_rule(range(i, i + 1), match)


def _take_inline(draft: Draft, matches: Iterable[Match]) -> None:
    """Take spans within lines, and the whole line where nothing else stands in it."""
    for match in matches:
        i = draft.page.at(match.start)
        filled = draft.page.fills(i, match.start, match.end)
        if i not in draft.gone:
            draft.cut_by_rule(range(i, i + filled), match)


def _take_dates(draft: Draft, first: int, second: int) -> None:
    """Take the page's date: a line of its own, or with what follows it on the first line.

    A bare date must stand first or under the title, or be the only one of its page; farther
    down it is of another article.
    """
    page, above = draft.page, 0
    for i in range(second):
        if i in draft.gone:
            continue
        stamp = None if page.is_recorded(i) else date_line(page.line(i))
        if stamp is not None and (stamp.marked or (i < first and _is_bare_date(page, i, above))):
            _cut_date(draft, range(i, i + 1), *page.rest(i), stamp.value)
        else:
            above += 1
    left = next((i for i in range(len(page.starts)) if i not in draft.gone), None)
    if left is not None:
        start, end = page.rest(left)
        stamp = None if page.is_recorded(left) else leading_date(page.text, start)
        if stamp is not None:
            lines = range(left, left + (stamp.end >= end))
            _cut_date(draft, lines, start, stamp.end, stamp.value)


def _is_bare_date(page: Page, i: int, above: int) -> bool:
    if above <= 1:
        return True
    others = (k for k in range(len(page.starts)) if k != i)
    return above < _HEAD_LINES and not any(date_line(page.line(k)) for k in others)


def _take_date_below(draft: Draft, last: int) -> None:
    """Take a date below the article, unless there are several: then they are of others."""
    below = range(last + 1 if last >= 0 else len(draft.page.starts), len(draft.page.starts))
    dates = [(i, date_line(draft.page.line(i))) for i in below if i not in draft.gone]
    found = [(i, stamp) for i, stamp in dates if stamp is not None]
    if len(found) == 1:
        i, stamp = found[0]
        _cut_date(draft, range(i, i + 1), *draft.page.rest(i), stamp.value)


def _cut_date(draft: Draft, lines: range, start: int, end: int, day: date | None) -> None:
    metadata = {} if day is None else {"date": day.isoformat()}
    draft.cut(Cut(lines, start, end, _PAGE_DATE, _PAGE_DATE_REASON, Level.LIKELY, metadata))


def _take_signatures(draft: Draft, head: range, foot: range, wanted: Level) -> None:
    """Take bylines above and below the article, and sign-offs below it, that are so sure."""
    signatures = draft.context.rules.derived(Signatures)
    people = [i for i in foot if i not in draft.gone and signatures.is_person(draft.page.line(i))]
    author = people[0] if len(people) == 1 else None  # several are a list of the article's
    for i in sorted({*head, *foot}):
        line = draft.page.line(i)
        if i in draft.gone or draft.page.is_prose(i) or draft.page.is_recorded(i):
            continue
        if i in head and _is_dateline(draft, i):
            continue  # "Riyadh - SPA", of which more is kept
        names = signatures.byline(line)
        sure = names or i == author
        glued = draft.page.glued and i == len(draft.page.starts) - 1
        level = Level.LIKELY if sure else signatures.sign_off(line, below=i in foot, glued=glued)
        if level is wanted:
            span = draft.page.starts[i], draft.page.ends[i]
            metadata = {"byline": names} if names else {}
            lines = range(i, i + 1)
            draft.cut(Cut(lines, *span, _SIGNATURE, _SIGNATURE_REASON, level, metadata))


def _is_dateline(draft: Draft, i: int) -> bool:
    """Whether a line is a dateline with a place and nothing else."""
    start, end = draft.page.rest(i)
    datelines = draft.context.rules.derived(Datelines)
    found = datelines.find(draft.page.text, start, end, page=None, opens=True)
    return found is not None and found.end >= end and "place" in found.metadata


def _take_datelines(draft: Draft, second: int) -> None:
    """Take datelines; one without an agency only from the first two paragraphs of prose.

    One farther down with another place is an item's of a bulletin, and of it the place stays.
    """
    datelines = draft.context.rules.derived(Datelines)
    page, known, placed = draft.page, draft.page_date(), ""
    for i in range(len(page.starts)):
        if i in draft.gone:
            continue
        start, end = page.rest(i)
        found = datelines.find(page.text, start, end, page=known, opens=i <= second)
        if found is None and i <= second:
            found = draft.context.rules.derived(OddDatelines).find(page.text, start, end)
        if found is None:
            continue
        place = found.metadata.get("place", "")
        if placed not in ("", place) and _tells(page, place, found, end):
            _keep_place(draft, start, found, end)
        elif found.certain or found.end >= end or page.is_prose(i):
            placed = placed or place
            _cut_dateline(draft, i, found)


def _cut_dateline(draft: Draft, i: int, found: Dateline) -> None:
    page = draft.page
    last = page.at(found.end - 1)
    lines = range(i, last + 1) if found.end >= page.rest(last)[1] else range(i, i)
    level = Level.CERTAIN if found.certain else Level.LIKELY
    end = page.blank(found.end)
    metadata = {"dateline": found.metadata}
    cut = Cut(lines, found.start, end, _DATELINE, _DATELINE_REASON, level, metadata)
    draft.cut(cut)
    if _SMALL_WORD.match(page.text, end):
        capital = page.text[end].upper()
        draft.changes.append(Proposal(end, end + 1, capital, _DATELINE, _CAPITAL_REASON, level))


def _keep_place(draft: Draft, start: int, found: Dateline, line_end: int) -> None:
    """Leave the place of a dateline, before a colon."""
    text, end = draft.page.text, found.end
    gap = "" if end >= line_end or text[end].isspace() else " "
    after, facts = f"{found.metadata['place']}:{gap}", frozenset(Fact)
    change = Proposal(start, end, after, _DATELINE, _PLACE_REASON, Level.LIKELY, facts)
    draft.changes.append(change)


def _tells(page: Page, place: str, found: Dateline, end: int) -> bool:
    """Whether a dateline alone says where what is behind it plays."""
    return place != "" and place.partition(",")[0] not in page.text[found.end : end]


PASSES: tuple[Pass, ...] = (propose,)
