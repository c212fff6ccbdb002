"""What a rule is, once it has been read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from normalize.edits import Fact, Level

__all__ = ["Example", "Form", "Kind", "Pack", "Rule", "Vocabulary", "When"]


class Kind(StrEnum):
    """What a pack's rules are about; each kind is read by the stage that needs it."""

    PHRASES = "phrases"  # find and replace
    TERMS = "terms"  # one canonical name and its variants
    PLACES = "places"  # the same for places, with Arabic and coordinates
    FURNITURE = "furniture"  # out of the text, into metadata
    AGREEMENT = "agreement"  # institutions and their pronouns
    FLAGS = "flags"  # never changes: asks
    VOCABULARY = "vocabulary"  # lists of words that patterns of other packs refer to


@dataclass(frozen=True, slots=True)
class When:
    """Conditions on the place where a rule matched; all that are given must hold.

    near, not_near: words within `within` words on either side, in the same paragraph.
    before, not_before: what follows the match (the match stands before it); after,
    not_after: what precedes it. beside: what precedes it, with or without "of", or follows it.
    in_quotes: whether it stands inside a quotation.
    document_has, document_lacks: words anywhere in the document. outlet, route: of the
    document's metadata. A word that ends in `*` also matches longer words.
    """

    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: int = 12
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    in_quotes: bool | None = None
    document_has: tuple[str, ...] = ()
    document_lacks: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the rule makes of it; `after` is None where it must stay."""

    before: str
    after: str | None
    metadata: Mapping[str, str] = field(default_factory=dict)


class Form(NamedTuple):
    """One thing that a rule looks for: a literal, a name, or a pattern for the `regex` module.

    `replace` is what takes its place (`$name` for a named group), None where the rule replaces
    nothing. `when` holds for this form alone (an ambiguous spelling), beside the rule's own.
    A pattern is tried only where its expression in `wide` matches (see `widening`), or, where
    it has none, where one of the literals in `needs`, folded, was found (see `sieve`).
    `key` is what the spellings of a name have in common (see `names`). `reach` is how many spaces
    a pattern can read at most, None where it has no bound; `searched` is what is searched for to
    find it, where that is not the whole pattern (see `reach`).

    There are tens of thousands of them, all made whenever rules are loaded: hence a tuple.
    """

    find: str
    replace: str | None
    needs: tuple[str, ...] = ()
    when: When | None = None
    wide: str = ""
    key: str = ""
    reach: int | None = None
    searched: str = ""

    @property
    def is_pattern(self) -> bool:
        """Whether `find` is a pattern and not a literal."""
        return bool(self.needs)


@dataclass(frozen=True)
class Rule:
    """One entry of a rule file.

    `forms` holds what it looks for, inflected forms included; `extra` what only one kind
    knows (a place's coordinates, a furniture's scope).

    Of thousands of rules one document needs few: one that comes from the cache (`kept`) has
    only its name, its kind and its size until it is asked for more.
    """

    name: str
    kind: Kind
    forms: tuple[Form, ...]
    when: When | None
    level: Level
    because: str
    touches: frozenset[Fact]
    examples: tuple[Example, ...]
    extra: Mapping[str, object]
    file: str
    line: int

    @classmethod
    def kept(cls, name: str, kind: Kind, size: int, rest: Callable[[], dict[str, Any]]) -> Rule:
        """A rule of so many forms, whose other fields `rest` returns when they are needed."""
        rule = cls.__new__(cls)
        rule.__dict__.update(name=name, kind=kind, size=size, _rest=rest)
        return rule

    if not TYPE_CHECKING:  # a type checker shall know the fields alone

        def __getattr__(self, name: str) -> Any:
            """A field that has not been asked for yet."""
            rest = self.__dict__.get("_rest")
            if rest is None or name not in self.__dataclass_fields__:
                raise AttributeError(f"a rule has no attribute {name!r}")
            self.__dict__.update(rest())
            return self.__dict__[name]

    @cached_property
    def size(self) -> int:
        """How many forms it has."""
        return len(self.forms)

    @property
    def pack(self) -> str:
        """Name of the pack that the rule stands in."""
        return self.name.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Pack:
    """One rule file. `digest` is a fingerprint of its content, wherever it stands.

    tables: which table a list is a column of, by its name.
    """

    name: str
    kind: Kind
    about: str
    file: str
    rules: tuple[Rule, ...] = ()
    disable: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What slots such as {governorate} stand for: lists of words, and patterns.

    tables: which table a list is a column of, by its name.
    """

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def merged(self, pack: Pack) -> Vocabulary:
        """This vocabulary with a pack's laid over it."""
        tables = {name: table for name, table in self.tables.items() if name not in pack.lists}
        patterns = {name: one for name, one in self.patterns.items() if name not in pack.lists}
        return Vocabulary(
            {**self.lists, **pack.lists},
            {**patterns, **pack.patterns},
            {**tables, **pack.tables},
        )
