"""Passages that stand again below themselves, and those that may."""

from __future__ import annotations

import pytest

from normalize.edits import resolve
from normalize.stages.phrasing.repeated_copies import repeated_copies

HEADLINE = "Two bakers hurt near the old mill of Homs"
ONE = "The council of the town said that two bakers were hurt near the mill on Monday at dawn."
TWO = "It pointed out that the two were taken to a hospital in the east of the town by car."
NEW = "On Tuesday a third baker was hurt when the mill of the next town burned for an hour."
POST = "Bread is dear in Homs. pic.twitter.com/aBc12"


def mended(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    for found in reversed(resolve(list(repeated_copies(text)))):
        text = text[: found.start] + found.after + text[found.end :]
    return text.split("\n\n")


@pytest.mark.parametrize(
    ("lines", "result"),
    [
        ([ONE, TWO, ONE, TWO], [ONE, TWO]),
        ([ONE, TWO, ONE, TWO, ONE, TWO, NEW], [ONE, TWO, NEW]),
        ([HEADLINE, NEW, ONE, TWO, "A.K", HEADLINE, ONE, TWO], [HEADLINE, NEW, ONE, TWO, "A.K"]),
        ([HEADLINE, ONE, TWO, "BAKER", HEADLINE, ONE, TWO], [HEADLINE, ONE, TWO, "BAKER"]),
        ([ONE, TWO, "— B. (@baker) July 24, 2022"] * 2, [ONE, TWO, "— B. (@baker) July 24, 2022"]),
        (
            [f"{POST}— BAKER (@baker) August 19, 2021", POST],
            [f"{POST}— BAKER (@baker) August 19, 2021"],
        ),
    ],
)
def test_copies(lines: list[str], result: list[str]) -> None:
    assert mended(*lines) == result


@pytest.mark.parametrize(
    "lines",
    [
        [ONE, NEW, TWO, ONE],
        [HEADLINE, ONE, TWO, NEW, ONE, TWO],  # the end of each part of a report
        ["Bread is dear.", "Flour is dear."] * 2,  # a refrain
        [POST, POST + " today"],
        [f"{POST}— BAKER (@baker) August 19, 2021", NEW],
        [],
    ],
)
def test_what_may_stand_again(lines: list[str]) -> None:
    assert mended(*lines) == "\n\n".join(lines).split("\n\n")
