"""Draft packs: suggestions as rule files that are not in force until somebody accepts them.

A draft ends in `.draft.yaml`, which no command reads as rules. To accept it, one strikes what
is wrong, writes what only a person can say, and takes `.draft` out of its name.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from normalize.corpus.files import write_beside
from normalize.errors import OutputError
from normalize.guard import facts_changed
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.writing import pack_text

__all__ = ["draft_packs", "write_drafts"]

_ABOUT = {
    "spelling": "Spellings of one name, as the corpus has them.",
    "place": "Names with a place type word that no gazetteer has: look them up.",
    "phrase": "Wordings that edited English does not have: say what each should be.",
    "slip": "Slips of grammar, by their kind: say what each should be.",
    "slip-mended": "Slips of grammar, each with what it should be.",
    "variant": "Small words that mostly stand otherwise: say what each should be.",
    "variant-mended": "Small words that mostly stand otherwise, each with how they mostly do.",
    "furniture": "Lines, headings, asides and last words that come again and again.",
    "substitution": "What references have instead.",
}
_BECAUSE = {
    "spelling": "One name has one spelling",
    "place": "A place that no gazetteer has",
    "phrase": "Far more frequent here than in edited English",
    "slip": "No English",
    "variant": "Mostly otherwise",
    "furniture": "Comes again and again; no part of an article",
    "substitution": "References have it so",
}
_BY_FORM = ("slip", "variant")  # whose rules have the name of what is wrong
_EXAMPLES = 3
_PROSE = "Bread is dear."  # what every draft leaves as it is


def draft_packs(suggestions: Iterable[Suggestion]) -> dict[str, str]:
    """Names of files and what stands in them: one file for each detector that found something.

    What it knows the right words of stands in a second one, each form a rule of its own.
    """
    found: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        if suggestion.instead:
            found[f"{suggestion.source}-mended"] += _by_form(suggestion)
        else:
            found[suggestion.source].append(suggestion)
    return {
        f"{name}.draft.yaml": (
            "# draft: not in force; take .draft out of the name to accept it\n"
            + pack_text(f"draft/{name}", rows[0].kind, _ABOUT[name], _entries(rows))
        )
        for name, rows in found.items()
    }


def _by_form(row: Suggestion) -> list[Suggestion]:
    """A row as several, one for each form with what it should be."""
    why = re.split("[:;]", row.evidence, maxsplit=1)[0]
    return [
        replace(row, find=(form,), replace=instead, instead=(), sentences=(sentence,), evidence=why)
        for form, instead, sentence in zip(row.find, row.instead, row.sentences, strict=True)
    ]


def write_drafts(suggestions: Iterable[Suggestion], folder: Path) -> list[Path]:
    """Write draft packs into a folder; drafts that are there already are replaced.

    Raises:
        OutputError: the folder cannot be written.
    """
    written = []
    for name, text in draft_packs(suggestions).items():
        file = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_beside(file, text.encode())
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror or error}", file=file, hint="name a folder"
            ) from None
        written.append(file)
    return written


def _entries(rows: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """Entries of a pack; ids are told apart by numbers."""
    entries = []
    taken: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        said = row.find[0] if row.source in _BY_FORM else row.replace or row.find[0]
        id_ = re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")[:60]
        id_ = id_.strip("-") or row.source
        taken[id_] += 1
        number = f"-{taken[id_]}" if taken[id_] > 1 else ""
        entries.append({"id": f"{id_}{number}", **_body(row)})
    return entries


def _body(row: Suggestion) -> dict[str, Any]:
    because = f"{_BECAUSE[row.source]} ({row.evidence})."
    finds = list(row.find) if len(row.find) > 1 else row.find[0]
    if row.kind == "terms":
        body: dict[str, Any] = {"name": row.replace, "variants": list(row.find)}
    elif row.kind == "phrases":
        body = {"find": finds, "replace": row.replace}
    else:
        body = {"find": finds}
    if row.scope not in ("", "line"):
        body["scope"] = row.scope
    if row.kind != "flags":
        body["level"] = "possible"
    if row.source in _BY_FORM and row.replace:
        form = _alone(row)
        if facts := facts_changed(form, _replaced(form, row)):  # "doesnt"
            body["touches"] = sorted(fact.value for fact in facts)
    return {**body, "because": because, "examples": _examples(row)}


def _examples(row: Suggestion) -> list[str]:
    """Sentences of the corpus with what becomes of them, and one that stays."""
    changed = []
    for sentence in (*row.sentences, _alone(row)):
        if " -> " in sentence or "{" in sentence:
            continue
        if row.kind == "flags":
            changed.append(f"{sentence} -> ?")
        elif row.kind == "furniture":
            joint = " " if row.scope == "inline" else "\n\n"
            changed.append(f"{_PROSE}{joint}{sentence} -> {_PROSE}")
        else:
            after = _replaced(sentence, row)
            if after != sentence:
                changed.append(f"{sentence} -> {after}")
    return [*list(dict.fromkeys(changed))[:_EXAMPLES], _PROSE]


def _alone(row: Suggestion) -> str:
    """The first form without its slots."""
    return row.find[0].replace("{number}", "9").replace("{weekday}", "Monday")


def _replaced(sentence: str, row: Suggestion) -> str:
    """A sentence with each form as it should be; what stands in a slot stays.

    >>> row = Suggestion("slip", "phrases", ("{number} mill",), "$number mills", 3, 2, 1, "")
    >>> _replaced("At 5 mill of ours", row)
    'At 5 mills of ours'
    """
    forms = "|".join(map(re.escape, sorted(row.find, key=len, reverse=True)))
    slot = itertools.count()
    found = re.sub(r"\\\{(\w+)\\\}", lambda m: rf"(?P<{m[1]}{next(slot) or ''}>[\w,.]+)", forms)
    right = re.sub(r"\$(\w+)", r"\\g<\1>", row.replace or "")
    return re.sub(rf"(?<![\w-])(?:{found})(?![\w-])", right, sentence)
