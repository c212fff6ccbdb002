"""Names by their spellings: terms and places are found by what their spelling folds to.

A spelling is folded over case, hyphens, apostrophes, diacritics and the assimilation of
the article, so that "Ma`rat al-Numan" and "MA'RAT AN-NUMAN" have one key. Only capitalised
words are looked at: an ordinary English word is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from unidecode import unidecode

from normalize.rules.conditions import Scan, Situation, holds
from normalize.rules.model import Form, Rule

__all__ = ["NameIndex", "NameMatch", "name_key"]

_MARKS = "'’‘`´ʿʾʼʻ′"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_MARKS}](?=[^\W_])[^\W_]+)*")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽƎƏḀ-Ỿ]")
_CAPITALISED = re.compile(rf"{_CAPITAL.pattern}(?:[^\W_]|[{_MARKS}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{_MARKS}]s?\Z")
_ARTICLES = frozenset("al el ul il an en ad ed ar er as es at et az ez ash esh ath adh".split())
_PARTICLES = _ARTICLES | {"bin", "ibn", "abu", "umm", "of", "the", "des"}
# "At Sweida", "As Raqqa fell": an English word, unless a hyphen joins it.
_ENGLISH = re.compile(r"(?:[Aa][nst]|[IUiu]l) ")
_LONGEST = 6  # words in a name
_SPAN = re.compile(
    rf"{_CAPITALISED.pattern}(?:[- ‐‑][{_MARKS}]?"
    rf"(?:(?:{'|'.join(sorted(_PARTICLES))})[- ‐‑][{_MARKS}]?)*(?:{_CAPITALISED.pattern}|\d\w*))*"
)
_SMALL_ARTICLES = frozenset({"al ", "el ", *(f"{article}-" for article in _ARTICLES)})
_MEMORY = 50_000  # spans whose reading is kept: the same names come again and again


def name_key(name: str) -> str:
    """What all spellings of a name that differ only in case, marks or article have in common.

    >>> name_key("Ma`rat al-Numan"), name_key("MA'RAT AN-NU'MAN")
    ('marat al numan', 'marat al numan')
    """
    return " ".join(_keys(_TOKEN.findall(name)))


def _keys(words: Sequence[str]) -> list[str]:
    keys = [_word_key(word) for word in words]
    return ["al" if key in _ARTICLES and i + 1 < len(keys) else key for i, key in enumerate(keys)]


@lru_cache(maxsize=65_536)
def _word_key(word: str) -> str:
    for mark in _MARKS:
        word = word.replace(mark, "")
    return word.lower() if word.isascii() else unidecode(word).lower().replace("'", "")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A spelling of a name in a text; `name` is the canonical one, None where it may stay."""

    rule: Rule
    start: int
    end: int
    name: str | None


