"""The map of cleaned documents."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode

import pytest
from command import tanqih

from normalize.review.map import Spot, draw


def geojson(coordinates: str) -> str:
    properties = '{"id": "x", "name": "X", "arabic": "", "document": "a"}'
    geometry = f'{{"coordinates": {coordinates}}}'
    return f'{{"features": [{{"geometry": {geometry}, "properties": {properties}}}]}}'


def test_labels_of_the_map_do_not_overlap():
    spots = [
        Spot(f"p{i}", f"Long Name {i}", "", 35 + i % 7 * 0.02, 36 + i % 5 * 0.05, 9 - i % 9, 1)
        for i in range(80)
    ]
    labels = [
        (float(x), float(y), len(name))
        for x, y, name in re.findall(r'<text x="([\d.]+)" y="([\d.]+)">(.*?)</text>', draw(spots))
    ]
    assert 5 < len(labels) < 80
    for i, (x, y, letters) in enumerate(labels):
        for other_x, other_y, _ in labels[:i]:
            assert abs(y - other_y) >= 12 or other_x >= x + 6 * letters or x >= other_x + 6


def test_map(tmp_path):
    (tmp_path / "a.txt").write_text("Shells fell on Saraqib and Idlib. Saraqib was quiet later.\n")
    tanqih("clean", tmp_path / "a.txt", "-o", tmp_path / "out")
    said = tanqih("places", "map", tmp_path / "out")
    assert said.code == 0
    page = (tmp_path / "out/places.html").read_text(encoding="utf-8")
    assert "Saraqib سراقب: 2 mentions in 1 document" in page
    assert "<path d=" in page  # a country behind them
    assert not re.search(r"https?://|<script|url\(|@import|style=", page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_a_map_is_never_written_over_the_results(tmp_path):
    (tmp_path / "places.geojson").write_text(geojson("[36.8, 35.9]"))
    said = tanqih("places", "map", tmp_path, "-o", tmp_path / "places.geojson")
    assert said.code == 2
    assert "is no page" in said.err
    assert (tmp_path / "places.geojson").read_text() == geojson("[36.8, 35.9]")


def test_map_escapes_what_documents_say(tmp_path):
    feature = {
        "geometry": {"coordinates": [36.8, 35.9]},
        "properties": {"id": "x", "name": "<b>X</b>", "arabic": "&", "document": "a"},
    }
    (tmp_path / "places.geojson").write_text(json.dumps({"features": [feature]}))
    assert tanqih("places", "map", tmp_path, "-o", tmp_path / "m.html").code == 0
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;X&lt;/b&gt;" in page
    assert "<b>X" not in page


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        ("{", "damaged"),
        ('{"features": [{}]}', "damaged"),
        (geojson('["x", 36]'), "damaged"),
        (geojson("[36]"), "damaged"),
        (geojson("[36.8, 135.9]"), "135.9, 36.8 is no place on earth"),
        ('{"features": []}', "no known place"),
    ],
)
def test_no_map_without_places(tmp_path, content, message):
    if content is not None:
        (tmp_path / "places.geojson").write_text(content)
    said = tanqih("places", "map", tmp_path)
    assert said.code == 2
    assert message in said.err
