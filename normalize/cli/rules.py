"""`tanqih rules`: what a rule author needs."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli import rules_check, rules_coverage, rules_new, rules_try
from normalize.cli.console import columns, say, write_json
from normalize.cli.hits import Most, print_hits
from normalize.cli.options import ConfigHere, Disable, Encoding, Packs, encoding_name
from normalize.cli.rule_options import AsJson, load_rules, named, rule_files, stands_in
from normalize.cli.watching import Watch, watch

if TYPE_CHECKING:
    from normalize.quality.concordance import Hit
    from normalize.rules import Rule, When

__all__ = ["app"]

app = typer.Typer(
    help="Write, try, check and measure rules.", no_args_is_help=True, rich_markup_mode=None
)
app.command(name="new")(rules_new.new)
app.command(name="try")(rules_try.try_)
app.command(name="check")(rules_check.check)
app.command(name="coverage")(rules_coverage.coverage)

_MOST_FORMS = 15


@app.command(name="list")
def list_(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="Only rules whose names begin so, such as translation/.",
            show_default=False,
        ),
    ] = "",
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    as_json: AsJson = False,
) -> None:
    """List the rules that are in force."""
    chosen = named(load_rules(packs, disable, config), name)
    if as_json:
        write_json([_brief(rule) for rule in chosen], indent=True)
        return
    for line in columns([(rule.name, rule.kind, rule.level, rule.because) for rule in chosen]):
        print(line)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name of a rule.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Also its hits in these texts.", show_default=False),
    ] = None,
    most: Most = 20,
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    encoding: Encoding = None,
    as_json: AsJson = False,
) -> None:
    """Show one rule: what it looks for, where, why, its examples.

    With texts, also its real hits.
    """
    encoding_name(encoding)
    rules = load_rules(packs, disable, config)
    chosen = [rule for rule in rules.rules if rule.name == name] or named(rules, f"{name}/")
    hits: list[Hit] = []
    if paths:
        from normalize.quality.concordance import concordance
        from normalize.quality.texts import read_texts

        hits = list(concordance(chosen, read_texts(paths, encoding), rules))
    if as_json:
        rows = [_whole(rule) for rule in chosen]
        if paths:
            for row in rows:
                row["hits"] = [asdict(hit) for hit in hits if hit.rule == row["name"]]
        write_json(rows, indent=True)
        return
    for number, rule in enumerate(chosen):
        if number:
            print()
        _print(rule)
        if paths:
            print()
            print_hits([hit for hit in hits if hit.rule == rule.name], most)


@app.command()
def test(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME|PATH",
            help="Rules or packs by name, rule files, or folders of them; else all rules.",
            show_default=False,
        ),
    ] = None,
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    as_json: AsJson = False,
    again: Watch = False,
) -> None:
    """Run the examples of rules, each rule on its own.

    Exit code 1 if one does not come out as it is written.
    """
    if again:
        paths = [Path(item) for item in what or () if Path(item).exists()]
        watch(
            rule_files([*(packs or ()), *paths]),
            lambda: _test(what, packs, disable, config, as_json),
        )
    elif _test(what, packs, disable, config, as_json):
        raise typer.Exit(1)


def _test(
    what: list[str] | None,
    packs: list[Path] | None,
    disable: list[str] | None,
    config: Path | None,
    as_json: bool,
) -> int:
    """Run the examples, print those that fail; return how many."""
    from normalize.quality.examples import run_examples

    paths = [Path(item) for item in what or () if Path(item).exists()]
    names = [item for item in what or () if not Path(item).exists()]
    rules = load_rules([*(packs or ()), *paths], disable, config)
    chosen = [rule for rule in rules.rules if any(stands_in(rule, path) for path in paths)]
    for name in names:
        chosen += (rule for rule in named(rules, name) if rule not in chosen)
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
    return len(failed)


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
