"""Names by their spellings: terms and places are found by what their spelling folds to.

A spelling is folded over case, hyphens, apostrophes, diacritics and the assimilation of
the article, so that "Ma`rat al-Numan" and "MA'RAT AN-NUMAN" have one key. Only capitalised
words are looked at: an ordinary English word is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.rules.conditions import Scan, Situation, holds
from normalize.rules.model import Form, Rule
from normalize.rules.name_keys import ARTICLES, MARKS, WORD, Keys, joined, name_key, word_key
from transliteration.capitals import CAPITALS
from transliteration.lexicon import lexicon_has

__all__ = ["NameIndex", "NameMatch"]

_CAPITAL = re.compile(f"[{CAPITALS}]")
_CAPITALISED = re.compile(rf"{_CAPITAL.pattern}(?:[^\W_]|[{MARKS}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{MARKS}]s?\Z")
_PARTICLES = ARTICLES | {"bin", "ibn", "abu", "umm", "of", "the", "des", "wa"}
# "At Sweida", "As Raqqa fell": an English word, unless a hyphen joins it.
_ENGLISH = re.compile(r"(?:[Aa][nst]|[IUiu]l) ")
_LONGEST = 6  # words in a name
# What a name in small letters may stand behind: "Khan sheikhon", "Jisr al-shughour". These are some
# of the type words (see `transliteration.spelling.type_words`), which take long to read at a start.
_HEAD = (
    r"(?:A(?:bu|in|yn)|B(?:eit|ait|ayt|ir|urj)|D(?:ei|ay|ai)r|Ein|J(?:abal|ebel|ese?r|is[ei]?r)|"
    r"K(?:af[ae]?r|far|h(?:an|irb[ae][th]))|M(?:a[ar]+[ae]t|arj)|Qal[ae]*t|Ras|Sh(?:ei|ay)kh|"
    r"T[aei]ll?|Umm?|Wadi)"
)
_SMALL = r"[a-z][^\W\d_]{2,}"
_JOINT = rf"(?:[{MARKS}](?=-))?[- ‐‑][{MARKS}]?"  # also Russian "El'-"
_SPAN = re.compile(
    rf"(?:{_HEAD}(?:{_JOINT}(?:{'|'.join(sorted(ARTICLES))}))?{_JOINT}{_SMALL}(?!\w)|"
    rf"{_CAPITALISED.pattern})(?:{_JOINT}"
    rf"(?:(?:{'|'.join(sorted(_PARTICLES))}){_JOINT})*(?:{_CAPITALISED.pattern}|\d\w*))*"
)
_HEAD_ONLY = re.compile(_HEAD)
_SMALL_ONLY = re.compile(_SMALL)
_SMALL_ARTICLES = frozenset(
    {"al ", "el ", *(f"{article}-" for article in ARTICLES), *(f"el{mark}-" for mark in MARKS)}
)
_MEMORY = 50_000  # spans whose reading is kept: the same names come again and again


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A spelling of a name in a text; `name` is the canonical one, None where it may stay."""

    rule: Rule
    start: int
    end: int
    name: str | None


