"""Words torn at a hyphen: ``al- Bab``, ``Iran- backed``, ``east- ern``, ``kil-led``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.spacing.tokens import SECONDS
from transliteration.lexicon import lexicon_has

__all__ = ["torn_words"]

# Words that begin a compound.
_FIRSTS = frozenset("anti pro non counter self semi ex booby".split())
# Syllables that begin words, and are hardly ever a word before a dash.
_PREFIXES = frozenset("be com con de dis im inter mis per re sub trans un under".split())
_SPACE_BEHIND = re.compile(r"-( )([^\W\d_]+)")
_NUMBER_BEHIND = (re.compile(r"-( )(?=\d{1,3}[A-Z]{0,3}\b)"), re.compile(r"( )-(?=\d{2,3}\b)"))
_LETTERS = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]{0,2}\Z")
_SPACE_BEFORE = re.compile(r"( )-( ?)([^\W\d_]+)")
_HALF = re.compile(r"(?<![^\W_])[^\W\d_]{2,20}\Z")
_MASKED = re.compile(
    r"(?<![\w-])(?:[Kk](?:il-l|i-ll)(?:ed|ing|s|er|ers)?|[Mm](?:ur-der|urd-er)(?:ed|s|ing|er)?|"
    r"[Aa](?:s-sassinat|ss-assinat|ssa-ssinat|ssas-sinat|ssass-inat|ssassi-nat)"
    r"(?:ed|ion|ions|es|e)|[Dd](?:e-ad|ea-th|e-ath)s?|[Tt]err(?:-orist|o-rist)s?|[Ss]ui-cide|"
    r"[Bb]eh-ead(?:ed|ing)|[Ee]xe(?:-cut|c-ut)(?:ed|ion|ions|es)|[Ee]xpl(?:-o|o-)(?:sion|sions|sive"
    r"|sives|ded|des)|IS[-*]IS|I[-*]SIS|ISI[-*]S|D(?:[-*]a|a[-*])esh|[Mm]assa-cres?|"
    r"[Ss](?:h\*o|ho\*)t|[Bb](?:o\*m|om\*)b(?:s|ed|ing|ings)?)(?![\w*-])"
)
_MASKS = (
    "il-l i-ll ur-d urd- s-as ass- assi- assa- e-ad ea-th e-ath err- erro- ui-c eh-e xe-c xec- "
    "xpl- xplo- IS-I IS*I I-SI I*SI ISI- ISI* D-ae D*ae Da-e Da*e h*ot ho*t o*mb om*b"
).split()
# Lists of the vocabulary: what a torn word may be beside those of the dictionary.
_NAMES = ("unlisted", "nationality", "country", "city", "province", "month", "weekday")
# "The al- prefix", "al- and el-": the article itself is spoken of.
_ABOUT_THE_ARTICLE = frozenset("and or in is as prefix article at for means to".split())
_SUN_LETTERS = ("t", "th", "d", "dh", "r", "z", "s", "sh", "n")
# In "pre- and post-war" the hyphen waits for a word; with some, letters make a word by chance.
_LINKS = frozenset("and or nor but to the a an in of on as at by for it is are was he we".split())


@by_line
def torn_words(text: str, context: Context) -> list[Proposal]:
    """Join the article to its name, and the halves of an English word that a line end broke."""
    return [
        *_space_behind(text, context),
        *_space_before(text, context.rules.words("nationality")),
        *_designated(text, context.rules.words("designator")),
        *_masked(text),
    ]


def _space_behind(text: str, context: Context) -> Iterator[Proposal]:
    peoples = context.rules.words("nationality")
    for found in _SPACE_BEHIND.finditer(text, 1):
        half, rest = _half(text, found.start()), found[2]
        names = [context.rules.words(kind) for kind in _NAMES]
        broken = is_broken(half, rest, *names) and text[found.start() - len(half) - 1] != "-"
        if is_article(half, rest) and not broken:
            yield _joined(*found.span(1), "article", _ARTICLE)
        elif broken and not (half.lower() in _FIRSTS and lexicon_has(rest)):
            yield _rejoined(found.start(), half, rest)
        elif _may_join(text, found.end()) and (
            is_compound(half, rest, peoples)
            or (rest in SECONDS and text[found.start() - 1] in ')"”')  # "Ansar"- affiliated
        ):
            yield _joined(*found.span(1), "compound", _COMPOUND)


def _space_before(text: str, peoples: Set[str]) -> Iterator[Proposal]:
    for found in _SPACE_BEFORE.finditer(text, 1):
        half = _half(text, found.start())
        # "al - Bab" only in lower case: in "Al - Jazeera" a dash may follow a name.
        if is_article(half, found[3]) and (half.islower() or not found[2]):
            group = f"spacing/article@{found.start()}" if found[2] else ""
            yield _joined(*found.span(1), "article", _ARTICLE, group)
            if group:
                yield _joined(*found.span(2), "article", _ARTICLE, group)
        elif not found[2] and is_compound(half, found[3], peoples) and _may_join(text, found.end()):
            yield _joined(*found.span(1), "compound", _COMPOUND)


def _may_join(text: str, end: int) -> bool:
    """Whether a hyphen may be meant: "- backed by" follows a dash."""
    return not text.startswith(" by ", end)


def _designated(text: str, designators: Container[str]) -> Iterator[Proposal]:
    """The letters and the number that name a weapon: T- 72, Su -24."""
    for pattern in _NUMBER_BEHIND:
        for found in pattern.finditer(text, 1):
            letters = _LETTERS.search(text, max(0, found.start() - 4), found.start())
            if letters and letters[0] in designators:
                yield _joined(*found.span(1), "designation", _DESIGNATION)


def _masked(text: str) -> Iterator[Proposal]:
    """A hyphen or an asterisk in a word of violence, to deceive the filters of social networks."""
    if ("-" in text or "*" in text) and any(sign in text for sign in _MASKS):
        for found in _MASKED.finditer(text):
            at = found.start() + max(found[0].find(mark) for mark in "-*")
            reason = "A mark inside a word, put there to deceive filters."
            touched = frozenset(Fact)
            yield Proposal(at, at + 1, "", "spacing/masked-word", reason, touches=touched)


def _half(text: str, end: int) -> str:
    found = _HALF.search(text, max(0, end - 22), end)
    return found[0] if found else ""


_ARTICLE = "The article is joined to its name by a hyphen."
_DESIGNATION = "The letters of a weapon and its number are one word."
_COMPOUND = "No space at the hyphen of a compound."


def _joined(start: int, end: int, rule: str, reason: str, group: str = "") -> Proposal:
    return Proposal(start, end, "", f"spacing/{rule}", reason, group=group)


def is_compound(first: str, second: str, peoples: Set[str] = frozenset()) -> bool:
    """Whether two words on both sides of a hyphen surely are one compound.

    >>> is_compound("Iran", "backed"), is_compound("pro", "Assad"), is_compound("pro", "and")
    (True, True, False)
    >>> is_compound("Turkish", "Iraqi", {"Turkish", "Iraqi"})
    True
    """
    if not first or second in _LINKS:
        return False
    return second in SECONDS or first.lower() in _FIRSTS or {first, second} <= peoples


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


def is_broken(half: str, rest: str, *names: Container[str]) -> bool:
    """Whether two halves make one English word, or one of the names.

    >>> is_broken("east", "ern"), is_broken("man", "or"), is_broken("Iran", "backed")
    (True, False, False)
    >>> is_broken("Rus", "sian", {"Russian"}), is_broken("al", "though", {"although"})
    (True, True)
    """
    if not rest.islower() or rest in _LINKS or len(rest) < 2 or not half or half.isupper():
        return False
    whole = half + rest
    return lexicon_has(whole) or any(whole in each or whole.lower() in each for each in names)


def _rejoined(at: int, half: str, rest: str) -> Proposal:
    reason = "A word broken at the end of a line was left in two halves."
    both = half.lower() not in _PREFIXES and lexicon_has(half) and lexicon_has(rest)
    level = Level.POSSIBLE if both else Level.LIKELY
    return Proposal(at, at + 2, "", "spacing/broken-word", reason, level)
