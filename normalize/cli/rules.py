"""`tanqih rules`: what a rule author needs."""

from __future__ import annotations

from dataclasses import asdict, fields
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import columns, say, write_json
from normalize.cli.options import Config, Disable, Packs, settings_for
from normalize.errors import RuleError, TanqihError

if TYPE_CHECKING:
    from normalize.rules import Rule, RuleSet, When

__all__ = ["app"]

app = typer.Typer(
    help="List, show, check and test rules.", no_args_is_help=True, rich_markup_mode=None
)

AsJson = Annotated[bool, typer.Option("--json", help="For a program.")]
_MOST_FORMS = 15


@app.command(name="list")
def list_(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="Only rules whose names begin so, such as translation/.",
            show_default=False,
        ),
    ] = "",
    packs: Packs = None,
    disable: Disable = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """List the rules that are in force."""
    chosen = _named(_rules(packs, disable, config), name)
    if as_json:
        write_json([_brief(rule) for rule in chosen], indent=True)
        return
    for line in columns([(rule.name, rule.kind, rule.level, rule.because) for rule in chosen]):
        print(line)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name of a rule.")],
    packs: Packs = None,
    disable: Disable = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Show one rule: what it looks for, where, why, and its examples."""
    rules = _rules(packs, disable, config)
    chosen = [rule for rule in rules.rules if rule.name == name] or _named(rules, f"{name}/")
    if as_json:
        write_json([_whole(rule) for rule in chosen], indent=True)
        return
    for number, rule in enumerate(chosen):
        if number:
            print()
        _print(rule)


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…]",
            help="Rule files, or folders of them; else the built-in rules.",
            show_default=False,
        ),
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Check rule files; say all faults with file, line and column, and how to mend them.

    Exit code 1 if there are any.
    """
    _exist(paths or ())
    faults: list[RuleError] = []
    try:
        _rules(paths, None, config)
    except RuleError as error:
        faults += getattr(error, "errors", (error,))
    if as_json:
        names = ("file", "line", "column", "message", "hint")
        write_json(
            [{name: getattr(fault, name) for name in names} for fault in faults], indent=True
        )
    else:
        for fault in faults:
            print(fault)
    say(f"{len(faults):,} faults" if faults else "no faults")
    if faults:
        raise typer.Exit(1)


@app.command()
def test(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|PATH…]",
            help="Rules or packs by name, rule files, or folders of them; else all rules.",
            show_default=False,
        ),
    ] = None,
    packs: Packs = None,
    disable: Disable = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Run the examples of rules, each rule on its own.

    Exit code 1 if one does not come out as it is written.
    """
    from normalize.quality.examples import run_examples

    paths = [Path(item) for item in what or () if Path(item).exists()]
    names = [item for item in what or () if not Path(item).exists()]
    rules = _rules([*(packs or ()), *paths], disable, config)
    chosen = [rule for rule in rules.rules if any(_stands_in(rule, path) for path in paths)]
    for name in names:
        chosen += (rule for rule in _named(rules, name) if rule not in chosen)
    outcomes = list(run_examples(rules, chosen if what else None))
    failed = [outcome for outcome in outcomes if outcome.fault]
    if as_json:
        write_json(
            {
                "examples": len(outcomes),
                "failed": [
                    {
                        "rule": outcome.rule.name,
                        "file": outcome.rule.file,
                        "line": outcome.rule.line,
                        "example": asdict(outcome.example),
                        "result": outcome.result,
                        "fault": outcome.fault,
                    }
                    for outcome in failed
                ],
            },
            indent=True,
        )
    else:
        for outcome in failed:
            rule = outcome.rule
            print(f"{rule.file}:{rule.line}: {rule.name}: {outcome.fault}")
    say(f"{len(outcomes) - len(failed):,} examples hold, {len(failed):,} do not")
    if failed:
        raise typer.Exit(1)


def _rules(packs: list[Path] | None, disable: list[str] | None, config: Path | None) -> RuleSet:
    from normalize.rules import RuleSet

    return RuleSet.load(settings_for(Path.cwd(), config, packs=packs, disable=disable))


def _named(rules: RuleSet, name: str) -> list[Rule]:
    """Rules whose names begin so; a name that fits none is an error that helps."""
    chosen = [rule for rule in rules.rules if rule.name.startswith(name)]
    if not chosen:
        wanted = name.rstrip("/")
        close = get_close_matches(wanted, [rule.name for rule in rules.rules], n=3)
        raise TanqihError(
            f"there is no rule named {wanted!r}",
            hint=f"did you mean {', '.join(close)}?" if close else "see: tanqih rules list",
        )
    return chosen


def _exist(paths: list[Path] | tuple[()]) -> None:
    for path in paths:
        if not path.exists():
            raise TanqihError("no such file or folder", file=path)


def _stands_in(rule: Rule, path: Path) -> bool:
    return Path(rule.file).resolve().is_relative_to(path.resolve())


def _brief(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "kind": rule.kind,
        "level": rule.level,
        "because": rule.because,
        "file": rule.file,
        "line": rule.line,
    }


def _whole(rule: Rule) -> dict[str, object]:
    return {
        **_brief(rule),
        "touches": sorted(rule.touches),
        "when": _conditions(rule.when),
        "forms": [
            {"find": form.find, "replace": form.replace, "pattern": form.is_pattern}
            for form in rule.forms
        ],
        "extra": dict(rule.extra),
        "examples": [asdict(example) for example in rule.examples],
    }


def _conditions(when: When | None) -> dict[str, object]:
    """The conditions that a rule sets, without those that it leaves open."""
    if when is None:
        return {}
    named = {field.name: (getattr(when, field.name), field.default) for field in fields(when)}
    return {name: value for name, (value, default) in named.items() if value != default}


def _print(rule: Rule) -> None:
    rows = [("rule", rule.name), ("kind", rule.kind), ("level", rule.level)]
    rows.append(("because", rule.because))
    if rule.touches:
        rows.append(("may change", ", ".join(sorted(rule.touches))))
    rows += (
        (name.replace("_", " "), ", ".join(value) if isinstance(value, tuple) else str(value))
        for name, value in _conditions(rule.when).items()
    )
    rows += ((name, str(value)) for name, value in rule.extra.items())
    forms = dict.fromkeys((form.is_pattern, form.find, form.replace) for form in rule.forms)
    for is_pattern, find, replace in list(forms)[:_MOST_FORMS]:
        came = "" if replace is None else f" -> {replace}"
        rows.append(("pattern" if is_pattern else "find", find + came))
    if len(forms) > _MOST_FORMS:
        rows.append(("", f"and {len(forms) - _MOST_FORMS} more"))
    for example in rule.examples:
        came = "  (stays)" if example.after is None else f" -> {example.after}"
        rows.append(("example", example.before + came))
    rows.append(("file", f"{rule.file}:{rule.line}"))
    for line in columns(rows):
        print(line)
