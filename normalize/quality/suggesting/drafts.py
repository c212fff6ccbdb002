"""Draft packs: suggestions as rule files that are not in force until somebody accepts them.

A draft ends in `.draft.yaml`, which no command reads as rules. To accept it, one strikes what
is wrong, writes what only a person can say, and takes `.draft` out of its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from normalize.corpus.files import write_beside
from normalize.errors import OutputError
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.writing import pack_text

__all__ = ["draft_packs", "write_drafts"]

_ABOUT = {
    "spelling": "Spellings of one name, as the corpus has them.",
    "place": "Names with a place type word that no gazetteer has: look them up.",
    "phrase": "Wordings that edited English does not have: say what each should be.",
    "slip": "Slips of grammar, by their kind: say what each should be.",
    "variant": "Small words that mostly stand otherwise: say what each should be.",
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
_EXAMPLES = 3
_PROSE = "Bread is dear."  # what every draft leaves as it is


def draft_packs(suggestions: Iterable[Suggestion]) -> dict[str, str]:
    """Names of files and what stands in them, one file for each detector that found something."""
    found: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        found[suggestion.source].append(suggestion)
    return {
        f"{source}.draft.yaml": (
            "# draft: not in force; take .draft out of the name to accept it\n"
            + pack_text(f"draft/{source}", rows[0].kind, _ABOUT[source], _entries(rows))
        )
        for source, rows in found.items()
    }


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
        id_ = re.sub(r"[^a-z0-9]+", "-", (row.replace or row.find[0]).lower()).strip("-")[:60]
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
    return {**body, "because": because, "examples": _examples(row)}


def _examples(row: Suggestion) -> list[str]:
    """Sentences of the corpus with what becomes of them, and one that stays."""
    changed = []
    for sentence in (*row.sentences, *row.find[:1]):
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


def _replaced(sentence: str, row: Suggestion) -> str:
    found = "|".join(map(re.escape, sorted(row.find, key=len, reverse=True)))
    return re.sub(rf"(?<![\w-])(?:{found})(?![\w-])", row.replace or "", sentence)
