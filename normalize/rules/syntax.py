r"""The syntax of patterns of the `regex` module, version 0, as a tree.

Who works out what a pattern cannot match without (see `literals`), what is wider than it (see
`widening`), or how far it goes (see `reach`) walks over this tree; `parsing` makes it. What none
of them can use is `Other`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Again",
    "Bound",
    "Choice",
    "Group",
    "Literal",
    "Look",
    "Node",
    "OneOf",
    "Other",
    "Repeat",
    "Sequence",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Literal:
    """A character that stands for itself, or for both its cases."""

    character: str
    any_case: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    r"""A class of characters; `source` is how it is written: `[a-z]`, `\w`, `.`."""

    source: str
    any_case: bool


@dataclass(frozen=True, slots=True)
class Words:
    r"""A named list of words: `\L<name>`."""

    name: str
    any_case: bool


@dataclass(frozen=True, slots=True)
class Again:
    """What the group of this number (from 0) has matched."""

    group: int
    any_case: bool


@dataclass(frozen=True, slots=True)
class Bound:
    r"""What has no width: `^`, `$`, or the letter of an escape such as `\b`."""

    sign: str


@dataclass(frozen=True, slots=True)
class Look:
    """A lookaround; `source` is how its inside is written, `captures` whether a group is there."""

    inside: Node
    negative: bool
    behind: bool
    source: str
    captures: bool
    any_case: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A captured group of this number (from 0)."""

    inside: Node
    number: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that stands so many times; `high` is None where there is no bound."""

    part: Node
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow each other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What is left out of account: recursion, conditions, POSIX classes, fuzzy matching."""


Node = Literal | OneOf | Words | Again | Bound | Look | Group | Repeat | Sequence | Choice | Other
