"""One spelling for a place whose spelling no pack settles, in a document and in a corpus.

Mentions that are the same place of the gazetteer, or that no gazetteer knows and that have the
same consonants behind a word such as "village", take the spelling that the document uses most
often, of equals the one that comes first. Names that the writer tells apart (an eastern and a
western one, two in one sentence) stay two. Where documents are cleaned as a corpus, what no
gazetteer knows then takes the spelling that they agree on (see `normalize.corpus.names`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from normalize.edits import Level, Proposal
from normalize.stages import Context, Mention, Point
from transliteration.lexicon import lexicon_has
from transliteration.linking.disambiguation import Decision
from transliteration.mentions.spans import capitalised
from transliteration.skeleton import fold, key, sound
from transliteration.spelling.letters import has_article, spell
from transliteration.spelling.type_words import type_letters

__all__ = ["letters", "one_spelling", "pronounced"]

RULE = "toponyms/one-spelling"
IN_CORPUS = "toponyms/one-spelling-in-corpus"
_LEAST = 4  # consonants; shorter keys are shared by names that have nothing in common
_ALIKE = 90  # percent of their sounds that two spellings of one unknown name share at least
_SURE = 0.9  # probability of a place that tells where an unknown one lies
_SETTLEMENTS = frozenset("village town hamlet neighbourhood neighborhood".split())
_VOWELS = re.compile("[aiu]+")
_WORDS = re.compile("[^ -]+")
_VOICED = re.compile(r"([dzj])(?!\1)")
_SENTENCE_END = re.compile(r"[.!?][\"')]? |\n")

Found = Mapping[str, Sequence[Decision]]  # mentions by their spelling
Span = tuple[int, int, str]


def one_spelling(text: str, decisions: Iterable[Decision], context: Context) -> list[Proposal]:
    """What makes the spellings of such places one; decisions: of mentions that no pack spells.

    Notes in the context which names no gazetteer knows, and where they lie.
    """
    names: dict[str, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for decision in decisions:
        if name := _name(decision):
            names[name][decision.mention.surface].append(decision)
    context.names = {
        surface: _place_beside(mentions[0], context.mentions)
        for found in names.values()
        for surface, mentions in found.items()
        if not mentions[0].link
    }
    settled = context.spellings
    several = [f for f in names.values() if len(f) > 1 or any(each in settled for each in f)]
    if not several:
        return []
    spans = [(start, end, text[start:end]) for start, end in capitalised(text)]
    proposals = []
    for found in several:
        changes = list(_in_document(text, found, spans))
        if all(change.level is Level.POSSIBLE for change in changes):
            changes += _in_corpus(text, found, spans, context)
        proposals += changes
    return sorted(proposals, key=lambda proposal: proposal.start)


def letters(surface: str) -> str:
    """What capitals and hyphens do not change: they make no other name.

    >>> letters("Al-Matmura") == letters("al-matmura")
    True
    """
    return "".join(_words(surface)).lower()


@lru_cache(maxsize=1 << 16)
def pronounced(surface: str) -> tuple[object, ...]:
    """What spellings that are pronounced alike share: words, article, sounds, d apart from t.

    >>> pronounced("Gralbozen") == pronounced("Gralbouzen") != pronounced("Gralbazen")
    True
    >>> pronounced("Gralbozen") == pronounced("Gralbosen")  # one for `sound`, which has ten classes
    False
    """
    voiced = _VOICED.findall(fold(surface).replace("dj", "j"))
    return _shape(surface), "".join(voiced), _heard(surface)


def _in_document(text: str, found: Found, spans: Sequence[Span]) -> Iterator[Proposal]:
    """The spellings of a name become the one that the document has most often."""
    counts = Counter(surface for _, _, surface in spans)
    best = max(found, key=lambda surface: counts[surface])  # of equals, max takes the first
    for surface in found.keys() - {best}:
        if letters(surface) == letters(best):
            continue
        level = _sameness(text, found[surface], found[best])
        if level:
            because = f"The document calls it {best}."
            yield from _everywhere(surface, best, spans, RULE, because, level)


def _in_corpus(
    text: str, found: Found, spans: Sequence[Span], context: Context
) -> Iterator[Proposal]:
    """The spelling of a name becomes that of the corpus, unless the text has that for another."""
    for surface in found.keys() & context.spellings.keys():
        name, level, because = context.spellings[surface]
        if not re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text):
            yield from _everywhere(surface, name, spans, IN_CORPUS, because, level)


def _everywhere(
    surface: str, after: str, spans: Sequence[Span], rule: str, because: str, level: Level
) -> Iterator[Proposal]:
    capital = surface[0].isupper() or not has_article(after)  # else it is the article's
    after = (after[0].upper() if capital else after[0].lower()) + after[1:]
    for start, end, each in spans:
        if each == surface:
            yield Proposal(start, end, after, rule, because, level)


def _name(decision: Decision) -> str:
    """What the spellings of one name have in common; empty where too little speaks for a place."""
    mention = decision.mention
    if decision.link:
        return f"={decision.link.place.id}"
    if mention.type.removesuffix("s") not in _SETTLEMENTS or decision.owned:
        return ""
    consonants = key(mention.surface)
    if len(consonants) < _LEAST or all(map(lexicon_has, _words(mention.surface))):
        return ""
    return consonants


def _sameness(text: str, some: Sequence[Decision], others: Sequence[Decision]) -> Level | None:
    """How sure it is that the mentions of two spellings are of one name; None: of two."""
    one, other = some[0], others[0]
    if one.link and other.link:
        return Level.LIKELY if one.sure and other.sure else Level.POSSIBLE
    surfaces = one.mention.surface, other.mention.surface
    kinds = [_kinds(surface) for surface in surfaces]
    if all(kinds) and kinds[0] != kinds[1]:
        return None
    heard = [_heard(surface) for surface in surfaces]
    same = (
        kinds[0] == kinds[1]
        and _shape(surfaces[0]) == _shape(surfaces[1])
        and len({len(_VOWELS.findall(each)) for each in heard}) == 1
        and fuzz.ratio(*heard) >= _ALIKE
    )
    told_apart = any(_share_sentence(text, a, b) for a in some for b in others)
    return Level.LIKELY if same and not told_apart else Level.POSSIBLE


def _shape(surface: str) -> tuple[int, bool]:
    """How many words a name has, and whether it begins with an article."""
    return len(list(_words(surface))), has_article(surface)


def _heard(surface: str) -> str:
    return sound(spell(surface))


def _kinds(surface: str) -> str:
    """The words of a name for a kind or a side ("Tell", "Upper"), each as a letter."""
    return "".join(letter for letter in spell(surface) if letter in type_letters())


def _share_sentence(text: str, one: Decision, other: Decision) -> bool:
    starts = sorted((one.mention.start, other.mention.start))
    return _SENTENCE_END.search(text, *starts) is None


def _place_beside(decision: Decision, mentions: Sequence[Mention]) -> Point | None:
    """Where the place lies that the text names nearest to a mention, as far as one is sure."""
    start = decision.mention.start
    sure = (mention for mention in mentions if mention.confidence >= _SURE)
    nearest = min(sure, key=lambda mention: abs(mention.start - start), default=None)
    return (round(nearest.latitude, 2), round(nearest.longitude, 2)) if nearest else None


def _words(surface: str) -> Iterator[str]:
    return (match[0] for match in _WORDS.finditer(surface))
