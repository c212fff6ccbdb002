"""What the words beside a capitalised span say against its being a place.

Unlike `proper_names`, which asks where a known place stands, this judges names that nobody knows:
where a neighbour calls it a person or an organization, it is none, here and elsewhere in the text.
"""

from __future__ import annotations

import re

__all__ = ["rejection"]

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
_NEAR = 40  # code points before a span that are looked at


def rejection(text: str, start: int, end: int) -> str:
    """Why the span is no place, by its neighbours; empty where nothing speaks against it."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + 40]
    if _ORGANIZATION_AFTER.match(after) or _ORGANIZATION_BEFORE.search(before):
        return "an organization"
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return "a person"
    return ""
