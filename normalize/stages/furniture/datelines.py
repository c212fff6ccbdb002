"""Datelines: the place, day and agency with which wire copy begins.

"MOSCOW, January 23. /TASS/.", "QAMISHLI, Syria (North Press) -", "Damascus, SANA-": what
stands there is no statement of the article and moves into metadata. A sentence that merely
begins with a city stays: a dateline ends in a mark of its own (a dash, an agency between
strokes or parentheses), and where it names no agency it must be in capitals or name a
country too, or its mark be none that joins two names (an em dash, "Tunis- The"), and open
the article.

What a dateline says is :mod:`normalize.stages.furniture.dateline_facts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from normalize.rules import RuleSet
from normalize.stages.english import MONTH
from normalize.stages.furniture.dateline_facts import facts
from normalize.stages.furniture.dates import DAY_AND_MONTH, ISLAMIC_DAY

__all__ = ["Dateline", "Datelines", "agency_pattern", "one_of"]

_WORD = r"[^\W\d_a-zà-öø-ÿ][\w'’`.]*(?:-[\w'’`]+)*"
_PARTICLE = r"(?:al|el|an|ad|ar|as|at|ez|ed|es|er|ash|esh)-\w[\w'’`]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE}|de|la)){{0,3}}?"
_CITY = rf"(?:{_PARTICLE}|{_NAME})(?: ?[/&] ?{_NAME}){{0,2}}(?: [Pp]rovince)?"
_LIKE_AN_AGENCY = re.compile(
    r"\A(?!UAE\Z|USA\Z|UK\Z)[A-Z]{2,7}(?:-[A-Z]{2,6})?\Z|"
    r"(?i:press|news|agency|tv|times|post|media|today|network|intl\.|24|\.\w{2,3})\Z"
)
_STOP = r"(?:[-–—‒―−]{1,3}|_+)"
_FEED = r"(?: ?[-–—/] ?[A-Z\d][\w ,]+)?"  # "MENAFN - AFP", "Sputnik - 05th July, 2020"
_FED_BY = r"(?:[A-Z]\w+(?: [A-Z]\w+){0,2} / ){0,2}"  # "UrduPoint / Pakistan Point News / WAM"
_OPENING = r"(?= ?[\"'“‘«\dA-ZÀ-Þ])"
_CLOSE = rf" ?(?:{_STOP}|:+|\.(?!\w)|/)"
_DASHES = "-–—•"
_DAY_FIRST = re.compile(r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)")
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"

_OUTLET = r"[A-Z][\w.'-]*?(?: ?[A-Z][\w.'-]*?){0,3}? ?(?:News|Press|Agency|TV|Post|Times)"
_UNMARKED = r" (?:An? [a-z]|The [A-Za-z])"  # "Mosul The police said"
_ARTICLE = re.compile(r"-(?:The|An?) ")  # "Shahba-The army said"
_LEFT_OPEN = r" \((?![^\n]*\))"  # "Baghdad ( The police said": the agency's name is lost
_REPORTER = r"(?:,? [Cc]orrespondent [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
# Capitals that no word has behind a comma, unless a sentence begins there.
_SENTENCE = (
    r"(?:The(?! Hague\b)|An?|At least|Some|Several|Dozens|Hundreds|Two|Three|Four|Five|Six|Seven|"
    r"Eight|Nine|Ten|Eleven|Twelve|Israeli (?:settlers|soldiers|forces|occupation)) "
    r"[^\n]{60,}[.!?][\"”]?(?= ?\n|\Z)"
)
_DAY_AHEAD = rf"(?:{MONTH}\b|\d{{1,2}} {MONTH}\b)"
_ANY_DAY = rf"\d{{1,2}}[a-z]{{0,2}} {MONTH},? \d{{4}}"
# Names, figures and articles up to one of a dateline's marks: most lines have a verb first.
_GATE = re.compile(
    r"(?:[A-ZÀ-Þ\d][\w'’`.,/-]*[ ]|(?:al|el|ez|de|la|the|for|province)\b[\w'’,-]*[ ]|,[ ]){0,8}?"
    r"[^\s(–—―−/_:•-]{0,24}[(–—―−/_:•-]"
    rf"|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?(?:{_UNMARKED}|, [A-Z]+\Z)"
    r"|[A-ZÀ-Þ][\w'’-]+, (?:[A-Z][A-Za-z]{2,8} \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8})(?:, \d{4})?,"
    r" [A-Z][\w-]+(?:\.|\Z)"  # "YEREVAN, JANUARY 5, ARMENPRESS."
    r"|(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?[,.] ){1,2}"
    r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?\. [A-Z]"
    # "TASS, January 23. The", "Moscow, 23 January. TASS. The"
)
_PARTED = re.compile(r"(?: —|[-–—]{1,3}(?= )) ?([^\W\d_]+)")  # " — The", "- The"


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


class Datelines:
    """Finds datelines, by the agencies and places of the vocabulary of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        agency = agency_pattern(rules)
        alone = one_of(rules.words("agency_alone"))
        countries = one_of(rules.words("dateline_country"))
        self._agency = re.compile(agency)
        self._country = re.compile(rf"(?i:{countries})")
        self._places = _capitals(rules.words("dateline_place"))
        self._newsrooms = _capitals(rules.words("newsroom"))
        self._no_places = rules.words("no_dateline")
        self._with_agency = re.compile(
            rf"(?P<place>{_CITY}(?: ?, ?{_NAME}){{0,2}}?(?: ?[(/]{countries}[)/])?)"
            rf"(?: ?\({_TIME}\))?{ISLAMIC_DAY}(?P<day>(?:[,.]| ?{_STOP})? ?{DAY_AND_MONTH})?"
            r"(?P<joint> ?[,.:]? ?| ?[-–—/•] ?)"
            rf"(?:\( ?{_FED_BY}(?P<inside>{agency}|[A-Z][\w.&'-]*(?: [A-Z0-9][\w.&'-]*){{0,3}})"
            rf"{_FEED}(?: - {_ANY_DAY})? ?\)"
            rf"|/ ?(?P<strokes>{agency}(?:-[A-Z]+)?){_REPORTER} ?/"
            rf"|(?<!\w)(?P<bare>{agency})(?![^\W_]))"
            r"(?:, [A-Z]\w+ [A-Z]\w+(?=\.))?"
            rf"(?P<close>{_CLOSE}|(?= )|\Z|(?=\n))"
        )
        self._without_agency = re.compile(
            rf"(?P<place>{_CITY}(?: ?, ?{_NAME})??(?: ?, ?(?P<country>{countries}|{_NAME}))?)"
            rf"(?: ?\({_TIME}\))?(?P<day>(?:[,.]| ?{_STOP})? ?{DAY_AND_MONTH})?"
            rf"(?:(?P<close> ?{_STOP}|:| /|{_LEFT_OPEN})(?:{_OPENING}|(?= ?\Z))"
            rf"(?! ?(?i:{MONTH})\b)|(?={_UNMARKED}))"  # a caption has its date here
        )
        self._agency_alone = re.compile(
            rf"(?:\( ?(?P<inside>{agency}|{_OUTLET}){_FEED} ?\)(?: ?{_STOP}|(?= [\"'“A-Z\d]))"
            rf"|(?:/ ?(?P<strokes>{agency}) ?/|(?P<dated_tag>{agency})(?=, {_DAY_AHEAD}))"
            rf"(?:,? {DAY_AND_MONTH})?(?: ?{_STOP}|\.)?"
            rf"|(?:Regional )?(?P<bare>{alone})"
            rf" ?(?:{_STOP}|(?<=News)/|(?<=News )/)){_OPENING}"
            rf"|(?P<slashed>{alone}) ?/(?= [a-z])"  # "Shafaq News/ the"
        )
        self._signed_agency = re.compile(  # "Mosul News Agency (MNA):"
            rf"(?!The ){_OUTLET} ?\((?P<inside>{agency})\)(?: ?{_STOP}|:){_OPENING}"
        )
        places = rules.words("dateline_place")
        capitals = one_of(_capitals(places))
        self._agency_first = re.compile(  # "INA – BAGHDAD"
            rf"(?P<bare>{agency}) ?(?:{_STOP}|/) ?(?P<place>{capitals}\b(?: ?{_STOP})?|"
            rf"{one_of(places)} ?{_STOP}|{one_of(places)}(?=\n|\Z|{_UNMARKED}| ?/))(?: ?/)?"
            rf"(?:{_OPENING}|(?=\n)|\Z)"
        )
        self._before_sentence = re.compile(  # "BEIRUT, The ministry said"
            rf"(?P<place>{one_of({*places, *self._places})}), (?={_SENTENCE})"
        )
        place = rf"(?P<place>{capitals}|{one_of(places)})"
        self._between_stops = (
            re.compile(rf"(?P<bare>{agency}), (?:{place}, )?{DAY_AND_MONTH}\.(?= [A-Z\"“])"),
            re.compile(rf"{place}[,.] {DAY_AND_MONTH}\. (?P<bare>{agency})\.(?= [A-Z\"“])"),
            re.compile(  # "BAKU, Azerbaijan, October 6. The"
                rf"(?:\((?P<inside>MENAFN)[- ]+[\w ]+\) ?)?(?P<place>{capitals}, {countries}),"
                rf" {DAY_AND_MONTH} ?\.(?= [A-Z\"“])"
            ),
            re.compile(rf"(?P<place>{capitals})\. [-–—](?= [A-Z\"“])"),  # "STEPANAKERT. – The"
        )
        self._over_lines = re.compile(  # "Baku, Azerbaijan, Sept. 6", and below it "Trend:"
            rf"(?P<place>{one_of({*places, *self._places})}(?:, {countries})?), {DAY_AND_MONTH}\.?"
            rf"\n+(?P<bare>{agency}):?(?=\n)"
        )
        self._dated_first = re.compile(  # "November 8, 2023 (OMDURMAN) –"
            rf"(?P<day>{DAY_AND_MONTH}),? \((?P<place>{_CITY}(?: ?, ?{_NAME})?)\) ?{_STOP}"
            rf"{_OPENING}"
        )
        self._bracketed = re.compile(
            rf"\[(?P<place>{one_of(places)}(?:, (?:{countries}))?)\] ?{_STOP}?{_OPENING}"
        )

    def find(
        self, text: str, start: int, end: int, *, page: date | None, opens: bool
    ) -> Dateline | None:
        """The dateline at the start of a line, or None.

        `page` is the date of the page; `opens` whether the line may open the article, which a
        dateline without an agency must do.

        >>> datelines = Datelines(RuleSet.load())
        >>> text = "MOSCOW, January 23. /TASS/. The center said"
        >>> datelines.find(text, 0, len(text), page=date(2020, 1, 24), opens=True).metadata
        {'place': 'Moscow', 'date': '2020-01-23', 'agency': 'TASS'}
        >>> text = "Damascus, SANA's correspondent said - twice"
        >>> datelines.find(text, 0, len(text), page=None, opens=True) is None
        True
        """
        if opens and text.startswith("[", start):
            found = self._bracketed.match(text, start, end)
            return None if found is None else self._dateline(found, page)
        if opens and (found := self._before_sentence.match(text, start)):
            return self._dateline(found, page)
        if opens and (found := self._over_lines.match(text, start)):
            return self._dateline(found, page)
        if _GATE.match(text, start, end) is None:
            return None
        for pattern in self._between_stops:
            if found := pattern.match(text, start, end):
                return self._dateline(found, page)
        if opens and (found := self._dated_first.match(text, start, end)):
            return self._dateline(found, page) if found["place"].isupper() else None
        found = self._with_agency.match(text, start, end)
        if found is not None and self._names_agency(found):
            return self._dateline(found, page)
        found = self._agency_first.match(text, start, end)
        found = found or self._agency_alone.match(text, start, end)
        if found is not None:
            return self._dateline(found, page)
        if opens:
            found = self._signed_agency.match(text, start, end)
            if found is not None:
                return self._dateline(found, page)
            found = self._without_agency.match(text, start, end)
            if found is not None and self._opens_article(found):
                return self._dateline(found, page)
        return None

    def _names_agency(self, found: re.Match[str]) -> bool:
        """Whether the agency is one: known, or placed as only an agency is."""
        place, closed = found["place"], bool(found["close"])
        capitals = place.partition(",")[0].isupper()
        known = place.upper() in self._places
        if _words(place) & self._no_places and place.upper() not in self._newsrooms:
            return False
        joint = found["joint"].strip()
        if found["bare"]:
            ends_line = found.string[found.end() : found.end() + 1] in ("", "\n")
            parted = joint != "" and (joint in _DASHES or (joint == "," and ends_line))
            return _closes(found) or (parted and (capitals or known) and _ends(found))
        if found["strokes"]:
            return True
        if self._agency.fullmatch(found["inside"]):
            following = found.string[found.end() : found.end() + 2].lstrip(" ")
            ends_line = known and following[:1] in ("", "\n")
            return (
                closed
                or capitals
                or ends_line
                or bool(found["day"])
                or following.lstrip()[:1].isupper()
            )
        if not closed or not _LIKE_AN_AGENCY.search(found["inside"]):
            return False
        return known or (capitals and bool(joint or found["day"] or "," in place))

    def _opens_article(self, found: re.Match[str]) -> bool:
        """Whether a place without an agency is a dateline all the same."""
        place = found["place"]
        city, comma, _ = place.partition(",")
        if place in self._newsrooms:
            return True
        known = [part.strip().upper() in self._places for part in re.split("[/&]", city)]
        if _words(place) & self._no_places or _DAY_FIRST.match(place):  # a day of a chronology
            return False
        if self._country.fullmatch(city.strip()) and not (city.isupper() and all(known)):
            return False
        if comma and (found["day"] or "").lstrip()[:1] in tuple(_DASHES):
            return False  # a caption
        if found.end() + 1 >= found.endpos:  # in a line of its own
            return city.isupper() and all(known) and not comma
        if city.isupper() and any(known):
            return True
        close = found["close"]
        if close is None or close.endswith("(") or _ARTICLE.match(found.string, found.end() - 1):
            return city.upper() in self._places
        parted = _PARTED.match(found.string, found.start("close"))
        if parted is not None and all(known):
            pair = "—" not in parted[0] and self._country.fullmatch(parted[1])
            return not pair and parted[1].upper() not in self._places
        if "/" in close:
            return False
        if ":" in close:
            return bool(found["day"] and found["dated"])
        if found["day"] and not comma and all(known):  # "Ramallah, November 5 - The"
            return True
        named = self._country.fullmatch(found["country"] or "") is not None
        return named or (city.isupper() and bool((comma and found["day"]) or found["hour"]))

    def _dateline(self, found: re.Match[str], page: date | None) -> Dateline:
        metadata = facts(found.groupdict(), page, self._newsrooms)
        return Dateline(found.start(), found.end(), metadata, "agency" in metadata)


def agency_pattern(rules: RuleSet) -> str:
    """A pattern of the agencies that the vocabulary knows."""
    return one_of(rules.words("agency"))


def one_of(names: Iterable[str]) -> str:
    """A pattern of any of some names, the longer ones first."""
    return f"(?:{'|'.join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))})"


def _capitals(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form for n in names for form in (n.upper(), re.sub("[ -]", "_", n.upper())))


def _words(place: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", place.upper()))


def _closes(found: re.Match[str]) -> bool:
    """Whether an agency without marks around it stands between a comma or a date and a mark."""
    ends = found["close"].strip()
    return (
        bool(found["joint"].strip() or found["day"])
        and bool(ends)
        and (ends != "." or bool(found["day"]))
    )


def _ends(found: re.Match[str]) -> bool:
    """Whether the line ends behind the agency, or a sentence begins there."""
    following = found.string[found.end() : found.end() + 2].strip(" ")
    return not following or following[0] == "\n" or following[0].isupper()
