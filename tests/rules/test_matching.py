"""Literals in one pass, patterns where they may match, conditions, inflection and case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalize.rules import Kind, Pack
from normalize.rules.folding import fold
from normalize.rules.literals import all_required, rarest
from normalize.rules.loading import load_packs
from normalize.rules.model import Vocabulary
from normalize.stages import Context

EXAMPLES = 'because: b\n    examples: ["x -> y", "z"]\n'


def changed(text: str, context: Context) -> str:
    matches = context.rules.matcher(Kind.PHRASES).matches(text, context)
    for match in reversed(matches):
        text = text[: match.start] + (match.replacement or "") + text[match.end :]
    return text


def pack_of(compiled: Callable[..., Pack], body: str, words: Vocabulary | None = None) -> Pack:
    return compiled(f"pack: p\nrules:\n  - id: r\n    {body}\n    {EXAMPLES}", words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two jihad-mobiles came", "two car bombs came"),
        ("A jihad-mobile's driver", "A car bomb's driver"),
        ("Jihad-mobiles came", "Car bombs came"),
        ("JIHAD-MOBILES CAME", "CAR BOMBS CAME"),
        ("jihad-mobilesque", "jihad-mobilesque"),
        ("anti-jihad-mobile", "anti-jihad-mobile"),
        ("jihad mobile", "jihad mobile"),
        ("(jihad-mobile)", "(car bomb)"),
        ("Idlib\n“jihad-mobile”?", "Idlib\n“car bomb”?"),
        ("ş jihad-mobile ğ", "ş car bomb ğ"),
        ("jihad-mobileş", "jihad-mobileş"),
    ],
)
def test_a_literal_follows_number_and_case(
    compiled: Callable[..., Pack], context: Callable[..., Context], text: str, expected: str
) -> None:
    pack = pack_of(compiled, "find: jihad-mobile\n    replace: car bomb\n    inflect: noun")
    assert changed(text, context(pack)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were hit. 20 men at least died", "They were hit. At least 20 men died"),
        ("Of these 20 men at least died", "Of these at least 20 men died"),
        ("At 6 p.m. 20 men at least died", "At 6 p.m. at least 20 men died"),
    ],
)
def test_what_takes_the_place_of_a_number_begins_the_sentence(
    compiled: Callable[..., Pack], context: Callable[..., Context], text: str, expected: str
) -> None:
    body = r"pattern: '(?P<n>\d+) men at least'"
    pack = pack_of(compiled, f"{body}\n    replace: at least $n men\n    touches: [number]")
    assert changed(text, context(pack)) == expected


def test_a_literal_with_capitals_is_found_as_it_stands(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    pack = pack_of(compiled, "find: IS\n    replace: Islamic State")
    assert changed("IS is here", context(pack)) == "Islamic State is here"


def test_verbs_inflect_at_their_first_word(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    pack = pack_of(compiled, "find: give up\n    replace: surrender\n    inflect: verb")
    text = "they give up, he gives up, they gave up, given up, giving up"
    assert changed(text, context(pack)) == (
        "they surrender, he surrenders, they surrendered, surrendered, surrendering"
    )


def test_slots_stand_for_words_of_a_vocabulary(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    words = Vocabulary({"city": ("Idlib", "Hama")}, {"number": r"\d+"})
    pack = pack_of(
        compiled,
        'find: "in {city} {number} countryside"\n    replace: "in the {city} countryside"',
        words,
    )
    text = "In Hama 3 countryside; in Homs 3 countryside"
    assert changed(text, context(pack, words)) == "In the Hama countryside; in Homs 3 countryside"


@pytest.mark.parametrize(
    ("when", "text", "fires"),
    [
        ("near: [rocket*]", "balloons and rockets", True),
        ("near: [rocket]", "balloons and rockets", False),
        ("near: [rockets], within: 1 word", "balloons and rockets", False),
        ("near: [rockets]", "balloons\nrockets", False),
        ("not_near: [hot-air]", "hot-air balloons", False),
        ("before: [and]", "balloons and", True),
        ("before: [and]", "balloons or", False),
        ("not_before: [and]", "balloons and", False),
        ("after: [of the]", "use of the balloons", True),
        ("after: [of the]", "use of balloons", False),
        ("after: [attempt*]", "attempts balloons", True),
        ("after: [attempt*]", "attempts at balloons", False),
        ("not_after: [hot-air]", "hot-air balloons", False),
        ("beside: [festival]", "festival of balloons", True),
        ("beside: [festival]", "a balloons festival", True),
        ("beside: [festival]", "balloons at the festival", False),
        ("in_quotes: yes", 'said "balloons rose"', True),
        ("in_quotes: no", 'said "balloons rose"', False),
        ("document_has: [Gaza]", "Gaza\n\nballoons", True),
        ("document_lacks: [Gaza]", "Gaza\n\nballoons", False),
        ("outlet: [tass]", "balloons", True),
        ("route: [russian]", "balloons", False),
    ],
)
def test_conditions(
    compiled: Callable[..., Pack],
    context: Callable[..., Context],
    when: str,
    text: str,
    fires: bool,
) -> None:
    pack = pack_of(compiled, f"find: balloons\n    replace: X\n    when: {{{when}}}")
    assert (changed(text, context(pack, outlet="TASS")) != text) is fires


def test_a_runaway_pattern_is_stopped_and_reported(
    compiled: Callable[..., Pack], context: Callable[..., Context], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normalize.rules.matching.TIME_LIMIT", 0.05)
    pack = compiled(
        "pack: p\nrules:\n"
        "  - id: slow\n    pattern: '(?:x|xx|xxx)+yes(?!z)'\n    needs: [xxx]\n"
        f"    replace: a\n    {EXAMPLES}"
        f"  - id: fast\n    find: roads\n    replace: streets\n    {EXAMPLES}"
    )
    made = context(pack)
    assert changed("roads " + "x" * 5000 + "yesz", made).startswith("streets xxx")
    assert [problem.rule for problem in made.problems] == ["p/slow"]
    assert "pack.yaml:3" in made.problems[0].message


@pytest.mark.parametrize("length", range(960, 1010))
def test_a_word_in_a_long_line_ends_where_it_ends(
    compiled: Callable[..., Pack], context: Callable[..., Context], length: int
) -> None:
    """Wherever the stretch ends that the pattern is run on."""
    pack = pack_of(
        compiled, r"pattern: 'two fighter(?= fell|\b|$)'" + "\n    replace: two fighters"
    )
    text = "two fighter fell " + "x" * length + " two fighters fell" + " y" * 1500
    assert changed(text, context(pack)) == text.replace("fighter fell", "fighters fell")


@pytest.mark.parametrize("first", ["", "long before, a town fell, and "])
@pytest.mark.parametrize("last", ["", " and so on, for many more words"])
def test_a_pattern_sees_in_a_line_whatever_it_looks_at(
    compiled: Callable[..., Pack], context: Callable[..., Context], first: str, last: str
) -> None:
    """However little of the line it is run on; where it may read any number of words, all."""
    near = r"(?<=held by (?:the )?)band(?= of [a-z]+ [a-z]+ (?:left|right))"
    far = r"(?<!long before.*)band(?! of.*many more)"
    text = f"{first}held by the band of good men right, by a band of good men right{last}"
    for pattern, count in ((near, 1), (far, 0 if first or last else 2)):
        pack = pack_of(compiled, f"pattern: '{pattern}'\n    needs: [band]\n    replace: group")
        changes = changed(text, context(pack)).count("group")
        assert changes == count, pattern


def test_what_fails_by_its_lookahead_hides_nothing_behind_it(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    """What is searched for is less than the pattern, and may be found where that is not."""
    pack = pack_of(
        compiled, r"pattern: 'old (?:old )?mill(?= [a-z]+)(?=[^\n]*!)'" + "\n    replace: ruin"
    )
    calm, loud = "The old old mill fell." + " x" * 1500, "An old mill, an old mill fell"
    text = f"{calm} {loud}\n{loud} {'and so on ' * 90}!"
    expected = f"{calm} {loud}\nAn old mill, a ruin fell {'and so on ' * 90}!"
    assert changed(text, context(pack)) == expected


def test_overlaps_come_by_start_then_length_then_pack_order(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    pack = compiled(
        "pack: p\nrules:\n"
        f"  - id: short\n    find: air\n    replace: a\n    {EXAMPLES}"
        f"  - id: long\n    find: air strike\n    replace: b\n    {EXAMPLES}"
        f"  - id: same\n    find: air strike\n    replace: c\n    {EXAMPLES}"
    )
    made = context(pack)
    matches = made.rules.matcher(Kind.PHRASES).matches("air strike", made)
    assert [match.rule.name for match in matches] == ["p/long", "p/same", "p/short"]


def test_a_line_that_was_seen_is_judged_by_the_document_it_stands_in_now(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    pack = pack_of(compiled, "find: road\n    replace: street\n    when: {document_has: [truce]}")
    made = context(pack)
    assert changed("the road\na truce", made) == "the street\na truce"
    assert changed("the road\nbread", made) == "the road\nbread"
    assert changed("bread\nthe road\nof truce, a road", made) == (
        "bread\nthe street\nof truce, a street"
    )


@given(st.text(alphabet=st.characters(max_codepoint=0x3000), max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text) + 2


@given(
    st.sampled_from(["colou?rs? of", "(?:in|on) the", "a(?:bcd|efg)h", "x{2,}yzw", "[Ii]n Homs"]),
    st.data(),
)
def test_a_pattern_never_matches_without_its_literal(pattern: str, data: st.DataObject) -> None:
    needs = rarest(all_required(pattern))
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert regex.fullmatch(pattern, text)
    assert any(need.encode("latin-1") in fold(text) for need in needs)


def test_a_cached_pack_equals_a_compiled_one(own_cache: Path) -> None:
    first, words = load_packs()
    assert list((own_cache / "rules").iterdir())
    second, _ = load_packs()
    assert list(second) == first
    assert words.lists
