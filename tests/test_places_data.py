"""The curated gazetteer: every entry is whole, unambiguous, and where it says that it is."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz.fuzz import partial_ratio

from normalize.rules.name_keys import name_key
from transliteration.arabic import fold, is_arabic
from transliteration.gazetteer.shipped import towns
from transliteration.romanization import romanization
from transliteration.skeleton import keys
from transliteration.spelling.letters import spell

CHECKOUT = Path(__file__).parents[1]
PACKS = sorted((CHECKOUT / "rules" / "places").glob("*.yaml"))

HARAKAT = re.compile("[\u064b-\u0652\u0670]")
LETTER = re.compile("[^\u064b-\u0652\u0670][\u064b-\u0652\u0670]*")
KEYS = set(
    "id name arabic vocalized kind country admin latitude longitude geonames pcode variants also"
    " touches"
    " ambiguous because examples".split()
)
KINDS = set(
    "city town village neighbourhood suburb district governorate region mountain river airport"
    " base camp crossing road dam island sea".split()
)
SMALL = set("al el ez ibn bin abu umm of the des wa".split())

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
        assert rule["admin"], rule["id"]
        assert re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", rule["id"])
        for entry in rule.get("ambiguous", ()):
            assert set(entry) == {"find", "when"}, rule["id"]
            assert entry["when"], rule["id"]


@pytest.mark.parametrize("key", ["id", "geonames", "pcode"])
def test_ids_are_unique(key: str) -> None:
    ids = Counter(rule[key] for rule in every() if key in rule)
    assert [value for value, count in ids.items() if count > 1] == []


def test_no_place_is_there_twice() -> None:
    """Three kilometres apart, two places have two Arabic names."""
    places = defaultdict(list)
    for rule in every():
        places[letters(rule["arabic"])].append(rule)
    pairs = (pair for same in places.values() for pair in combinations(same, 2))
    assert [
        (one["id"], other["id"])
        for one, other in pairs
        if kilometres((one["latitude"], one["longitude"]), (other["latitude"], other["longitude"]))
        < 3
    ] == []


@packs
def test_vocalized_arabic(path: Path) -> None:
    """Without its vowels the vocalized name is the Arabic one, and no consonant lacks its vowel."""
    for rule in rules(path):
        assert HARAKAT.sub("", rule["vocalized"]) == rule["arabic"], rule["id"]
        for word in rule["vocalized"].split():
            assert not bare_consonants(word), (rule["id"], word)
        assert not romanization(rule["vocalized"]).guessed, rule["id"]


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
    """One example changes into the canonical name, or "Al-" for "al-" at a start; one stays."""
    for rule in rules(path):
        changed = [e.split(" -> ")[1] for e in rule["examples"] if " -> " in e]
        assert changed, rule["id"]
        at_start = rule["name"][:1].upper() + rule["name"][1:]
        for after in changed:
            assert rule["name"] in after or after.startswith(at_start), rule["id"]
        assert len(changed) < len(rule["examples"]), rule["id"]


# On the data beside the checkout.


@dataclass(frozen=True)
class Entry:
    """A place as a gazetteer has it; one that several sources have has several points."""

    points: list[tuple[float, float]]
    names: set[str]


@pytest.fixture(scope="module")
def geonames(shared: Path) -> dict[int, Entry]:
    """The settlements of the country files, and the towns that the project ships."""
    found: dict[int, Entry] = {}
    for file in sorted((shared / "gazetteer").glob("??.txt")):
        for line in file.read_text("utf-8").splitlines():
            cells = line.split("\t")
            names = {cells[1], cells[2], *cells[3].split(",")} - {""}
            found[int(cells[0])] = Entry([(float(cells[4]), float(cells[5]))], names)
    for town in towns():
        entry = found.setdefault(town.geonames, Entry([], set()))
        entry.points.append((town.latitude, town.longitude))
        entry.names.update(name.form for name in town.names)
    return found


@pytest.fixture(scope="module")
def populated_places(shared: Path) -> dict[str, Entry]:
    """OCHA's populated places of Syria, by p-code."""
    path = shared / "gazetteer" / "syria-populated-places-pcodes.csv"
    with path.open(encoding="utf-8") as file:
        return {
            row["pcode"]: Entry(
                [(float(row["lat"]), float(row["lon"]))],
                {row["name_en"], row["name_en"].partition("(")[0].strip()},
            )
            for row in csv.DictReader(file)
            if row["lat"]
        }


def agree(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two names have the same letters or sound, or are alike but for an addition."""
    one, other = (
        ({letters(name) for name in names}, {key for name in names for key in keys(spell(name))})
        for names in (list(ours), list(theirs))
    )
    return (
        not one[0].isdisjoint(other[0])
        or not one[1].isdisjoint(other[1])
        or any(partial_ratio(mine, its) > 85 for mine, its in product(one[0], other[0]))
    )


def letters(name: str) -> str:
    """The letters of a name, with nothing that is written in several ways, without its article."""
    if is_arabic(name):
        return re.sub(r"\bال|\s", "", fold(name))
    return name_key(name).removeprefix("al ").replace(" ", "")


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 6371 * math.hypot(north, east)


def faults(rule: dict[str, Any], entry: Entry | None) -> str:
    """What a gazetteer's entry has against a place, or nothing."""
    if entry is None:
        return "no such id"
    here = rule["latitude"], rule["longitude"]
    distance = min(kilometres(here, point) for point in entry.points)
    if distance > 5:
        return f"{distance:.0f} km away"
    ours = [rule["name"], rule["arabic"], *rule.get("variants", ()), *rule.get("also", ())]
    ours += [find for each in rule.get("ambiguous", ()) for find in texts(each["find"])]
    return "" if agree(ours, entry.names) else f"is {', '.join(sorted(entry.names))}"


@pytest.mark.shared
@packs
def test_ids(path: Path, geonames: dict[int, Entry], populated_places: dict[str, Entry]) -> None:
    """What an id stands for lies within 5 km, under one of the names given here."""
    wrong = {}
    for rule in rules(path):
        if "geonames" in rule:
            wrong[rule["id"], rule["geonames"]] = faults(rule, geonames.get(rule["geonames"]))
        if "pcode" in rule:
            wrong[rule["id"], rule["pcode"]] = faults(rule, populated_places.get(rule["pcode"]))
    assert {what: fault for what, fault in wrong.items() if fault} == {}


@pytest.fixture(scope="module")
def negatives(shared: Path) -> list[tuple[str, str]]:
    """Names that stand for no place here, each behind its kind."""
    rows = (shared / "bench" / "toponyms" / "negatives.tsv").read_text("utf-8").splitlines()[1:]
    return [(kind, query) for kind, query, *_ in (row.split("\t") for row in rows)]


@pytest.mark.shared
def test_words_and_persons_are_no_places(negatives: list[tuple[str, str]]) -> None:
    """No English word and no personal name is a spelling that needs no context."""
    keys = set().union(*map(plain, every()))
    persons_that_are_cities = {"baghdad", "beirut", "homs"}
    wrong = {query for kind, query in negatives if kind != "city" and name_key(query) in keys}
    assert {query for query in wrong if name_key(query) not in persons_that_are_cities} == set()


@pytest.mark.shared
def test_foreign_cities_are_no_places(negatives: list[tuple[str, str]]) -> None:
    keys = set().union(*map(plain, every()))
    cities = {query for kind, query in negatives if kind == "city"}
    assert {query for query in cities if name_key(query) in keys} == set()
