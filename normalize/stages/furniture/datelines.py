"""Datelines: the place, day and agency with which wire copy begins.

"MOSCOW, January 23. /TASS/.", "QAMISHLI, Syria (North Press) -", "Damascus, SANA-": what
stands there is no statement of the article and moves into metadata. A sentence that merely
begins with a city stays: a dateline ends in a mark of its own (a dash, an agency between
strokes or parentheses), and where it names no agency it must be in capitals or name a
country too, and open the article.

The year of a dateline without one is that of the day nearest to the page's date (within
92 days); where the page has no date, the dateline's is left out, for a day without its
year is not a date. A dateline's time is given as HH:MM, local as printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normalize.stages.furniture.dates import DAY_AND_MONTH, MONTH, nearest_year

__all__ = ["KNOWN_AGENCY", "Dateline", "find_dateline"]

_AGENCIES = (
    "AA AFP AMN ANF ANHA ANI ANSA AP APP APS BNA BNN CNA CNN DHA DPA EFE FNA IANS IHA IINA INA IPS "
    "IQNA IRIB IRNA ISNA KUNA LANA MAP MENA MENAFN MNA NINA NNA NPA ONA PIC PNN PTI QNA RIA RUDAW "
    "SABA SANA SPA ST SUNA TAP TASS ITAR-TASS TNA UNA UNA-OIC UPI VOA WAFA WAM XINHUA REUTERS"
).split()
_NAMED_AGENCIES = (
    "Agence France-Presse|Agencies|Al[- ]?Arabiya|Al[- ]?Jazeera|Al-Masdar(?: News)?|Al-Manar|"
    "Anadolu(?: Agency)?|ARA News|Asharq Al-Awsat|Bas ?[Nn]ews|Bernama|Bloomberg|Daily Sabah|dpa|"
    "Enab Baladi|Fars(?: News)?|Hawar(?: News)?|Interfax|Itar-Tass|Kurdistan ?24|Kyodo|Maan|Ma'an|"
    "Mehr(?: News)?|News Agencies|North Press|Petra|Prensa Latina|Reuters|RIA Novosti|Rudaw|Saba|"
    "Safa|Shafaq(?: News)?|Sputnik|Syria Times|Tasnim|The Associated Press|"
    "Thomson Reuters Foundation|Xinhua|Yonhap"
)
# Those whose name alone, before a dash, can be nothing but an agency's.
_UNMISTAKABLE = (
    "AFP|Al-Masdar News|AMN|ANF|ANHA|AP|IRNA|KUNA|MENAFN|Middle East Monitor|"
    "NNA|North Press|NPA|Reuters|"
    "REUTERS|RIA Novosti|SANA|Shafaq News|Sputnik|TASS|WAFA|WAM"
)

_PLACES = frozenset(
    "ABU DHABI|ADEN|AL-HASAKAH|ALEPPO|ALGIERS|AMMAN|ANKARA|ASTANA|BAGHDAD|BASRA|BEIJING|BEIRUT|"
    "BENGHAZI|BERLIN|BRUSSELS|CAIRO|DAMASCUS|DAMASCUS COUNTRYSIDE|DARAA|DEIR EZ-ZOR|DEIR EZZOR|"
    "DOHA|DUBAI|DUHOK|ERBIL|GAZA|GAZA CITY|GENEVA|HAMA|HASAKA|HASAKAH|HOMS|IDLIB|IRBIL|ISTANBUL|"
    "JEDDAH|JERUSALEM|KABUL|KHARTOUM|KIRKUK|KOBANI|KUWAIT|KUWAIT CITY|LATAKIA|LONDON|MANAMA|MANBIJ|"
    "MOSCOW|MOSUL|MUSCAT|NEW YORK|OCCUPIED JERUSALEM|PARIS|QAMISHLI|QUNEITRA|RABAT|RAMALLAH|RAQQA|"
    "RIYADH|SANAA|SWEIDA|TARTOUS|TEHRAN|TEL AVIV|TRIPOLI|TUNIS|UNITED NATIONS|VIENNA|"
    "WASHINGTON".split("|")
)
_COUNTRIES = (
    "Afghanistan|Algeria|Armenia|Azerbaijan|Bahrain|Egypt|France|Georgia|Germany|Greece|Iran|Iraq|"
    "Iraqi Kurdistan|Israel|Jordan|Kuwait|Kurdistan Region|Lebanon|Libya|Morocco|Oman|Pakistan|"
    "Palestine|Qatar|Russia|Saudi Arabia|Sudan|Switzerland|Syria|Tunisia|Turkey|Türkiye|UAE|"
    "Ukraine|United Arab Emirates|West Bank|Yemen"
)
_NO_PLACES = frozenset(
    "NEWS NEWSROOM DESK PRESS AGENCY PRESSE UPDATE UPDATED BREAKING EXCLUSIVE VIDEO VIDEOS PHOTO "
    "PHOTOS WATCH READ LIVE ANALYSIS OPINION FORCES ARMY PARTY FRONT STATE MINISTRY GROUP UN US "
    "SDF FSA SNA HTS ISIS ISIL IS PKK YPG YPJ AANES NATO EU".split()
)

_WORD = r"[^\W\d_a-zà-öø-ÿ][\w'’`.]*(?:-[\w'’`]+)*"
_PARTICLE = r"(?:al|el|an|ad|ar|as|at|ez|ed|es|er|ash|esh)-\w[\w'’`]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE}|de|la)){{0,3}}?"
_CITY = rf"(?:{_PARTICLE}|{_NAME})(?: ?[/&] ?{_NAME})?"
KNOWN_AGENCY = rf"(?:{_NAMED_AGENCIES}|{'|'.join(sorted(_AGENCIES, key=len, reverse=True))})"
_LIKE_AN_AGENCY = re.compile(
    r"\A(?!UAE\Z|USA\Z|UK\Z)[A-Z]{2,6}\Z|"
    r"(?i:press|news|agency|tv|times|post|media|today|network|24|\.\w{2,3})\Z"
)
_STOP = r"(?:[-–—‒―]{1,3}|_+)"
_FEED = r"(?: ?[-–—/] ?[A-Z][\w ]+)?"  # "MENAFN - AFP"
_OPENING = r"(?= ?[\"'“‘«\dA-ZÀ-Þ])"
_CLOSE = rf" ?(?:{_STOP}|:|\.(?!\w)|/)"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"

_WITH_AGENCY = re.compile(
    rf"(?P<place>{_CITY}(?: ?, ?{_NAME})??)(?: ?\({_TIME}\))?"
    rf"(?P<day>(?:[,.]| ?{_STOP})? ?{DAY_AND_MONTH})?"
    r"(?P<joint> ?[,.:]? ?| ?[-–—/] ?)"
    rf"(?:\( ?(?P<inside>{KNOWN_AGENCY}|[A-Z][\w.&'-]*(?: [A-Z0-9][\w.&'-]*){{0,3}}){_FEED} ?\)"
    rf"|/ ?(?P<strokes>{KNOWN_AGENCY}(?:-[A-Z]+)?) ?/|(?<!\w)(?P<bare>{KNOWN_AGENCY})(?![^\W_]))"
    r"(?:, [A-Z]\w+ [A-Z]\w+(?=\.))?"
    rf"(?P<close>{_CLOSE}|(?= ))"
)
_WITHOUT_AGENCY = re.compile(
    rf"(?P<place>{_CITY}(?: ?, ?(?P<country>{_COUNTRIES}|{_NAME}))?)(?: ?\({_TIME}\))?"
    rf"(?P<day>[,.]? ?{DAY_AND_MONTH})?"
    rf"(?P<close> ?{_STOP}|:){_OPENING}(?! ?(?i:{MONTH})\b)"  # a caption has its date here
)
_OUTLET = r"[A-Z][\w.'-]*?(?: ?[A-Z][\w.'-]*?){0,3}? ?(?:News|Press|Agency|TV|Post|Times)"
_AGENCY_ALONE = re.compile(
    rf"(?:\( ?(?P<inside>{KNOWN_AGENCY}|{_OUTLET}){_FEED} ?\)(?: ?{_STOP}|(?= [\"'“A-Z\d]))"
    rf"|/ ?(?P<strokes>{KNOWN_AGENCY}) ?/(?:,? {DAY_AND_MONTH})?(?: ?{_STOP}|\.)?"
    rf"|(?:Regional )?(?P<bare>{_UNMISTAKABLE}) ?(?:{_STOP}|(?<=News)/|(?<=News )/)){_OPENING}"
)
# Names, figures and articles up to one of a dateline's marks: most lines have a verb first.
_GATE = re.compile(
    r"(?:[A-ZÀ-Þ\d][\w'’`.,/-]*[ ]|(?:al|el|ez|de|la)\b[\w'’-]*[ ]|,[ ]){0,8}?"
    r"[^\s(–—―/_:-]{0,24}[(–—―/_:-]"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline from `start` to `end`, in code points; `end` is where its last mark ends.

    `metadata` holds place (in normal case), date (ISO 8601), time (HH:MM) and agency, as
    far as they are known. `certain` is whether it names an agency.
    """

    start: int
    end: int
    metadata: Mapping[str, str]
    certain: bool


