"""`tanqih rules try`: what a rule, or a pattern that is no rule yet, would do in a corpus."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalize.cli.console import say, write_json
from normalize.cli.hits import Corpus, Most, print_counts, print_hits
from normalize.cli.options import ConfigHere, Disable, Encoding, Packs, encoding_name, settings_for
from normalize.cli.rule_options import AsJson, named, rule_files
from normalize.cli.watching import Watch, watch
from normalize.errors import RuleError, TanqihError
from normalize.review.numbers import counted

if TYPE_CHECKING:
    from normalize.rules import Rule, RuleSet
    from normalize.rules.model import Vocabulary

__all__ = ["try_"]

_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9/-]*\Z")


def try_(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RULE|PATTERN",
            help="Name of a rule or a pack; or a text, with slots such as {number}, or a pattern.",
            show_default=False,
        ),
    ],
    paths: Corpus,
    replace: Annotated[
        str | None,
        typer.Option(
            "--replace",
            metavar="TEXT",
            help="What would take the place of what the pattern finds.",
            show_default=False,
        ),
    ] = None,
    clean: Annotated[
        list[Path] | None,
        typer.Option(
            "--clean",
            metavar="PATH",
            help="Texts that need no change: hits there are likely false; may be repeated.",
            show_default=False,
        ),
    ] = None,
    most: Most = 50,
    packs: Packs = None,
    disable: Disable = None,
    config: ConfigHere = None,
    encoding: Encoding = None,
    as_json: AsJson = False,
    again: Watch = False,
) -> None:
    """Show every hit of a rule in a corpus, before and after.

    Rules run alone, on the texts as they are. Hits in the --clean texts are likely false.
    """

    def run() -> None:
        _try(what, paths, replace, clean or [], most, packs, disable, config, encoding, as_json)

    if again:
        watch(rule_files(packs or ()), run)
    else:
        run()


def _try(
    what: str,
    paths: list[Path],
    replace: str | None,
    clean: list[Path],
    most: int,
    packs: list[Path] | None,
    disable: list[str] | None,
    config: Path | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Print every hit."""
    from normalize.quality.concordance import concordance
    from normalize.quality.texts import read_texts
    from normalize.rules import RuleSet
    from normalize.rules.loading import load_packs, overlay

    encoding_name(encoding)
    settings = settings_for(Path.cwd(), config, packs=packs, disable=disable)
    loaded, words = load_packs(settings.packs)
    rules = RuleSet(tuple(overlay(loaded, settings.disable)), tuple(loaded), words.lists)
    chosen = _chosen(what, replace, rules, words)
    hits = list(concordance(chosen, read_texts(paths, encoding), rules))
    false = list(concordance(chosen, read_texts(clean, encoding), rules)) if clean else []
    if as_json:
        write_json(
            {
                "hits": [asdict(hit) for hit in hits],
                "outlets": dict(Counter(hit.outlet for hit in hits).most_common()),
                "likely_false": [asdict(hit) for hit in false],
            },
            indent=True,
        )
    else:
        print_hits(hits, most)
        if hits:
            print_counts(hits)
        if false:
            print("\nlikely false:")
            print_hits(false, most)
    documents = len({hit.document for hit in hits})
    said = f"{counted(len(hits), 'hit')} in {counted(documents, 'document')}"
    say(said + (f", {len(false):,} likely false in the clean texts" if clean else ""))


def _chosen(what: str, replace: str | None, rules: RuleSet, words: Vocabulary) -> list[Rule]:
    if _NAME.match(what):
        if replace is not None:
            raise TanqihError(
                "--replace goes with a pattern", hint="a rule has its own; leave it out"
            )
        return [rule for rule in rules.rules if rule.name == what] or named(
            rules, f"{what.rstrip('/')}/"
        )
    from normalize.quality.concordance import trial

    try:
        return [trial(what, replace, words)]
    except RuleError as error:
        raise TanqihError(f"the pattern {what!r}: {error.message}", hint=error.hint) from None
