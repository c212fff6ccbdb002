"""Which words a quotation encloses: marks that are missing, too many, or of the wrong kind.

Every rule here changes who is quoted with which words, so each asks for a paragraph that
leaves no other reading, and declares that it touches the quotation. What falls short of
that is a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context
from normalize.stages.attribution import (
    attributes,
    attribution_follows,
    introduces_speech,
    sentence_ends,
    trailing_attribution,
)
from normalize.stages.quotation_early import closed_early
from normalize.stages.quotation_marks import Mark, has_marks
from normalize.stages.quotation_reading import (
    Paragraph,
    Quotation,
    Reading,
    read_paragraphs,
)

__all__ = ["mend_extent"]

_SURE = 3.0  # margin of a reading, in its own units
_TOUCHES = frozenset({Fact.QUOTATION})
_CLOSER = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_OPENER = {"”": "“", "»": "«", "’": "‘"}
_SINGLE = {"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"}
_REASONS = {
    "mixed-marks": "a quotation closes with the kind of mark that opened it",
    "comma-inside": "no comma between an adjective and the noun that it belongs to",
    "nested": "a quotation within a quotation takes single marks",
    "doubled-marks": "one pair of marks is enough",
    "surplus-mark": "the quotation goes on to the next mark; this one belongs to none",
    "missing-opening": "the attribution closes a quotation that nothing opened",
    "missing-closing": "the quotation ends here, but is not closed",
}

# `the "cruel and cowardly," raid`: the noun is still to come.
_COMMA_INSIDE = re.compile(
    r"[\"“](?:[a-z-]+(?:,| and) )*[a-z-]+"
    r"(?:ly|ful|ous|ive|al|ic|less|ble|ed|ing|ant|ent|ary|ish)(,)[\"”] "
    r"(?!(?:and|or|but|who|which|that|what|when|where|while|as|if|so|then|than|because|though|he|"
    r"she|it|they|we|you|there|this|these|those|the|an?|his|her|its|their|not|\w+ed|\w+ing|\w+ly)\b)"
    r"[a-z]{3,}(?=[,.;]| (?:of|in|on|by|against|at|near|from|for|that|which|was|were|is|has|had)\b)"
)
_DETERMINER = re.compile(r"\b(?:the|an?|this|that|these|those|its|his|her|their|our)\s\Z")
_COLON = re.compile(r":\s+(?=\S)")
_GOES_ON = re.compile(
    r"\s+(?:and|or|but|as|while|which|who|where|because|so|in|on|at|with|from|to|of|by|for|"
    r"after|before|during|including|the|a|an|its|their)\b"
)
_APPOSITION = re.compile(r",\s(?:[A-Z][\w'’.-]*\s?){1,4}\Z")
_DATELINE = re.compile(r"\s[–—-]\s")
_NEXT_CLAUSE = re.compile(r"[^.:\"“”]{2,80}?[,.:]\s+(?=[A-Z]|\w)")
_NAME = re.compile(
    r"(?:[A-Z][\w'’-]*|al-[A-Z][\w'’-]*)(?:\s(?:[A-Z][\w'’-]*|al-[A-Z][\w'’-]*|of|and|the)){0,4}[.,]?"
)


def mend_extent(text: str, _context: Context) -> list[Proposal]:
    """Close, open and move quotations where the paragraph leaves no other reading.

    >>> text = 'The army said: "The liberators left the town.'
    >>> [(p.start, p.end, p.after) for p in mend_extent(text, None)]
    [(45, 45, '"')]
    """
    if not has_marks(text):
        return []
    proposals = list(closed_early(text))
    if '," ' in text or ",” " in text:
        proposals += (
            Proposal(*match.span(1), "", "quotation/comma-inside", _REASONS["comma-inside"])
            for match in _COMMA_INSIDE.finditer(text)
            if _DETERMINER.search(text, max(match.start() - 7, 0), match.start())
            and not attribution_follows(text, match.end(1) + 1)
        )
    read = read_paragraphs(text)
    for k, paragraph in enumerate(read):
        proposals += _mixed(text, paragraph.reading)
        proposals += _nested(text, paragraph.reading)
        proposals += _shared_close(text, paragraph.reading)
        proposals += _surplus(text, paragraph.reading)
        proposals += _unopened(text, paragraph)
        behind = read[k + 1].reading.quotations[:1] if k + 1 < len(read) else ()
        # A quotation left open runs on where the marks behind open it again, or close it.
        if not paragraph.continued and not any(q.opening is None for q in behind):
            proposals += _unclosed(text, paragraph)
    return proposals


def _propose(
    rule: str, start: int, end: int, after: str, level: Level = Level.LIKELY, group: str = ""
) -> Proposal:
    return Proposal(
        start,
        end,
        after,
        f"quotation/{rule}",
        _REASONS[rule],
        level,
        _TOUCHES,
        group and f"quotation/{rule}@{group}",
    )


def _mixed(text: str, reading: Reading) -> Iterator[Proposal]:
    """`"Syrian National Army' camp`: the outermost quotation has double marks."""
    for q in reading.quotations:
        if q.opening is None or q.closing is None or q.depth or not _is_sure(reading, q):
            continue
        opening, closing = _marks(reading, q)
        between = reading.marks[q.opening + 1 : q.closing]
        if any(mark.double == opening.double and mark.closing < 1 for mark in between):
            continue  # it may well close there
        if opening.double and not closing.double:
            mark = text[opening.start : opening.end]
            yield _propose("mixed-marks", closing.start, closing.end, _CLOSER.get(mark, mark))
        elif closing.double and not opening.double:
            mark = text[closing.start : closing.end]
            yield _propose("mixed-marks", opening.start, opening.end, _OPENER.get(mark, mark))


def _nested(text: str, reading: Reading) -> Iterator[Proposal]:
    """Double marks within a sentence in double marks: single ones, or none around the same."""
    outer: Quotation | None = None
    for q in reading.quotations:  # an outer quotation comes before what it holds
        if not q.depth:
            outer = q
        if q.depth != 1 or outer is None or None in (*_ends(outer), *_ends(q)):
            continue
        (begin, end), (first, last) = _marks(reading, outer), _marks(reading, q)
        double = begin.double and first.double and last.double and _is_sure(reading, q)
        double = double and first.opening < 1 and last.closing < 1
        new_line = first.left == "_" and not first.before
        if not double or new_line or sentence_ends(text, begin.end, end.start):
            continue
        same = begin.end == first.start and last.end == end.start
        for mark in (first, last):
            glyph = "" if same else _SINGLE.get(text[mark.start], "'")
            rule = "doubled-marks" if same else "nested"
            yield _propose(rule, mark.start, mark.end, glyph, group=str(first.start))


def _shared_close(text: str, reading: Reading) -> Iterator[Proposal]:
    """`"We fight the "Free Army," he said`: one mark closes the name and the speech."""
    doubles = [mark for mark in reading.marks if mark.double]
    if len(doubles) != 3:
        return
    outer, inner, closing = doubles
    if (
        (outer.left == "|" or outer.spoken)
        and _opens(outer)
        and _opens(inner)
        and _closes(closing)
        and _NAME.fullmatch(text, inner.end, closing.start)
        and (closing.right == "|" or attribution_follows(text, closing.end))
        and not sentence_ends(text, outer.end, closing.start)
    ):
        quote = text[closing.start : closing.end]
        single = _SINGLE.get(quote, "'")
        group = str(inner.start)
        opening = _SINGLE.get(text[inner.start], "'")
        yield _propose("nested", inner.start, inner.end, opening, group=group)
        yield _propose("nested", closing.start, closing.start, single, group=group)


def _surplus(text: str, reading: Reading) -> Iterator[Proposal]:
    """Of three marks `"…," and …."` the middle one is too many, or a fourth is missing."""
    for one, other in zip(reading.quotations, reading.quotations[1:], strict=False):
        if one.opening is None or one.closing is None:
            continue
        if other.opening is not None or other.closing is None or other.depth != one.depth:
            continue
        first, middle, last = *_marks(reading, one), reading.marks[other.closing]
        if not (_opens(first) and _closes(middle) and _closes(last)):
            continue
        if sentence_ends(text, first.end, middle.start):
            continue
        if attribution_follows(text, middle.end):
            clause = _NEXT_CLAUSE.match(text, middle.end, last.start)
            if (
                clause
                and not sentence_ends(text, clause.end(), last.start)
                and not attributes(text, clause.end(), last.start)
                and (last.right == "|" or attribution_follows(text, last.end))
            ):
                mark = text[first.start : first.end]
                yield _propose("missing-opening", clause.end(), clause.end(), mark)
        elif first.left != "|" and not first.spoken:
            continue
        elif _GOES_ON.match(text, middle.end) and not sentence_ends(text, middle.end, last.start):
            yield _propose("surplus-mark", middle.start, middle.end, "")


def _unopened(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`Gunmen opened fire", a trader told the radio`; `The army said: We stay."`."""
    reading = paragraph.reading
    q = reading.quotations[0] if reading.quotations else None
    if q is None or paragraph.carried or q.opening is not None or q.closing is None:
        return
    closing = reading.marks[q.closing]
    if q.depth or not closing.double or not _is_sure(reading, q):
        return
    glyph = text[closing.start : closing.end]
    glyph = _OPENER.get(glyph, glyph)
    start = paragraph.start
    while text[start].isspace():
        start += 1
    colons = [m.end() for m in _COLON.finditer(text, start, closing.start)]
    if colons:
        place = colons[-1]
        if introduces_speech(text, start, place) and not sentence_ends(text, place, closing.start):
            yield _propose("missing-opening", place, place, glyph)
    elif (
        attribution_follows(text, closing.end)
        and text[start].isupper()
        and not _DATELINE.search(text, start, closing.start)
        and not sentence_ends(text, start, closing.start)
        and not attributes(text, start, closing.start)
    ):
        yield _propose("missing-opening", start, start, glyph)


