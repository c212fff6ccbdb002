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
from dataclasses import dataclass

__all__ = ["Mention", "mentions", "rejection"]

_CAP = "A-ZÀ-ÖØ-ÞĀ-ŽƎƏḀ-Ỿ"
_WORD = rf"[{_CAP}][^\W\d_]*(?:['’`´ʿʾ‘][^\W\d_]+)*"
_ARTICLE = r"(?:[AaEe][lnrstdz]|[Aa]sh|[Ee]sh)[- ]"
_SPAN = re.compile(
    rf"(?<![\w@#/-])(?:{_ARTICLE})?{_WORD}"
    rf"(?:[- ](?:(?:al|el|an|ar|as|at|az|ad|ash|es|er|et|ed|ez|en)[- ])?{_WORD}){{0,3}}(?!\w)"
)
_TYPES = (
    "village|town|city|hamlet|suburb|outskirt|neighbou?rhood|district|sub-?district|governorate|"
    "province|camp|crossing|hill|mountain|axis|farm|dam|bridge|airport|air ?base|countryside|"
    "municipality|directorate|county|settlement|quarter|island|valley|port|refinery|oilfield|"
    "area|region|vicinity|frontline|front"
)
_TYPE_BEFORE = re.compile(
    rf"\b(?:{_TYPES}|axe|citie|countie|municipalitie|valley)s? (?:of|named|called|around|in|near) "
    rf"(?:the )?(?:(?:{_TYPES})s? of )?\Z|\b(?:village|town|city|camp|hamlet)s? \Z",
    re.IGNORECASE,
)
_TYPE_AFTER = re.compile(
    rf" (?:(?:military|border|international|refugee|sub|eastern|western|northern|southern) )?"
    rf"(?:{_TYPES})s?\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|near|at|from|towards?|to|into|around|outside|inside|between|across|over|through|"
    r"throughout|above|along|via|beside|beyond|reached|entered|left|holding|captured|recaptured|"
    r"retook|seized|controls?|bombed|struck|hit|stormed|raided|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest) of|shelled|"
    r"northern|southern|eastern|western|central|rural|nearby) \Z",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:, | and |, and | - |-|–| to )\Z")
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
    r"militia|brigade|movement|newspaper|agency|channel|group|fighters|tribe|clan|missiles?)\b"
)
_ORGANIZATION_BEFORE = re.compile(
    r"\b(?:Liwa|Jaysh|Jaish|Jabhat|Ansar|Harakat|Hizb|Saraya|Kataib|Faylaq|Ahrar|Jund|Fateh|"
    r"Hayat|Operation|operation|newspaper|daily|channel|magazine|brigade|group|movement|missile|"
    r"network|company|agency|party|tribe|clan|family|club|ship|vessel|film|novel)s?,? \Z"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that may name a place; offsets count code points. cue: "type", "list", "where"."""

    start: int
    end: int
    surface: str
    cue: str


def mentions(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Candidates in the order of the text that do not overlap `known`, the places for sure."""
    ends = {end for _, end in known}
    starts = {start for start, _ in known}
    taken = sorted(known)
    i = 0
    for span in _SPAN.finditer(text):
        start, end = span.span()
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        if i < len(taken) and taken[i][0] < end:
            continue
        cue = _cue(text, start, end, starts, ends)
        if cue and not rejection(text, start, end):
            ends.add(end)
            yield Mention(start, end, span[0], cue)


def rejection(text: str, start: int, end: int) -> str:
    """Why the span is no place, by its neighbours; empty where nothing speaks against it."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _ORGANIZATION_AFTER.match(after) or _ORGANIZATION_BEFORE.search(before):
        return "an organization"
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return "a person"
    return ""


def _cue(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> str:
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if _TYPE_BEFORE.search(before) or _TYPE_AFTER.match(after):
        return "type"
    if (joint := _LIST.search(before)) and start - (len(before) - joint.start()) in ends:
        return "list"
    follows = re.match(r", and |, | and |-|–| - ", after)
    if follows and end + follows.end() in starts:
        return "list"
    return "where" if _WHERE.search(before) else ""
