"""The sieve: it may point at too much, never at too little."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
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

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LISTS = {
    "town": ("Homs", "al-Bab", "Ḥamāh"),
    "side": ("east", "west"),
    "word": ("read", "a", "see", *(f"{a}{b}{c}" for a in "bcdx" for b in "aeiou" for c in LETTERS)),
}
PATTERNS = (
    r"\bin \L<town>'s? (?:\L<side>ern )?countryside\b",
    r"(?<!\w)(?P<n>\d[\d,]*) (?:dead|wounded)(?! or)",
    r"\b(?P<w>[Tt]he|[Oo]f) (?i:(?P=w))\b",
    r"(?i:said|ADDED)\s+that[^.\n]{0,5}$",
    r"(?:or|also) \L<word>",
    r"\L<word> (?:more|x)\b",
    r"^[^\w\n]*(?:read|see) (?:more|also)[^\n]*$",
    r"(?<=[a-z.] )[A-ZÀ-Þ]\w+(?= of)",
    r"(?:“|\")[^”\"]+[”\"] he",
    r"a{2,3}b?c*d",
    r"(?:x|(?>yz+))+q|\p{Lu}\p{Ll}+ 24",
    r"\w+[’']s [^\W\d_]+",
    r"(?i:aa|said|é)(?= (?:or|that)\b|[.,]|Ж?[^\w]|$)",
    r"(?:said|or)(?:(?= (?:that|of)\b)|[.]|$)(?!x)",
    r"(?:^|(?<=[.!] ))(?:he|The)(?![^ .])(?=(?: also)? \w+ (?:that|of)\b[^\n]*[.])",
    r"(?:in|of) (?:the ){0,2}(?:a|b)–?(?=\s|$)\b",
)
WORDS = (
    "in Homs al-Bab Ḥamāh 's countryside east ern the The of Of OF 12 1,0 dead wounded or said "
    "ADDED that read more see also “ ” \" ' ’ he a aa aaa b c d x yz q Beirut 24 é É ع ٣ – … . ,"
)


def sieve_of(forms: Sequence[Form], digest: str = "") -> sieve.Sieve:
    """The sieve of rules that have a form each."""
    [made] = sieve.sieves([[rule(form) for form in forms]], [digest])
    return made


def hits_of(forms: Sequence[Form], line: str, digest: str = "") -> sieve.Hits:
    """Where such a sieve finds what in a line."""
    [hits] = sieve_of(forms, digest).hits([line])
    return hits


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
        self[key] = sieve_of([key[1]])
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
    assert hits_of([form], "A day's Truce, a truces") == ((0, 13), (0, 22))


def test_a_pattern_that_hyperscan_refuses_does_not_cost_the_others() -> None:
    empty = Form(r"(?:truce)?", None, ("truce",), wide="(?:truce)?")
    assert hits_of([empty, Form("road", None)], "truce road") == ((0, 5), (1, 10))


def test_literals_are_whole_words_in_any_case() -> None:
    forms = [Form("air strike", None), Form("SANA", None)]
    assert hits_of(forms, "Air-Strike, SANA, Sana, Sanaa") == ((0, 10), (1, 16), (1, 22))


def test_what_is_compiled_in_several_databases_is_found_like_what_is_in_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = "truce road bread camp".split()
    forms = [Form(word, None) for word in words]
    forms += [Form(rf"\b{word}s?\b", None, (word,), wide=rf"\b{word}s?\b") for word in words]
    text = "camps, bread, a truce on the road"
    at_once = hits_of(forms, text)
    monkeypatch.setattr(databases, "_MOST", {True: 12, False: 12})
    assert [len(part.databases) for part in databases.parts(_wanted(forms))] == [3, 4]
    assert hits_of(forms, text) == at_once
    assert {number for number, _ in at_once} == {1, 2, 0, 4, 5, 6, 7}


def _wanted(forms: Sequence[Form]) -> list[databases.Wanted]:
    rules = [rule(form) for form in forms]
    return [databases.Wanted(rules, is_wide, "") for is_wide in (False, True)]


def test_what_is_kept_in_the_cache_is_what_was_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    groups = [[rule(Form("bread", None))], [rule(Form("truce", None)), rule(Form("road", None))]]
    lines = ["the road, the truce"]
    fresh = [list(each.hits(lines)) for each in sieve.sieves(groups, ["one", "other"])]
    monkeypatch.setattr(databases, "_compiled", None)  # from now on it would fail
    again = sieve.sieves(groups, ["one", "other"])
    assert [list(each.hits(lines)) for each in again] == fresh == [[()], [((1, 8), (0, 19))]]
    [other] = sieve.sieves(groups[1:], ["other"])
    assert list(other.hits(lines)) == fresh[1]


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
    forms = [Form("truce", None)]
    fresh = hits_of(forms, "the truce", "one")
    for file in (tmp_path / "rules").iterdir():
        cache.write("rules", file.name, *damaged)
    assert hits_of(forms, "the truce", "one") == fresh


def test_a_form_that_comes_again_is_found_for_each_of_its_rules() -> None:
    found = sieve_of([Form("truce", None), Form("road", None), Form("truce", None)])
    (hits,) = found.hits(["the truce"])
    assert hits == ((0, 9), (2, 9))
    assert [found.owner(number) for number, _ in hits] == [(found.rules[i], 0) for i in (0, 2)]


def test_lines_that_were_looked_at_ahead_are_not_scanned_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = sieve_of(
        [Form("truce", None), Form(r"\broads?\b", None, ("road",), wide=r"\broads?\b")]
    )
    lines = ["the truce", "", "a road, two roads", "a truce on the road"]
    each = [next(found.hits([line])) for line in lines]
    found.look_ahead([*lines[:3], lines[0]])
    scanned: list[str] = []
    scan = found._scanned
    monkeypatch.setattr(found, "_scanned", lambda new: scanned.extend(new) or scan(new))
    assert list(found.hits(lines)) == each
    assert scanned == lines[3:]
    found.look_ahead([])
    assert list(found.hits(lines)) == each
    assert scanned == lines[3:] + lines


def test_forms_are_numbered_through_rules_that_have_several_and_none() -> None:
    many = replace(rule(Form("truce", None)), forms=(Form("truce", None), Form("road", None)))
    rules = [replace(many, forms=()), many, replace(many, forms=()), rule(Form("bread", None))]
    [found] = sieve.sieves([rules])
    assert [found.owner(number) for number in range(3)] == [(many, 0), (many, 1), (rules[3], 0)]
