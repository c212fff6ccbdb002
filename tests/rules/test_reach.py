"""How many spaces a pattern's match can hold."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalize.rules.reach import reach, searched


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r"army", 0),
        (r"the army of \L<country>", 4),
        (r"(?P<noun>two [a-z]+) and (?P=noun)", 4),
        (r"(?<=held by the )army(?! corps of)", 5),
        (r"(?:(?:the|an old) ){0,3}army", 6),
        (r"[^,]{2,5}army", 5),
        (r"(?:a|of the|in)\b[-\w]+", 1),
        (r"(?:[a-z]+ )+army", None),
        (r"army[^.]*", None),
    ],
)
def test_every_space_counts_that_a_match_or_a_lookaround_may_read(
    pattern: str, most: int | None
) -> None:
    assert reach(pattern, {"country": ["Iraq", "Saudi Arabia"]}) == most


@given(
    st.sampled_from([r"a(?: [b-d]+){1,3}", r"(?:x y|z) ?[a-z]", r"(?P<w>a ?b)[ ,](?P=w)"]),
    st.data(),
)
def test_no_match_holds_more_spaces(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert regex.fullmatch(pattern, text, regex.DOTALL)
    most = reach(pattern, {})
    assert most is not None and text.count(" ") <= most


@pytest.mark.parametrize(
    ("pattern", "what", "most"),
    [
        (r"of army(?= said)", r"of army(?= said)", 2),
        (r"of army(?= said)(?=[^\n]*[.!])", r"of army", 2),  # " said" may be what is found
        (r"of army(?:(?=[^\n]*[.!]))(?![^\n]*\?)", r"of army", 1),
        (r"(?<!\bthe (?:old )*)army", r"(?<!\bthe (?:old )*)army", 0),  # it is seen anyway
        (r"army(?=[^\n]*[.!])|of (?:old )*troops", r"army(?=[^\n]*[.!])|of (?:old )*troops", None),
        (r"(?:old )*army(?=[^\n]*[.!])", r"(?:old )*army", None),
    ],
)
def test_what_stands_far_behind_is_not_searched_for(
    pattern: str, what: str, most: int | None
) -> None:
    assert searched(pattern, {}) == (what, most)
