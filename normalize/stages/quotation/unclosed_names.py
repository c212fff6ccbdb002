"""Names of which the closing mark is lost: `the campaign dubbed "Hammer of Justice began`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Proposal
from normalize.stages.quotation.kinds import CLOSER
from normalize.stages.quotation.reading import Paragraph
from normalize.stages.quotation.rules import propose

__all__ = ["unclosed_names"]

_KIND = (
    r"(?:[Oo]peration|[Cc]ampaign|[Oo]ffensive|[Bb]attle|[Ee]xercise|[Mm]anoeuv?re|[Dd]rill|"
    r"[Ii]nitiative|[Pp]roject|[Pp]lan|[Mm]ovement|[Gg]roup|[Bb]rigade|[Bb]attalion)"
)
_NAMED = re.compile(
    rf"\b(?:dubbed|code-?named|titled|entitled|known as|under the name(?: of)?|"
    rf"{_KIND}(?: (?:(?:is |was )?(?:called|named)|of))?) \Z"
)
_LONGEST = 40  # code points of what says that a name follows
# Capitals, and behind them a verb, which no name goes on with.
_NAME = re.compile(
    r"(?:The )?[A-Z][\w'’-]+(?: (?:of |the |of the |and |for )?(?:al-)?[A-Z][\w'’-]+){1,4}"
    r"(?=,? (?:was|were|is|are|has|had|have|will|began|begun|started|ended|continues?|continued|"
    r"launched|killed|targeted|resumed|failed|led|left|said|entered|took|came|opened|expanded|"
    r"aims?|aimed|claimed|announced|denied|arrested|seized|captured|reached|which|that)\b)"
)


def unclosed_names(text: str, paragraph: Paragraph) -> Iterator[Proposal]:
    """Close a name where a verb follows it, in a paragraph that has no other mark for it.

    >>> from normalize.stages.quotation.reading import read_paragraphs
    >>> text = 'The campaign dubbed "Hammer of Justice began in Ramadi.'
    >>> [(p.start, p.after) for p in unclosed_names(text, read_paragraphs(text)[0])]
    [(38, '"')]
    """
    reading = paragraph.reading
    for quotation in reading.quotations:
        if quotation.opening is None or quotation.closing is not None or quotation.depth:
            continue
        opening = reading.marks[quotation.opening]
        if not opening.double or not _NAMED.search(
            text, max(paragraph.start, opening.start - _LONGEST), opening.start
        ):
            continue
        if name := _NAME.match(text, opening.end, paragraph.end):
            glyph = text[opening.start]
            yield propose("missing-closing", name.end(), name.end(), CLOSER.get(glyph, glyph))