def _unclosed(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`The army said: "We stay.`; `"We stay, a soldier said.`; `a fighter of "Ansar.`."""
    reading = paragraph.reading
    q = next((q for q in reversed(reading.quotations) if not q.depth), None)
    if q is None or q.opening is None or q.closing is not None or not _is_sure(reading, q):
        return
    opening = reading.marks[q.opening]
    end = paragraph.end
    while text[end - 1].isspace():
        end -= 1
    if not opening.double or text[end - 1] not in ".!?":
        return
    glyph = text[opening.start : opening.end]
    glyph = _CLOSER.get(glyph, glyph)
    one = not sentence_ends(text, opening.end, end)
    comma = trailing_attribution(text, opening.end, end) if one else None
    if comma is not None:
        place = comma + (text.count('",') <= text.count(',"'))
        named = _APPOSITION.search(text, opening.end, comma)  # Homs, or a name with its office
        level = Level.LIKELY if opening.left == "|" and not named else Level.POSSIBLE
    elif one and (opening.spoken or _NAME.fullmatch(text, opening.end, end)):
        place, level = end, Level.LIKELY
    elif opening.spoken:
        place, level = end, Level.POSSIBLE
    else:
        return
    yield _propose("missing-closing", place, place, glyph, level)


def _ends(q: Quotation) -> tuple[int | None, int | None]:
    return q.opening, q.closing


def _marks(reading: Reading, q: Quotation) -> tuple[Mark, Mark]:
    """The two marks of a quotation that has both."""
    assert q.opening is not None and q.closing is not None
    return reading.marks[q.opening], reading.marks[q.closing]


def _is_sure(reading: Reading, q: Quotation) -> bool:
    marks = (k for k in (q.opening, q.closing) if k is not None)
    return all(reading.margins[k] >= _SURE for k in marks)


def _opens(mark: Mark) -> bool:
    return mark.opening < 1 and mark.closing >= _SURE


def _closes(mark: Mark) -> bool:
    return mark.closing < 1 and mark.opening >= _SURE
