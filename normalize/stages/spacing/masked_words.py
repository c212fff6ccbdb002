"""Words of violence with a mark inside, to deceive the filters of social networks: ``kil-led``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Proposal
from normalize.rules import Kind
from normalize.stages import Context, by_line

__all__ = ["masked_words"]

_MASKED = re.compile(
    r"(?<![\w-])(?:[Kk](?:il-l|i-ll)(?:ed|ing|s|er|ers)?|[Mm](?:ur-der|urd-er)(?:ed|s|ing|er)?|"
    r"[Aa](?:s-sassinat|ss-assinat|ssa-ssinat|ssas-sinat|ssass-inat|ssassi-nat)"
    r"(?:ed|ion|ions|es|e)|[Dd](?:e-ad|ea-th|e-ath)s?|[Tt]err(?:-orist|o-rist)s?|[Ss]ui-cide|"
    r"[Bb]eh-ead(?:ed|ing)|[Ee]xe(?:-cut|c-ut)(?:ed|ion|ions|es)|[Ee]xpl(?:-o|o-)(?:sion|sions|sive"
    r"|sives|ded|des)|IS[-*]IS|I[-*]SIS|ISI[-*]S|D(?:[-*]a|a[-*])esh|[Mm]assa-cres?|"
    r"[Ss](?:h\*o|ho\*)t|[Bb](?:o\*m|om\*)b(?:s|ed|ing|ings)?)(?![\w*-])"
)
_STARRED = re.compile(r"(?<![\w*])[A-Z](?:\*[A-Z]){1,5}(?![\w*])")
_MASKS = (
    "il-l i-ll ur-d urd- s-as ass- assi- assa- e-ad ea-th e-ath err- erro- ui-c eh-e xe-c xec- "
    "xpl- xplo- IS-I IS*I I-SI I*SI ISI- ISI* D-ae D*ae Da-e Da*e h*ot ho*t o*mb om*b"
).split()


def _signs(mark: str) -> re.Pattern[str]:
    """Any of the masks that hold a mark, from the mark on: fast, as marks are few."""
    sides = [mask.split(mark) for mask in _MASKS if mark in mask]
    either = "|".join(f"(?<={before}{re.escape(mark)}){after}" for before, after in sides)
    return re.compile(f"{re.escape(mark)}(?:{either})")


_SIGNS = tuple(map(_signs, "-*"))


@by_line
def masked_words(text: str, context: Context) -> list[Proposal]:
    """Take out a hyphen or an asterisk that masks a word.

    >>> [(p.start, p.end, p.after) for p in masked_words("two men were kil-led", None)]
    [(16, 17, '')]
    """
    marks = list(_starred(text, context)) if "*" in text else []
    if any(sign.search(text) for sign in _SIGNS):
        marks += [found.start() + max(map(found[0].find, "-*")) for found in _MASKED.finditer(text)]
    return [
        Proposal(at, at + 1, "", "spacing/masked-word", _REASON, touches=frozenset(Fact))
        for at in marks
    ]


def _starred(text: str, context: Context) -> Iterator[int]:
    """Marks between the letters of a known group: ``H*T*S``."""
    for found in _STARRED.finditer(text):
        if context.rules.names(Kind.TERMS).knows(found[0].replace("*", "")):
            yield from (found.start() + at for at, mark in enumerate(found[0]) if mark == "*")


_REASON = "A mark inside a word, put there to deceive filters."
