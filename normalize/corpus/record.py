"""The lines of the result files: what is written of a document, an edit, a place.

`documents.jsonl` has one *record* a document, `edits.jsonl` one line an edit (applied or
suggested), `places.geojson` one feature a mention (RFC 7946: longitude first). Offsets
count Unicode code points of the decoded source (its line ends as `newline` says) and of
the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from normalize.corpus.document import Document, digest
from normalize.edits import Edit, Level, Step
from normalize.pipeline import Place, Result
from normalize.stages import CorpusSpelling, Point

__all__ = [
    "CLEANED",
    "SET_ASIDE",
    "Json",
    "document_record",
    "edit_from_line",
    "edit_lines",
    "names_of",
    "place_features",
    "result_json",
    "set_aside_record",
    "spelling_lines",
]

Json = dict[str, Any]

CLEANED = "cleaned"
SET_ASIDE = "set aside"


def document_record(document: Document, result: Result, recipe: str) -> Json:
    """Describe a cleaned document; `recipe` is the digest of all that shaped the result."""
    return {
        "id": document.id,
        "status": CLEANED,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "bom": document.bom,
        "newline": document.newline,
        "result_sha256": digest(result.text.encode()),
        "recipe": recipe,
        "metadata": dict(result.metadata),
        "counts": {
            "edits": len(result.edits),
            "suggestions": len(result.suggestions),
            "places": len(result.places),
            "problems": len(result.problems),
        },
        "problems": [asdict(problem) for problem in result.problems],
        "names": {name: point and list(point) for name, point in result.names.items()},
        "spellings": {},
    }


def names_of(record: Json) -> dict[str, Point | None]:
    """The unknown names that a document has by itself, as `Result.names` has them."""
    return {name: point and (point[0], point[1]) for name, point in record["names"].items()}


def spelling_lines(spellings: Mapping[str, CorpusSpelling]) -> Json:
    """How a corpus spells names of a document, as its record has it."""
    return {name: spelling._asdict() for name, spelling in sorted(spellings.items())}


def set_aside_record(id: str, reason: str, sha256: str | None = None) -> Json:  # noqa: A002
    """Describe a document that could not be cleaned, and why."""
    return {
        "id": id.encode(errors="backslashreplace").decode(),
        "status": SET_ASIDE,
        "reason": reason,
        "sha256": sha256,
    }


def edit_lines(document_id: str, result: Result) -> list[Json]:
    """All edits of a document, then its suggestions, both in source order."""
    return [
        {"document": document_id, "applied": applied, **_edit(edit)}
        for applied, edits in ((True, result.edits), (False, result.suggestions))
        for edit in edits
    ]


def edit_from_line(line: Json) -> Edit:
    """Rebuild the edit that a line of `edits.jsonl` describes."""
    steps = tuple(Step(**{**step, "level": Level(step["level"])}) for step in line["steps"])
    return Edit(
        line["source_start"],
        line["source_end"],
        line["start"],
        line["end"],
        line["before"],
        line["after"],
        steps,
    )


def place_features(document_id: str, result: Result) -> list[Json]:
    """All mentions of places of a document as GeoJSON features."""
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {"document": document_id, **_place(place)},
        }
        for place in result.places
    ]


def result_json(document: Document, result: Result) -> Json:
    """Everything known of one cleaned document, for a program to read."""
    return {
        "id": document.id,
        "text": result.text,
        "metadata": dict(result.metadata),
        "edits": [_edit(edit) for edit in result.edits],
        "suggestions": [_edit(edit) for edit in result.suggestions],
        "places": [
            {**_place(place), "latitude": place.latitude, "longitude": place.longitude}
            for place in result.places
        ],
        "problems": [asdict(problem) for problem in result.problems],
    }


def _edit(edit: Edit) -> Json:
    return {
        "source_start": edit.source_start,
        "source_end": edit.source_end,
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "rule": edit.rule,
        "level": edit.level,
        "reason": edit.reason,
        "steps": [asdict(step) for step in edit.steps],
    }


def _place(place: Place) -> Json:
    return {
        "id": place.place,
        "name": place.name,
        "arabic": place.arabic,
        "confidence": place.confidence,
        "surface": place.surface,
        "source_start": place.source_start,
        "source_end": place.source_end,
        "start": place.start,
        "end": place.end,
    }