class NameIndex:
    """Finds names; of several that begin at one word the longest stands."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        entries: dict[str, list[tuple[Rule, Form]]] = {}
        for rule in rules:
            # The Arabic article, even where the press leaves it out (Raqqa).
            articled = str(rule.extra.get("arabic", "")).startswith("ال")
            for form in rule.forms:
                key = form.key or name_key(form.find)
                entries.setdefault(key, []).append((rule, form))
                if (
                    (name := form.replace)
                    and (articled or name.startswith("al-"))
                    and not key.startswith("al ")
                ):
                    entries.setdefault(f"al {key}", []).append((rule, form))
        for owners in entries.values():
            if len(owners) > 1:  # a spelling whose context holds goes before one that needs none
                owners.sort(key=lambda owner: owner[0].when is None and owner[1].when is None)
        self._entries = entries
        # The capitalised words that a name can begin with, behind its article if it has one.
        heads = {key.removeprefix("al ").partition(" ")[0] for key in entries}
        self._heads = frozenset(heads | {"al"})
        self._read: dict[str, _Readings] = {}
        self._seen: dict[str, tuple[tuple[int, int, _Alternatives], ...]] = {}  # the last lines

    def knows(self, name: str) -> bool:
        """Whether a name is a spelling of one, whatever the context that it needs."""
        return name_key(name) in self._entries

    def owners(self, name: str) -> frozenset[str]:
        """The full names of the rules that have a spelling, whatever the context they need."""
        return frozenset(rule.name for rule, _ in self._entries.get(name_key(name), ()))

    def matches(self, text: str, context: Situation) -> Iterator[NameMatch]:
        """All names in the order of the text, free of overlaps, their conditions met."""
        if not self._entries:
            return
        scan = Scan(text, context.metadata)
        seen, now = self._seen, {}
        offset = 0
        for line in text.split("\n"):
            here = seen.get(line)
            if here is None:
                here = tuple(self._in_line(line))
            now[line] = here
            end = 0
            for start, first, alternatives in here:
                if start + first >= end and (
                    match := _first_that_holds(scan, offset + start, first, alternatives)
                ):
                    end = match.end - offset
                    yield match
            offset += len(line) + 1
        self._seen = now

    def _in_line(self, line: str) -> Iterator[tuple[int, int, _Alternatives]]:
        """Where in a line names may stand: where their span begins, and where they do in it."""
        read = self._read
        for start, words in _spans_in(line):
            readings = read.get(words)
            if readings is None:
                if len(read) >= _MEMORY:
                    read.clear()
                readings = read[words] = tuple(self._readings(words))
            for first, alternatives in readings:
                yield start, first, alternatives

    def _readings(self, words: str) -> Iterator[tuple[int, _Alternatives]]:
        """Where in a capitalised span names may stand, longest first, whatever the context."""
        for word in _CAPITALISED.finditer(words):
            key = _word_key(word[0])
            if (
                key not in self._heads
                and key.removesuffix("s") not in self._heads
                and key not in _ARTICLES
            ):
                continue
            for first in _starts(words, word.start()):
                if alternatives := tuple(self._alternatives(_tokens(words, first))):
                    yield first, alternatives

    def _alternatives(
        self, tokens: Sequence[re.Match[str]]
    ) -> Iterator[tuple[int, list[tuple[Rule, Form]]]]:
        words = [token[0] for token in tokens]
        for count in range(len(words), 0, -1):
            last = _bare(words[count - 1])
            entries = self._entries.get(" ".join(_keys((*words[: count - 1], last))))
            if entries:
                yield tokens[count - 1].start() + len(last), entries


_Alternatives = tuple[tuple[int, list[tuple[Rule, Form]]], ...]
_Readings = tuple[tuple[int, _Alternatives], ...]


@lru_cache(maxsize=128)  # lines: terms and places are looked for in the same, and again
def _spans_in(text: str) -> tuple[tuple[int, str], ...]:
    """The capitalised spans of a line, each with where it starts, a small article included."""
    spans = []
    for span in _SPAN.finditer(text):
        start = span.start()
        words = span[0]
        if start:
            before = text[start - 1]
            if before == " ":
                article = text[start - 2] == "l" and start > 2 and _article_before(text, start)
            elif before == "-":
                article = _article_before(text, start)
            elif before.isalnum() or before == "_":
                continue  # the capital stands inside a word
            else:
                article = 0
            if article:
                start -= article
                words = text[start : span.end()]
        spans.append((start, words))
    return tuple(spans)


def _first_that_holds(
    scan: Scan, offset: int, first: int, alternatives: _Alternatives
) -> NameMatch | None:
    """The longest reading whose conditions are met; `offset` is where its span begins."""
    start = offset + first
    for end, entries in alternatives:
        for rule, form in entries:
            if (rule.when is None or holds(rule.when, scan, start, offset + end)) and (
                form.when is None or holds(form.when, scan, start, offset + end)
            ):
                return NameMatch(rule, start, offset + end, form.replace)
    return None


def _article_before(text: str, start: int) -> int:
    """Length of a small article, with its joint, that stands before a capital; 0 for none."""
    for length in (3, 4):
        if text[start - length : start] in _SMALL_ARTICLES and not (
            start > length
            and (text[start - length - 1].isalnum() or text[start - length - 1] in "-_")
        ):
            return length
    return 0


def _bare(word: str) -> str:
    """A word without its possessive."""
    return _POSSESSIVE.sub("", word)


def _starts(text: str, capital: int) -> Iterator[int]:
    """Where a name whose first capital stands here may begin: at a small article, or here."""
    for begin in (capital - 4, capital - 3):
        if begin < 0 or text[capital - 1] not in "- ":
            continue
        article = text[begin : capital - 1]
        known = ("al", "el") if text[capital - 1] == " " else _ARTICLES
        if article in known and not (
            begin and (text[begin - 1].isalnum() or text[begin - 1] == "_")
        ):  # behind a hyphen it may begin the other of two endpoints
            yield begin
    if not (capital and (text[capital - 1].isalnum() or text[capital - 1] == "_")):
        yield capital


def _tokens(text: str, first: int) -> list[re.Match[str]]:
    """The words of a capitalised span, with the small particles inside it."""
    tokens: list[re.Match[str]] = []
    if _ENGLISH.match(text, first):
        return tokens
    position = first
    while len(tokens) < _LONGEST:
        token = _TOKEN.match(text, position)
        if token is None or not (
            _CAPITAL.match(token[0]) or token[0] in _PARTICLES or token[0][0].isdigit()
        ):
            break
        tokens.append(token)
        position = token.end()
        if text[position : position + 1] not in ("-", " ", "‐", "‑"):
            break
        position += 1
        if text[position : position + 1] and text[position] in _MARKS:  # the ayn of al-`Ays
            position += 1
    while len(tokens) > 1 and tokens[-1][0].islower():
        tokens.pop()
    return tokens
