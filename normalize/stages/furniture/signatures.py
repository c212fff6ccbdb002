"""Who signs an article: bylines and sign-offs, which have no word of their own to look for.

"By Lina Haddad", "Lina Haddad/ Omar Shami", "ANHA", "==== R.H.", "9376**1424", "13:22": names,
initials, codes and a lone time in a line of their own at the head or the foot of a page.

>>> signatures = Signatures(RuleSet.load())
>>> signatures.byline("By Lina Haddad and John Miller, reporters in Homs")
'Lina Haddad and John Miller, reporters in Homs'
>>> signatures.byline("By land and sea") is None
True
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.edits import Level
from normalize.rules import RuleSet
from normalize.stages.furniture.datelines import agency_pattern, one_of

__all__ = ["Signatures"]

_LONGEST_BYLINE = 200  # code points
_LONGEST_SIGN_OFF = 80
_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w'’`.-]*|al-[A-Z][\w'’-]*|bin|ibn|bint|abu|van|von|de)"
_NAME = rf"[A-ZÀ-ÖØ-Þ][\w'’`.-]+(?: {_PART}){{1,3}}"
_RULE = re.compile(r"[=*_~#•·|. –—×✕★☆►▼▲…\[\]-]+|[=*_~#•·-]{2,}[ \t]*[A-Z][\w. /]{0,20}")
_MARKS = re.compile(r"[|,^/ ]+")
_CODE = re.compile(
    r"\d{3,4}\*\*\d{3,4}|[A-Z][a-z]+ [A-Z]\.?/[a-z]{2,8}|"
    r"[A-Z]{2,4}/(?:[A-Z]{0,4}\d{0,8})?|[A-Z]{2,4} \d{1,2}|\d{2,3}-\d{1,2}"
)
_INITIALS = re.compile(
    r"(?![(/]?(?:UN|US|EU|UK|I{1,3}|I?V|VI{1,3}|I?X)[)/]?\Z|\([a-z]\)\Z)"  # nor an item's letter
    r"[(/]?(?:[A-Za-z]{1,2}|[A-Z]/)(?:[./-]{1,2} ?[A-Z]?[a-z]{0,6}){0,3}\.?[)/]?"
)
_GLUED_CODE = re.compile(
    r"(?:[A-Z]{2,3} - )?\d{2,3}|(?!US|UN|UK|EU)[A-Z]{2,8}|"
    r"[A-Z][A-Za-z]{1,2} ?\([A-Z]{1,2}\)(?:/[A-Z]{2,3})? \d{1,4}"  # "Ab (P)/CD 1"
)
_CLOCK = re.compile(
    r"(?:(?:Publish |Update )?[Tt]ime ?: ?|Updated at ?:? )?\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:GMT|UTC|KSA|MSK|[A-Z][a-z]+ time|local time))?"
)
_ALONE = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’`َ-ْ-]+(?: {_PART}){{0,2}}")
_WORD = re.compile(_PART)
_HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")


class Signatures:
    """Knows bylines and sign-offs, by the agencies and jobs of the vocabulary of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        agency = rf"(?:{agency_pattern(rules)}|agencies|(?:{_PART} ){{1,4}}(?:News )?Agency)"
        who = rf"(?:{_NAME}|{agency})"
        job = rf"[\w' -]{{0,40}}\b{one_of(rules.words('byline_job'))}s?(?: in [A-Z]\w+)?"
        self._byline = re.compile(
            rf"(?:[Bb]y|BY) ?:? (?P<names>{who}(?:(?:,| and| with| &|, and) (?:{who}|{job}))*)"
            r"(?: ?[–—|/-] ?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?[ ,–—-]*"
        )
        self._given_names = rules.words("given_name")
        self._desk = re.compile(
            rf"[-–—/( ]*(?:{_PART}(?: {_PART})? ?[-–—/:] ?)?{agency}(?: News)?(?: Online)?"
            r"[-–—/ .)]*(?:[/–-] ?[A-Z][\w. ]{1,30}|/ ?\([A-Za-z]{1,3}\))?"
        )

    def byline(self, line: str) -> str | None:
        """The names in a byline, or None where the line is none."""
        line = line.lstrip("-–—•*| ")
        short = line[:1] in ("B", "b") and len(line) <= _LONGEST_BYLINE
        found = self._byline.fullmatch(line) if short else None
        return None if found is None else found["names"]

    def is_person(self, line: str) -> bool:
        """Whether a line is the name of one person.

        >>> Signatures(RuleSet.load()).is_person("Hassan al-Omari")
        True
        """
        first, _, rest = line.partition(" ")
        return bool(rest) and first in self._given_names and _ALONE.fullmatch(line) is not None

    def sign_off(self, line: str, *, below: bool = True, glued: bool = False) -> Level | None:
        """How sure it is that a line above or below the article is a sign-off; None if it is not.

        glued: whether it stands right behind the last sentence, where no heading does.

        >>> signatures = Signatures(RuleSet.load())
        >>> signatures.sign_off("Lina Haddad/ Omar Shami")
        <Level.LIKELY: 'likely'>
        >>> signatures.sign_off("Lina")  # a name alone may be a heading
        <Level.POSSIBLE: 'possible'>
        """
        if len(line) > _LONGEST_SIGN_OFF:
            return None
        if self._desk.fullmatch(line) or _CLOCK.fullmatch(line) or _MARKS.fullmatch(line):
            return Level.LIKELY
        if glued and _GLUED_CODE.fullmatch(line):
            return Level.LIKELY
        return _sign_off_below(line) if below else None


@lru_cache(maxsize=128)  # lines: asked twice of the same page
def _sign_off_below(line: str) -> Level | None:
    if _is_pair(line):
        return Level.LIKELY
    for pattern in (_RULE, _CODE, _INITIALS, _HASHTAGS):
        if pattern.fullmatch(line):
            return Level.LIKELY
    return Level.POSSIBLE if _ALONE.fullmatch(line) else None


def _is_pair(line: str) -> bool:
    """Whether a line holds two or more names of one to four words, with strokes between them."""
    names = [re.split(r"[ .]+", name.strip(" .")) for name in line.split("/")]
    return 2 <= len(names) <= 4 and all(
        len(words) <= 4 and all(map(_WORD.fullmatch, words)) for words in names
    )
