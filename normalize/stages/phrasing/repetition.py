"""Repetition: words, sentences and paragraphs that stand twice in a row.

>>> [p.span for p in repeated_words("The two sides agreed to to swap prisoners.")]
[(23, 26)]
>>> [p.span for p in repeated_words("The mill in the in the city burned.")]
[(15, 22)]
>>> [p.span for p in repeated_sentences("The road is shut now. The road is shut now. It rains.")]
[(21, 43)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from operator import eq

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context

__all__ = ["repeated_sentences", "repeated_words", "repetition"]

_END = re.compile(r'(?<=[.!?])["”]? (?=["“]?[A-Z0-9])')
_PAUSES = re.compile(r"[.,;]+(?= |\Z)")
_LINE, _WORD = re.compile(r"[^\n]+"), re.compile(r"\w+")
_GLUED = re.compile(r"Home[A-Za-z ]{0,40}[a-z]")  # "HomeSyriaBread is dear"
_SHORTEST = 4  # words: a shorter sentence may be repeated for effect
_SHORTEST_PARAGRAPH = 7  # words: a shorter line may be a refrain
_HEAD = 5  # lines, within which a headline or the first words of the article come again
_SHORTEST_TEASER = 12  # words

# What English says twice, or what may end one phrase and begin the next.
_TWICE = frozenset(
    """
    had that is are do does did be it her you his we they he she in on up
    out over off no yes not as some very so really too many much more most far long way never
    again now there here well please bye ha la na oh hey ok knock tut down go run hush dear same
    old big little deep all one two three four five six seven eight nine ten hundred thousand
    million billion trillion boom bang tick tock chop choo cha tom walla pom dum blah night sing
    softly round around about half less better worse cent
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
_MODALS = frozenset("will would can could may might must should".split())
_FREE = frozenset("what all that whatever everything".split())  # begin a clause in a clause
_OPEN_CLAUSES = frozenset("that and but because when while where as if after before since".split())
_PERSONS = frozenset("he she they we i you it".split())
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
    "fraction copy pupil root".split()
)
_ENDS = frozenset("the a an its their his this all some".split())
_WIDTHS = range(2, 6)  # words of a phrase that is looked for
_NAMES = (
    ("grammar/repeated-word", "the word stands twice in a row"),
    ("grammar/repeated-phrase", "the words stand twice in a row"),
)
_FACTS = frozenset({Fact.SPEAKER, Fact.DATE, Fact.NUMBER})


def repetition(text: str, _: Context) -> list[Proposal]:
    """Propose to drop the second of two equal words, phrases, sentences or paragraphs."""
    proposals: list[Proposal] = []
    start = 0
    for line in text.split("\n"):
        for proposal in _in_line(line) if line else ():
            span = start + proposal.start, start + proposal.end
            proposals.append(replace(proposal, start=span[0], end=span[1]))
        start += len(line) + 1
    proposals += _repeated_paragraphs(text)
    proposals += _repeated_head(text)
    return proposals


@lru_cache(maxsize=128)  # lines: those of an article that is looked at again
def _in_line(line: str) -> tuple[Proposal, ...]:
    """What a line says twice."""
    # Whatever pauses: whoever repeats words repeats pairs of neighbours, or has one of equals.
    words = _words(line.replace(".", "").replace(",", "").replace(";", ""))
    again = len(words) - 1 - len(set(pairwise(words)))
    doubled = _repeats(words, 1)
    if not (again or doubled):
        return ()
    found: list[Proposal] = []
    if (doubled and _repeats(_words(line), 1)) or (again and _repeats_phrase(words)):
        found += repeated_words(line)
    if again >= _SHORTEST - 1:
        found += repeated_sentences(line)
    return tuple(found)


def _repeats(items: Sequence[object], width: int) -> bool:
    """Whether an item equals the one that stands so many places behind it."""
    return any(map(eq, items, islice(items, width, None)))


def _repeats_phrase(words: Sequence[str]) -> bool:
    pairs = list(pairwise(words))
    return any(_repeats(pairs, width) for width in _WIDTHS)


