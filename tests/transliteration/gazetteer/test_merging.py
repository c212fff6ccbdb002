"""One place from several sources, and two places that only look like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gazetteer_records import place, saraqib

from transliteration.gazetteer.merging import Merger


def merged(*records):
    merger = Merger()
    for record in records:
        merger.add(record)
    return list(merger.places())


def test_the_same_id_is_the_same_place_however_far():
    far = replace(saraqib("wikidata", "Q1"), latitude=36.5, geonames=164816)
    ((one, names),) = merged(replace(saraqib("curated", "x/s"), geonames=164816), far)
    assert (one.id, one.latitude) == ("x/s", 35.8645)
    assert {name.source for name in names} == {"curated", "wikidata"}


def test_the_same_name_close_by_is_the_same_place():
    near = place("ocha", "SY07", "Saraqib", 35.88, 36.81, pcode="SY07", admin1="Idlib")
    ((one, _),) = merged(saraqib("geonames", "1"), near)
    assert (one.id, one.pcode, one.admin1, one.arabic) == ("geonames:1", "SY07", "Idlib", "سراقب")


def test_a_name_with_the_same_skeleton_must_be_closer():
    first = saraqib("geonames", "1")
    assert len(merged(first, place("ocha", "a", "Saraqeb", 35.87, 36.81))) == 1
    assert len(merged(first, place("ocha", "a", "Saraqeb", 35.90, 36.81))) == 2


@pytest.mark.parametrize(
    "other",
    [
        place("ocha", "a", "Saraqib", 36.2, 36.8),  # 37 km away
        place("geonames", "2", "Saraqib", 35.87, 36.81),  # another id of one source
        replace(place("ocha", "a", "Saraqib", 35.87, 36.81), country="TR"),
        place("ocha", "a", "Sarmin", 35.8645, 36.8059),
    ],
)
def test_two_places(other):
    assert len(merged(saraqib("geonames", "1"), other)) == 2


def test_the_nearest_of_two_namesakes():
    north, south = saraqib("geonames", "1"), replace(saraqib("geonames", "2"), latitude=35.83)
    third = replace(saraqib("ocha", "a"), latitude=35.84, pcode="SY07")
    places = {one.id: one for one, _ in merged(north, south, third)}
    assert places["geonames:2"].pcode == "SY07"
    assert places["geonames:1"].pcode == ""


def test_every_name_keeps_its_sources_and_only_the_first_source_prefers():
    ((_, names),) = merged(saraqib("geonames", "1"), saraqib("ocha", "a"))
    assert sorted((n.form, n.source, n.preferred) for n in names if n.script == "Latn") == [
        ("Saraqib", "geonames", True),
        ("Saraqib", "ocha", False),
    ]


def test_curated_places_are_never_merged_with_each_other():
    one = replace(saraqib("curated", "x/town"), geonames=164816)
    assert len(merged(one, replace(one, key="x/district"))) == 2


def test_merging_twice_is_merging_once():
    records = [saraqib("geonames", "1"), saraqib("ocha", "a")]
    assert merged(*records) == merged(*records, *records)
