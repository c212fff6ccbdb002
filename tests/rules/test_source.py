"""YAML is untrusted: plain data comes out, with positions, or a clear error."""

from __future__ import annotations

import pytest

from normalize.errors import RuleError
from normalize.rules.source import read


def test_words_that_yaml_would_change_stay_text() -> None:
    data = read(
        "p.yaml", "find: [no, on, 2020-01-23, 0x10, 1e3, ~, 08]\nn: 3\nx: -1.5\nb: true"
    ).data
    assert data == {
        "find": ["no", "on", "2020-01-23", "0x10", "1e3", "~", "08"],
        "n": 3,
        "x": -1.5,
        "b": True,
    }
    assert read("p.yaml", 'n: "3"').data == {"n": "3"}


def test_positions_count_from_one() -> None:
    source = read("p.yaml", "pack: a\nrules:\n  - id: b\n    find: c\n")
    assert source.places["rules", 0, "find"] == (4, 5)
    error = source.error(("rules", 0, "replace"), "missing")
    assert (error.line, error.column) == (3, 5)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a: &x 1\nb: *x", "aliases", 2),
        ("a: !!python/object:os.system {}", "tags", 1),
        ("a: 1\na: 2", "twice", 2),
        ("a: [1\nb: 2", "not valid YAML", 2),
        ("a: b: c", "not valid YAML", 1),
        ("a:\n\t- b", "not valid YAML", 2),
    ],
)
def test_broken_or_unsafe_files_are_refused(text: str, message: str, line: int) -> None:
    with pytest.raises(RuleError, match=message) as caught:
        read("p.yaml", text)
    assert caught.value.line == line
    assert caught.value.hint


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(RuleError):
        read("p.yaml", "[" * 5000)
