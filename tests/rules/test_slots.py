"""Slots: parts that have a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normalize.errors import RuleErrors
from normalize.rules.compiling import vocabulary
from normalize.rules.matching import Matcher
from normalize.rules.model import Pack, Vocabulary
from normalize.rules.slots import SlotError, expanded, filled, is_short
from normalize.rules.source import read
from normalize.stages import Context

WORDS = Vocabulary(
    {"side": ("left", "right"), "ship": ("hidden by the pack",)},
    {"count": r"\d{1,3}|{few}", "few": "two|three", "loop": "a{pool}", "pool": "b{loop}"},
)
PACK = """\
pack: bridges
about: Bridges.
patterns:
  place: 'bridge|old {crossing}'
  crossing: 'ford|{ship}'
  ship: 'ferry'
rules:
  - id: at-the-bridge
    pattern: '(?P<p>At|During) the (?P<where>{place}) drowned (?P<n>{count}) men\\b'
    replace: $n men drowned ${p:small} the $where
    because: The subject comes first.
    examples:
      - "At the old ferry drowned two men. -> Two men drowned at the old ferry."
      - "At the ferry, two men drowned."
"""


def test_slots_nest_and_repetition_stays() -> None:
    assert expanded("{count} on the {side}{2}", WORDS) == (
        r"(?:\d{1,3}|(?:two|three)) on the (?:\L<side>){2}"
    )
    assert expanded(r"\p{L}\p{Lu}x{2,3}", WORDS) == r"\p{L}\p{Lu}x{2,3}"


def test_a_pattern_hides_a_list_of_its_name_and_takes_it_from_nobody() -> None:
    words = Vocabulary({"plane": ("jet", "drone")}, {"Vehicle": r"car|\L<plane>", "plane": "kite"})
    assert expanded("{plane}|{Vehicle}", words) == r"(?:kite)|(?:car|\L<plane>)"
    assert not is_short("{plane} race", words)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("{nope}", "no vocabulary has a slot 'nope'"), ("{loop}", "'loop' stands within itself")],
)
def test_a_slot_that_cannot_be_filled_is_an_error(pattern: str, message: str) -> None:
    with pytest.raises(SlotError, match=message) as caught:
        expanded(pattern, WORDS)
    assert caught.value.hint


def test_only_short_lists_are_spelled_out() -> None:
    assert is_short("{side} bank", WORDS)
    assert not is_short("{count} men", WORDS)
    assert list(filled("{side} or {side}", None, WORDS)) == [
        ("left or left", None),
        ("right or right", None),
    ]


def test_a_pack_has_patterns_of_its_own(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    pack = compiled(PACK, WORDS)
    rule = pack.rules[0]
    matcher = Matcher([rule], WORDS.lists)
    for example in rule.examples:
        found = matcher.matches(example.before, context(pack, WORDS))
        after = "".join(match.replacement or "" for match in found)
        assert after == (example.after or "").removesuffix(".")
    assert not pack.patterns  # other packs do not see them


def test_their_faults_are_told_with_their_place(compiled: Callable[..., Pack]) -> None:
    with pytest.raises(RuleErrors) as caught:
        compiled(PACK.replace("'ford|{ship}'", "'(ford'"), WORDS)
    assert "the pattern 'crossing' is wrong" in caught.value.errors[0].message
    assert caught.value.errors[0].line == 5
    with pytest.raises(RuleErrors) as caught:
        compiled(PACK.replace("{count}", "{cuont}"), WORDS)
    assert "no vocabulary has a slot 'cuont'" in caught.value.errors[0].message
    assert caught.value.errors[0].line == 9
    with pytest.raises(RuleErrors) as caught:
        compiled(PACK.replace("patterns:", "lists: {a: [b]}\npatterns:"), WORDS)
    assert "'lists' belongs to another kind of pack" in caught.value.errors[0].message


TABLE = """\
pack: mine/verbs
kind: vocabulary
about: Verbs.
tables:
  do did: [go went, see saw]
"""
PAST = """\
pack: past
rules:
  - id: did-not-go
    pattern: '(?P<not>[Dd]id not) (?P<did>{did})\\b'
    replace: $not ${did:do}
    because: The bare verb.
    examples: ["did not went -> did not go", "did not go"]
  - id: will-go
    find: "will {did}"
    replace: "will ${did:do}"
    because: The bare verb.
    examples: ["will saw -> will see", "will see"]
"""


def verbs() -> Vocabulary:
    return Vocabulary().merged(vocabulary(read("verbs.yaml", TABLE)))


def test_a_word_of_another_column(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    words = verbs()
    pack = compiled(PAST, words)
    matcher = Matcher(pack.rules, words.lists)
    matches = matcher.matches("They did not went. Did not saw. They will saw.", context(pack))
    assert [m.replacement for m in matches] == ["did not go", "Did not see", "will see"]


def test_a_row_that_is_too_short() -> None:
    with pytest.raises(RuleErrors) as caught:
        vocabulary(read("verbs.yaml", TABLE.replace("see saw", "see")))
    [error] = caught.value.errors
    assert "the row has 1 words, the table 2 columns" in str(error)


def test_columns_of_two_tables(compiled: Callable[..., Pack]) -> None:
    other = TABLE.replace("do did: [go went, see saw]", "other more: [one two, three four]")
    words = verbs().merged(vocabulary(read("other.yaml", other)))
    with pytest.raises(RuleErrors) as caught:
        compiled(PAST.replace("did:do", "did:other"), words)
    assert "'did' and 'other' are no columns of one table" in str(caught.value.errors[0])


def test_a_list_laid_over_a_column_is_none(compiled: Callable[..., Pack]) -> None:
    lists = TABLE.replace("tables:", "lists:").replace("do did: [go went, see saw]", "do: [a, b]")
    words = verbs().merged(vocabulary(read("lists.yaml", lists)))
    with pytest.raises(RuleErrors):
        compiled(PAST, words)


def test_what_no_row_has_is_left(
    compiled: Callable[..., Pack], context: Callable[..., Context]
) -> None:
    words = verbs()
    pack = compiled(PAST.replace("{did})", "\\w+)"), words)
    matcher = Matcher(pack.rules, words.lists)
    matches = matcher.matches("They did not wend. They did not saw.", context(pack))
    assert [m.replacement for m in matches] == ["did not see"]
