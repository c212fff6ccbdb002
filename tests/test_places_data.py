"""The curated gazetteer: every entry is whole, unambiguous, and where it says that it is."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalize.rules.names import name_key

CHECKOUT = Path(__file__).parents[1]
PACKS = sorted((CHECKOUT / "rules" / "places").glob("*.yaml"))
SHARED = CHECKOUT.parent / "shared"

HARAKAT = re.compile("[\u064b-\u0652\u0670]")
LETTER = re.compile("[^\u064b-\u0652\u0670][\u064b-\u0652\u0670]*")
KEYS = set(
    "id name arabic vocalized kind country admin latitude longitude geonames variants also touches"
    " ambiguous because examples".split()
)
KINDS = set(
    "city town village neighbourhood suburb district governorate region mountain river airport"
    " base camp crossing road dam island sea".split()
)
SMALL = set("al el ez ibn bin abu umm of the des".split())

packs = pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)


@cache
def rules(path: Path) -> list[dict[str, Any]]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    assert loaded["pack"] == f"places/{path.stem}"
    assert loaded["kind"] == "places"
    return list(loaded["rules"])


@cache
def every() -> list[dict[str, Any]]:
    return [rule for path in PACKS for rule in rules(path)]


def texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def contextual(rule: dict[str, Any]) -> set[str]:
    """Keys of the spellings that need context."""
    return {name_key(find) for entry in rule.get("ambiguous", ()) for find in texts(entry["find"])}


def plain(rule: dict[str, Any]) -> set[str]:
    """Keys of the spellings that mean this place whatever the context."""
    spellings = [rule["name"], *rule.get("variants", ()), *rule.get("also", ())]
    keys = {name_key(spelling) for spelling in spellings}
    if rule["arabic"].startswith("ال") or rule["name"].startswith("al-"):
        keys |= {f"al {key}" for key in keys if not key.startswith("al ")}
    return keys - contextual(rule)


@packs
def test_entries_are_whole(path: Path) -> None:
    for rule in rules(path):
        assert set(rule) <= KEYS, rule["id"]
        assert rule["kind"] in KINDS, rule["id"]
        assert re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", rule["id"])
        for entry in rule.get("ambiguous", ()):
            assert set(entry) == {"find", "when"}, rule["id"]
            assert entry["when"], rule["id"]


def test_ids_are_unique() -> None:
    ids = [rule["id"] for rule in every()]
    assert len(ids) == len(set(ids))


@packs
def test_vocalized_arabic(path: Path) -> None:
    """Without its vowels the vocalized name is the Arabic one, and no consonant lacks its vowel."""
    for rule in rules(path):
        assert HARAKAT.sub("", rule["vocalized"]) == rule["arabic"], rule["id"]
        for word in rule["vocalized"].split():
            assert not bare_consonants(word), (rule["id"], word)


def bare_consonants(word: str) -> list[str]:
    """Consonants inside a word without vowel, sukun or shadda; the article is left out."""
    letters = LETTER.findall(word)
    if [letter[0] for letter in letters[:2]] == ["ا", "ل"]:
        letters = letters[2:]
    return [
        letter
        for before, letter in zip(["", *letters], letters[:-1], strict=False)
        if len(letter) == 1
        and letter.isalpha()
        and letter not in "اىآة"
        and not (letter == "و" and "\N{ARABIC DAMMA}" in before)
        and not (letter == "ي" and "\N{ARABIC KASRA}" in before)
    ]


def test_bare_consonants() -> None:
    assert bare_consonants("سَرَاقِب") == []
    assert bare_consonants("الرُّوَيْحَة") == []
    assert bare_consonants("سَراقب") == ["ر", "ق"]


@packs
def test_variants_can_be_found(path: Path) -> None:
    """Names are looked for in capitalised words: a small word inside one hides it."""
    for rule in rules(path):
        spellings = [rule["name"], *rule.get("variants", ()), *rule.get("also", ())]
        for spelling in spellings:
            words = re.findall(r"[^\W_]+(?:['’`ʿ][^\W_]+)*", spelling)
            assert not [w for w in words if w[0].islower() and w not in SMALL | ARTICLES], spelling


ARTICLES = set("al el ul il an en ad ed ar er as es at et az ez ash esh ath adh".split())


@packs
def test_variants_say_something_new(path: Path) -> None:
    """What the matcher folds anyway is not listed."""
    for rule in rules(path):
        keys = [name_key(spelling) for spelling in rule.get("variants", ())]
        assert len(keys) == len(set(keys)), rule["id"]
        assert name_key(rule["name"]) not in keys, rule["id"]


def test_no_spelling_means_two_places_without_context() -> None:
    owners = defaultdict(set)
    for rule in every():
        for key in plain(rule):
            owners[key].add(rule["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_a_preposition_is_no_article() -> None:
    """ "At Tabqa" and "As Raqqa fell" once lost their first words."""
    from normalize import Pipeline

    text = "As Raqqa fell, the road was cut.\n\nAt Tabqa, Khaled bin Walid Street was quiet.\n"
    assert Pipeline.default().clean(text).text == text


@packs
def test_examples(path: Path) -> None:
    """One example changes into the canonical name, and one stays."""
    for rule in rules(path):
        changed = [e.split(" -> ")[1] for e in rule["examples"] if " -> " in e]
        assert changed, rule["id"]
        assert all(rule["name"] in after for after in changed), rule["id"]
        assert len(changed) < len(rule["examples"]), rule["id"]


# On the data beside the checkout.


@cache
def settlements() -> dict[int, tuple[float, float, set[str], set[str]]]:
    """GeoNames id -> latitude, longitude, Arabic names, keys of Latin names."""
    found = {}
    for file in sorted((SHARED / "gazetteer").glob("??.txt")):
        for line in file.read_text("utf-8").splitlines():
            cells = line.split("\t")
            names = {cells[1], cells[2], *cells[3].split(",")}
            arabic = {skeleton(name) for name in names if re.search("[\u0600-\u06ff]", name)}
            latin = {without_article(name) for name in names if not is_arabic(name)}
            found[int(cells[0])] = (float(cells[4]), float(cells[5]), arabic, latin)
    return found


def is_arabic(name: str) -> bool:
    return bool(re.search("[\u0600-\u06ff]", name))


def skeleton(arabic: str) -> str:
    """Arabic without vowels, article, spaces and the letters that are mixed up in writing."""
    text = HARAKAT.sub("", arabic).translate(str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي", "ءـ"))
    return re.sub(r"[\s-]", "", re.sub(r"\bال", "", text))


def without_article(name: str) -> str:
    return name_key(name).removeprefix("al ").replace(" ", "")


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 6371 * math.hypot(north, east)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared")
@packs
def test_geonames(path: Path) -> None:
    """Each GeoNames id exists, within 5 km, under one of the names given here."""
    for rule in rules(path):
        if "geonames" not in rule:
            continue
        latitude, longitude, arabic, latin = settlements()[rule["geonames"]]
        here = rule["latitude"], rule["longitude"]
        assert kilometres(here, (latitude, longitude)) < 5, rule["id"]
        spellings = [rule["name"], *rule.get("variants", ()), *rule.get("also", ())]
        spellings += [f for entry in rule.get("ambiguous", ()) for f in texts(entry["find"])]
        assert skeleton(rule["arabic"]) in arabic or latin & set(map(without_article, spellings)), (
            rule["id"],
            rule["geonames"],
        )


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared")
def test_words_and_persons_are_no_places() -> None:
    """No English word and no personal name is a spelling that needs no context."""
    keys = set().union(*map(plain, every()))
    negatives = (SHARED / "bench" / "toponyms" / "negatives.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t")[:2] for line in negatives[1:]]
    persons_that_are_cities = {"baghdad", "beirut", "homs"}
    wrong = {query for kind, query in rows if kind != "city" and name_key(query) in keys}
    assert {query for query in wrong if name_key(query) not in persons_that_are_cities} == set()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared")
def test_foreign_cities_are_no_places() -> None:
    keys = set().union(*map(plain, every()))
    negatives = (SHARED / "bench" / "toponyms" / "negatives.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t")[:2] for line in negatives[1:]]
    assert {query for kind, query in rows if kind == "city" and name_key(query) in keys} == set()
