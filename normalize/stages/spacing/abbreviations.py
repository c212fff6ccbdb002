"""Abbreviations with full stops, glued to their neighbours or torn: ``U.S.has``, ``U. S. army``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import groupby

from normalize.edits import Proposal
from normalize.stages.spacing.full_stops import belongs_to_a_name
from normalize.stages.spacing.tokens import space

__all__ = ["around_abbreviations", "torn_abbreviations"]

_STUCK = re.compile(r"\.(?=\w)")
_NEXT = "(?=[A-Z][a-z]+ |(?:on|in|and|to|local|until|when) )"


def _stop_behind(words: str) -> str:
    """Pattern of the full stop behind one of some words: to look for it is faster than for them."""
    alike = groupby(sorted(words.split(), key=len), len)  # a lookbehind has one length
    return "|".join(rf"\.(?<=(?<![\w.])(?:{'|'.join(some)})\.)" for _, some in alike)


_TITLES = (
    re.compile(
        rf"(?:{_stop_behind('Dr Mr Mrs Ms Gen Col Maj Capt Brig Prof Lt Sgt Adm')})(?=[A-Z][a-z])"
    ),
    re.compile(rf"(?:{_stop_behind('Jan Feb Aug Sep Sept Oct Nov Dec')})(?=\d{{1,2}}(?:[ ,]|\Z))"),
    re.compile(rf"\.m\.(?<=[\d ][ap]\.m\.){_NEXT}"),
)
# Of states and unions: what stands between the full stops of others may be a person's name.
_INITIALS = re.compile(r"\.(?<=\b[UED]\.[SNKUC]\.)(?<![\w.@/-]....)(?=([A-Za-z][a-z]+)(?![\w.@/]))")
_TIME = re.compile(rf"\.m\.(?<=\d[ap]\.m\.)(?:(?!\w)|{_NEXT})")


def around_abbreviations(text: str, ends: Container[str]) -> Iterator[Proposal]:
    """Yield the spaces that are missing behind titles, months and initials, and before "a.m.".

    ends: words that end a compound, before which a hyphen is missing: "U.S.backed".

    >>> [p.start for p in around_abbreviations("Dr.Omar left the U.S.after 5p.m. on Monday", ())]
    [3, 21, 28]
    """
    if not _STUCK.search(text):
        return
    for pattern in _TITLES:
        for found in pattern.finditer(text):
            yield space(found.end(), "after-abbreviation", _REASON)
    for found in _INITIALS.finditer(text):
        at = found.end()
        if found[1] in ends:
            reason = "A hyphen joins the parts of a compound."
            yield Proposal(at, at, "-", "spacing/compound", reason)
        elif not belongs_to_a_name(found[1]):
            yield space(at, "after-abbreviation", _REASON)
    for found in _TIME.finditer(text):
        yield space(found.start() - 1, "after-number", "A space belongs behind a number.")


_TORN = re.compile(
    r"\bU\.( )[SNK]\.(?= [a-z]|[,;:)]| (?:Air|Army|Congress|Department|Embassy|Marines?|Navy|"
    r"President|Secretary|Security|Senate|State)\b)"
)
_SMALL_BEFORE = re.compile(r"(?:^|[a-z,;:(]|\b(?:The|In|At|But|And)) ?\Z")  # not "John U. S. Lee"


def torn_abbreviations(text: str) -> Iterator[Proposal]:
    """Yield the spaces to take out of what stands for a state or the United Nations.

    >>> [p.start for p in torn_abbreviations("The U. S. envoy met U. N. aides of John U. S. Lee.")]
    [6, 22]
    """
    for found in _TORN.finditer(text):
        if _SMALL_BEFORE.search(text, max(0, found.start() - 5), found.start()):
            reason = "No space inside an abbreviation."
            yield Proposal(*found.span(1), "", "spacing/inside-abbreviation", reason)


_REASON = "A space belongs behind an abbreviation."
