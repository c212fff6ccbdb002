"""Words torn at a hyphen: ``al- Bab``, ``Iran- backed``, ``east- ern``, ``T- 72``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from normalize.edits import Level, Proposal
from normalize.rules import RuleSet
from normalize.stages import Context, by_line
from normalize.stages.spacing.abbreviations import torn_abbreviations
from transliteration.lexicon import lexicon_has

__all__ = ["torn_words"]

# Syllables that begin words, and are hardly ever a word before a dash.
_PREFIXES = frozenset("be com con de dis im inter mis per re sub trans un under".split())
# "co-ordinate", "pre-empt": one may write so.
_BEGINNINGS = frozenset(
    "bi co de ex inter micro mini mis multi non over post pre pro re semi sub super tri un".split()
)
_NO_WORDS = frozenset({"de", "co", "re"})  # none of them stands before a dash
_HYPHEN = re.compile(r"-(?<=[a-z]-)(?=([a-z]{2,15})(?![\w'’-]))")
_BEFORE_HYPHEN = re.compile(r"(?<![\w'’-])[A-Za-z][a-z]{1,15}\Z")
_SHORTEST = 6  # letters of a word that is mended
_SPACE_BEHIND = re.compile(r"-( )([^\W\d_]+)")
_NUMBER_BEHIND = (re.compile(r"-( )(?=\d{1,3}[A-Z]{0,3}\b)"), re.compile(r"( )-(?=\d{2,3}\b)"))
_LETTERS = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]{0,2}\Z")
_SPACE_BEFORE = re.compile(r"( )-( ?)([^\W\d_]+)")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.\Z")  # "U.N.- brokered"
_HALF = re.compile(r"(?<![^\W_])[^\W\d_]{2,20}\Z")
# Lists of the vocabulary: what a torn word may be that is not in the dictionary.
_WHOLE = ("unlisted", "nationality", "country", "city", "province", "month", "weekday")
# "The al- prefix", "al- and el-": the article itself is spoken of.
_ABOUT_THE_ARTICLE = frozenset("and or in is as prefix article at for means to".split())
_SUN_LETTERS = ("t", "th", "d", "dh", "r", "z", "s", "sh", "n")
# In "pre- and post-war" the hyphen waits for a word; with some, letters make a word by chance.
_BEHIND_A_VERB = (" by ", " with ", " from ", " to ", " in ", " for ")
_LINKS = frozenset("and or nor but to the a an in of on as at by for it is are was he we".split())


class Words(NamedTuple):
    """What the vocabulary knows of words with a hyphen."""

    starts: frozenset[str]  # of compounds
    ends: frozenset[str]
    pairs: frozenset[str]  # both parts of a compound, with a space
    peoples: frozenset[str]  # two of them make a compound
    designators: frozenset[str]  # of weapons
    whole: frozenset[str]  # words that may be torn, beside those of the dictionary
    numerals: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()  # which make compounds with numerals


def _words(rules: RuleSet) -> Words:
    return Words(
        starts=rules.words("compound_start"),
        ends=rules.words("compound_end"),
        pairs=rules.words("compound_pair"),
        peoples=rules.words("nationality"),
        designators=rules.words("designator"),
        whole=frozenset().union(*map(rules.words, _WHOLE)),
        numerals=rules.words("numeral"),
        units=rules.words("compound_unit"),
    )


@by_line
def torn_words(text: str, context: Context) -> list[Proposal]:
    """Join the article to its name, and the halves of an English word that a line end broke."""
    words = context.rules.derived(_words)
    return [
        *_space_behind(text, words),
        *_space_before(text, words),
        *_designated(text, words),
        *_hyphen_left(text, words),
        *(torn_abbreviations(text) if "U. " in text else ()),
    ]


def _space_behind(text: str, words: Words) -> Iterator[Proposal]:
    for found in _SPACE_BEHIND.finditer(text, 1):
        at = found.start()
        half, rest = _half(text, at), found[2]
        broken = is_broken(half, rest, words.whole) and text[max(0, at - len(half) - 1)] != "-"
        if is_article(half, rest) and not broken:
            yield _joined(*found.span(1), "article", _ARTICLE)
        elif broken and not (half.lower() in words.starts and lexicon_has(rest)):
            yield _rejoined(at, half, rest)
        elif _may_join(text, found.end()) and (
            is_compound(half, rest, words)
            or (rest in words.ends and text[at - 1] in ')"”')  # "Ansar"- affiliated
            or (rest in words.ends and _INITIALS.search(text, max(0, at - 6), at))
        ):
            yield _joined(*found.span(1), "compound", _COMPOUND)


def _space_before(text: str, words: Words) -> Iterator[Proposal]:
    for found in _SPACE_BEFORE.finditer(text, 1):
        half = _half(text, found.start())
        # "al - Bab" only in lower case: in "Al - Jazeera" a dash may follow a name.
        if is_article(half, found[3]) and (half.islower() or not found[2]):
            group = f"spacing/article@{found.start()}" if found[2] else ""
            yield _joined(*found.span(1), "article", _ARTICLE, group)
            if group:
                yield _joined(*found.span(2), "article", _ARTICLE, group)
        elif not _may_join(text, found.end()):
            continue
        elif (
            found[2] and half.lower() in words.starts | _NO_WORDS and is_pair(half, found[3], words)
        ):
            group = f"spacing/compound@{found.start()}"
            yield _joined(*found.span(1), "compound", _COMPOUND, group)
            yield _joined(*found.span(2), "compound", _COMPOUND, group)
        elif not found[2] and is_compound(half, found[3], words):
            yield _joined(*found.span(1), "compound", _COMPOUND)


def _may_join(text: str, end: int) -> bool:
    """Whether a hyphen may be meant: "- backed by" follows a dash."""
    return not text.startswith(_BEHIND_A_VERB, end)


def _designated(text: str, words: Words) -> Iterator[Proposal]:
    """The letters and the number that name a weapon: T- 72, Su -24."""
    for pattern in _NUMBER_BEHIND:
        for found in pattern.finditer(text, 1):
            letters = _LETTERS.search(text, max(0, found.start() - 4), found.start())
            if letters and letters[0] in words.designators:
                yield _joined(*found.span(1), "designation", _DESIGNATION)


def _hyphen_left(text: str, words: Words) -> Iterator[Proposal]:
    """The hyphen of a line end within a word, of which neither half is one: "arbi-trary"."""
    for found in _HYPHEN.finditer(text, 1):
        before = _BEFORE_HYPHEN.search(text, max(1, found.start() - 16), found.start())
        if before is None:
            continue
        half, rest = before[0], found[1]
        if half.lower() in _BEGINNINGS or half.lower() in words.starts or rest in words.ends:
            continue
        if len(half + rest) < _SHORTEST or lexicon_has(half) or lexicon_has(rest):
            continue
        if lexicon_has(half + rest):
            yield Proposal(*found.span(), "", "spacing/broken-word", _BROKEN)


def _half(text: str, end: int) -> str:
    found = _HALF.search(text, max(0, end - 22), end)
    return found[0] if found else ""


_ARTICLE = "The article is joined to its name by a hyphen."
_DESIGNATION = "The letters of a weapon and its number are one word."
_BROKEN = "A word broken at the end of a line was left in two halves."
_COMPOUND = "No space at the hyphen of a compound."


def _joined(start: int, end: int, rule: str, reason: str, group: str = "") -> Proposal:
    return Proposal(start, end, "", f"spacing/{rule}", reason, group=group)


def is_compound(first: str, second: str, words: Words) -> bool:
    """Whether two words on both sides of a hyphen surely are one compound.

    >>> words = Words({"pro"}, {"backed"}, {"post war"}, {"Turkish", "Iraqi"}, (), ())
    >>> is_compound("Iran", "backed", words), is_compound("pro", "Assad", words)
    (True, True)
    >>> is_compound("Turkish", "Iraqi", words), is_compound("pro", "and", words)
    (True, False)
    """
    if not first or second in _LINKS:
        return False
    known = second in words.ends or first.lower() in words.starts
    counts = first.lower() == "one" or first.lower() in words.numerals
    known = known or (counts and second in words.units)
    return known or is_pair(first, second, words) or {first, second} <= words.peoples


def is_pair(first: str, second: str, words: Words) -> bool:
    """Whether two words are known as the parts of one compound, alone or before "-war"."""
    return f"{first.lower()} {second}" in words.pairs


def is_article(word: str, name: str) -> bool:
    """Whether a word is the Arabic article before a name, also assimilated to its first letter.

    >>> is_article("al", "Bab"), is_article("as", "Suwayda"), is_article("as", "Bab")
    (True, True, False)
    """
    vowel, consonants = word[:1].lower(), word[1:].lower()
    if vowel not in ("a", "e", "u"):
        return False
    if consonants == "l":
        return name[0].isupper() or (word == "al" and name not in _ABOUT_THE_ARTICLE)
    return name[0].isupper() and consonants in _SUN_LETTERS and name.lower().startswith(consonants)


def is_broken(half: str, rest: str, others: Container[str] = ()) -> bool:
    """Whether two halves make one English word, of the dictionary or of others.

    >>> is_broken("east", "ern"), is_broken("man", "or"), is_broken("Iran", "backed")
    (True, False, False)
    >>> is_broken("Rus", "sian", {"Russian"}), is_broken("Al", "though", {"although"})
    (True, True)
    """
    if not rest.islower() or rest in _LINKS or len(rest) < 2 or not half or half.isupper():
        return False
    whole = half + rest
    return lexicon_has(whole) or whole in others or whole.lower() in others


def _rejoined(at: int, half: str, rest: str) -> Proposal:
    both = half.lower() not in _PREFIXES and lexicon_has(half) and lexicon_has(rest)
    level = Level.POSSIBLE if both else Level.LIKELY
    return Proposal(at, at + 2, "", "spacing/broken-word", _BROKEN, level)
