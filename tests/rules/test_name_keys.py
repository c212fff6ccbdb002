"""Keys of names: the same from the cache, and no name taken for another."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from normalize.edits import Level
from normalize.rules import Form, Kind, Rule, When, name_keys
from normalize.rules.name_keys import Keys
from transliteration import checksums


def rule(name: str, *forms: Form, arabic: str = "") -> Rule:
    facts = {"arabic": arabic}
    return Rule(
        name, Kind.PLACES, forms, None, Level.LIKELY, "", frozenset(), (), facts, "x.yaml", 1
    )


RULES = [
    rule("p/raqqa", Form("Raqqa", "Raqqa"), Form("Rakka", "Raqqa"), arabic="الرقة"),
    rule("p/hama", Form("Hama", "Hama"), arabic="حماة"),
    rule("p/other", Form("Hama", "Hama", when=When(near=("river",))), arabic="حماة"),
]


def names(keys: Keys, key: str) -> list[tuple[str, str]]:
    return [(owner.name, form.find) for owner, form in keys.owners(key, RULES)]


def test_a_key_tells_which_spelling_of_which_rule_has_it() -> None:
    keys = Keys.of(RULES)
    assert names(keys, "rakka") == names(keys, "al rakka") == [("p/raqqa", "Rakka")]
    assert names(keys, "al hama") == []  # it has no article


def test_what_needs_a_context_goes_before_what_needs_none() -> None:
    assert names(Keys.of(RULES), "hama") == [("p/other", "Hama"), ("p/hama", "Hama")]


def test_only_the_first_words_of_names_begin_one() -> None:
    keys = Keys.of([*RULES, rule("p/abu", Form("Abu Hurayf", None))])
    assert all(keys.can_begin(word) for word in ("raqqa", "abu", "al"))
    assert not keys.can_begin("hurayf")


def test_keys_with_one_checksum_are_told_apart() -> None:
    with patch.object(checksums, "checksum", len), patch.object(name_keys, "checksum", len):
        assert names(Keys.of(RULES), "raqqa") == [("p/raqqa", "Raqqa")]
        assert names(Keys.of(RULES), "xxxxx") == []


def test_from_the_cache_they_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    made = Keys.of(RULES, "digest")
    with patch.object(name_keys, "_made", side_effect=AssertionError):
        assert Keys.of(RULES, "digest") == made
    [file] = (tmp_path / "rules").iterdir()
    file.write_bytes(b"")
    assert Keys.of(RULES, "digest") == made
