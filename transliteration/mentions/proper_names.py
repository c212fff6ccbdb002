"""Whether a place stands inside the proper name of something else, which keeps its own spelling.

"Shells fell on Idleb" names a place, and so do "Idleb airport" and "the Idleb Governorate". In
"the Idleb Health Directorate", "the University of Halab", "the tanker Lattakia" and the film
"Return to Daraya" the place is part of a name that somebody gave to a body, a ship or a work:
how it is spelt there is theirs to say. The signs are general, since nobody can
list all bodies: a capitalised English noun that the place belongs to, and that is neither a kind
of place ("Camp"), nor an event ("Massacre"), nor an office ("Governor").

>>> inside_a_name("the Idleb Health Directorate", 4, 9), inside_a_name("the Idleb Province", 4, 9)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from transliteration.capitals import CAPITALS
from transliteration.gazetteer.shipped import is_elsewhere
from transliteration.lexicon import is_noun, lexicon_has
from transliteration.mentions.name_words import (
    ABBREVIATIONS,
    BODIES,
    CALLED,
    CALLED_AFTER_TOWNS,
    FUNCTION,
    HEADED,
    NAMED,
    OF_A_PLACE,
    PEOPLES,
    PRODUCTS,
    QUALIFIERS,
    RELATIONS,
    SHIPS,
    SINGS,
    SPEAKS,
    SPORT,
    WAYS,
    WORKS,
)
from transliteration.mentions.persons import FAR, QUOTES, SENTENCE_START, is_somebody
from transliteration.mentions.spelled import is_cited
from transliteration.mentions.titles import in_a_title, is_heading

__all__ = ["inside_a_name"]

_PRODUCT = re.compile(
    r" & [A-Z]"
    rf"| (?:{'|'.join(sorted(PRODUCTS))}|olive oil|ran aground|set sail|dropped anchor|"
    r"(?:football|sports|basketball|volleyball|youth) club|"
    r"(?:ballistic|cruise|guided) (?:missiles?|rockets?|drones?)|"
    r"steel(?! (?:plant|mill|work|factory|compan))|palm(?! (?:grove|tree))|(?:reed )?warblers?|"
    r"nasal spray|moment|conversion|"
    r"(?:Road|Avenue|Street|Terrace|Drive|Lane|Crescent)(?=, [A-Z]\w+[,.]))\b"
    r"| 24(?=[.,'’)]| (?:and|said|says|reported|added|has|had|is|network|website|channel|group|"
    r"monitor(?:ing)?|activists?|correspondent|news|posted|published|quoted|wrote|told|noted|"
    r"documented|confirmed|spoke)\b)"
    r"|-(?:style|type)\b|-\d{1,3}\b(?!th)|\.(?:com|net|org|info|news|tv|me|co|example)\b|[@_]"
)
# The title of a work without marks: "the novel A Sky close to Halab".
_WORK = re.compile(
    rf"\b(?:{'|'.join(sorted(WORKS))}),? "
    rf"(?:[{CAPITALS}][\w'’-]* (?:(?:of|to|in|on|at|from|for|with|and|the|a|an|close) )*)+\Z"
)
_SPEAKS = re.compile(rf",? (?:{'|'.join(sorted(SPEAKS))})\b")
_AFTER = re.compile(rf"(?: [{CAPITALS}][\w'’-]*)+(?: ([a-z]+))?")
# Towns that are twinned, or one that a club plays: "Lille-Naplouse".
_ABROAD = re.compile(r"(?<!\w)([A-Z][\w'’]+)[-\N{EN DASH}]\Z")
# The capitalised words before, and the small ones between them.
_JOINING = frozenset("of for and & the to from old".split())
_BEFORE = re.compile(
    rf"(?:(?<=[\s\"'“‘(*_/-])|\A)[{CAPITALS}][\w'’-]*"
    rf"(?: (?:{'|'.join(sorted(_JOINING))}|[{CAPITALS}][\w'’-]*))* \Z"
)
_FOREIGN = re.compile(r"\b(?:(?:de|du|des|del|della|von|van|la) |d['’])\Z")
_FOREIGN_ENDS = ("de ", "du ", "des ", "del ", "della ", "von ", "van ", "la ", "d'", "d’")
# Behind one of these a place stands by itself.
_PLAINLY = frozenset("in of from to near on at and with by for between".split())
_SMALL = frozenset("are be being for is of".split())
_JOINTS = ("of", "for")
_SUBJECT = re.compile(r"(?:\A|[.!?:;\n]\s*|[,\"”] )[\"'“‘]*\Z")
_SHORT = 300  # code points
_RARE = 600  # code points for each comma, in a text that has lost most of them
_FEW = 4  # words behind a name in a heading
_NISBA = re.compile(
    r" (?:[AaEe]l[- ])(?!(?:Shar|Ghar|Shama|Shima|Janu|Fawq|Faou|Tah|Was|Qib|Jun))[A-Z]\w+[iy]\b"
)
_RULER = re.compile(r"\b(?:Lord|Viscount|Earl|Baron|Marquess|Count) [A-Z]\w+ of \Z")
# What is said right behind the title of a work, or the name of a company.
_WORK_BEHIND = re.compile(
    rf"(?:,|:)? (?:directed|written|translated) by [A-Z]|[,:] (?:an?|the|his|her|their) "
    rf"(?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(WORKS - {'painting', 'drama', 'play', 'series'}))})\b"
    r"|['’]s (?:shares?|shareholders|stock|dividend|chief executive)\b"
    r"| \(\d{4}\) (?:stars|starred|is directed)\b"
)
_SHARES = re.compile(r"\b[Ss]hare(?:s|holders) (?:of|in) \Z")
# A first name at the start of a sentence, or one before an apposition: "Dohuk Tarhan sued".
_WITH_SURNAME = re.compile(r" ([A-Z][^\W\d_]{2,}[^\W\d_s]) ([a-z]+)")
_DOES = re.compile(r"(?:(?!is\b|was\b)[a-z]+ed|[a-z]{2,}s|won|sang|kept|wrote|ran|led|told|left)\Z")
_APPOSITION = re.compile(r", (?:the|an?|who|whose|\d\d,) ")
# Who is called after a town: "William of Tyre".
_OF_A_TOWN = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(CALLED_AFTER_TOWNS))}) of \Z")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?) \Z")


def inside_a_name(text: str, start: int, end: int) -> bool:
    """Whether the place at these offsets is part of the name of a body, a person, a thing."""
    before, after = text[max(0, start - FAR) : start], text[end : end + FAR]
    words = before.split()
    if is_somebody(before, after, words) or (
        (words and _carries_names(words, before))
        or _PRODUCT.match(after)
        or _NISBA.match(after)
        or (_SPEAKS.match(after) and _SUBJECT.search(before))
        or (_is_sport(text) and not SPORT.isdisjoint(map(str.lower, [*words, *after.split()])))
        or (not WORKS.isdisjoint(words) and _WORK.search(before))
        or in_a_title(text, start, end)
        or is_cited(text, start, end)
        or _is_twinned(before)
        or _WORK_BEHIND.match(after)
        or (before.endswith((" of ", " in ")) and _has_its_own(words, before))
        or _has_a_surname(before, after)
    ):
        return True
    following = _AFTER.match(after)
    preceding = _BEFORE.search(before) if _may_precede(words, before) else None
    if following is None and preceding is None:
        return False
    heading = is_heading(text, start, end)
    if following and (
        _is_named_by(following[0].split(), following[1], heading)
        or (not heading and _is_of_a_name(following[0].split()[0], before))
    ):
        return True
    if preceding is None:
        return False
    at_start = bool(SENTENCE_START.search(before, 0, preceding.start()))
    words = preceding[0].split()
    has_commas = len(text) < _SHORT or text.count(",") > len(text) / _RARE
    is_alone = at_start and len(words) == 1
    if is_alone and _is_name(words[-1]) and _APPOSITION.match(after):
        return True  # "Lionel Halab, the treasurer"
    if has_commas and not heading and not is_alone and _is_own(words[-1]):
        return True  # "Al Ittihad Halab"; a long text without commas has lost those of its lists
    return _names(words, heading, at_start)


@lru_cache(maxsize=4)  # a text, whose places are asked for one by one
def _is_sport(text: str) -> bool:
    """Whether a text has a word for sport."""
    return not SPORT.isdisjoint(text.lower().split())


def _has_its_own(words: Sequence[str], before: str) -> bool:
    """Whether who or what has the place in its name stands before it: "William of X"."""
    last = words[-2] if len(words) > 1 else ""
    if last.endswith(("hares", "hareholders")):
        return _SHARES.search(before) is not None
    return not last.islower() and bool(_OF_A_TOWN.search(before) or _RULER.search(before))


def _may_precede(words: Sequence[str], before: str) -> bool:
    """Whether capitalised words may stand right before a name, with small ones between."""
    if before[-1:] != " ":
        return False
    for word in reversed(words):
        if word not in _JOINING:
            return not word.islower()
    return False


def _has_a_surname(before: str, after: str) -> bool:
    """Whether a name that begins a sentence is the first of a person's."""
    behind = _WITH_SURNAME.match(after)
    if behind is None or not SENTENCE_START.search(before) or not _is_name(behind[1]):
        return False
    return behind[2] not in OF_A_PLACE and _DOES.match(behind[2]) is not None


