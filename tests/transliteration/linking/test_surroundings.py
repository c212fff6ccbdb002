"""Where a text plays."""

from __future__ import annotations

from transliteration.gazetteer import Place
from transliteration.linking.surroundings import Surroundings, countries_named


def test_a_country_is_no_point():
    syria = Place("sy", "Syria", "سوريا", "country", "SY", 35.0, 38.0)
    assert Surroundings("", [(0, 5, syria)]).points == ()
    assert not Surroundings("", [(0, 5, syria)]).say_nothing


def test_countries_by_their_people():
    assert countries_named("Houthi forces and Lebanese officials") == {"YE", "LB"}
