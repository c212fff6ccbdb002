"""The sieve: it may point at too much, never at too little."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalize.edits import Level
from normalize.rules import Kind, databases, sieve
from normalize.rules.expressions import UnsupportedPattern
from normalize.rules.image import image
from normalize.rules.model import Form, Rule
from normalize.rules.programs import compile_pattern
from normalize.rules.widening import widened
from transliteration import cache

LISTS = {"town": ("Homs", "al-Bab", "Ḥamāh"), "side": ("east", "west")}
PATTERNS = (
    r"\bin \L<town>'s? (?:\L<side>ern )?countryside\b",
    r"(?<!\w)(?P<n>\d[\d,]*) (?:dead|wounded)(?! or)",
    r"\b(?P<w>[Tt]he|[Oo]f) (?i:(?P=w))\b",
    r"(?i:said|ADDED)\s+that[^.\n]{0,5}$",
    r"^[^\w\n]*(?:read|see) (?:more|also)[^\n]*$",
    r"(?<=[a-z.] )[A-ZÀ-Þ]\w+(?= of)",
    r"(?:“|\")[^”\"]+[”\"] he",
    r"a{2,3}b?c*d",
    r"(?:x|(?>yz+))+q|\p{Lu}\p{Ll}+ 24",
    r"\w+[’']s [^\W\d_]+",
    r"(?i:aa|said|é)(?= (?:or|that)\b|[.,]|Ж?[^\w]|$)",
)
WORDS = (
    "in Homs al-Bab Ḥamāh 's countryside east ern the The of Of OF 12 1,0 dead wounded or said "
    "ADDED that read more see also “ ” \" ' ’ he a aa aaa b c d x yz q Beirut 24 é É ع ٣ – … . ,"
)


def sieve_of(groups: Iterable[Sequence[Form]], digests: Sequence[str] = ()) -> sieve.Sieve:
    """The sieve of rules that have a form each."""
    return sieve.Sieve([[rule(form) for form in forms] for forms in groups], digests)


def rule(form: Form) -> Rule:
    return Rule("a/b", Kind.PHRASES, (form,), None, Level.LIKELY, "", frozenset(), (), {}, "", 1)


PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\u00a0", "\u2028", "\u0301", "\U0001f600"])


@pytest.mark.parametrize("pattern", PATTERNS)
@given(pieces=st.lists(PIECES, max_size=14), spaced=st.booleans())
def test_what_a_pattern_matches_the_sieve_points_at(
    pattern: str, pieces: list[str], spaced: bool
) -> None:
    text = (" " if spaced else "").join(pieces)
    form = Form(pattern, None, ("none",), wide=widened(pattern, LISTS))
    lines = text.split("\n")
    for line, hits in zip(lines, _SIEVES[pattern, form].hits(lines), strict=True):
        for match in compile_pattern(pattern, LISTS).finditer(line):
            assert any(match.start() <= end for _, end in hits), (match, hits, form.wide)


class _Sieves(dict[tuple[str, Form], sieve.Sieve]):
    def __missing__(self, key: tuple[str, Form]) -> sieve.Sieve:
        self[key] = sieve_of([[key[1]]])
        return self[key]


_SIEVES = _Sieves()


@given(st.text())
def test_an_image_keeps_offsets_words_digits_and_spaces(text: str) -> None:
    seen = image(text).decode("ascii")
    assert len(seen) == len(text)
    for one, other in zip(text, seen, strict=True):
        for kind in (r"\w", r"\d", r"\s"):
            assert bool(regex.match(kind, one)) == bool(regex.match(kind, other)), (one, other)


@pytest.mark.parametrize(
    "pattern", [r"[[:alpha:]]+", r"(?|a|b)", r"(?R)", r"a(?V1)b", r"\X", r"(a)(?(1)b|c)"]
)
def test_what_cannot_be_widened_is_refused(pattern: str) -> None:
    with pytest.raises(UnsupportedPattern):
        widened(pattern, {})


def test_a_pattern_without_expression_is_found_by_the_literals_that_it_needs() -> None:
    form = Form(r"[[:alpha:]]+ truce", None, (" truce",))
    assert sieve_of([[form]]).hits(["A day's Truce, a truces"]) == [((0, 13), (0, 22))]


def test_a_pattern_that_hyperscan_refuses_does_not_cost_the_others() -> None:
    empty = Form(r"(?:truce)?", None, ("truce",), wide="(?:truce)?")
    assert sieve_of([[empty, Form("road", None)]]).hits(["truce road"]) == [((0, 5), (1, 10))]


def test_literals_are_whole_words_in_any_case() -> None:
    found = sieve_of([[Form("air strike", None)], [Form("SANA", None)]])
    assert found.hits(["Air-Strike, SANA, Sana, Sanaa"]) == [((0, 10), (1, 16), (1, 22))]


@given(st.lists(st.lists(st.sampled_from(["the road", "a truce", "bread", ""])), max_size=6))
def test_what_is_remembered_of_lines_is_what_a_fresh_look_finds(texts: list[list[str]]) -> None:
    forms = [[Form("truce", None), Form("road", None)]]
    used = _SIEVES.setdefault(("", forms[0][0]), sieve_of(forms))
    for lines in texts:
        assert used.hits(lines) == sieve_of(forms).hits(lines)


def test_what_is_kept_in_the_cache_is_what_was_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    groups = [[Form("bread", None)], [Form("truce", None), Form("road", None)]]
    fresh = sieve_of(groups, ["one", "other"]).hits(["the road, the truce"])
    monkeypatch.setattr(databases, "_compiled", None)  # from now on it would fail
    assert sieve_of(groups, ["one", "other"]).hits(["the road, the truce"]) == fresh
    assert sieve_of(groups[1:], ["other"]).hits(["the road, the truce"]) == [((1, 8), (0, 19))]
    assert fresh == [((2, 8), (1, 19))]


@pytest.mark.parametrize(
    "damaged",
    [
        (),
        (b"", b""),
        (b"\0", b"\0"),
        (marshal.dumps((b"", b"", b"")), b"\0"),
        (marshal.dumps(1), b""),
    ],
)
def test_a_damaged_cache_is_made_anew(
    damaged: tuple[bytes, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    groups = [[Form("truce", None)]]
    fresh = sieve_of(groups, ["one"]).hits(["the truce"])
    for file in (tmp_path / "rules").iterdir():
        cache.write("rules", file.name, *damaged)
    assert sieve_of(groups, ["one"]).hits(["the truce"]) == fresh


def test_a_form_that_comes_again_is_found_for_each_of_its_rules() -> None:
    groups = [[Form("truce", None)], [Form("road", None), Form("truce", None)]]
    rules = [[rule(form) for form in forms] for forms in groups]
    found = sieve.Sieve(rules)
    (hits,) = found.hits(["the truce"])
    assert hits == ((0, 9), (2, 9))
    assert [found.owner(number) for number, _ in hits] == [(rules[0][0], 0), (rules[1][1], 0)]


def test_forms_are_numbered_through_rules_that_have_several_and_none() -> None:
    many = replace(rule(Form("truce", None)), forms=(Form("truce", None), Form("road", None)))
    rules = [replace(many, forms=()), many, replace(many, forms=()), rule(Form("bread", None))]
    found = sieve.Sieve([rules[:1], [], rules[1:]])
    assert [found.owner(number) for number in range(3)] == [(many, 0), (many, 1), (rules[3], 0)]
