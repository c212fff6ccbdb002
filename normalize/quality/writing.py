"""Writing a rule into a pack file: only what loads, holds its examples and passes all checks.

What stands in the file stays as it is, comments included; the entry goes behind the last rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from normalize.corpus.files import write_beside
from normalize.errors import RuleError, RuleErrors
from normalize.quality.rule_checks import check_rules
from normalize.rules import Rule, RuleSet
from normalize.rules.compiling import compile_pack
from normalize.rules.loading import load_packs, overlay
from normalize.rules.source import read

__all__ = ["entry_text", "pack_text", "write_rule"]

_NO_RULES = re.compile(r"^rules: *(?:\[ *\] *)?\n*\Z|^rules: *\[ *\] *\n", re.MULTILINE)
_ITEM = re.compile(r"^( *)- id:", re.MULTILINE)


class _Dumper(yaml.SafeDumper):
    """YAML with lists indented below their key, as in the built-in packs."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def entry_text(entry: Mapping[str, Any], indent: int = 2) -> str:
    """One rule as it stands in a pack file.

    >>> print(entry_text({"id": "a-rule", "find": ["x", "y"], "replace": "z"}), end="")
      - id: a-rule
        find:
          - x
          - y
        replace: z
    """
    text = yaml.dump(
        [dict(entry)], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000
    )
    # The dumper indents a list at the top as well; what follows is relative to `- id:`.
    lines = text.splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "".join(f"{' ' * indent}{line[margin:]}\n" for line in lines)


def pack_text(name: str, kind: str, about: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """A whole pack file."""
    head = yaml.dump(
        {"pack": name, "kind": kind, "about": about}, sort_keys=False, allow_unicode=True
    )
    return f"{head}rules:\n" + "".join(map(entry_text, entries))


def write_rule(
    file: Path, entry: Mapping[str, Any], *, name: str, kind: str, packs: Sequence[Path] = ()
) -> Rule:
    """Add a rule to a pack file, or to a new one; nothing is written unless all is well.

    `packs` are the other packs in force. `name`, `kind` are those of a pack that is made anew.

    Raises:
        RuleErrors: every reason why the rule was refused.
        OSError: the file cannot be read or written.
    """
    if file.exists():
        content = file.read_text(encoding="utf-8-sig")
        content = _NO_RULES.sub("", content)
        items = list(_ITEM.finditer(content))
        if content and not content.endswith("\n"):
            content += "\n"
        if not items:
            content += "rules:\n"
        content += entry_text(entry, len(items[-1][1]) if items else 2)
    else:
        about = "Rules of one's own."
        content = pack_text(name, kind, about, [entry])
    others, words = load_packs([path for path in packs if path.resolve() != file.resolve()])
    try:
        pack = compile_pack(read(file, content), words)
    except RuleErrors:
        raise
    except RuleError as error:
        raise RuleErrors([error]) from None
    new = [rule for rule in pack.rules if rule.name == f"{pack.name}/{entry['id']}"]
    if not new:
        hint = "let `rules:` be the last part of the file, or write the rule in by hand"
        raise RuleErrors([RuleError("the rules do not stand at the end", file=file, hint=hint)])
    others = [other for other in others if Path(other.file).resolve() != file.resolve()]
    rules = RuleSet(tuple(overlay([*others, pack])), (*others, pack), words.lists)
    if faults := check_rules(rules, new):
        raise RuleErrors(faults)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_beside(file, content.encode())
    return new[0]