class NameIndex:
    """Finds names; of several that begin at one word the longest stands."""

    def __init__(self, rules: Sequence[Rule], digest: str = "") -> None:
        """With a fingerprint of the rules, what is made of them is kept in the cache."""
        self._rules = rules
        self._keys = Keys.of(rules, digest)
        self._read: dict[str, _Readings] = {}
        self._meanings: dict[str, tuple[tuple[Rule, Form], ...]] = {}  # of the last names

    def knows(self, name: str) -> bool:
        """Whether a name is a spelling of one, whatever the context that it needs."""
        return bool(self._keys.owners(name_key(name), self._rules))

    def owners(self, name: str) -> frozenset[str]:
        """The full names of the rules that have a spelling, whatever the context they need."""
        owners = self._keys.owners(name_key(name), self._rules)
        return frozenset(rule.name for rule, _ in owners)

    def namesakes(self, name: str, match: NameMatch) -> list[NameMatch]:
        """What the spelling of a match stands for in other contexts, in its place."""
        found: dict[str, NameMatch] = {}
        for rule, form in self._meaning(name):
            if rule.name != match.rule.name:
                replace = form.replace if form.replace != name else None
                found.setdefault(rule.name, NameMatch(rule, match.start, match.end, replace))
        return list(found.values())

    def _meaning(self, name: str) -> tuple[tuple[Rule, Form], ...]:
        """What a spelling may stand for, with an article or without."""
        if name not in self._meanings:
            if len(self._meanings) > _MEMORY:
                self._meanings.clear()
            keys = name_key(name), name_key(f"al {name}")
            self._meanings[name] = tuple(
                owner for key in keys for owner in self._keys.owners(key, self._rules)
            )
        return self._meanings[name]

    def needs_context(self, name: str, rule: str) -> bool:
        """Whether a name stands for the rule of this full name in some contexts only."""
        forms = [
            form
            for each, form in self._keys.owners(name_key(name), self._rules)
            if each.name == rule
        ]
        return bool(forms) and all(form.when is not None for form in forms)

    def matches(self, text: str, context: Situation) -> Iterator[NameMatch]:
        """All names in the order of the text, free of overlaps, their conditions met."""
        if not self._rules:
            return
        scan = Scan(text, context.metadata)
        seen: Mapping[str, _Spans] = context.seen.get(self, {})
        now: dict[str, _Spans] = {}
        spans = context.seen.setdefault(_spans_in, {})  # for terms and places alike
        offset = 0
        for line in text.split("\n"):
            here = seen.get(line) if line else ()
            if here is None:
                if line not in spans:
                    spans[line] = _spans_in(line)
                here = tuple(self._read_spans(spans[line]))
            now[line] = here
            end = 0
            for start, first, alternatives in here:
                if start + first >= end and (
                    match := _first_that_holds(scan, offset + start, first, alternatives)
                ):
                    end = match.end - offset
                    yield match
            offset += len(line) + 1
        context.seen[self] = now

    def _read_spans(
        self, spans: Sequence[tuple[int, str]]
    ) -> Iterator[tuple[int, int, _Alternatives]]:
        """Where in a line names may stand: where their span begins, and where they do in it."""
        read = self._read
        for start, words in spans:
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
            key = word_key(word[0])
            if key not in ARTICLES and not (
                self._keys.can_begin(key) or self._keys.can_begin(key.removesuffix("s"))
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
            owners = self._keys.owners(joined((*words[: count - 1], last)), self._rules)
            if owners:
                yield tokens[count - 1].start() + len(last), owners


_Alternatives = tuple[tuple[int, list[tuple[Rule, Form]]], ...]
_Readings = tuple[tuple[int, _Alternatives], ...]
_Spans = tuple[tuple[int, int, _Alternatives], ...]  # of a line


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
        article = text[begin : capital - 1].rstrip(MARKS)
        known = ("al", "el") if text[capital - 1] == " " else ARTICLES
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
        token = WORD.match(text, position)
        if token is None or not (
            _CAPITAL.match(token[0])
            or token[0] in _PARTICLES
            or token[0][0].isdigit()
            or _is_small_name(tokens, token[0])
        ):
            break
        tokens.append(token)
        position = token.end()
        if text[position + 1 : position + 2] == "-" and text[position] in MARKS:  # "El'-"
            position += 1
        if text[position : position + 1] not in ("-", " ", "‐", "‑"):
            break
        position += 1
        if text[position : position + 1] and text[position] in MARKS:  # the ayn of al-`Ays
            position += 1
    while (
        len(tokens) > 1
        and tokens[-1][0].islower()
        and not _is_small_name(tokens[:-1], tokens[-1][0])
    ):
        tokens.pop()
    return tokens


def _is_small_name(before: Sequence[re.Match[str]], word: str) -> bool:
    """Whether a word in small letters ends a name behind its head: "Khan sheikhon".

    An ordinary English word does not: "Sheikh said".
    """
    heads = [token[0] for token in before if token[0] not in ARTICLES]
    return (
        len(heads) == 1
        and _HEAD_ONLY.fullmatch(heads[0]) is not None
        and _SMALL_ONLY.fullmatch(word) is not None
        and not lexicon_has(word)
    )