def find_dateline(
    text: str, start: int, end: int, *, page: date | None, opens: bool
) -> Dateline | None:
    """The dateline at the start of a line, or None.

    `page` is the date of the page; `opens` whether the line may open the article, which a
    dateline without an agency must do.

    >>> text = "MOSCOW, January 23. /TASS/. The center said"
    >>> find_dateline(text, 0, len(text), page=date(2020, 1, 24), opens=True).metadata
    {'place': 'Moscow', 'date': '2020-01-23', 'agency': 'TASS'}
    >>> text = "Damascus, SANA's correspondent said - twice"
    >>> find_dateline(text, 0, len(text), page=None, opens=True) is None
    True
    """
    if _GATE.match(text, start, end) is None:
        return None
    found = _WITH_AGENCY.match(text, start, end)
    if found is not None and _names_agency(found):
        return _dateline(found, page)
    found = _AGENCY_ALONE.match(text, start, end)
    if found is not None:
        return _dateline(found, page)
    if opens:
        found = _WITHOUT_AGENCY.match(text, start, end)
        if found is not None and _opens_article(found):
            return _dateline(found, page)
    return None


def _names_agency(found: re.Match[str]) -> bool:
    """Whether the agency is one: known, or placed as only an agency is."""
    place, closed = found["place"], bool(found["close"])
    capitals = place.partition(",")[0].isupper()
    words = set(re.findall(r"[^\W\d_]+", place.upper()))
    if words & _NO_PLACES and not words & {"NEWSROOM"}:
        return False
    if found["bare"]:
        # Without marks around it the name must stand between a comma or a date and a dash.
        joint = found["joint"].strip()
        ends = found["close"].strip()
        return bool(joint or found["day"]) and bool(ends) and (ends != "." or bool(found["day"]))
    if found["strokes"]:
        return True
    if re.fullmatch(KNOWN_AGENCY, found["inside"]):
        following = found.string[found.end() : found.end() + 2].lstrip()
        return closed or capitals or bool(found["day"]) or following[:1].isupper()
    if not closed or not _LIKE_AN_AGENCY.search(found["inside"]):
        return False
    known = place.upper() in _PLACES
    placed = found["joint"].strip() or found["day"] or "," in place
    return known or (capitals and bool(placed))


