"""Who signs an article: bylines and sign-offs, which have no word of their own to look for.

"By Lina Haddad", "Lina Haddad/ Omar Shami", "ANHA", "==== R.H.", "9376**1424", "13:22": names,
initials and a lone time in a line of their own at the head or the foot of a page.

>>> byline("By Lina Haddad and John Miller, reporters in Homs")
'Lina Haddad and John Miller, reporters in Homs'
>>> byline("By land and sea") is None
True
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.edits import Level
from normalize.stages.furniture.datelines import KNOWN_AGENCY

__all__ = ["byline", "sign_off"]

_LONGEST_BYLINE = 200  # code points
_LONGEST_SIGN_OFF = 80
_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w'’`.-]*|al-[A-Z][\w'’-]*|bin|ibn|bint|abu|van|von|de)"
_NAME = rf"[A-ZÀ-ÖØ-Þ][\w'’`.-]+(?: {_PART}){{1,3}}"
_AGENCY = rf"(?:{KNOWN_AGENCY}|agencies|(?:{_PART} ){{1,4}}(?:News )?Agency)"
_JOB = (
    r"[\w' -]{0,40}\b(?:correspondent|reporter|editor|writer|columnist|journalist|staff)s?"
    r"(?: in [A-Z]\w+)?"
)
_WHO = rf"(?:{_NAME}|{_AGENCY})"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY) ?:? (?P<names>{_WHO}(?:(?:,| and| with| &|, and) (?:{_WHO}|{_JOB}))*)"
    r"(?: ?[–—|/-] ?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?,?"
)
_RULE = re.compile(r"[=*_~#•·|. –—×✕★☆►▼▲…\[\]-]+|[=*_~#•·-]{3,}[ \t]*[A-Z][\w. /]{0,20}")
_CODE = re.compile(r"\d{3,4}\*\*\d{3,4}|[A-Z]{2,4}/(?:[A-Z]{0,4}\d{0,8})?")
_INITIALS = re.compile(
    r"(?!(?:UN|US|EU|UK|I{1,3}|I?V|VI{1,3}|I?X)\Z)"
    r"(?:[A-Za-z]{1,2}|[A-Z]/)(?:[./-]{1,2} ?[A-Z]?[a-z]{0,6}){0,3}\.?"
)
_DESK = re.compile(
    rf"[-–—/( ]*(?:{_PART}(?: {_PART})? ?[-–—/:] ?)?{_AGENCY}[-–—/ .)]*"
    r"(?:[/–-] ?[A-Z][\w. ]{1,30})?"
)
_CLOCK = re.compile(
    r"(?:(?:Publish |Update )?[Tt]ime ?: ?|Updated at ?:? )?\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:GMT|UTC|KSA|MSK|[A-Z][a-z]+ time|local time))?"
)
_ALONE = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’`َ-ْ-]+(?: {_PART}){{0,2}}")
_WORD = re.compile(_PART)
_HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")


def byline(line: str) -> str | None:
    """The names in a byline, or None where the line is none."""
    line = line.lstrip("-–—•*| ")
    short = line[:1] in ("B", "b") and len(line) <= _LONGEST_BYLINE
    found = _BYLINE.fullmatch(line) if short else None
    return None if found is None else found["names"]


@lru_cache(maxsize=128)  # lines: asked twice of the same page
def sign_off(line: str, *, below: bool = True) -> Level | None:
    """How sure it is that a line above or below the article is a sign-off; None if it is not.

    >>> sign_off("Lina Haddad/ Omar Shami")
    <Level.LIKELY: 'likely'>
    >>> sign_off("Lina")  # a name alone may be a heading
    <Level.POSSIBLE: 'possible'>
    """
    if len(line) > _LONGEST_SIGN_OFF:
        return None
    if not below:
        return Level.LIKELY if _DESK.fullmatch(line) or _CLOCK.fullmatch(line) else None
    if _is_pair(line):
        return Level.LIKELY
    for pattern in (_RULE, _CODE, _INITIALS, _DESK, _CLOCK, _HASHTAGS):
        if pattern.fullmatch(line):
            return Level.LIKELY
    return Level.POSSIBLE if _ALONE.fullmatch(line) else None


def _is_pair(line: str) -> bool:
    """Whether a line holds two or more names of one to four words, with strokes between them."""
    names = [re.split(r"[ .]+", name.strip(" .")) for name in line.split("/")]
    return 2 <= len(names) <= 4 and all(
        len(words) <= 4 and all(map(_WORD.fullmatch, words)) for words in names
    )
