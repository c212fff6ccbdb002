"""What the spellings of a name have in common, and which rules have a spelling with a key."""

from __future__ import annotations

import contextlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from unidecode import unidecode

from normalize.rules.model import Form, Rule
from transliteration import cache
from transliteration.checksums import Checksums, checksum

__all__ = ["ARTICLES", "MARKS", "WORD", "Keys", "joined", "name_key", "word_key"]

MARKS = "'’‘`´ʿʾʼʻ′"
WORD = re.compile(rf"[^\W_]+(?:[{MARKS}](?=[^\W_])[^\W_]+)*")
ARTICLES = frozenset(
    "al el ul il an en ad ed ar er as es at et az ez ash esh ath adh"
    " ech edh ej asch esch aş eş".split()  # French, German, Turkish
)

_FORMAT = 3  # raise it when what is kept, or how it is made, changes
_KIND = "rules"
_MOST = 1 << 16  # forms of a rule


def name_key(name: str) -> str:
    """What all spellings of a name that differ only in case, marks or article have in common.

    >>> name_key("Ma`rat al-Numan"), name_key("MA'RAT AN-NU'MAN")
    ('marat al numan', 'marat al numan')
    """
    return joined(WORD.findall(name))


def joined(words: Sequence[str]) -> str:
    """The key of a name of these words."""
    keys = [word_key(word) for word in words]
    last = len(keys) - 1
    return " ".join("al" if key in ARTICLES and i < last else key for i, key in enumerate(keys))


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """The key of one word of a name."""
    for mark in MARKS:
        word = word.replace(mark, "")
    return word.lower() if word.isascii() else unidecode(word).lower().replace("'", "")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of all spellings that some rules have.

    By each key `forms` has the number of the rule times `_MOST` plus that of its form. `heads`
    are the checksums, in order, of the words that a name can begin with, behind its article if
    it has one; so a word may be taken for another.
    """

    forms: Checksums
    heads: array[int]

    @classmethod
    def of(cls, rules: Sequence[Rule], digest: str = "") -> Keys:
        """The keys of rules; with a fingerprint of them, from the cache if it has them."""
        if not digest:
            return _made(rules)
        name = sha256(f"{_FORMAT}\0{digest}".encode()).hexdigest()
        if kept := cache.read(_KIND, name):
            with contextlib.suppress(ValueError, TypeError):
                *forms, heads = kept
                return cls(Checksums.kept(*forms), array("I", heads))
        keys = _made(rules)
        cache.write(_KIND, name, *keys.forms.parts, keys.heads.tobytes())
        return keys

    def owners(self, key: str, rules: Sequence[Rule]) -> list[tuple[Rule, Form]]:
        """Those of the rules that have a spelling with this key, each with that spelling."""
        found = []
        for number in self.forms[key]:
            rule = rules[number // _MOST]
            form = rule.forms[number % _MOST]
            if key in _keys(rule, form):
                found.append((rule, form))
        return found

    def can_begin(self, word: str) -> bool:
        """Whether a name may begin with a word that has this key; seldom so when none does."""
        check = checksum(word)
        at = bisect_left(self.heads, check)
        return at < len(self.heads) and self.heads[at] == check


def _made(rules: Sequence[Rule]) -> Keys:
    entries: dict[str, list[int]] = {}
    unconditional: set[int] = set()
    for place, rule in enumerate(rules):
        for number, form in enumerate(rule.forms, place * _MOST):
            if rule.when is None and form.when is None:
                unconditional.add(number)
            for key in _keys(rule, form):
                entries.setdefault(key, []).append(number)
    for owners in entries.values():  # a spelling whose context holds goes before one without
        owners.sort(key=unconditional.__contains__)
    return Keys(
        Checksums.of((key, number) for key, owners in entries.items() for number in owners),
        array("I", sorted({_head(key) for key in entries} | {checksum("al")})),
    )


def _keys(rule: Rule, form: Form) -> Iterable[str]:
    """The key of a spelling; of a name that has the Arabic article, also with it."""
    key = form.key or name_key(form.find)
    yield key
    if form.replace and not key.startswith("al "):
        # Even where the press leaves it out (Raqqa).
        arabic = str(rule.extra.get("arabic", ""))
        if arabic.startswith("ال") or form.replace.startswith("al-"):
            yield f"al {key}"


def _head(key: str) -> int:
    return checksum(key.removeprefix("al ").partition(" ")[0])
