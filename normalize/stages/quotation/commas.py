"""A comma that tears an attribute from its noun: `the "cruel and cowardly," raid`."""

from __future__ import annotations

import re

from normalize.edits import Proposal
from normalize.stages import Context, by_line
from normalize.stages.quotation.attribution import tag_follows
from normalize.stages.quotation.rules import propose

__all__ = ["drop_commas"]

_ATTRIBUTE = re.compile(
    r"[\"“](?:(?:[a-z-]+, )*[a-z-]+ and [a-z-]+|(?:[a-z-]+(?:,| and) )*(?:[a-z-]+"
    r"(?:ly|ful|ous|ive|al|ic|less|ble|ed|ing|ant|ent|ary|ish)|bitter|dark|bloody|grave|great|big|"
    r"fierce|severe|harsh|new|hard|rare|clear|open|false|strong|huge|free|just|deep|dirty|heavy))"
    r"(,)[\"”] "
    r"(?!(?:and|or|but|who|which|that|what|when|where|while|as|if|so|then|than|too|also|again|now|because|though|he|"
    r"she|it|they|we|you|there|this|these|those|the|an?|his|her|its|their|not|\w+ed|"
    r"(?!(?:shell|bomb|kill|rul|meet|gather|build|hear|upris|shoot|fir|mean|feel)ing\b)\w+ing|\w+ly)\b)"
    r"[a-z]{3,}(?=[,.;]| (?:of|in|on|by|against|at|near|from|for|to|with|that|which|was|were|is"
    r"|has|had|will|would|after|before|during|since|until|when|while|and)\b)"
)
# What bears a name: `the "Desert Shield," brigade`.
_NAMED = re.compile(
    r"[\"“](?:al-)?[A-Z][\w'’-]*(?: (?:(?:al-)?[A-Z][\w'’-]*|of|the|and|for|in)){0,4}(,)[\"”] "
    r"(?=(?:brigade|division|battalion|regiment|group|movement|operation|organi[sz]ation|militia|"
    r"faction|front|army|corps|squad|party|bloc|alliance|coalition|newspaper|channel|agency|website|"
    r"network|campaign|project|program|programme|prize|award|festival|gang|cell|missile|rocket|drone|"
    r"tank|rifle|system|crossing|checkpoint|camp)s?\b)"
)
_DETERMINER = re.compile(
    r"\b(?:the|an?|this|that|these|those|its|his|her|their|our)\s\Z", re.IGNORECASE
)


@by_line
def drop_commas(text: str, _context: Context) -> list[Proposal]:
    """Drop the comma inside a quotation that stands between an article and its noun.

    >>> [(p.start, p.end) for p in drop_commas('the "cruel and cowardly," raid, he said', None)]
    [(23, 24)]
    """
    if ',"' not in text and ",”" not in text:
        return []
    return [
        propose("comma-inside", *match.span(1), "")
        for pattern in (_ATTRIBUTE, _NAMED)
        for match in pattern.finditer(text)
        if _DETERMINER.search(text, max(match.start() - 7, 0), match.start())
        and not tag_follows(text, match.end(1) + 1)
    ]
