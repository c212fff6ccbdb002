"""Where a text speaks of a spelling, it stays."""

from __future__ import annotations

import pytest

from transliteration.mentions.spelled import is_spoken_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Turkish the city is called [Halep].", True),
        ("The Kurds call it [Efrin].", True),
        ("The town is known to the Kurds as [Kobane]; it was calm.", True),
        ("Palmyra, whose Arabic name is [Tadmur], fell.", True),
        ("It is also spelled Rakka or [Ar-Raqqah].", True),
        ('She wrote "[Idleb]" with an e.', True),
        ("He wrote [Idleb] rather than Idlib.", True),
        ('The word "[Halab]" is old.', True),
        ("the etymology of [Halab]", True),
        ("Ras al-Ain, [Serekaniye] in Kurdish, was hit.", True),
        ('The road sign read "[Idleb] 40".', True),
        ("Formerly [Deir el-Zor], it was renamed.", True),
        ("Place of birth: [Kamishli].", True),
        ('The sign said "[Idleb] is free" in red.', False),
        ('He wrote: "[Idleb] was hit by shells."', False),
        ("He wrote to [Idleb] twice.", False),
        ("In the Kurdish media [Efrin] is a name.", False),
        ("The Turks shelled [Efrin] again.", False),
        ("It was said on [Efrin] in Kurdish media.", False),
        ("the city in which [Idleb] fighters live", False),
    ],
)
def test_spoken_of(text: str, expected: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_spoken_of(text.replace("[", "").replace("]", ""), start, end) is expected
