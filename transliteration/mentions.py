"""Mentions: capitalised spans that the sentence says are places.

A span is a candidate only with a cue: a type word ("village of X", "X district"), a
preposition of place before it, or a neighbour in a list that is a place for sure. What the
sentence says is a person, an organization or a people is left out, and says why.

>>> [(m.surface, m.cue) for m in mentions("shelled the village of Begova near Duhok", [])]
[('Begova', 'type'), ('Duhok', 'where')]
>>> [m.surface for m in mentions("the Begova Brigade in Duhok, General Karim said", [])]
['Duhok']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

__all__ = ["Mention", "capitalised", "mentions", "rejection"]

_CAP = "A-ZÀ-ÖØ-ÞĀ-ŽƎƏḀ-Ỿ"
_WORD = rf"[{_CAP}][^\W\d_]*(?:['’`´ʿʾ‘][^\W\d_]+)*"
# "An Israeli", "At Qamishli": an English word, unless a hyphen joins it.
_ARTICLE = r"(?:(?:[AaEe][lnrstdz]|[Aa]sh|[Ee]sh)-|(?:[AaEe]l|[Aa]r|[Aa]sh|[Ee]sh|[Aa]z) )"
_SPAN = re.compile(
    rf"(?<![\w@#/-])(?:{_ARTICLE})?{_WORD}"
    rf"(?:[- ](?:(?:al|el|an|ar|as|at|az|ad|ash|es|er|et|ed|ez|en)[- ])?{_WORD}){{0,3}}(?!\w)"
)
# Words for a kind of place; what follows "of" behind them, or stands before them, is a place.
_TYPES = frozenset(
    word + ending
    for word in (
        "village town city hamlet suburb outskirt neighborhood neighbourhood district subdistrict"
        " governorate province camp crossing hill mountain farm dam bridge airport airbase"
        " countryside municipality directorate county settlement quarter island valley port"
        " refinery oilfield area region vicinity frontline front road highway checkpoint base"
        " airfield barracks plain plateau crossroads pocket enclave"
    ).split()
    for ending in ("", "s")
) | set("axis axes cities counties municipalities provinces".split())
_SETTLEMENTS = frozenset(
    "village villages town towns city cities hamlet hamlets camp camps".split()
)
_JOINING = frozenset("of named called around in near".split())
_BEFORE_TYPES = frozenset(
    "military border international refugee sub air eastern western northern southern".split()
)
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())
_WHERE = frozenset(
    "in near at from toward towards to into around outside inside between across over through"
    " throughout above along via beside beyond reached entered left holding captured recaptured"
    " retook seized control controls bombed struck hit stormed raided shelled northern southern"
    " eastern western central rural nearby fled fleeing leaving entering reaching abandoned"
    " evacuated liberated besieged besieging encircled surrounded overran regained recovered"
    " bombarded targeted approached seizing capturing retaking bombing shelling storming".split()
)
# "A raid on X", "residents of X".
_EVENTS = frozenset(
    "attack attacks assault raid raids airstrike airstrikes strike strikes shelling bombing"
    " bombardment siege battle capture fall control liberation offensive advance takeover seizure"
    " massacre fell shells rockets missiles mortars bombs residents people inhabitants villagers"
    " farmers natives".split()
)
_LAST_WORDS = _WHERE | _JOINING | _SETTLEMENTS | {"the", "and", "-", "on"}
_NEXT_WORD = re.compile(r" (\w+)(?:[ -](\w+))?")
_BEFORE = 40  # code points before a span that are looked at
_LIST_BEFORE = re.compile(r"(?:, | and |, and | - |-|–| to )\Z")
_LIST_AFTER = re.compile(r", and |, | and |-|–| - ")
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|General|Colonel|Major|Captain|Lieutenant|Brigadier|"
    r"Sheikh|Shaykh|King|Queen|Prince|Imam|Ayatollah|Sayyid|Commander|commander|leader|fighter|"
    r"journalist|spokes(?:man|woman|person)|envoy|governor|mayor|activist|citizen|named|called|"
    r"brother|son|father|mother|sister|martyr|alias|by|journalist|analyst|director|lawyer|"
    r"doctor|judge|officer|Abu|Umm|Bin|Ibn)\.? \Z"
)
_PERSON_AFTER = re.compile(
    r",? (?:said|says|told|added|stated|announced|who|whose|explained|claimed|tweeted|wrote|"
    r"aged|was born|family|clan|tribe)\b"
)
_ORGANIZATION_AFTER = re.compile(
    r"[ -](?:Brigades?|Movement|Front|Forces?|Party|Agency|Company|University|TV|FM|Radio|Martyrs|"
    r"Legion|Army|Shield|Group|Daily|Channel|Network|Battalions?|Division|Council|Committee|"
    r"Organi[sz]ation|Union|Foundation|Association|Observatory|Center|Centre|Press|News|Media|"
    r"Club|Bank|Airlines|Sector|Operation|Platform|Alliance|Coalition|Regiment|Institute|School|"
    r"Hospital|Mosque|Hotel|Stadium|Times|Post|Today|Accords?|Agreement|Initiative|Process|"
    r"milit(?:i?as?|ants?)|brigades?|movement|newspaper|agency|channel|groups?|fighters|tribes?|clans?|"
    r"missiles?|gang|militiam[ae]n|family|families)\b"
)
_ORGANIZATION_BEFORE = re.compile(
    r"\b(?:Liwa|Jaysh|Jaish|Jabhat|Ansar|Harakat|Hizb|Saraya|Kataib|Faylaq|Ahrar|Jund|Fateh|"
    r"Hayat|Operation|operation|newspaper|daily|channel|magazine|brigade|group|movement|missile|"
    r"network|company|agency|party|tribe|clan|family|club|ship|vessel|film|novel)s?,? \Z"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that may name a place; offsets count code points.

    cue: "type", "list" or "where"; type: the word for its kind beside it ("village"), if any.
    """

    start: int
    end: int
    surface: str
    cue: str
    type: str = ""


