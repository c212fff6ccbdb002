"""`tanqih rules new`: one rule more, in a pack file of the user's."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from normalize.cli.console import say
from normalize.cli.options import ConfigHere, Packs, settings_for
from normalize.cli.rules_entry import KINDS, entry, wanted
from normalize.errors import RuleError, RuleErrors, TanqihError

__all__ = ["new"]

_ASKED = {
    "find": "What to find (all lower case finds any case)",
    "pattern": "The pattern",
    "replace": "What takes its place",
    "arabic": "Its name in Arabic",
    "type": "What it is (city, town, village, river …)",
    "country": "Its country, two capitals (SY)",
    "at": "Where it lies: latitude,longitude in degrees",
    "institution": "An institution that is not a person (ministry)",
    "pronoun": "The pronoun, wrong=right (She=It)",
    "verb": "A verb behind the pronoun (said)",
    "id": "A short name for the rule",
    "because": "Why, and the original expression",
}
_NAMES = {
    "replace": "The one name",
    "find": "A spelling of it",
}
_SEVERAL = ("find", "institution", "pronoun", "verb")  # what may be given more than once


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
        typer.Option(
            "--find", metavar="TEXT", help="May be repeated. For terms and places: other spellings."
        ),
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
        typer.Option("--replace", metavar="TEXT", help="For terms and places: the one name."),
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
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="SCOPE", help="Furniture: line, head, foot, tail, inline."),
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="KEY", help="Furniture: the metadata's key.")
    ] = None,
    institution: Annotated[
        list[str] | None,
        typer.Option("--institution", metavar="TEXT", help="Agreement: may be repeated."),
    ] = None,
    pronoun: Annotated[
        list[str] | None,
        typer.Option("--pronoun", metavar="WRONG=RIGHT", help="Agreement: such as She=It."),
    ] = None,
    verb: Annotated[
        list[str] | None,
        typer.Option("--verb", metavar="TEXT", help="Agreement: behind the pronoun."),
    ] = None,
    arabic: Annotated[
        str | None, typer.Option("--arabic", metavar="TEXT", help="Places: the Arabic name.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Places: city, village, river.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="XX", help="Places: such as SY.")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="LAT,LON", help="Places: in degrees.")
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
        typer.Option("--kind", metavar="KIND", help=f"Of a new pack: {', '.join(KINDS)}."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Of a new pack; else that of the file."),
    ] = None,
    packs: Packs = None,
    config: ConfigHere = None,
) -> None:
    """Write a rule into a pack file, if it passes all checks.

    Asks for what is missing, if run on a terminal. Exit code 1 if the rule is refused: then
    nothing is written.
    """
    from normalize.quality.writing import write_rule

    kind = _kind_of(file, kind)
    given: dict[str, Any] = {
        "id": id_, "find": find, "pattern": pattern, "needs": needs, "replace": replace,
        "because": because, "example": example, "original": original, "when": when,
        "inflect": inflect, "level": level, "touches": touches, "scope": scope, "into": into,
        "institution": institution, "pronoun": pronoun, "verb": verb, "arabic": arabic,
        "type": type_, "country": country, "at": at,
    }  # fmt: skip
    for key in wanted(kind, given):
        if key == "example":
            given[key] = _ask_examples(kind)
        else:
            called = given["replace"] if pattern or kind in ("terms", "places") else None
            answer = _ask(key, kind, _slug(called, given["find"], institution))
            given[key] = [answer] if key in _SEVERAL else answer
    rule_entry = entry(kind, given)
    settings = settings_for(Path.cwd(), config, packs=packs)
    try:
        rule = write_rule(
            file, rule_entry, name=name or _slug(file.stem), kind=kind, packs=settings.packs
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

    if kind is not None and kind not in KINDS:
        raise TanqihError(f"--kind: there is no {kind!r} here", hint=f"one of: {', '.join(KINDS)}")
    if not file.exists():
        if file.suffix not in (".yaml", ".yml"):
            raise TanqihError("a pack is a file that ends in .yaml", file=file)
        return kind or "phrases"
    data = read(file, file.read_text(encoding="utf-8-sig")).data
    if not isinstance(data, dict) or "pack" not in data:
        raise RuleError("no pack of rules", file=file, hint="begin it with `pack: a-name`")
    found = str(data.get("kind", "phrases"))
    if found not in KINDS or (kind or found) != found:
        raise TanqihError(
            f"this is a pack of kind {found}",
            file=file,
            hint="a file holds one kind; name another file"
            if found in KINDS
            else "`rules new` writes rules; write lists of words by hand",
        )
    return found


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(key: str, kind: str, proposal: str) -> str:
    if not _on_terminal():
        if key == "id":
            return proposal
        option = "find (or --pattern)" if key == "find" and "pattern" in KINDS[kind][1] else key
        raise TanqihError(
            f"--{option} is missing", hint="give it, or run this on a terminal to be asked"
        )
    question = _NAMES.get(key, _ASKED[key]) if kind in ("terms", "places") else _ASKED[key]
    return str(typer.prompt(question, default=proposal if key == "id" else None, err=True))


def _ask_examples(kind: str) -> list[str]:
    if not _on_terminal():
        raise TanqihError(
            "--example is missing",
            hint='give at least two: --example "before -> after" --example "what stays"',
        )
    after = {"flags": "?", "furniture": "what is left"}.get(kind, "after")
    examples = [
        str(typer.prompt(f"An example that changes (before -> {after})", err=True)),
        str(typer.prompt("A sentence that looks alike and stays", err=True)),
    ]
    while more := typer.prompt("One more (or nothing)", default="", show_default=False, err=True):
        examples.append(str(more))
    return examples


def _slug(*texts: str | list[str] | None) -> str:
    """A name from the first text that there is.

    >>> _slug(None, ["Jihad mobile"])
    'jihad-mobile'
    """
    text = next((text for text in texts if text), "rule")
    first = text if isinstance(text, str) else text[0]
    return re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") or "rule"
