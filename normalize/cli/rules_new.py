"""`tanqih rules new`: one rule more, in a pack file of the user's."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from normalize.cli.console import say
from normalize.cli.options import Config, Packs, settings_for
from normalize.errors import RuleError, RuleErrors, TanqihError

__all__ = ["new"]

_KINDS = ("phrases", "terms", "flags")
_ASKED = {
    "find": "What to find (all lower case finds any case)",
    "replace": "What takes its place",
    "id": "A short name for the rule",
    "because": "Why, and the original expression",
}


def new(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The pack file; made if it is not there."),
    ],
    id_: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Such as jihad-mobile.")
    ] = None,
    find: Annotated[
        list[str] | None,
        typer.Option("--find", metavar="TEXT", help="May be repeated. For terms: the variants."),
    ] = None,
    pattern: Annotated[
        str | None, typer.Option("--pattern", metavar="REGEX", help="Instead of --find.")
    ] = None,
    needs: Annotated[
        list[str] | None,
        typer.Option("--needs", metavar="TEXT", help="Stands in every match of the pattern."),
    ] = None,
    replace: Annotated[
        str | None,
        typer.Option("--replace", metavar="TEXT", help="For terms: the one name."),
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="TEXT", help="Why; one sentence.")
    ] = None,
    example: Annotated[
        list[str] | None,
        typer.Option(
            "--example",
            metavar="TEXT",
            help='"before -> after", or a sentence that stays; at least one of each.',
        ),
    ] = None,
    original: Annotated[
        str | None, typer.Option("--original", metavar="TEXT", help="The original expression.")
    ] = None,
    when: Annotated[
        list[str] | None,
        typer.Option("--when", metavar="KEY=WORD,…", help="Such as near=rocket*,missile*."),
    ] = None,
    inflect: Annotated[
        str | None, typer.Option("--inflect", metavar="noun|verb", help="Other forms, too.")
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="certain, likely or possible.")
    ] = None,
    touches: Annotated[
        list[str] | None,
        typer.Option("--touches", metavar="FACT", help="A fact that it may change."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help=f"Of a new pack: {', '.join(_KINDS)}."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Of a new pack; else that of the file."),
    ] = None,
    packs: Packs = None,
    config: Config = None,
) -> None:
    """Write a rule with its examples into a pack file, if it passes all checks.

    Asks for what is missing, if run on a terminal. Exit code 1 if the rule is refused: then
    nothing is written.
    """
    from normalize.quality.writing import write_rule

    kind = _kind_of(file, kind)
    given: dict[str, Any] = {"id": id_, "replace": replace, "because": because}
    given["find"] = find or pattern
    entry: dict[str, Any] = {"id": None}
    wanted = [key for key in _ASKED if key != "replace" or kind != "flags"]
    for key in wanted:
        if given[key] is None:
            called = given["replace"] if pattern or kind == "terms" else given["find"]
            given[key] = _ask(key, _slug(called, given["find"]))
    examples = example or _ask_examples(kind)
    if kind == "terms":
        entry |= {"id": given["id"], "name": given["replace"], "variants": given["find"]}
    else:
        entry |= {"id": given["id"], "pattern" if pattern else "find": _short(given["find"])}
        entry |= {"needs": needs, "replace": given["replace"], "inflect": inflect}
        entry["when"] = _conditions(when or [])
    entry |= {"level": level, "touches": touches, "because": given["because"]}
    if kind != "terms":
        entry["original"] = original
    entry["examples"] = examples
    entry = {key: value for key, value in entry.items() if value}
    if given["replace"] == "" and kind == "phrases":
        entry["replace"] = ""
    settings = settings_for(Path.cwd(), config, packs=packs)
    try:
        rule = write_rule(
            file, entry, name=name or _slug(file.stem), kind=kind, packs=settings.packs
        )
    except RuleErrors as refused:
        for error in refused.errors:
            print(f"{error.message}\n  {error.hint}" if error.hint else error.message)
        say("refused; nothing was written")
        raise typer.Exit(1) from None
    say(f"{rule.name}: {len(rule.examples)} examples hold; written to {file}")


def _kind_of(file: Path, kind: str | None) -> str:
    """The kind of the pack: that of the file, if there is one."""
    from normalize.rules.source import read

    if kind is not None and kind not in _KINDS:
        raise TanqihError(f"--kind: there is no {kind!r} here", hint=f"one of: {', '.join(_KINDS)}")
    if not file.exists():
        if file.suffix not in (".yaml", ".yml"):
            raise TanqihError("a pack is a file that ends in .yaml", file=file)
        return kind or "phrases"
    data = read(file, file.read_text(encoding="utf-8-sig")).data
    if not isinstance(data, dict) or "pack" not in data:
        raise RuleError("no pack of rules", file=file, hint="begin it with `pack: a-name`")
    found = str(data.get("kind", "phrases"))
    if found not in _KINDS or (kind or found) != found:
        raise TanqihError(
            f"this is a pack of kind {found}",
            file=file,
            hint="a file holds one kind; name another file"
            if found in _KINDS
            else f"`rules new` writes {', '.join(_KINDS)}; write the others by hand",
        )
    return found


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(key: str, proposal: str) -> str:
    if not _on_terminal():
        if key == "id":
            return proposal
        option = "find (or --pattern)" if key == "find" else key
        raise TanqihError(
            f"--{option} is missing", hint="give it, or run this on a terminal to be asked"
        )
    answer = typer.prompt(_ASKED[key], default=proposal if key == "id" else None, err=True)
    return str(answer)


def _ask_examples(kind: str) -> list[str]:
    if not _on_terminal():
        raise TanqihError(
            "--example is missing",
            hint='give at least two: --example "before -> after" --example "what stays"',
        )
    after = "?" if kind == "flags" else "after"
    examples = [
        str(typer.prompt(f"An example that changes (before -> {after})", err=True)),
        str(typer.prompt("A sentence that looks alike and stays", err=True)),
    ]
    while more := typer.prompt("One more (or nothing)", default="", show_default=False, err=True):
        examples.append(str(more))
    return examples


def _conditions(given: list[str]) -> dict[str, Any]:
    """Conditions from KEY=WORD,WORD."""
    conditions: dict[str, Any] = {}
    for condition in given:
        key, equals, words = condition.partition("=")
        if not equals or not words:
            raise TanqihError(
                f"--when: {condition!r} is no condition", hint="KEY=WORD,WORD such as near=rocket*"
            )
        single = key in ("within", "in_quotes")
        conditions[key] = words if single else [w.strip() for w in words.split(",") if w.strip()]
    return conditions


def _short(find: str | list[str]) -> str | list[str]:
    return find[0] if isinstance(find, list) and len(find) == 1 else find


def _slug(*texts: str | list[str] | None) -> str:
    """A name from the first text that there is.

    >>> _slug(None, ["Jihad mobile"])
    'jihad-mobile'
    """
    text = next((text for text in texts if text), "rule")
    first = text if isinstance(text, str) else text[0]
    return re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") or "rule"
