"""Words and phrases that stand twice in a row within a line.

English doubles words of its own ("had had", "very very"), and one phrase may end where the next
begins ("the man he spoke to to this day"), so each word is asked what it is, and what stands
beside it.

>>> [p.span for p in repeated_words("The two sides agreed to to swap prisoners.")]
[(23, 26)]
>>> [p.span for p in repeated_words("The mill in the in the city burned.")]
[(15, 22)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import eq

from normalize.edits import Fact, Level, Proposal

__all__ = ["joined_to_itself", "repeated_words", "repeats", "repeats_phrase", "words_of"]

# Two Arabic words for one thing become one word twice: "a comprehensive and comprehensive plan".
# English joins comparatives to themselves, and plurals: "the miles and miles that they walked".
_JOINED = re.compile(
    r" (?:and|or) ([a-z]{5,})"
    r" (?!(?:and|or|of|in|to|on|at|for|with|from|by|as|than|then)\b)(?=[a-z])"
)
_ONE_OF_A_KIND = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his) \Z")
_PAUSES = re.compile(r"[.,;]+(?= |\Z)")

# What English says twice, or what may end one phrase and begin the next.
_TWICE = frozenset(
    """
    had that is are do does did be it her you his we they he she in on up
    out over off no yes not as some very so really too many much more most far long way never
    again now there here well please bye ha la na oh hey ok knock tut down go run hush dear same
    old big little deep all one two three four five six seven eight nine ten hundred thousand
    million billion trillion boom bang tick tock chop choo cha tom walla pom dum blah night sing
    softly round around about half less better worse cent first second third last
    """.split()
)
_STRANDED = frozenset(
    """
    look looks looked looking ask asks asked asking call calls called hope hoped wait waited
    waiting care cares cared pay pays paid go goes gone went going pass passes passed passing
    stand stands stood stop stopped get got come came coming put fly flew drive drove drop
    deal deals dealt used talk talked talking speak spoke spoken refer referred
    belong belongs belonged listen listened account accounted search searched known arrive
    arrived point pointed live lived work worked begin start given sent end ended
    """.split()
)
_COPULAS = frozenset(("is", "are", "did"))
_CLEFT = frozenset("what how who where all that which thing problem it he she they as if".split())
_PREPOSITIONS = frozenset("to by for with at after before from".split())
# Capitalized words that are no names of persons, which alone may be doubled.
_ONCE = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July
    August September October November December Syria Iraq Turkey Russia Iran Israel Lebanon Yemen
    Libya Jordan Egypt Sudan Qatar Palestine Ukraine Syrian Iraqi Turkish Russian Iranian Israeli
    Lebanese Yemeni Libyan Jordanian Egyptian Sudanese Saudi Kurdish Arab American Damascus Aleppo
    Idlib Homs Hama Latakia Daraa Raqqa Hasakah Baghdad Mosul Kirkuk Basra Sanaa Marib Taiz Aden
    Tripoli Benghazi Sirte Khartoum Darfur Beirut Gaza Ankara Moscow Tehran Washington President
    Minister Ministry Council Observatory Agency Army Party Front Brigade Division General Governor
    """.split()
)
_VERBS = frozenset("was were has have will would can could may might must should being".split())
_AUXILIARIES = frozenset("will would has have had was were".split())
_OPEN_RELATIVES = frozenset(
    "what who whom which that whatever whoever all those when where".split()
)
_MODALS = frozenset("will would can could may might must should".split())
_FREE = frozenset("what all that whatever everything".split())  # begin a clause in a clause
_OPEN_CLAUSES = frozenset(
    "that and but because when while where as if after before since said says".split()
)
_PERSONS = frozenset("he she they we i you it".split())
_PEOPLE = frozenset("he she they we".split())
_SUBJECTS = frozenset("it there he she they we i you this that these those what who which".split())
_LINKS = frozenset(
    "of in at on from by with to for that into against near during over under between".split()
)
_ARTICLES = frozenset("a an the".split())
_COUNTS = frozenset("dozens hundreds scores thousands tens number group groups most".split())
_PHRASES = frozenset(
    ("more than", "less than", "at least", "as well as", "according to", "due to", "the two sides")
)
_KIN = frozenset(
    "friend son daughter father mother wife husband brother sister child cousin part enemy "
    "fraction copy pupil root sequel prequel remake version parody shadow half quarter".split()
)
_ENDS = frozenset("the a an its their his this all some".split())
_WIDTHS = range(2, 6)  # words of a phrase that is looked for
_NAMES = (
    ("grammar/repeated-word", "The word stands twice in a row."),
    ("grammar/repeated-phrase", "The words stand twice in a row."),
)
_FACTS = frozenset({Fact.SPEAKER, Fact.DATE, Fact.NUMBER})


def repeats(items: Sequence[object], width: int) -> bool:
    """Whether an item equals the one that stands so many places behind it."""
    return any(map(eq, items, islice(items, width, None)))


