from __future__ import annotations

import pytest

from normalize.quality.adversarial import attacks, slow_text


@pytest.mark.parametrize(
    "pattern",
    [
        r"road (?:\w|\w\w)+;",
        r"\b(?:x|xx|xxx)+yes(?=z)",
        r"(?P<a>(?:[a-z]|[\w-])*) road",
        r"road (?:(?i:is|IS|the)[\s,]+)*shut",
        r"(?>road) (?:[a-z]|[a-z][a-z])*\L<side>!",
    ],
)
def test_patterns_that_run_away_are_found(pattern):
    assert slow_text(pattern, {"side": ("east",)}, limit=0.05)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bin (?:the )?(?P<side>east|west) countryside\b",
        r"road\w*(?: [a-z]+){0,3}",
        r"[^\n]{2,80} road(?![\w-])",
        r"(?<=a )road\b(?#why)|\d{1,3}(?:,\d{3})* men",
        r"[]x]+ \p{Lu}\w+ \[road\]",
        r"\L<side> (?P<w>\w+) (?P=w) road",
        r"(?i)road|(?i:ROAD)+",
    ],
)
def test_sound_patterns_are_not(pattern):
    assert slow_text(pattern, {"side": ("east",)}, limit=1) is None


def test_nothing_repeats():
    assert attacks(r"\broads?\b(?: {2}x)?") == []
