"""Rules are data: reading, checking, compiling and matching rule files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from normalize.rules import cache
from normalize.rules.loading import digest, load_packs, overlay
from normalize.rules.matching import Match, Matcher
from normalize.rules.model import Example, Form, Kind, Pack, Rule, When
from normalize.rules.names import NameIndex, NameMatch
from normalize.rules.sieve import Sieve
from normalize.settings import Settings
from transliteration.rule_files import rules_folder

__all__ = [
    "Example",
    "Form",
    "Kind",
    "Match",
    "Matcher",
    "NameIndex",
    "NameMatch",
    "Pack",
    "Rule",
    "RuleSet",
    "When",
]


T = TypeVar("T")
_MATCHED = frozenset({Kind.PHRASES, Kind.FURNITURE, Kind.FLAGS})  # kinds that a matcher finds


@dataclass(frozen=True)
class RuleSet:
    """The rules that are in force, and what finds their matches."""

    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...] = ()
    lists: Mapping[str, Sequence[str]] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "_chosen", {})
        object.__setattr__(self, "_matchers", {})
        object.__setattr__(self, "_words", {})
        object.__setattr__(self, "_derived", {})

    @classmethod
    def load(cls, settings: Settings | None = None) -> RuleSet:
        """The built-in rules with the settings' packs laid over them.

        Raises:
            RuleErrors: all faults of all rule files.
        """
        settings = settings or Settings()
        packs, words = load_packs(settings.packs)
        return cls(tuple(overlay(packs, settings.disable)), tuple(packs), words.lists)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the rules in force, the same on every machine."""
        return digest(self.packs, self.rules)

    def of(self, kind: str, under: str = "", outside: str = "") -> tuple[Rule, ...]:
        """Rules of a kind, of packs under one folder or outside of another; chosen once."""
        known: dict[tuple[str, str, str], tuple[Rule, ...]] = self.__dict__["_chosen"]
        wanted = kind, under, outside
        if wanted not in known:
            known[wanted] = tuple(
                rule
                for rule in self.rules
                if rule.kind == kind
                and rule.name.startswith(under)
                and not (outside and rule.name.startswith(outside))
            )
        return known[wanted]

    def matcher(self, kind: str, under: str = "", outside: str = "") -> Matcher:
        """What finds the matches of these rules; built once."""
        known: dict[tuple[str, str, str], Matcher] = self.__dict__["_matchers"]
        chosen = kind, under, outside
        if chosen not in known:
            known[chosen] = Matcher(self.of(*chosen), self.lists or {}, self._sieve)
        return known[chosen]

    @cached_property
    def _sieve(self) -> Sieve:
        """One for all matchers; each rule of a pack is in it, whether it is in force or not."""
        if not self.packs:
            return Sieve([_matched(self.rules)])
        builtin = str(rules_folder())
        groups: dict[str, list[Pack]] = {}
        for pack in self.packs:
            folder = pack.name.partition("/")[0] if pack.file.startswith(builtin) else ""
            groups.setdefault(folder, []).append(pack)
        return Sieve(
            [_matched(rule for pack in packs for rule in pack.rules) for packs in groups.values()],
            [_digest(packs) for packs in groups.values()],
        )

    def words(self, name: str) -> frozenset[str]:
        """A list of the vocabulary, to ask whether a word is on it; empty where there is none."""
        known: dict[str, frozenset[str]] = self.__dict__["_words"]
        if name not in known:
            known[name] = frozenset((self.lists or {}).get(name, ()))
        return known[name]

    def derived(self, make: Callable[[RuleSet], T]) -> T:
        """What a stage makes of the rules for itself; made once."""
        known: dict[Callable[[RuleSet], Any], Any] = self.__dict__["_derived"]
        if make not in known:
            known[make] = make(self)
        made: T = known[make]
        return made

    def names(self, kind: str) -> NameIndex:
        """What finds the names of these rules; built once."""
        known: dict[str, NameIndex] = self.__dict__["_matchers"]
        if kind not in known:
            is_read = self.packs and all(pack.digest for pack in self.packs)
            digest = cache.key(self.digest.encode(), kind.encode()) if is_read else ""
            known[kind] = NameIndex(self.of(kind), digest)
        return known[kind]


def _matched(rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.kind in _MATCHED]


def _digest(packs: Sequence[Pack]) -> str:
    """A fingerprint of packs; "" for packs that were not read from files."""
    digests = [pack.digest.encode() for pack in packs]
    return cache.digest(*digests) if all(digests) else ""
