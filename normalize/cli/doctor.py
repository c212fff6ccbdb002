"""`tanqih doctor`: what is installed, what it works with, and what is wrong with it."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path
from typing import Annotated, Any

import typer

import normalize
from normalize.cli.console import columns, say, write_json
from normalize.cli.options import ConfigHere, Packs, settings_for
from normalize.errors import RuleError
from normalize.review.numbers import counted
from transliteration import cache

__all__ = ["doctor", "other_owners"]


def doctor(
    packs: Packs = None,
    config: ConfigHere = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
    clear_cache: Annotated[
        bool,
        typer.Option("--clear-cache", help="Empty the cache first: all in it is made again."),
    ] = False,
) -> None:
    """Say what is installed, and what is wrong with it.

    Exit code 1 if anything is. Among the rest: whether another distribution, called
    `normalize`, has written over ours.
    """
    findings: list[str] = []
    if clear_cache:
        say(f"{counted(cache.clear(), 'file')} removed from {cache.folder()}")
    report: dict[str, Any] = {
        "python": platform.python_version(),
        "tanqih": version("tanqih"),
        "installed_in": str(Path(normalize.__file__ or "").parent),
        "dependencies": _dependencies(findings),
        **_rules(packs, config, findings),
        "cache": _cache(findings),
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
    from transliteration.rule_files import rules_folder

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


def _cache(findings: list[str]) -> dict[str, Any]:
    files = cache.entries()
    if not cache.is_writable():
        findings.append(f"{cache.folder()} cannot be written: name a folder in TANQIH_CACHE")
    return {
        "folder": str(cache.folder()),
        **{kind: sum(file.parent.name == kind for file in files) for kind in cache.KINDS},
        "bytes": cache.size(),
    }


def _print(report: dict[str, Any], findings: list[str]) -> None:
    rows = []
    for name, value in report.items():
        facts = value if isinstance(value, dict) else {"": value}
        for key, fact in facts.items():
            text = ", ".join(fact) if isinstance(fact, list) else str(fact)
            text = f"{fact:,}" if isinstance(fact, int) else text
            rows.append((name.replace("_", " "), f"{key.replace('_', ' ')} {text}".strip()))
            name = ""
    for line in columns(rows):
        print(line)
    print()
    for finding in findings:
        print(f"wrong: {finding}")
    if not findings:
        print("nothing is wrong")