def _opens_article(found: re.Match[str]) -> bool:
    """Whether a place without an agency is a dateline all the same."""
    place = found["place"]
    city, comma, _ = place.partition(",")
    words = set(re.findall(r"[^\W\d_]+", place.upper()))
    if words & _NO_PLACES or re.fullmatch(rf"(?i:{_COUNTRIES})", city.strip()):
        return False
    named = bool(re.fullmatch(rf"(?i:{_COUNTRIES})", found["country"] or ""))
    if city.strip() in _PLACES:
        return True
    if ":" in found["close"]:
        return False
    return named or (city.isupper() and bool((comma and found["day"]) or found["hour"]))


def _dateline(found: re.Match[str], page: date | None) -> Dateline:
    groups = found.groupdict()
    metadata: dict[str, str] = {}
    place = (groups.get("place") or "").rstrip(" ,")
    if not re.search(r"\.[A-Z]\.\Z", place):  # but not of "Washington, D.C."
        place = place.rstrip(".")
    if place and place.upper() != "NEWSROOM":
        metadata["place"] = _normal_case(place)
    day = nearest_year(groups, page)
    if day is not None:
        metadata["date"] = day.isoformat()
    if groups.get("hour"):
        metadata["time"] = _time(groups)
    agency = groups.get("inside") or groups.get("strokes") or groups.get("bare")
    if agency:
        metadata["agency"] = agency
    return Dateline(found.start(), found.end(), metadata, agency is not None)


def _time(groups: Mapping[str, str | None]) -> str:
    hour = int(groups["hour"] or 0)
    if groups["half"]:
        hour = hour % 12 + (12 if groups["half"] in "Pp" else 0)
    return f"{hour:02}:{groups['minute']}"


_ARTICLES = frozenset("AL EL AN AD AR AS AT EZ ED ES ER ASH ESH AZ".split())


def _normal_case(place: str) -> str:
    """A place name in capitals as it is written in a sentence.

    >>> _normal_case("DEIR EZ-ZOR, Syria")
    'Deir ez-Zor, Syria'
    """
    return re.sub(r"[^\W\d_]+(?:['’`.][^\W\d_]+)*-?", _word_case, place)


def _word_case(word: re.Match[str]) -> str:
    bare = word[0].rstrip("-")
    if not bare.isupper() or len(bare) < 2 or "." in bare or bare in ("UAE", "US", "UK"):
        return word[0]
    if word[0].endswith("-") and bare in _ARTICLES:
        return word[0].lower()
    return word[0].capitalize()
