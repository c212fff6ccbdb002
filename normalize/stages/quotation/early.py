"""A quoted sentence closed before its verb comes: `"About 200 men," and 20 cars attacked`.

Translators set the closing mark where a clause of the original ends, and leave the rest of
the sentence outside. `He said: "We won," and left.` looks the same, so the mark moves only
where what it encloses is no sentence yet: an amount of something, or a time, without a verb,
behind a clause of saying and a colon; what follows brings the verb, is the rest of the
paragraph, and attributes nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Proposal
from normalize.stages.quotation.attribution import attributes, introduces_speech, sentence_ends
from normalize.stages.quotation.marks import DOUBLES
from normalize.stages.quotation.rules import propose

__all__ = ["closed_early"]

_PARAGRAPH = re.compile(
    rf"[^\n{DOUBLES}]*: [\"“«]([^\n{DOUBLES}]+)([\"”»])([^\n{DOUBLES}]*[.!?])(?= *(?:\n|\Z))"
)
_AMOUNT = re.compile(
    r"(?:about|around|some|nearly|almost|approximately|over|more than|less than|up to|at least|"
    r"several|dozens|scores|hundreds|thousands|many|\d[\d,.]*|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|an? (?:\w+ )?(?:group|number|unit|"
    r"convoy) of)\b",
    re.IGNORECASE,
)
# A time or a cause, which the sentence itself must follow.
_FRAME = re.compile(
    r"(?:during|over the (?:past|last)|in the (?:past|last)|since|as a result of|following|"
    r"within)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r",? (?:the|an?|its|their|our|some|\d+|[A-Z][\w-]+)\b")
_VERB = (
    r"(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|may|might|must|shall|should|"
    r"do|does|did|took|went|came|made|hit|fell|left|fled|shot|struck|brought|began|became|got|held|"
    r"led|lost|met|sent|stood|broke|saw|gave|grew|kept|knew|paid|ran|set|spoke|won|wrote)"
)
# Verbs; participles other than those that stand before nouns; "funds the": no noun does that.
_FINITE = re.compile(
    rf"\b(?:{_VERB}|(?!(?:armed|masked|armou?red|unmanned|unidentified|guided|allied|united|mixed|"
    r"hundred|red|wounded|injured|displaced|so-called|outlawed|banned)\b)[a-z]{2,}ed)\b"
)
_OBJECT = re.compile(
    r"\b(?!(?:about|above|across|after|against|all|along|and|around|as|at|before|behind|between|both|"
    r"but|by|during|for|from|half|in|including|inside|into|like|most|near|nearly|of|off|on|or|"
    r"outside|over|per|some|than|through|to|toward|towards|under|via|with|within|without)\b)"
    r"[a-z]+ (?:the|an?|this|that|these|those|his|her|its|their|our|my|your)\b"
)
_PRONOUN = re.compile(r"\b(?:I|we|you|he|she|it|they|there)\b", re.IGNORECASE)
# What follows is more of the subject, or the verb; `and left`, `and he` begin something new.
_GOES_ON = re.compile(
    r",? (?:(?:and|or|as well as|along with|together with) "
    rf"(?!(?:he|she|they|it|I|we|then|also|{_VERB}|[a-z]+ed)\b)"
    r"|(?:including|from|of|in|near|backed|supported|belonging|affiliated|were|was|have|had)\b)"
)


def closed_early(text: str) -> Iterator[Proposal]:
    """Move the mark to the end of the sentence that it belongs to.

    >>> text = 'The army said: "About 90 men of the Brigade," and 7 trucks crossed the river.'
    >>> [(p.start, p.end, p.after) for p in closed_early(text)]
    [(44, 45, ''), (77, 77, '"')]
    >>> list(closed_early('The mayor said: "We have won," and the crowd cheered.'))
    []
    """
    position = text.find(': "') if "“" not in text and "«" not in text else text.find(": ")
    while position >= 0:
        start = text.rfind("\n", 0, position) + 1
        match = _PARAGRAPH.match(text, start)
        if match and _goes_on(text, match):
            group = str(match.start(2))
            yield propose("closed-early", *match.span(2), "", group=group)
            yield propose("closed-early", match.end(), match.end(), match[2], group=group)
        end = text.find("\n", position)
        position = text.find(": ", end) if end >= 0 else -1


def _goes_on(text: str, match: re.Match[str]) -> bool:
    quoted, rest = match[1], match[3]
    goes_on = (_AMOUNT.match(quoted) and _GOES_ON.match(rest)) or (
        _FRAME.match(quoted) and _SENTENCE.match(rest)
    )
    return bool(
        goes_on
        and not _FINITE.search(quoted)
        and not _OBJECT.search(quoted)
        and not _PRONOUN.search(quoted)
        and quoted.rstrip()[-1:] not in ".!?"
        and _FINITE.search(rest)
        and introduces_speech(text, match.start(), match.start(1) - 1)
        and not attributes(rest, 0, len(rest))
        and not sentence_ends(text, match.start(1), match.end(3))
    )