def _is_twinned(before: str) -> bool:
    """Whether a hyphen or a dash joins what follows to a place elsewhere in the world."""
    abroad = _ABROAD.search(before) if before[-1:] in ("-", "\N{EN DASH}") else None
    return abroad is not None and is_elsewhere(abroad[1])


def _carries_names(words: list[str], before: str) -> bool:
    """Whether what stands right before a place has a name: "the tanker X", "Dr X", "#X".

    words: those of `before`, of which the last may be a quotation mark.
    """
    if words[-1] in _PLAINLY:
        return False
    if before[-1] in "@#" or (before.endswith(_FOREIGN_ENDS) and _FOREIGN.search(before)):
        return True
    quoted = before[-1] in QUOTES
    if not (quoted or before[-1] == " "):
        return False
    words = [word.strip(QUOTES) for word in words[-4:]]
    words = [word for word in words if word not in ("", "is", "was", "as")]
    if not words:
        return False
    last = words[-1]
    if last in CALLED and len(words) > 1 and words[-2].removesuffix("s") in NAMED:
        return True
    return (
        last.removesuffix("s") in NAMED
        or last in HEADED
        or last.removesuffix(".") in SHIPS
        or (quoted and last in SINGS)
        or "aboard" in (last, words[-2] if last == "the" and len(words) > 1 else "")
    )


