"""Spellings of places that are part of another name: of a village, a person, an outlet.

"Qasr el-Breij" is not Bureij, nor "Khaled bin Walid" Bani Walid, "Lower Sfeira" or "Sfeira
Tahtani" Sfeira, "the channel Al-Mayadin" the town, or "the leader Aden Ridgeway" Aden. The words
that tell stand in the vocabulary: `name_head` begins longer names, `twin` tells a village from its
namesake, `PERSONS` are the lists that say who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from unidecode import unidecode

from normalize.rules import Kind, NameMatch, RuleSet
from normalize.stages import PERSONS, Mention
from transliteration.lexicon import lexicon_has
from transliteration.mentions.america import is_in_america
from transliteration.mentions.name_words import OF_A_PLACE, SPEAKS

__all__ = ["is_inside", "is_other_name", "is_part_of_a_name", "surnames"]

# "Upper", "small" or "eastern" behind a name.
_TWIN_BEHIND = re.compile(
    r"[ -](?:[AaEe][lst][- ])?(?:(?:F(?:aw|o|ou|aou)qan|Tahtan|W[au]stan)i(?:ya|yah|yeh|eh)?|"
    r"(?:Ka?b[ie]r|Sa?ghir)(?:a|ah|eh)?|"
    r"(?:(?:Sh|Ch|Ş)ar[qk]|(?:G|Gh|Ğ|X)arb|(?:Sh|Ch|Ş)amal|(?:J|Dj|C)an(?:u|û|ou|oo)b|[QK]ibl)[iîy]"
    r"(?:y{0,2}[aeéê]h?)?)\b"
)
_JOINTS = frozenset(" ,-")
_ARTICLE = re.compile(r" [AaEe]l-")
_LAST_WORD = re.compile(r"\b([DM][rs]|Mrs)\.\Z|(?<!\w)(\w+)\Z")
_SURNAME = re.compile(r" ([A-Z][a-z]{2,})\b(?![-'\N{RIGHT SINGLE QUOTATION MARK}])")
# Who speaks, or is somebody: "Nahla Qassem, a resident of", "Amal Darwish, 32,".
_SOMEBODY = re.compile(
    r" (?P<surname>[A-Z][a-z]{2,})(?:, (?:\d\d,|aged? \d\d|who \w+|"
    r"(?:an?|the) (?P<who>[\w-]+(?: [\w-]+){0,2}))|,? (?P<verb>[a-z]+)\b)"
)
_CLAUSE_START = re.compile(r"(?:\A|[.!?:;\n]\s*|[,\"”] )[\"'“‘]*\Z")
_ACTS = re.compile(
    r"(?:['’]s| (?:[a-z]+ly )?(?:sa(?:id|ys)|[a-z]{3,}ed|told|who|was|is|has|had)\b)"
)
_LONGEST = 24  # code points before a place that are looked at


def is_part_of_a_name(text: str, match: NameMatch, rules: RuleSet) -> bool:
    """Whether its neighbours make it another place, a person (Rojin Kobane) or an outlet."""
    if text[match.end : match.end + 1] in _JOINTS and (
        is_in_america(text, match.end)
        or _TWIN_BEHIND.match(text, match.end)
        or _is_somebody(text, match, rules)
    ):
        return True
    start = _with_its_article(text, match.start)
    if text[start - 1 : start] not in (" ", "-"):
        return False
    before = text[max(0, start - _LONGEST) : start - 1]
    word = before.replace("-", " ").rpartition(" ")[2]
    if not word.isalnum():
        last = _LAST_WORD.search(word)
        word = last[1] or last[2] if last else ""  # none at the end of a sentence
    word = unidecode(word)
    return (
        word in rules.words("twin")
        or word.lower() in rules.words("name_head")
        or word in rules.words("given_name")
        or (_says_who(word.lower(), rules) and _has_a_surname(text, match.end, rules))
    )


def _with_its_article(text: str, start: int) -> int:
    """Where a name begins with the article that a hyphen joins to it ("Omar Al-Douma")."""
    article = text[max(0, start - 4) : start]
    return start - 3 if _ARTICLE.fullmatch(article) else start


def surnames(text: str, found: Sequence[NameMatch], others: Collection[int]) -> set[int]:
    """Where one begins that the text has called a person's, with its article, and who acts.

    others: where those begin that are part of a name: "Omar Al-Douma left; Al-Douma said".
    """
    names = {_articled(text, match) for match in found if match.start in others} - {""}
    return {
        match.start
        for match in found
        if _articled(text, match) in names and _ACTS.match(text, match.end)
    }


def _articled(text: str, match: NameMatch) -> str:
    """A name with the article that a hyphen joins to it, empty without one."""
    start = _with_its_article(text, match.start)
    return text[start : match.end] if start < match.start else ""


def _says_who(word: str, rules: RuleSet) -> bool:
    return any(word in rules.words(name) for name in PERSONS)


def _is_somebody(text: str, match: NameMatch, rules: RuleSet) -> bool:
    """Whether the name begins that of a person who speaks, is explained or did what was said.

    In the middle of a clause a place may stand before a sentence that lost its full stop.
    """
    if text.endswith(" by ", 0, match.start):  # "a photograph by Halab Yusef, who ..."
        credited = _SURNAME.match(text, match.end)
        if credited is not None and credited[1] in rules.words("given_name"):
            return True
    behind = _SOMEBODY.match(text, match.end)
    if behind is None or not _may_be_a_surname(behind["surname"], rules):
        return False
    if not _CLAUSE_START.search(text, max(0, match.start - _LONGEST), match.start):
        return False
    if behind["verb"]:
        return behind["verb"] in SPEAKS
    return behind["who"] is None or any(_says_who(word, rules) for word in behind["who"].split())


def _may_be_a_surname(word: str, rules: RuleSet) -> bool:
    if word.lower() in OF_A_PLACE or lexicon_has(word):
        return False
    return not rules.names(Kind.PLACES).knows(word)


def _has_a_surname(text: str, end: int, rules: RuleSet) -> bool:
    """Whether a name stands right behind that is neither English nor a place's nor a first one.

    Before a first one the office lost its "of": "the governor Aleppo Hussein Diab".
    """
    behind = _SURNAME.match(text, end)
    return (
        behind is not None
        and _may_be_a_surname(behind[1], rules)
        and behind[1] not in rules.words("given_name")
    )


def is_inside(mention: Mention, matches: Iterable[NameMatch]) -> bool:
    """Whether a mention is a part of a name only: "Dara" of "Ain Dara"."""
    span = mention.start, mention.end
    return any(
        match.start <= mention.start
        and mention.end <= match.end
        and span != (match.start, match.end)
        for match in matches
    )


def is_other_name(text: str, start: int, place: str, ends: Mapping[int, str]) -> bool:
    """Whether a name in parentheses or behind a stroke is another one of the place before it.

    ends: the places of the text by the offsets where their names end.
    """
    end = start - 1 if text[start - 1 : start] == "/" else start - 2
    return text[max(0, end) : start] in (" (", "/") and ends.get(end) == place
