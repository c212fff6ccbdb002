"""Packs that were compiled before: the same from the cache, and compiled again where it is bad."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from textwrap import dedent
from unittest.mock import patch

import pytest

from normalize.rules import Kind, Rule, RuleSet, compiling, databases, loading, programs
from normalize.settings import Settings
from normalize.stages import Context

PACKS = {
    "words.yaml": """\
        pack: vocabulary/words
        about: Words.
        kind: vocabulary
        lists:
          army: [troops, forces]
        """,
    "wording.yaml": r"""
        pack: translation/wording
        about: Wording.
        rules:
          - id: jihad-mobile
            find: jihad-mobile
            replace: car bomb
            inflect: noun
            when: {near: [blast], not_near: [app], in_quotes: no}
            touches: [quotation]
            level: certain
            because: Carried over letter by letter.
            examples: ["a blast of a jihad-mobile -> a blast of a car bomb", "a mobile"]
          - id: many
            pattern: 'many (?P<army>\L<army>) marched'
            replace: $army marched
            because: One word is enough.
            examples: ["many troops marched -> troops marched", "many horses marched"]
        """,
}


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(autouse=True)
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Few packs in the place of the built-in ones."""
    folder = tmp_path / "packs"
    folder.mkdir()
    for name, text in PACKS.items():
        (folder / name).write_text(dedent(text), encoding="utf-8")
    monkeypatch.setattr(loading, "rules_folder", lambda: folder)
    return folder


def files(cache: Path) -> list[Path]:
    return sorted((cache / "rules").iterdir())


def test_nothing_is_read_or_compiled_twice(own_cache: Path) -> None:
    before = RuleSet.load()
    assert len(files(own_cache)) == len(PACKS) + 1  # of all but the vocabulary, together
    with (
        patch.object(compiling, "compile_pack", side_effect=AssertionError),
        patch.object(compiling, "vocabulary", side_effect=AssertionError),
    ):
        again = RuleSet.load()
    assert again.rules == before.rules
    assert again.packs == before.packs
    assert again.digest == before.digest


def test_a_pattern_need_not_be_compiled_again() -> None:
    RuleSet.load()
    programs._compiled.cache_clear()
    rules = RuleSet.load()
    [find] = [form.find for rule in rules.rules for form in rule.forms if form.is_pattern]
    with patch.object(programs.regex, "compile", side_effect=AssertionError):
        pattern = programs.compile_pattern(find, rules.lists)
    assert pattern.search("So many forces marched")["army"] == "forces"
    assert not pattern.search("So many horses marched")


def test_rules_stay_compiled_whatever_is_switched_off() -> None:
    lines = ["a blast of a jihad-mobile"]
    before = RuleSet.load()
    hits = [list(sieve.hits(lines)) for sieve in before.sieves_of()]
    after = RuleSet.load(Settings(disable=("translation/wording/jihad-mobile",)))
    with patch.object(databases, "_compiled", side_effect=AssertionError):
        assert [list(sieve.hits(lines)) for sieve in after.sieves_of()] == hits
    assert any(map(any, hits))
    assert len(after.rules) < len(before.rules)


def test_rules_by_themselves_are_found_with_what_is_compiled_for_all() -> None:
    rules = RuleSet.load()
    rules.sieves_of()
    text = "a blast of a jihad-mobile, many troops marched"
    context = Context(Settings(), rules)
    with patch.object(databases, "_compiled", side_effect=AssertionError):
        for rule in rules.rules:
            found = rules.only([rule]).matcher(Kind.PHRASES).matches(text, context)
            assert [match.rule for match in found] == [rule]


def test_for_a_rule_by_itself_the_others_are_not_compiled() -> None:
    rules = RuleSet.load()
    matcher = rules.only(rules.rules[:1]).matcher(Kind.PHRASES)
    [match] = matcher.matches("a blast of a jihad-mobile", Context(Settings(), rules))
    assert match.rule == rules.rules[0]
    assert not rules._sifted


def test_a_rule_of_another_set_is_compiled_for_itself() -> None:
    rules, [other, _] = RuleSet.load(), RuleSet.load().rules
    text = "a blast of a jihad-mobile, many troops marched"
    found = rules.only([other]).matcher(Kind.PHRASES).matches(text, Context(Settings(), rules))
    assert [match.rule for match in found] == [other]


def test_a_rule_from_the_cache_has_all_that_was_compiled() -> None:
    compiled = {rule.name: rule for rule in RuleSet.load().rules}
    for rule in RuleSet.load().rules:
        assert rule.size == len(compiled[rule.name].forms)
        for field in fields(Rule):
            assert getattr(rule, field.name) == getattr(compiled[rule.name], field.name)
        with pytest.raises(AttributeError, match="no attribute 'from'"):
            getattr(rule, "from")


def test_other_words_are_another_pattern(packs: Path, own_cache: Path) -> None:
    RuleSet.load()
    words = packs / "words.yaml"
    words.write_text(words.read_text().replace("forces", "horses"))
    rules = RuleSet.load()
    assert len(files(own_cache)) == 2 * (len(PACKS) + 1)
    [find] = [form.find for rule in rules.rules for form in rule.forms if form.is_pattern]
    pattern = programs.compile_pattern(find, rules.lists)
    assert pattern.search("So many horses marched")


@pytest.mark.parametrize("damage", [b"", b"{", bytes(2_000), None])
def test_a_damaged_file_is_made_again(own_cache: Path, damage: bytes | None) -> None:
    before = RuleSet.load()
    for file in files(own_cache):
        file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert RuleSet.load().rules == before.rules
    with patch.object(compiling, "compile_pack", side_effect=AssertionError):
        assert RuleSet.load().rules == before.rules


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_others_may_have_written_is_not_loaded(own_cache: Path) -> None:
    RuleSet.load()
    for file in files(own_cache):
        file.chmod(0o666)
    with (
        patch.object(compiling, "compile_pack", side_effect=AssertionError("compiled again")),
        pytest.raises(AssertionError, match="compiled again"),
    ):
        RuleSet.load()


def test_rules_load_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "file" / "below"))
    assert RuleSet.load().rules == RuleSet.load().rules
    [said] = caplog.messages
    assert "TANQIH_CACHE" in said
