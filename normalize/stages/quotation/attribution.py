"""How a sentence says whose words it quotes: "X said: …", "…," said X, "…", a trader told Y.

Only what the quotation stage asks: does an attribution stand here, does a quotation begin
here, does this span hold one sentence. Closed word lists, no grammar.
"""

from __future__ import annotations

import re

__all__ = [
    "attributes",
    "attribution_follows",
    "introduces_speech",
    "joins",
    "says_that",
    "sentence_ends",
    "tag_follows",
    "tag_precedes",
    "trailing_attribution",
]

_SAYING = (
    "said|says|told|tells|adds?|added|stressed|stresses|stated|states|noted|notes|explained|"
    "explains|continued|continues(?! to\b)|confirmed|confirms|announced|announces|reported|reports|"
    "concluded|concludes|asked|asks|replied|replies|warned|warns|claimed|claims|declared|"
    "declares|wrote|writes|indicated|indicates|affirmed|affirms|emphasi[sz]ed|emphasi[sz]es|"
    "underlined|underscored|revealed|reveals|insisted|insists|recalled|recalls|commented|"
    "comments|asserted|asserts|argued|argues|read|reads|runs|mentioned|clarified|clarifies|"
    "reiterated|pointed out|points out|went on|quoted|cried|shouted|answered|remarked|observed|"
    "according to"
)
_NOUNS = "statement|letter|message|interview|tweet|post|report|communiqu[eé]|words|headline"
# Up to six words of a subject, then the verb; a conjunction would begin another clause.
_FOLLOWS = re.compile(
    r"[\s,–—-]*(?!\.|(?:and|but|or|which|who|that|as|while|when|if)\b)"
    rf"(?:[\w'’.&-]+,?\s+){{0,6}}?(?:{_SAYING})\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",? ?(?!(?:and|but|or|which|who|that|as|while|when|if)\b"
    r"|(?:the|these|those|such|its|their) (?:reports|claims|comments|notes|states)\b)"
    rf"(?:[\w'’.&-]+\s+){{0,4}}?(?:{_SAYING})\b"
)
_TAG_END = re.compile(
    rf"\b(?:{_SAYING})(?: [\w'’-]+){{0,3}}(?:, (?:an?|the|his|her|its) [\w'’ -]{{1,40}})?[.,:]\Z"
)
_INTRODUCED = re.compile(rf"\b(?:{_SAYING}|{_NOUNS})\b[^.;!?\"“”]{{0,120}}:\s*\Z", re.IGNORECASE)
_TRAILING = re.compile(  # with an apposition: "said Umm Ali, a mother of six"
    r",\s+(?!(?:and|but|or|which|who|that|as|while|when|if|then|so|I|we|told|tells)\b)"
    rf"(?:[\w'’.&-]+\s+){{0,6}}?(?:{_SAYING})\b"
    r"(?:\s(?!(?:how|that|what|why|if|me|us)\b)[^\s,;:\"“”]+){0,8}?"
    r"(?:, (?:(?:an?|the|who|whose|his|her|its|\d\d)\b[^.,;:\"“”]{0,60}|"
    r"(?:adding|calling|citing|explaining|expressing|noting|pointing|referring|stressing|urging|"
    r"vowing|warning)\b[^.,;:\"“”]{0,90}))?[.,:]?\s*\Z"
)
_SAYS_THAT = re.compile(rf"\b(?:{_SAYING})(?: [\w'’-]+){{0,4}} that\s*\Z")
_JOINS = re.compile(r"(?:and|or|but|while|as|which|who)\b")
_SAYS = re.compile(rf"\b(?:{_SAYING}|{_NOUNS})\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*\s+[\"“'‘(\[]*[A-Z]")


def attribution_follows(text: str, position: int) -> bool:
    """Whether what stands at `position` says whose words came before.

    >>> attribution_follows("said Orlov.", 0), attribution_follows(", a trader told the radio.", 0)
    (True, True)
    >>> attribution_follows("and the minister said so.", 0), attribution_follows(". He said so.", 0)
    (False, False)
    """
    return _FOLLOWS.match(text, position, position + 100) is not None


def tag_follows(text: str, position: int) -> bool:
    """Whether a short attribution stands right at `position`: "said Orlov", "a trader told".

    >>> tag_follows("said Orlov", 0), tag_follows("The locusts will survive, he said", 0)
    (True, False)
    """
    return _TAG.match(text, position, position + 100) is not None


def tag_precedes(words: str) -> bool:
    """Whether `words` end in a short attribution and a stop.

    >>> tag_precedes("the road, he said."), tag_precedes("We leave.")
    (True, False)
    """
    return _TAG_END.search(words) is not None


def attributes(text: str, start: int, end: int) -> bool:
    """Whether a verb or a noun of saying stands in `text[start:end]`.

    >>> attributes("Gunmen opened fire", 0, 18), attributes("He said so", 0, 10)
    (False, True)
    """
    return _SAYS.search(text, start, end) is not None


def introduces_speech(text: str, start: int, position: int) -> bool:
    """Whether `text[start:position]` ends in a clause of saying and a colon.

    >>> introduces_speech('The centre said in a statement: ', 0, 32)
    True
    >>> introduces_speech('Three groups took part: ', 0, 24)
    False
    """
    return _INTRODUCED.search(text, max(start, position - 200), position) is not None


def joins(text: str, position: int) -> bool:
    """Whether a conjunction at `position` joins what follows to the words before.

    >>> joins("and the mayor left", 0), joins("andesite", 0)
    (True, False)
    """
    return _JOINS.match(text, position) is not None


def says_that(words: str) -> bool:
    """Whether `words` end in a clause of saying that leads on to what is said.

    >>> says_that("The mayor said that"), says_that("He knows that")
    (True, False)
    """
    return _SAYS_THAT.search(words) is not None


def trailing_attribution(text: str, start: int, end: int) -> int | None:
    """Where, in `text[start:end]`, the comma stands that begins a closing attribution.

    >>> trailing_attribution("The road is open, a driver told the agency.", 0, 43)
    16
    >>> trailing_attribution("The road is open, said Orlov, a driver.", 0, 39)
    16
    """
    match = _TRAILING.search(text, start, end)
    return match.start() if match else None


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends before the end of `text[start:end]` and another begins.

    >>> sentence_ends("We stay. We fight.", 0, 18), sentence_ends("We stay.", 0, 8)
    (True, False)
    """
    return _SENTENCE_END.search(text, start, end) is not None
