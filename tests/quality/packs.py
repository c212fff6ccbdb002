"""Rules written on the spot."""

from __future__ import annotations

from textwrap import dedent

from normalize.rules import RuleSet
from normalize.rules.compiling import compile_pack
from normalize.rules.model import Vocabulary
from normalize.rules.source import read

WORDS = Vocabulary({"side": ("east", "west")}, {"number": r"\d+"})


def rule_set(*packs: str) -> RuleSet:
    """Rules of packs that are given as text."""
    compiled = [
        compile_pack(read(f"pack{i}.yaml", dedent(text)), WORDS) for i, text in enumerate(packs)
    ]
    return RuleSet(tuple(r for p in compiled for r in p.rules), tuple(compiled), WORDS.lists)


def pack(*rules: str, name: str = "mine", kind: str = "phrases") -> str:
    """A pack of rules that are given as flow mappings without braces."""
    lines = "".join(f"  - {{{rule}}}\n" for rule in rules)
    return f"pack: {name}\nkind: {kind}\nrules:\n{lines}"


def phrase(id_: str, find: str, replace: str, *more: str, example: str = "") -> str:
    """One rule that finds a text."""
    example = example or f"so {find} b -> so {replace} b"
    return ", ".join(
        (
            f'id: {id_}, find: "{find}", replace: "{replace}", because: A test.',
            f'examples: ["{example}", "it stays"]',
            *more,
        )
    )
