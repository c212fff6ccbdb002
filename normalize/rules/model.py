"""What a rule is, once it has been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

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
    not_after: what precedes it. in_quotes: whether it stands inside a quotation.
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
    `key` is what the spellings of a name have in common (see `names`).

    There are tens of thousands of them, all made whenever rules are loaded: hence a tuple.
    """

    find: str
    replace: str | None
    needs: tuple[str, ...] = ()
    when: When | None = None
    wide: str = ""
    key: str = ""

    @property
    def is_pattern(self) -> bool:
        """Whether `find` is a pattern and not a literal."""
        return bool(self.needs)


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file.

    `forms` holds what it looks for, inflected forms included; `extra` what only one kind
    knows (a place's coordinates, a furniture's scope).
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

    @property
    def pack(self) -> str:
        """Name of the pack that the rule stands in."""
        return self.name.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Pack:
    """One rule file. `digest` is a fingerprint of its content, wherever it stands."""

    name: str
    kind: Kind
    about: str
    file: str
    rules: tuple[Rule, ...] = ()
    disable: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What slots such as {governorate} stand for: lists of words, and patterns."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)

    def merged(self, pack: Pack) -> Vocabulary:
        """This vocabulary with a pack's laid over it."""
        return Vocabulary({**self.lists, **pack.lists}, {**self.patterns, **pack.patterns})
