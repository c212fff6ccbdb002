"""Rules are data: reading, checking, compiling and matching rule files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from normalize.rules import cache
from normalize.rules.loading import digest, load_packs, overlay
from normalize.rules.matching import Match, Matcher
from normalize.rules.model import Example, Form, Kind, Pack, Rule, When
from normalize.rules.names import NameIndex, NameMatch
from normalize.rules.sieve import Sieve, is_kept, sieves
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
_Choice = tuple[Kind, str, str]  # kind, folder that the packs are under, folder that they are not


class RuleSet:
    """The rules that are in force, and what finds their matches.

    rules: in the order of their packs. packs: where they come from, () for rules that were not
    read from files. lists: the vocabulary that their patterns refer to.
    """

    def __init__(
        self,
        rules: tuple[Rule, ...],
        packs: tuple[Pack, ...] = (),
        lists: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.rules = rules
        self.packs = packs
        self.lists = lists or {}
        self._whole: RuleSet | None = None  # what these are a part of, if sieves are shared
        # What was asked for once.
        self._sifted: dict[int, Sieve] = {}
        self._chosen: dict[_Choice, tuple[Rule, ...]] = {}
        self._matchers: dict[_Choice, Matcher] = {}
        self._names: dict[Kind, NameIndex] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._derived: dict[Callable[[RuleSet], Any], Any] = {}

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

    def of(self, kind: Kind, under: str = "", outside: str = "") -> tuple[Rule, ...]:
        """Rules of a kind, of packs under one folder or outside of another; chosen once."""
        wanted = kind, under, outside
        if wanted not in self._chosen:
            self._chosen[wanted] = tuple(
                rule
                for rule in self.rules
                if rule.kind == kind
                and rule.name.startswith(under)
                and not (outside and rule.name.startswith(outside))
            )
        return self._chosen[wanted]

    def only(self, rules: Iterable[Rule]) -> RuleSet:
        """Some rules by themselves; what is compiled for this set finds those that are of it.

        What is not compiled yet is not for their sake: they are few, as a rule.
        """
        some = RuleSet(tuple(rules), (), self.lists)
        ids = frozenset(id(rule) for rule in some.rules if rule.kind in _MATCHED)
        if ids <= self._ids and all(
            i in self._sifted or is_kept(group.rules, group.digest)
            for i, group in enumerate(self._groups)
            if not ids.isdisjoint(group.ids)
        ):
            some._whole = self
        return some

    def matcher(self, kind: Kind, under: str = "", outside: str = "") -> Matcher:
        """What finds the matches of these rules; built once."""
        wanted = kind, under, outside
        if wanted not in self._matchers:
            rules = self.of(*wanted)
            sifted = self._whole.sieves_of(rules) if self._whole else self.sieves_of()
            self._matchers[wanted] = Matcher(rules, self.lists, sifted)
        return self._matchers[wanted]

    def sieves_of(self, rules: Iterable[Rule] | None = None) -> Sequence[Sieve]:
        """What finds all rules, or some of them; what is new is compiled in one go."""
        groups = self._groups
        asked = list(range(len(groups)))
        if rules is not None:
            ids = {id(rule) for rule in rules}
            asked = [i for i in asked if not groups[i].ids.isdisjoint(ids)]
        if new := [i for i in asked if i not in self._sifted]:
            compiled = sieves([groups[i].rules for i in new], [groups[i].digest for i in new])
            self._sifted.update(zip(new, compiled, strict=True))
        return [self._sifted[i] for i in asked]

    @cached_property
    def _ids(self) -> frozenset[int]:
        """The identities of all rules that the sieves have."""
        return frozenset().union(*(group.ids for group in self._groups))

    @cached_property
    def _groups(self) -> Sequence[_Group]:
        """Each rule of a pack that a matcher finds is in one, whether it is in force or not."""
        if not self.packs:
            return [_Group(self.rules)]
        builtin = f"{rules_folder()}{os.sep}"
        groups: dict[str, list[Pack]] = {}
        for pack in self.packs:
            folder = pack.name.partition("/")[0] if pack.file.startswith(builtin) else ""
            groups.setdefault(folder, []).append(pack)
        return [
            _Group((rule for pack in packs for rule in pack.rules), _digest(packs))
            for packs in groups.values()
        ]

    def words(self, name: str) -> frozenset[str]:
        """A list of the vocabulary, to ask whether a word is on it; empty where there is none."""
        if name not in self._words:
            self._words[name] = frozenset(self.lists.get(name, ()))
        return self._words[name]

    def derived(self, make: Callable[[RuleSet], T]) -> T:
        """What a stage makes of the rules for itself; made once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        made: T = self._derived[make]
        return made

    def names(self, kind: Kind) -> NameIndex:
        """What finds the names of these rules; built once."""
        if kind not in self._names:
            self._names[kind] = NameIndex(self.of(kind), self.fingerprint(kind))
        return self._names[kind]

    def fingerprint(self, kind: Kind) -> str:
        """What the rules of a kind are known by in the cache; "" where no files have them."""
        is_read = self.packs and all(pack.digest for pack in self.packs)
        return cache.key(self.digest.encode(), kind.encode()) if is_read else ""


class _Group:
    """Rules that are compiled together, with a fingerprint of them, or "" for none."""

    def __init__(self, rules: Iterable[Rule], digest: str = "") -> None:
        self.rules = [rule for rule in rules if rule.kind in _MATCHED]
        self.digest = digest
        self.ids = frozenset(map(id, self.rules))


def _digest(packs: Sequence[Pack]) -> str:
    """A fingerprint of packs; "" for packs that were not read from files."""
    digests = [pack.digest.encode() for pack in packs]
    return cache.digest(*digests) if all(digests) else ""