def _is_named_by(words: list[str], last: str | None, heading: bool) -> bool:
    """Whether the words behind a place end in a noun for what bears its name.

    last: the first word without a capital ("the Misurata Free Zone authority").
    """
    if last:
        words = words[:-1]
    if words[0].lower() in FUNCTION:
        return False
    if heading:
        return any(_is_body(word, strongly=True) for word in words[:_FEW])
    if any(word.lower() in _SMALL for word in words):
        return True  # "Raqqa Is Being Slaughtered Silently"
    return _is_body(words[-1]) or (len(words) > 1 and last in BODIES)


def _is_of_a_name(word: str, before: str) -> bool:
    """Whether a name is what an article stands for: "The Beyrouth Madinati list"."""
    return bool(_DETERMINED.search(before)) and _is_name(word)


def _names(words: list[str], heading: bool, at_start: bool) -> bool:
    """Whether the words before a place have it for their name: "Bank of X", "Radio X"."""
    joint = words[-1] if words[-1] != "the" else words[-2]
    if joint[:1].isupper():
        return joint in ("Operation", "Exercise") or (
            not joint.endswith(("'s", "’s")) and _is_body(joint, strongly=True)
        )
    if joint in ("to", "from", "old"):
        return len(words) > 1 and words[-2].lower() in WAYS
    heads = [word for word, after in pairwise(words) if after in _JOINTS and word[0].isupper()]
    return any(
        word.lower() not in RELATIONS and _is_body(word, heading or (at_start and word == words[0]))
        for word in heads
    )


def _is_name(word: str) -> bool:
    """Whether a capitalised word is a name: neither English nor a people's."""
    if len(word) < 3 or not word[0].isupper() or word.isupper() or word.endswith(PEOPLES):
        return False
    return word.lower() not in FUNCTION | OF_A_PLACE and not lexicon_has(word)


def _is_own(word: str) -> bool:
    """Whether a capitalised word right before a place has it for a part of one name."""
    if len(word) < 3 or not word[0].isupper() or word.isupper() or word.endswith(PEOPLES):
        return False
    return word.lower() not in QUALIFIERS | FUNCTION | OF_A_PLACE | RELATIONS


def _is_body(noun: str, strongly: bool = False) -> bool:
    """Whether a capitalised word is a noun for what has a name of its own.

    strongly: even where a word that is none would have a capital.
    """
    word = re.sub(r"['’]s?\Z", "", noun).lower()
    if noun in ABBREVIATIONS or word in BODIES:
        return True
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    if strongly or word in FUNCTION or forms & OF_A_PLACE:
        return False
    return is_noun(word) or (word.endswith("ing") and lexicon_has(word))
