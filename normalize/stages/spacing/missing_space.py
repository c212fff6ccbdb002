"""Spaces that are missing behind punctuation, around brackets, beside numbers.

A full stop or comma between letters is often right: in numbers, abbreviations, initials,
addresses, file names, code. So each mark asks that what stands on both sides are words,
and that together they look like the end of one phrase and the start of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.english import ABBREVIATIONS, MONTH
from normalize.stages.spacing.abbreviations import around_abbreviations
from normalize.stages.spacing.full_stops import belongs_to_a_name
from normalize.stages.spacing.glued_numbers import around_numbers
from normalize.stages.spacing.tokens import LONGEST, space, token_before

__all__ = ["missing_spaces"]

_TECHNICAL = re.compile(r"[/\\@#=_<>&{}|~$*+]|www\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\Z")
_NUMBER = re.compile(r"\d{1,4}\Z")


@by_line
def missing_spaces(text: str, context: Context) -> list[Proposal]:
    """Put in the spaces that are missing behind punctuation, before and behind brackets."""
    return [
        *_behind_commas(text),
        *_behind_colons(text),
        *_behind_full_stops(text),
        *_behind_exclamations(text),
        *around_numbers(text, context.rules.words("counted")),
        *around_abbreviations(text, context.rules.words("compound_end")),
        *_around_brackets(text),
    ]


# --- Comma, semicolon, colon -----------------------------------------------------------

_PHRASE = r"(?:([^\W\d_]{2,}|[AaI](?= [^\W\d_]))(?![\w@=/\\(])|\((?=[A-Z])|\d{1,4}(?![\w.,:/%-]))"
_NOTE = re.compile(r"[,;]\d")
_COMMA, _SEMICOLON = re.compile(f",{_PHRASE}"), re.compile(f";{_PHRASE}")
_YEAR = re.compile(r",(?=(?:19|20)\d\d\b(?![.,]\d))")
_DAY = re.compile(rf"\b{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\Z")  # July 12,2019
_COLON = re.compile(r":([^\W\d_]{2,})(?![\w@=/\\(:.])(?:([ ,]) ?[^\W\d_])?")
_BEFORE_ARTICLE = re.compile(r":an? (?=[a-z]{2,})")  # "one family:a father and two sons"
_SCHEMES = frozenset(
    """
    http https ftp mailto tel sms urn doi isbn issn arxiv data javascript file about chrome git
    ssh magnet skype geo std xml xmlns xsl xs localhost sha rt
    """.split()
)


def _behind_commas(text: str) -> Iterator[Proposal]:
    for pattern in (_COMMA, _SEMICOLON):
        for found in pattern.finditer(text, 1):
            at = found.start()
            if _phrase_ends(token_before(text, at), text[at - 1], found):
                # A single digit may be the call of a note: "by order,1 which".
                level = Level.POSSIBLE if _NOTE.fullmatch(found[0]) else Level.LIKELY
                yield space(at + 1, "after-punctuation", _AFTER, level)
    for found in _YEAR.finditer(text, 1):
        at = found.start()
        if _DAY.search(text, max(0, at - 20), at):
            yield space(at + 1, "after-punctuation", _AFTER)


_AFTER = "A space belongs behind a punctuation mark."


def _phrase_ends(token: str, last: str, found: re.Match[str]) -> bool:
    if last in ")]":
        return found[1] is not None
    if last in '"”':  # a quotation, and who said it: "We left",he said
        return (
            found[1] is not None
            and found[1].islower()
            and found.string.startswith(" ", found.end())
        )
    if _TECHNICAL.search(token):
        return False
    word = token.rpartition(".")[2]
    if found[1] is None:  # a bracket or a number follows
        return len(word) > 2 and bool(_WORD.match(word))
    return bool(_NUMBER.match(word) or (len(word) > 1 and _WORD.match(word)))


def _behind_colons(text: str) -> Iterator[Proposal]:
    for found in _COLON.finditer(text, 1):
        token, right = token_before(text, found.start()), found[1]
        if len(token) < 2 or not _WORD.match(token) or token.lower() in _SCHEMES:
            continue
        if token.isupper() and right.isupper():  # NYSE:ABC
            continue
        if right[0].isupper() or (found[2] and len(token) > 2):
            yield space(found.start() + 1, "after-punctuation", _AFTER)
    for found in _BEFORE_ARTICLE.finditer(text, 1):
        token = token_before(text, found.start())
        if len(token) > 2 and token.islower() and _WORD.match(token) and token not in _SCHEMES:
            yield space(found.start() + 1, "after-punctuation", _AFTER)


# --- Full stop, exclamation, question --------------------------------------------------

_FULL_STOP = re.compile(
    r"\.(?=[^\W\d_a-z])([^\W\d_]+)(?:['’-][^\W\d_]+)*(?=[\s,;:!?\"'”’)]|\.(?:\s|\Z)|\Z)"
)
_GOES_ON = re.compile(r",? [a-z]|['’]s ")
_BEGINS = re.compile(
    r"\.(?:The|This|These|Those|In|On|At|After|Before|According|Earlier|Meanwhile|However|Also|But|"
    r"And|He|She|It|They|His|Their|There) "
)
# A sentence that begins in small letters; no domain is named like these words.
_SMALL = re.compile(
    r"\.(?=(?:the|they|he|she|these|those|but|and|while|where|after|when|which|who|his|their|its)"
    r" [a-z])"
)
_SMALL_WORD = re.compile(r"[a-z]{3,}\Z")
_SENTENCES = "A space belongs between sentences."
_RANK = re.compile(r"\.(?:Maj|Gen|Col|Lt|Brig|Capt|Sgt|Dr|Prof|Mr|Mrs|Ms)\. [A-Z]")
_CAPITALIZED = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+\Z")
_MEASURE = re.compile(r"\d{1,4}(?:[ap]m|km|kg|mm|cm)\Z")  # at 6pm.The wounded
_SENTENCE_END = re.compile(r"(?:[^\W\d_]+['’-])*([^\W\d_]{2,})\Z")


# "the file data.Final", "the class Order.Total": what such a word names has full stops inside.
_NAMED = re.compile(
    r"\b(?:files?|folders?|director(?:y|ies)|domains?|class(?:es)?|methods?|functions?|modules?|"
    r"packages?|variables?|scripts?|attributes?|properties|property|"
    r"(?:web)?sites?|servers?|apps?)(?: (?:called|named))? [\w.-]+\Z"
)


def _behind_full_stops(text: str) -> Iterator[Proposal]:
    for found in _FULL_STOP.finditer(text, 1):
        at, right = found.start(), found[1]
        if _NAMED.search(text, max(0, at - 2 * LONGEST), at):
            continue
        if not belongs_to_a_name(right) and (level := _sentence_ends(text, at, right, found.end())):
            yield space(at + 1, "after-punctuation", _SENTENCES, level)
    for found in _SMALL.finditer(text, 1):
        at = found.start()
        token = token_before(text, at)
        if _SMALL_WORD.match(token) and token not in ABBREVIATIONS:
            yield space(at + 1, "after-punctuation", _SENTENCES)


def _sentence_ends(text: str, at: int, right: str, end: int) -> Level | None:
    """How sure it is that a sentence ends at a full stop that touches both words."""
    goes_on = any((_GOES_ON.match(text, end), _BEGINS.match(text, at), _RANK.match(text, at)))
    if len(right) == 1 and not (right in "AI" and goes_on):
        return None
    if not _CAPITALIZED.match(right) and len(right) > 1 and not (len(right) > 2 and goes_on):
        return None
    last = text[at - 1]
    if last in ')]%"”':
        return Level.LIKELY if len(right) > 1 or last != "]" else None
    token = token_before(text, at)
    if _TECHNICAL.search(token):
        return None
    if token.isdigit():
        if not text[:at].removesuffix(token).rpartition("\n")[2].strip():
            return None  # the items of a list: "10.We believe"
        return Level.LIKELY if len(token) > 1 and goes_on else None
    if _MEASURE.match(token):
        return Level.LIKELY if goes_on else None
    word = _SENTENCE_END.match(token)
    if word is None or word[1].lower() in ABBREVIATIONS:
        return None
    if word[1].islower():
        return Level.LIKELY
    if len(right) == 1 or (word[1].isupper() and len(word[1]) < 3):
        return None
    # Two names with a full stop between them may be an account or a class.
    return Level.LIKELY if goes_on else Level.POSSIBLE


_EXCLAMATION = re.compile(r"!(?=[A-Z][a-z]+[ ,])")
_QUESTION = re.compile(r"\?(?=[A-Z][a-z]+[ ,])")


def _behind_exclamations(text: str) -> Iterator[Proposal]:
    for pattern in (_EXCLAMATION, _QUESTION):
        for found in pattern.finditer(text, 1):
            token = token_before(text, found.start())
            if len(token) > 1 and _WORD.match(token):
                yield space(found.end(), "after-punctuation", _AFTER)


# --- Brackets --------------------------------------------------------------------------

_OPENING = re.compile(r"\(([^()\n]{3,200})\)(?=[\s.,;:!?\"'”’)]|_[A-Z]|[^\W\d_]{2,}|\Z)")
_CLOSING = re.compile(r"\)(?:_(?=[A-Z])|(?=[^\W\d_]{2,}))")
_CONTENT = re.compile(r"\(([^()\n]{3,200})\Z")
_BRACKET = "A space belongs outside a bracket."


def _around_brackets(text: str) -> Iterator[Proposal]:
    for found in _OPENING.finditer(text, 1):
        if _is_remark(found[1]) and _may_precede_remark(
            token_before(text, found.start()), found[1]
        ):
            yield space(found.start(), "around-bracket", _BRACKET)
    for found in _CLOSING.finditer(text, 1):
        at = found.end()
        content = _CONTENT.search(text, max(0, found.start() - 202), found.start())
        if content is None or not _is_remark(content[1]):
            continue
        if text[at - 1] == "_":  # TEHRAN (Agency)_The ...
            reason = "A dash, not an underscore, parts a dateline from the text."
            yield Proposal(at - 1, at, " - ", "spacing/dateline-dash", reason)
        else:
            yield space(at, "around-bracket", _BRACKET)


def _is_remark(content: str) -> bool:
    """Whether brackets hold words of their own; not an ending (s), a syllable, an argument."""
    letters = sum(map(str.isalpha, content))
    return letters > 2 and (content[0].isupper() or " " in content.strip())


def _may_precede_remark(token: str, content: str) -> bool:
    ended = token.removesuffix(".")  # "in years.(SANA)"
    if ended != token and content[0].isupper() and ended.islower():
        return len(ended) > 2 and bool(_WORD.match(ended)) and ended not in ABBREVIATIONS
    if _TECHNICAL.search(token):
        return False
    if token.isdigit():
        return " " in content
    return len(token) > 2 and bool(_WORD.match(token))
