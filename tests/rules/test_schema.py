"""Every fault of a rule file is said at once: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normalize.errors import RuleErrors
from normalize.rules import Pack
from normalize.rules.schema import schema

HEAD = "pack: mine/pack\nrules:\n"
GOOD = """\
  - id: good
    find: jihad-mobile
    replace: suicide car bomb
    because: it is one
    examples: ["a jihad-mobile -> a suicide car bomb", "a mobile"]
"""


def faults(compiled: Callable[..., Pack], text: str) -> list[str]:
    with pytest.raises(RuleErrors) as caught:
        compiled(text)
    for error in caught.value.errors:
        assert error.file == "pack.yaml"
        assert error.line
        assert error.column
    return [
        f"{error.line}:{error.column} {error.message} | {error.hint}"
        for error in caught.value.errors
    ]


def test_a_good_pack_compiles(compiled: Callable[..., Pack]) -> None:
    assert [rule.name for rule in compiled(HEAD + GOOD).rules] == ["mine/pack/good"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (GOOD.replace("find", "fnd"), "unknown key 'fnd' | did you mean 'find'?"),
        (GOOD + "    inflekt: noun\n", "8:5 unknown key 'inflekt' | did you mean 'inflect'?"),
        (GOOD.replace("    because: it is one\n", ""), "'because' is missing"),
        (GOOD + "    level: sure\n", "'sure' is not a level that there is"),
        (GOOD + "    level: certian\n", "did you mean 'certain'?"),
        (
            GOOD + "    pattern: x\n",
            "either `find and replace` or `pattern and replace` or `forms`",
        ),
        (GOOD.replace("good", "Good One"), "'Good One' is not a valid id"),
        (GOOD.replace(', "a mobile"', ""), "an example that changes and one that stays"),
        (GOOD.replace("a mobile", "a -> b"), "no example stays"),
        (GOOD.replace("a jihad-mobile -> a suicide", "a suicide"), "no example changes"),
        (GOOD + "    when: {nera: x}\n", "unknown key 'nera' | did you mean 'near'?"),
        (GOOD + "    when: {within: far}\n", "'within' is text"),
        (GOOD + "    touches: [numbers]\n", "did you mean 'number'?"),
        (GOOD + GOOD, "two rules have the id 'good'"),
        (GOOD.replace("find: jihad-mobile", "pattern: 'jihad-(mobile'"), "the pattern is wrong"),
        (GOOD.replace("find: jihad-mobile", r"pattern: '\w+'"), "no literal"),
        (GOOD.replace("find: jihad-mobile", r"pattern: '\L<cars>'"), "has a list 'cars'"),
        (
            GOOD.replace("find: jihad-mobile", "find: '{car} bomb'"),
            "no vocabulary has a slot 'car'",
        ),
        (
            GOOD.replace("find: jihad-mobile", "pattern: 'jihad(?P<x>s)'").replace(
                "replace: suicide", "replace: $y suicide"
            ),
            "$y names no group",
        ),
    ],
)
def test_what_is_wrong_is_said(compiled: Callable[..., Pack], entry: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(compiled, HEAD + entry)), faults(
        compiled, HEAD + entry
    )


def test_an_unknown_kind_is_said(compiled: Callable[..., Pack]) -> None:
    assert "did you mean 'phrases'?" in faults(compiled, "pack: a\nkind: phrase\n")[0]


def test_a_file_that_is_no_mapping_is_said(compiled: Callable[..., Pack]) -> None:
    assert "begin with `pack:" in faults(compiled, "- a\n")[0]
    assert "begin with `pack:" in faults(compiled, "")[0]


def test_all_faults_are_found_in_one_go(compiled: Callable[..., Pack]) -> None:
    text = HEAD + GOOD.replace("find", "fnd") + GOOD.replace("because", "becuase")
    assert len(faults(compiled, text)) >= 4


def test_the_schema_describes_every_key_for_editors() -> None:
    rule = schema()["$defs"]["phrase"]["properties"]
    assert all(
        "description" in value or "$ref" in value or "enum" in value or "type" in value
        for value in rule.values()
    )