def _words(line: str) -> list[str]:
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
    words = _words(text)
    if _repeats(words, 1):
        yield from _repeated(words, words, 1)
    bare = _PAUSES.sub("", " ".join(words)).split(" ")
    pairs = list(pairwise(bare))
    for width in _WIDTHS:
        if _repeats(pairs, width):
            yield from _repeated(words, bare, width)


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
    return _is_phrase(words[i : i + width], words[i + width : i + 2 * width])


def _is_doubled(words: Sequence[str], i: int) -> bool:
    """Whether the word at `i`, which stands twice, should stand once."""
    word = words[i]
    before = words[i - 1].lower() if i else ""
    if word in _ONCE or word.startswith(("Al-", "al-")) or word == "be":
        return True
    if word in _COPULAS:
        return not _CLEFT.intersection(map(str.lower, words[max(0, i - 6) : i]))
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


def _begins_clause(words: Sequence[str], i: int) -> bool:
    """Whether the pronoun at `i` begins a clause: "They were were", not "all it was was"."""
    if words[i].lower() not in _PERSONS | {"there"}:
        return False
    return i == 0 or words[i][0].isupper() or words[i - 1] in _OPEN_CLAUSES


def _is_phrase(words: Sequence[str], again: Sequence[str]) -> bool:
    """Whether a phrase that stands twice should stand once."""
    if words[-1] == "of":  # "a group of a group of smugglers", but "a friend of a friend of mine"
        begins = words[0] in _ARTICLES | _COUNTS and not _KIN.intersection(words)
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


def repeated_sentences(text: str) -> Iterator[Proposal]:
    """Proposals that drop repeated sentences, the space before them included."""
    start = 0
    for paragraph in text.split("\n"):
        bounds = [0, *(end.end() for end in _END.finditer(paragraph)), len(paragraph) + 1]
        sentences = [(a, b, paragraph[a : b - 1]) for a, b in pairwise(bounds)]
        for (_, _, one), (a, b, other) in pairwise(sentences):
            if one == other and other.count(" ") + 1 >= _SHORTEST:
                yield _dropped(start + a - 1, start + b - 1, "the sentence stands twice in a row")
        start += len(paragraph) + 1


def _repeated_paragraphs(text: str) -> Iterator[Proposal]:
    """A paragraph that is the one before it, word for word, blank lines between them aside."""
    lines = text.split("\n")
    filled = list(filter(None, lines))
    if not any(map(eq, filled, islice(filled, 1, None))):
        return
    start, before, before_end = 0, "", 0
    headline = filled[0]
    for line in lines:
        end = start + len(line)
        if line:
            is_headline = before_end == len(headline) and not line.endswith((".", "!", "?", ","))
            least = _SHORTEST if is_headline else _SHORTEST_PARAGRAPH
            if line == before and line.count(" ") + 1 >= least:
                yield _dropped(before_end, end, "the paragraph stands twice in a row")
            before, before_end = line, end
        start = end + 1


def _repeated_head(text: str) -> Iterator[Proposal]:
    """What the head of a page says twice.

    That is the headline, again below what introduces the article, or glued to the sections of
    the page, and a teaser that breaks off within the first paragraph, above it.
    """
    lines = [(line.start(), line[0]) for line in islice(_LINE.finditer(text), _HEAD)]
    for (a, before), (b, line) in pairwise(lines):
        if line.startswith(before + " ") and _breaks_off(before, _SHORTEST_TEASER):
            yield _dropped(a, b, "the next paragraph begins with the same words")
        elif not _breaks_off(line, _SHORTEST):
            continue
        elif (a or line != before) and _says(line) == _says(lines[0][1]):
            yield _dropped(a + len(before), b + len(line), "the headline stands twice")
        elif not a and _GLUED.fullmatch(before.removesuffix(line)):
            yield _dropped(a, b, "the headline stands twice, and sections are glued to it")


def _says(line: str) -> list[str]:
    return _WORD.findall(line.casefold())


def _breaks_off(line: str, least: int) -> bool:
    return not line.endswith((".", "!", "?", ",")) and line.count(" ") + 1 >= least


def _dropped(start: int, end: int, reason: str) -> Proposal:
    rule = "grammar/repeated-sentence"
    return Proposal(start, end, "", rule, reason, Level.LIKELY, frozenset(Fact))