def repeats_phrase(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether two words in a row come again so close behind that a phrase may stand twice."""
    return any(repeats(pairs, width) for width in _WIDTHS)


def words_of(line: str) -> list[str]:
    """The words of a line, the first in small letters: "In in March"."""
    words = line.split(" ")
    if words[0].isascii():
        words[0] = words[0].lower()
    return words


def repeated_words(text: str) -> Iterator[Proposal]:
    """Proposals that drop the second of two equal words or phrases, with the space before it.

    A name may be doubled, if it is not that of a place. Of phrases, those that begin with a
    small word and end with none: "in the in the city", "a group of a group of".
    """
    words = words_of(text)
    if repeats(words, 1):
        yield from _repeated(words, words, 1)
    bare = _PAUSES.sub("", " ".join(words)).split(" ")
    pairs = list(pairwise(bare))
    for width in _WIDTHS:
        if repeats(pairs, width):
            yield from _repeated(words, bare, width)


def joined_to_itself(text: str) -> Iterator[Proposal]:
    """Proposals that drop the second of two equal attributes with "and" between them.

    >>> [p.span for p in joined_to_itself("a complete and complete halt; a longer and longer road")]
    [(10, 23)]
    """
    for found in _JOINED.finditer(text):
        word, at = found[1], found.start()
        first = at - len(word)
        if word.endswith("er") or (word.endswith("s") and not word.endswith("ous")):
            continue
        if text.startswith(word, first) and _ONE_OF_A_KIND.search(text, max(0, first - 8), first):
            yield Proposal(at, found.end(1), "", *_NAMES[0], Level.LIKELY, _FACTS)


def _repeated(words: Sequence[str], bare: Sequence[str], width: int) -> Iterator[Proposal]:
    """What stands twice, from the end of the first to that of the second; `bare` of punctuation."""
    start = last = 0
    for i, (word, other) in enumerate(zip(bare, bare[width:], strict=False)):
        if start >= last and word == other and _should_stand_once(bare, i, width):
            first = start + len(" ".join((*words[i : i + width - 1], bare[i + width - 1])))
            again = (*words[i : i + 2 * width - 1], bare[i + 2 * width - 1])
            last = start + len(" ".join(again))
            paused = words[i + width - 1] != bare[i + width - 1]
            inside = {word[-1:] for word in words[i : i + width - 1]}
            marks = inside | {word[-1:] for word in words[i + width - 1 : i + 2 * width - 1]}
            refrain = paused and bare[i] not in _LINKS - {"to"}  # "to bed, to bed"
            if not (refrain or "," in inside or marks & {".", ";"}):
                yield Proposal(first, last, "", *_NAMES[width > 1], Level.LIKELY, _FACTS)
        start += len(words[i]) + 1


def _should_stand_once(words: Sequence[str], i: int, width: int) -> bool:
    if width == 1:
        return _is_doubled(words, i)
    return _is_phrase(words[i : i + width], words[i + width : i + 2 * width]) or (
        width == 2 and (_is_verb(words, i) or _is_a_body(words[i : i + 4]))
    )


def _is_doubled(words: Sequence[str], i: int) -> bool:
    """Whether the word at `i`, which stands twice, should stand once."""
    word = words[i]
    before = words[i - 1].lower() if i else ""
    if word in _ONCE or word.startswith(("Al-", "al-")) or word == "be":
        return True
    if word in _COPULAS:
        return not _CLEFT.intersection(map(str.lower, words[max(0, i - 6) : i]))
    if word in _PEOPLE and before in _OPEN_CLAUSES:
        return True
    if len(word) < 2 or not (word.isalpha() and word.islower()) or word in _TWICE:
        return False
    if words[i + 2 : i + 3] == [word] or before[-1:].isdigit():
        return False
    if word in _PREPOSITIONS:
        behind = words[i + 2] if i + 2 < len(words) else ""
        ends = before in _STRANDED and not behind[:1].isupper()
        return before.isalpha() and not ends
    if word.endswith("ing"):  # a verb before its noun: "they began building building sites"
        return False
    if before in _FREE or (before in _PERSONS and words[max(0, i - 2)].lower() in _FREE):
        return False  # "whatever happens happens", "what he said said a lot"
    if word in _MODALS and before in _PERSONS:
        return True
    return word not in _VERBS or before not in _SUBJECTS or _begins_clause(words, i - 1)


def _is_a_body(words: Sequence[str]) -> bool:
    """Whether the name of a body stands twice: "Interior Ministry Interior Ministry"."""
    return (
        list(words[:2]) == list(words[2:])
        and words[1] in _ONCE
        and words[0][:1].isupper()
        and words[0].isalpha()
    )


def _is_verb(words: Sequence[str], i: int) -> bool:
    """Whether a verb of two words stands twice: "will return will return", no "what was was"."""
    before = words[max(0, i - 4) : i]
    return (
        words[i] in _AUXILIARIES
        and words[i : i + 2] == words[i + 2 : i + 4]
        and len(words[i + 1]) > 2
        and words[i + 1].isalpha()
        and words[i + 1].islower()
        and bool(before)
        and _OPEN_RELATIVES.isdisjoint(map(str.lower, before))
    )


def _begins_clause(words: Sequence[str], i: int) -> bool:
    """Whether the pronoun at `i` begins a clause: "They were were", not "all it was was"."""
    if words[i].lower() not in _PERSONS | {"there"}:
        return False
    if i == 0 or words[i][0].isupper():
        return True
    return words[i - 1] in _OPEN_CLAUSES and words[i - 2].lower() not in _FREE  # "all that it was"


def _is_phrase(words: Sequence[str], again: Sequence[str]) -> bool:
    """Whether a phrase that stands twice should stand once."""
    if "of" in words and _KIN.intersection(words):  # "a friend of a friend of mine"
        return False
    if words[-1] == "of":  # "a group of a group of smugglers"
        begins = words[0] in _ARTICLES | _COUNTS
    else:
        begins = words[0] in _LINKS and (words[-1] in _ENDS or len(words[-1]) > 2)
        begins = begins or " ".join(words) in _PHRASES or len(words) > 2  # whatever it begins with
    return (
        words == again
        and begins
        and all(word.replace("-", "").isalpha() for word in words)
        and (
            " ".join(words) in _PHRASES
            or (
                not {"and", "or", "by", "after", "to"} & set(words[1:])
                and len(set(words)) == len(words)
            )
        )
    )
