"""`tanqih doctor`: what is installed, what it works with, and what is wrong with it."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path
from typing import Annotated, Any

import typer

import normalize
from normalize.cli.console import columns, write_json
from normalize.cli.options import Config, Packs, settings_for
from normalize.errors import RuleError

__all__ = ["doctor", "other_owners"]


def doctor(
    packs: Packs = None,
    config: Config = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Say versions, rules, gazetteer and cache, and what is wrong; exit 1 if anything is.

    Among the rest: whether another distribution, called `normalize`, has written over ours.
    """
    findings: list[str] = []
    report: dict[str, Any] = {
        "python": platform.python_version(),
        "tanqih": version("tanqih"),
        "installed_in": str(Path(normalize.__file__ or "").parent),
        "dependencies": _dependencies(findings),
        **_rules(packs, config, findings),
        "cache": _cache(),
    }
    findings += other_owners()
    if as_json:
        write_json({**report, "findings": findings}, indent=True)
    else:
        _print(report, findings)
    if findings:
        raise typer.Exit(1)


def other_owners() -> list[str]:
    """Say who else claims, or has overwritten, the package `normalize`."""
    findings = []
    owners = set(packages_distributions().get("normalize", ())) - {"tanqih"}
    if owners:
        findings.append(
            f"another distribution installs a package normalize: {', '.join(sorted(owners))}; "
            "uninstall it, then run: pip install --force-reinstall --no-deps tanqih"
        )
    if not (normalize.__doc__ or "").startswith("Tanqih"):
        findings.append(f"{normalize.__file__} is not ours: install tanqih again")
    return findings


def _dependencies(findings: list[str]) -> dict[str, str]:
    found = {}
    for requirement in requires("tanqih") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            findings.append(f"{name} is not installed; install tanqih again")
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))


def _rules(
    packs: list[Path] | None, config: Path | None, findings: list[str]
) -> dict[str, dict[str, Any]]:
    from normalize.rules import Kind, RuleSet
    from normalize.rules.builtin import rules_folder

    settings = settings_for(Path.cwd(), config, packs=packs)
    try:
        rules = RuleSet.load(settings)
    except RuleError as error:
        findings += (str(fault) for fault in getattr(error, "errors", (error,)))
        return {}
    return {
        "rules": {
            "folders": [str(folder) for folder in (rules_folder(), *settings.packs)],
            "packs": len(rules.packs),
            "rules": len(rules.rules),
            "digest": rules.digest,
        },
        "gazetteer": {"curated_places": len(rules.of(Kind.PLACES))},
    }


def _cache() -> dict[str, Any]:
    from normalize.rules.cache import cache_folder

    folder = cache_folder()
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return {"folder": str(folder), "files": len(sizes), "bytes": sum(sizes)}


def _print(report: dict[str, Any], findings: list[str]) -> None:
    rows = []
    for name, value in report.items():
        facts = value if isinstance(value, dict) else {"": value}
        for key, fact in facts.items():
            text = ", ".join(fact) if isinstance(fact, list) else str(fact)
            rows.append((name.replace("_", " "), f"{key.replace('_', ' ')} {text}".strip()))
            name = ""
    for line in columns(rows):
        print(line)
    print()
    for finding in findings:
        print(f"wrong: {finding}")
    if not findings:
        print("nothing is wrong")