def mentions(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Candidates in the order of the text that do not overlap `known`, the places for sure."""
    spans = sorted(known)
    offset = i = 0
    for line in text.split("\n"):
        first, offset = offset, offset + len(line) + 1
        here = []
        while i < len(spans) and spans[i][0] < offset:
            here.append((spans[i][0] - first, spans[i][1] - first))
            i += 1
        for each in _in_line(line, tuple(here)):
            yield replace(each, start=first + each.start, end=first + each.end)


@lru_cache(maxsize=128)  # lines: those of an article that is looked at again
def _in_line(text: str, taken: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The candidates in one line, beside the places for sure in it."""
    ends = {end for _, end in taken}
    starts = {start for start, _ in taken}
    found: list[Mention] = []
    i = 0
    for span in _SPAN.finditer(text):
        start, end = span.span()
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        if i < len(taken) and taken[i][0] < end:
            continue
        start, end, type_word = _without_type_words(text, start, end)
        cue = "type" if type_word else ""
        if not cue and _is_tied(text, start):
            cue, type_word = _cue(text, start, end, starts, ends)
        elif not cue:  # only what follows can say that it is a place
            type_word = _type_after(text, end)
            cue = "type" if type_word else "list" if _is_listed(text, end, starts) else ""
        if cue and not rejection(text, start, end):
            ends.add(end)
            found.append(Mention(start, end, text[start:end], cue, type_word))
    return tuple(found)


def capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Where capitalised names stand, without the type words that begin or end them.

    >>> [text[start:end] for text in ["to Begova Village and Duhok's gates"]
    ...  for start, end in capitalised(text)]
    ['Begova', 'Duhok']
    """
    for span in _SPAN.finditer(text):
        yield _without_type_words(text, *span.span())[:2]


def _without_type_words(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A span without its possessive and a capitalised type word ("Begova Village"); the word."""
    before, behind, type_word = _around_name(text[start:end])
    return start + before, end - behind, type_word


@lru_cache(maxsize=1 << 16)
def _around_name(span: str) -> tuple[int, int, str]:
    """How much of a span stands before and behind the name in it; the type word among that."""
    behind = 2 if span.endswith(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")) else 0
    name = span[: len(span) - behind]
    first, _, rest = name.partition(" ")
    if rest and first.lower() in _TYPES:
        return len(name) - len(rest), behind, first.lower()
    rest, _, last = name.rpartition(" ")
    if rest and last.lower() in _TYPES:
        return 0, len(span) - len(rest), last.lower()
    return 0, behind, ""


def rejection(text: str, start: int, end: int) -> str:
    """Why the span is no place, by its neighbours; empty where nothing speaks against it."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + 40]
    if _ORGANIZATION_AFTER.match(after) or _ORGANIZATION_BEFORE.search(before):
        return "an organization"
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return "a person"
    return ""


def _is_tied(text: str, start: int) -> bool:
    """Whether the word before the span may say that it is a place; most do not."""
    before = text[start - 1 : start]
    if before != " ":
        return before in ("-", "\N{EN DASH}")
    first = max(0, start - _BEFORE)
    last = text[max(first, text.rfind(" ", first, start - 1) + 1) : start - 1]
    return last.lower() in _LAST_WORDS or "-" in last or last[-1:] == ","


def _cue(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> tuple[str, str]:
    """What says that the span is a place, the strongest first, and its type word, if any."""
    before = text[max(0, start - _BEFORE) : start]
    words: list[str] = []
    if before[-1:] == " ":
        words = before.lower().replace("-", " ").split()[::-1]
        words = [word.lstrip("('\"") for word in words]
    if type_word := _type_before(words) or _type_after(text, end):
        return "type", type_word
    joint = _LIST_BEFORE.search(before[-6:])
    if joint and start - len(joint[0]) in ends:
        return "list", ""
    if _is_listed(text, end, starts):
        return "list", ""
    if words[:1] in (["of"], ["on"]) and not (_SIDES | _EVENTS).isdisjoint(words[1:2]):
        return "where", ""  # "north of", "attack on"
    return "where" if not _WHERE.isdisjoint(words[:1]) else "", ""


def _is_listed(text: str, end: int, starts: set[int]) -> bool:
    """Whether a place for sure follows in a list."""
    if starts.isdisjoint((end + 1, end + 2, end + 3, end + 5, end + 6)):
        return False
    follows = _LIST_AFTER.match(text, end)
    return follows is not None and follows.end() in starts


def _type_before(words: Sequence[str]) -> str:
    """The type word of "village of" or the like, in which the words before end, if they do.

    words: the nearest first.
    """
    if not words:
        return ""
    if words[0] in _SETTLEMENTS:
        return words[0]
    joint = 1 if words[0] == "the" else 0
    if len(words) > joint + 1 and words[joint] in _JOINING and words[joint + 1] in _TYPES:
        return words[joint + 1]
    return ""


def _type_after(text: str, end: int) -> str:
    """The type word of "village", "military airport" or the like, if one follows."""
    if text[end : end + 1] != " ":
        return ""
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return ""
    first, second = follows[1].lower(), (follows[2] or "").lower()
    if first in _TYPES:
        return first
    return second if first in _BEFORE_TYPES and second in _TYPES else ""
