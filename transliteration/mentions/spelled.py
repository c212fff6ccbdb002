"""Where a text speaks of a spelling, or cites one: there it stays as it is written.

"In Turkish it is called Halep", 'she wrote "Idleb" with an e', "Sauvaget, Alep (Paris: Geuthner,
1941)" and "Halab v Home Secretary" would be wrong with any other spelling.

>>> is_spoken_of("it is also spelled Rakka", 19, 24), is_spoken_of("he wrote to Rakka", 12, 17)
(True, False)
>>> is_cited("in Halab v Home Secretary the court held", 3, 8), is_cited("in Halab the court", 3, 8)
(True, False)
"""

from __future__ import annotations

import re

__all__ = ["is_cited", "is_spoken_of"]

_LANGUAGES = (
    "Arabic|Aramaic|Armenian|English|French|German|Greek|Hebrew|Italian|Kurdish|Latin|Ottoman|"
    "Persian|Russian|Spanish|Syriac|Turkish|Kurmanji|Sorani"
)
_PEOPLES = f"{_LANGUAGES}|Ottomans|Turks|Kurds|Arabs|Greeks|Germans|Romans|Assyrians"
_SPEAKS = re.compile(
    r"(?:\b(?:spel(?:led|t|ls|ling)|misspel(?:led|t|ls)|transliterate[ds]|romani[sz]ed|"
    r"(?:mis)?pronounced)(?: it| the name)?(?: as)?"
    r"|\b(?:[Tt]he|[Ii]ts|[Aa]|[Tt]hat|[Hh]is|[Hh]er|\w+['’]s|whose \w+) "
    r"(?:word|name|term|spelling|form|toponym|password|code ?word|call ?sign|surname)"
    r"(?: is| was)?(?: also)?"
    r"|\b[Ff]ormerly|\b(?:birthplace|place of birth) (?:as|is given as)"
    r"|\b(?:[Pp]lace of birth|Born):|\betymology of|\bpostmarked|\bsurname,|\bn[ée]e"
    r"|\bcall(?:s|ed)? it"
    rf"|\bknown (?:locally |better )?(?:in (?:{_LANGUAGES})|(?:to|by) (?:the )?(?:{_PEOPLES})) as"
    rf"|\bIn (?:{_LANGUAGES})\b[^.;:]{{0,30}}(?:called|known as|is|was|becomes)"
    rf"|\b[Tt]he (?:{_PEOPLES})(?: name| form| spelling)?(?: of it| for it)?"
    r"(?: is| was| wrote| write| say| said|)"
    rf"|\b(?:{_LANGUAGES}):"
    r") (?:[\"'“‘«]?[A-Z][\w'’-]+[\"'”’»]?,? (?:and|or) )?[\"'“‘«]?\Z"
)
_WRITES = re.compile(
    r"\b(?:wrote|writes?|written|reads?|typed|printed|marked|labell?ed|stamped|"
    r"(?:sign|label|map|inscription|ticket|plaque) sa(?:id|ys)) (?:it |the name )?(?:as )?"
    r"(?P<quote>[\"'“‘«]?)\Z"
)
_CLOSED = re.compile(r"(?: \d+(?: ?km)?)?[\"'”’»](?! \()")
_ALONE = re.compile(r" (?:rather than|instead of|with (?:an? |one |two )?[\w'’]+[.,;]|not )")
_IN_A_LANGUAGE = re.compile(rf",? in (?:{_LANGUAGES})(?=[.,;)]| (?:is|was|means?)\b)")
_CASE = re.compile(
    r" v\.? (?:the )?[A-Z]|,? et al\b| \d{4}: ?\d"
    r"| and [A-Z]\w+ \((?:19|20)\d\d\) (?:show|argue|find|found|report|describe|note|suggest)"
)
_SEE = re.compile(r"\((?:see|see also|cf\.|e\.g\.,?) \Z")
_YEAR = re.compile(r",? (?:19|20)\d\d[a-z]?[);:,]")
_AGAINST = re.compile(
    r"\b(?:R|[A-Z]\w+|v\.? the [A-Z]\w+) v\.? \Z|\bs\.v\. [\"“]?\Z|\bart\. [\"“]?\Z"
)
_AGAINST_ENDS = ("v ", ". ", '"', "“")
# Behind a title: "(Paris: Geuthner, 1941)", "(Oxford University Press, 1999)".
_PUBLISHED = re.compile(
    r"[.,]?[\"”]? \((?:[A-Z][\w .-]+: ?[A-Z][\w .&'’-]+|(?:[A-Z][\w'’&]+ )+(?:Press|Books)), ?"
    r"(?:1[5-9]|20)\d\d\)|,[\"”] (?:Encyclop[a-zæ]+|Journal|EI[123]?)\b"
)
_LONGEST = 60  # code points on each side that are looked at


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a text speaks of the spelling at these offsets, and not only of the place."""
    before, after = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if _SPEAKS.search(before) or _IN_A_LANGUAGE.match(after):
        return True
    writes = _WRITES.search(before)
    return writes is not None and bool((_CLOSED if writes["quote"] else _ALONE).match(after))


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether the name at these offsets is that of a party or an author, or ends a title."""
    before, after = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if _YEAR.match(after) and _SEE.search(before):
        return True
    if _CASE.match(after) or _PUBLISHED.match(after):
        return True
    return before.endswith(_AGAINST_ENDS) and _AGAINST.search(before) is not None
