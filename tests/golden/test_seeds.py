"""Goldens: every article of `seeds/` comes out exactly as an editor would sign it."""

from __future__ import annotations

import csv
import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from normalize import Pipeline
from normalize.corpus.document import Document
from normalize.pipeline import Result

CHECKOUT = Path(__file__).parents[2]
SEEDS = sorted((CHECKOUT / "seeds").glob("*.txt"))
SHARED = CHECKOUT.parent / "shared" / "seeds"
SHARED_SEEDS = sorted(SHARED.glob("*.txt"))

NEAR = 0.1  # degrees: gazetteers differ by that much in where a town's center lies

shared = pytest.mark.shared
seeds = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
shared_seeds = pytest.mark.parametrize(
    "path",
    SHARED_SEEDS or [pytest.param(SHARED, marks=pytest.mark.skip("no folder ../shared/seeds"))],
    ids=lambda path: path.stem,
)


@cache
def pipeline() -> Pipeline:
    return Pipeline.default()


@cache
def cleaned(path: Path) -> Result:
    return pipeline().clean(source(path))


def source(path: Path) -> str:
    return Document.read(path.name, path.read_bytes()).text


def expected_text(path: Path) -> str:
    return (path.parent / "expected" / path.name).read_bytes().decode("utf-8")


def expected_metadata(path: Path) -> dict[str, Any]:
    file = path.parent / "expected" / "metadata.json"
    documents: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return documents.get(path.name, {})


def expected_places(path: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    """(surface, canonical, Arabic) -> (latitude, longitude), each once a document."""
    with (path.parent / "expected" / "places.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        (row["surface"], row["canonical"], row["arabic"]): (
            float(row["latitude"]),
            float(row["longitude"]),
        )
        for row in rows
        if path.name.startswith((f"{row['document']}-", f"{row['document']}_"))
    }


def found_places(path: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    return {
        (place.surface, place.name, place.arabic): (place.latitude, place.longitude)
        for place in cleaned(path).places
    }


def far_off(path: Path) -> list[tuple[str, str, str]]:
    found, expected = found_places(path), expected_places(path)
    return [
        place
        for place, where in expected.items()
        if math.dist(found.get(place, where), where) > NEAR
    ]


def test_there_are_seeds_and_each_has_an_expected_text() -> None:
    assert len(SEEDS) >= 8
    assert {path.name for path in SEEDS} == {
        path.name for path in (CHECKOUT / "seeds" / "expected").glob("*.txt")
    }


@seeds
def test_canonical_text(path: Path) -> None:
    assert cleaned(path).text == expected_text(path)


@seeds
def test_metadata_moved_out_of_the_text(path: Path) -> None:
    assert cleaned(path).metadata == expected_metadata(path)


@seeds
def test_places(path: Path) -> None:
    assert sorted(found_places(path)) == sorted(expected_places(path))
    assert not far_off(path)


@seeds
def test_cleaning_twice_changes_nothing(path: Path) -> None:
    assert pipeline().clean(cleaned(path).text).edits == ()


@seeds
def test_canonical_text_is_left_alone(path: Path) -> None:
    assert pipeline().clean(expected_text(path)).edits == ()


@seeds
def test_the_source_comes_back(path: Path) -> None:
    assert cleaned(path).source() == source(path)


@seeds
def test_every_edit_says_which_rule_and_why(path: Path) -> None:
    for edit in cleaned(path).edits:
        assert all("/" in step.rule and step.reason.endswith(".") for step in edit.steps)
        assert cleaned(path).text[edit.start : edit.end] == edit.after
        assert source(path)[edit.source_start : edit.source_end] == edit.before


@seeds
def test_nothing_goes_wrong_on_the_way(path: Path) -> None:
    assert cleaned(path).problems == ()


@shared
@shared_seeds
def test_shared_canonical_text(path: Path) -> None:
    assert cleaned(path).text == expected_text(path)


@shared
@shared_seeds
def test_shared_metadata(path: Path) -> None:
    assert cleaned(path).metadata == expected_metadata(path)


@shared
@shared_seeds
def test_shared_places(path: Path) -> None:
    found, expected = found_places(path), expected_places(path)
    assert expected.keys() <= found.keys()
    assert not far_off(path)
    # The table leaves out places of the second document that are spelled as they should be.
    assert all(surface == name for surface, name, _ in found.keys() - expected.keys())


@shared
@shared_seeds
def test_shared_sources_come_back_and_cleaning_twice_changes_nothing(path: Path) -> None:
    assert cleaned(path).source() == source(path)
    assert pipeline().clean(cleaned(path).text).edits == ()
