"""Which words a quotation encloses: marks that are missing, too many, or of the wrong kind.

Every rule here changes who is quoted with which words, so each asks for a paragraph that
leaves no other reading, and declares that it touches the quotation. What falls short of
that is a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from normalize.edits import Level, Proposal
from normalize.stages import Context
from normalize.stages.quotation.attribution import (
    attributes,
    attribution_follows,
    introduces_speech,
    sentence_ends,
    trailing_attribution,
)
from normalize.stages.quotation.early import closed_early
from normalize.stages.quotation.kinds import (
    CLOSER,
    NAME,
    OPENER,
    mixed,
    nested,
    repeated,
    shared_close,
)
from normalize.stages.quotation.marks import Mark
from normalize.stages.quotation.reading import Paragraph, read_paragraphs
from normalize.stages.quotation.rules import propose
from normalize.stages.quotation.surplus import surplus
from normalize.stages.quotation.unclosed_names import unclosed_names

__all__ = ["mend_extent"]

_COLON = re.compile(r":\s+(?=\S)")
_DATELINE = re.compile(r"\s[–—-]\s")
_APPOSITION = re.compile(  # ", Ali Hasan", ", head of the mills in Homs"
    r",\s(?:(?:[A-Z][\w'’.-]*\s?){1,4}|(?:the )?(?:head|director|chief|chairman|commander|governor|"
    r"minister|member|spokes\w+|secretary|deputy|manager|mayor|president|official)\b[^,]{3,80})\Z"
)
_CLAUSE = r"(?:and|or|but|as|while|which|who|where|because|so)\b"
_SAID_THAT = re.compile(r"\b(?:that|as saying)\s\Z")
_TAG_INSIDE = re.compile(
    rf"^([\"“])([^\"“”\n]+)(,[\"”] )(?={_CLAUSE}[^\"“”\n]*[.!?][\"”]$)", re.MULTILINE
)


def mend_extent(text: str, _context: Context) -> list[Proposal]:
    """Close, open and move quotations where the paragraph leaves no other reading.

    >>> text = 'The army said: "The liberators left the town.'
    >>> [(p.start, p.end, p.after) for p in mend_extent(text, None)]
    [(45, 45, '"')]
    """
    proposals = [*closed_early(text), *_around_tag(text)]
    read = read_paragraphs(text)
    for k, paragraph in enumerate(read):
        reading = paragraph.reading
        proposals += surplus(text, paragraph)
        if reading.is_odd:
            continue
        proposals += mixed(text, reading)
        proposals += nested(text, reading)
        proposals += shared_close(text, reading)
        proposals += repeated(reading)
        proposals += _unopened(text, paragraph)
        proposals += _unclosed_before_tag(text, paragraph)
        proposals += unclosed_names(text, paragraph)
        behind = read[k + 1].reading.quotations[:1] if k + 1 < len(read) else ()
        # A quotation left open runs on where the marks behind open it again, or close it.
        if not paragraph.continued and not any(q.opening is None for q in behind):
            proposals += _unclosed(text, paragraph)
    return proposals


def _unopened(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`Gunmen opened fire", a trader told the radio`; `The army said: We stay."`."""
    reading = paragraph.reading
    q = reading.quotations[0] if reading.quotations else None
    if q is None or paragraph.carried or q.opening is not None or q.closing is None:
        return
    closing = reading.marks[q.closing]
    if q.depth or not closing.double or not reading.is_sure(q):
        return
    glyph = OPENER.get(text[closing.start], text[closing.start])
    start = paragraph.start
    while text[start].isspace():
        start += 1
    colons = [m.end() for m in _COLON.finditer(text, start, closing.start)]
    if colons:
        place = colons[-1]
        if introduces_speech(text, start, place) and not sentence_ends(text, place, closing.start):
            yield propose("missing-opening", place, place, glyph)
    elif (
        attribution_follows(text, closing.end)
        and text[start].isupper()
        and text.count(" ", start, closing.start) > 1  # a clause, not a name
        and not _DATELINE.search(text, start, closing.start)
        and not sentence_ends(text, start, closing.start)
        and not attributes(text, start, closing.start)
    ):
        yield propose("missing-opening", start, start, glyph)


def _around_tag(text: str) -> Iterator[Proposal]:
    """`"The wells are dry, he said," and he left."`: the marks belong around the attribution."""
    for match in _TAG_INSIDE.finditer(text) if '," ' in text or ",” " in text else ():
        comma = trailing_attribution(text, match.start(2), match.end(2))
        if comma is not None and not sentence_ends(text, match.start(2), match.end()):
            group = str(match.start())
            closing, opening = CLOSER.get(match[1], match[1]), match[1]
            yield propose("missing-closing", comma + 1, comma + 1, closing, group=group)
            yield propose("missing-closing", *match.span(3), f", {opening}", group=group)


def _unclosed_before_tag(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`"Shells fell, he said, "but no one died."`: the attribution lies outside."""
    reading = paragraph.reading
    for one, other in pairwise(reading.quotations):
        if one.closing is not None or one.opening is None or other.opening is None:
            continue
        opening, reopening = reading.marks[one.opening], reading.marks[other.opening]
        if not (opening.opens and reopening.opens and opening.double and reopening.double):
            continue
        comma = trailing_attribution(text, opening.end, reopening.start)
        if comma is not None and not sentence_ends(text, opening.end, comma):
            yield _closing(text, opening.start, comma)


def _unclosed(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """`The army said: "We stay.`; `"We stay, a soldier said.`; `a fighter of "Ansar.`."""
    reading = paragraph.reading
    q = next((q for q in reversed(reading.quotations) if not q.depth), None)
    if q is None or q.opening is None or q.closing is not None or not reading.is_sure(q):
        return
    opening = reading.marks[q.opening]
    end = paragraph.end
    while text[end - 1].isspace():
        end -= 1
    if not opening.double or text[end - 1] not in ".!?":
        return
    glyph = CLOSER.get(text[opening.start], text[opening.start])
    one = not sentence_ends(text, opening.end, end)
    comma = trailing_attribution(text, opening.end, end) if one else None
    if comma is not None:
        named = _APPOSITION.search(text, opening.end, comma)  # Homs, or a name with its office
        begins = opening.left == "|" or text.endswith((". ", "! ", "? "), 0, opening.start)
        sure = begins and not named
        yield _closing(text, opening.start, comma, Level.LIKELY if sure else Level.POSSIBLE)
    elif one and (
        opening.spoken
        or _says_a_sentence(text, paragraph, opening)
        or NAME.fullmatch(text, opening.end, end)
        or (_SAID_THAT.search(text, paragraph.start, opening.start) and end - opening.end > 30)
    ):
        yield propose("missing-closing", end, end, glyph)
    elif opening.spoken or (one and attributes(text, paragraph.start, opening.start)):
        yield propose("missing-closing", end, end, glyph, Level.POSSIBLE)


def _says_a_sentence(text: str, paragraph: Paragraph, opening: Mark) -> bool:
    """A whole sentence quoted behind a comma: `The mayor said, "Two bridges fell`."""
    return (
        text.endswith(", ", paragraph.start, opening.start)
        and text[opening.end].isupper()
        and attributes(text, paragraph.start, opening.start)
    )


def _closing(text: str, opening: int, comma: int, level: Level = Level.LIKELY) -> Proposal:
    """Close a quotation at a comma, on the side where the document has its commas."""
    place = comma + (text.count('",') <= text.count(',"'))
    return propose("missing-closing", place, place, CLOSER.get(text[opening], text[opening]), level)
