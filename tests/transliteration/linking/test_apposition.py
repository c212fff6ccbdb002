"""What is said behind a name of where it lies."""

from __future__ import annotations

import pytest

from transliteration.gazetteer import Place
from transliteration.linking.apposition import Part, appositions, lies_in, lies_so, part_said

KHARTOUM = Place("k", "Khartoum", "الخرطوم", "city", "SD", 15.55, 32.53, "Khartoum")
SHENDI = Place("s", "Shendi", "شندي", "town", "SD", 16.69, 33.43, "River Nile")
IDLIB = Place("i", "Idlib", "إدلب", "city", "SY", 35.93, 36.63, "Idlib")
HARIM = Place("h", "Harim", "حارم", "town", "SY", 36.21, 36.52, "Idlib")


def said(text: str, name: str) -> list[tuple[str, float | None]]:
    starts = [text.index(name)] if name in text else []
    return [(each.relation, each.bearing) for each in appositions(text, 1, starts)]


@pytest.mark.parametrize(
    ("text", "relation", "bearing"),
    [
        ("X, on the Nile north of Khartoum, on Sunday", "side", 0.0),
        ("X, a town 30 km south-east of Khartoum", "side", 135.0),
        ("X, in the far northwest of Khartoum state", "in", None),
        ("X, the dry plain in the southwest of Khartoum state", "in", None),
        ("X, a border town in rural Khartoum", "in", None),
        ("X, a camp on the edge of Khartoum", "near", None),
        ("X, halfway between Shendi and Khartoum", "between", None),
        ("X, which lies near Khartoum", "near", None),
    ],
)
def test_appositions(text, relation, bearing):
    assert said(text, "Khartoum") == [(relation, bearing)]


@pytest.mark.parametrize(
    "text",
    [
        "X, the ministry said in Khartoum",
        "X and others near Khartoum",
        "X, a village. Others live in Khartoum",
        "X, a town, and the army held Khartoum",
    ],
)
def test_what_is_no_apposition(text):
    assert said(text, "Khartoum") == []


def lies(place: Place, other: Place, text: str) -> bool:
    (each,) = appositions(text, 1, [text.index(other.name)])
    return lies_so(place, other, each)


def test_the_point_of_the_compass_counts():
    assert lies(SHENDI, KHARTOUM, "X, on the Nile north of Khartoum")
    assert not lies(SHENDI, KHARTOUM, "X, on the Nile south of Khartoum")
    assert lies(HARIM, IDLIB, "X, a town northwest of Idlib")
    assert not lies(HARIM, IDLIB, "X, a town southeast of Idlib")


def test_near_is_not_far():
    assert lies(HARIM, IDLIB, "X, a town near Idlib")
    assert not lies(SHENDI, KHARTOUM, "X, a town near Khartoum")


def test_parts_of_a_country():
    assert part_said("X, a border village in southern Syria", 1) == Part("Syria", "south")
    assert part_said("X in the far northeast of Syria", 1) == Part("Syria", "northeast")
    assert part_said("X, the army said in southern Syria", 1) is None
    assert lies_in(IDLIB, Part("Syria", "northwest"))
    assert not lies_in(IDLIB, Part("Syria", "south"))
    assert not lies_in(IDLIB, Part("Iraq", "north"))


def test_it_speaks_for_a_place_but_rewrites_nothing(links):
    said = "A rocket landed in {}, a town in the {} of {}."
    assert links(said.format("Sahlab", "northwest", "Hama"), "Hama") == {
        "Sahlab": ("Salhab", False)
    }
    assert links(said.format("Sahlab", "countryside", "Homs"), "Homs") == {}
