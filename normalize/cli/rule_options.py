"""What the verbs under `tanqih rules` share: which rules are meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.options import settings_for
from normalize.errors import TanqihError

if TYPE_CHECKING:
    from normalize.rules import Rule, RuleSet

__all__ = ["AsJson", "load_rules", "named", "rule_files", "stands_in"]

AsJson = Annotated[bool, typer.Option("--json", help="For a program.")]


def load_rules(packs: list[Path] | None, disable: list[str] | None, config: Path | None) -> RuleSet:
    """The rules in force: built-in ones, a `tanqih.toml` here, packs on the command line."""
    from normalize.rules import RuleSet

    return RuleSet.load(settings_for(Path.cwd(), config, packs=packs, disable=disable))


def named(rules: RuleSet, name: str) -> list[Rule]:
    """Rules whose names begin so; a name that fits none is an error that helps."""
    chosen = [rule for rule in rules.rules if rule.name.startswith(name)]
    if not chosen:
        if name.endswith((".yaml", ".yml")):
            raise TanqihError(
                "no such file or folder", file=name, hint="a pack is a file that ends in .yaml"
            )
        wanted = name.rstrip("/")
        close = get_close_matches(wanted, [rule.name for rule in rules.rules], n=3)
        raise TanqihError(
            f"there is no rule named {wanted!r}",
            hint=f"did you mean {', '.join(close)}?" if close else "see: tanqih rules list",
        )
    return chosen


def rule_files(packs: Sequence[Path]) -> list[Path]:
    """What to watch: the packs that are named, else the built-in ones, and a `tanqih.toml` here."""
    from transliteration.rule_files import rules_folder

    config = Path("tanqih.toml")
    return [*(packs or [rules_folder()]), *([config] if config.exists() else ())]


def stands_in(rule: Rule, path: Path) -> bool:
    """Whether a rule is written in this file, or in a file below this folder."""
    return Path(rule.file).resolve().is_relative_to(path.resolve())
