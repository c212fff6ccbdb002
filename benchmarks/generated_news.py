"""News that never happened, the same at every run: what the other benchmarks read.

Articles of about ten lines and two kilobytes. Every second one has typographic quotation marks
and apostrophes (of 150 reports of monitors and agencies that were looked at, nine in ten have
some, in 27 % of their lines); one line in twenty carries a defect of the kinds that translated
news has.

>>> made = articles(seed=1)
>>> one, two = next(made), next(made)
>>> one == next(articles(seed=1)), one == two
(True, False)
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

__all__ = ["DEFECTIVE", "articles", "megabytes", "phrases"]

DEFECTIVE = 0.05  # share of lines
TYPOGRAPHIC = 0.5  # share of articles
_OPENING = re.compile(r'(?<=[\s(])"|^"', re.MULTILINE)

_WHO = (
    "the governor", "a tribal elder", "the city council", "a spokesman for the ministry",
    "the coast guard", "an army officer", "the teachers' union", "a shopkeeper", "two doctors",
    "the mayor", "a relief worker", "the drivers' union", "engineers of the power company",
    "the Syrian Observatory", "a field commander", "the civil defense", "several farmers",
)  # fmt: skip
_DID = (
    "reopened", "repaired", "inspected", "closed", "visited", "searched", "cleared of mines",
    "photographed", "rebuilt", "surrounded", "left", "handed over", "shelled", "described",
)  # fmt: skip
_WHAT = (
    "a bridge", "the bakery", "two schools", "the old market", "an army post", "the grain silos",
    "a field hospital", "the pumping station", "three checkpoints", "a fuel depot",
    "the main road", "a row of workshops", "the water tower", "an ammunition store",
)  # fmt: skip
_WHERE = (
    "in Idlib", "near Saraqib", "north of Aleppo", "outside Hama", "in the Idlib countryside",
    "east of Homs", "in Kirkuk", "near Mosul", "in Taiz", "between Jenin and Nablus",
    "on the coast of Sirte", "in El Fasher", "west of Raqqa", "in the port of Hodeidah",
)  # fmt: skip
_WHEN = (
    "on Monday", "before dawn", "at 6:40 a.m.", "on March 14", "late on Thursday", "after noon",
    "for the third time this year", "a week after the truce", "on Sunday night", "in 2019",
)  # fmt: skip
_MORE = (
    "residents said", "the statement said", "according to local reporters", "an aide said",
    "the agency reported", "witnesses said by telephone", "he told reporters",
)  # fmt: skip
_QUOTED = (
    "We lost {number} days and gained nothing", "Nobody was hurt, and the road is open",
    "The work will cost {number} million pounds", "There were {number} of us in the cellar",
    "It is quiet now, but we sleep in our shoes", "The army's trucks came back empty",
)  # fmt: skip

_DEFECTS: tuple[Callable[[str], str], ...] = (
    lambda line: line.replace(", ", " , ", 1),
    lambda line: line[:-1] + " .",
    lambda line: line.replace(". ", ".", 1),
    lambda line: line.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}"),
    lambda line: line.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
    lambda line: line.replace("'", "â€™"),
    lambda line: line.replace("and", "&amp;", 1),
    lambda line: line.replace(": " + '"', ":" + '" ', 1),
    lambda line: line.replace(", ", "، ", 1),
    lambda line: line.replace(" ", "  ", 1),
    lambda line: "\N{RIGHT-TO-LEFT MARK}" + line,
    lambda line: line.replace("Saraqib", "Sarakeb").replace("Idlib", "Idleb"),
    lambda line: line.replace("in the Idlib", "in Idlib").replace("Mosul", "Mossoul"),
    lambda line: line.replace(" the ", " the the ", 1),
    lambda line: line + " They arrived to the port with two jihad-mobiles.",
)


def articles(seed: int) -> Iterator[str]:
    """Generate articles without end."""
    rng = random.Random(seed)
    while True:
        lines = [_line(rng) for _ in range(8 + _below(rng, 5))]
        article = "\n\n".join([_headline(rng), *lines]) + "\n"
        yield typographic(article) if rng.random() < TYPOGRAPHIC else article


def typographic(text: str) -> str:
    """Set straight marks as most outlets do."""
    text = _OPENING.sub("\N{LEFT DOUBLE QUOTATION MARK}", text)
    text = text.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def megabytes(size: float, seed: int = 0) -> list[str]:
    """Generate articles of together at least `size` million bytes of UTF-8."""
    chosen: list[str] = []
    wanted = size * 1_000_000
    for article in articles(seed):
        if wanted <= 0:
            break
        chosen.append(article)
        wanted -= len(article.encode())
    return chosen


def phrases(count: int, seed: int = 0) -> list[str]:
    """Generate different phrases of the vocabulary of the articles; some occur in them."""
    rng = random.Random(seed)
    words = sorted(
        {w for part in (_WHO, _DID, _WHAT, _WHERE) for text in part for w in text.split()}
    )
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(_pick(rng, words).lower() for _ in range(3 + _below(rng, 2)))] = None
    return list(found)


def _line(rng: random.Random) -> str:
    line = " ".join(_sentence(rng) for _ in range(1 + _below(rng, 3)))
    return _break(line, rng) if rng.random() < DEFECTIVE else line


def _break(line: str, rng: random.Random) -> str:
    while (broken := _pick(rng, _DEFECTS)(line)) == line:
        pass  # a line without quotation marks cannot have them wrong
    return broken


def _headline(rng: random.Random) -> str:
    return _capital(f"{_pick(rng, _WHO)} {_pick(rng, _DID)} {_pick(rng, _WHAT)}")


def _sentence(rng: random.Random) -> str:
    who, where, when = _pick(rng, _WHO), _pick(rng, _WHERE), _pick(rng, _WHEN)
    if rng.random() < 0.3:
        quoted = _pick(rng, _QUOTED).format(number=2 + _below(rng, 90))
        return _capital(f'{who} said {when}: "{quoted}."')
    what, number = _pick(rng, _WHAT), 2 + _below(rng, 400)
    return _capital(
        f"{who} {_pick(rng, _DID)} {what} {where} {when}, and {number} families returned, "
        f"{_pick(rng, _MORE)}."
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _below(rng: random.Random, limit: int) -> int:
    # random() is the one method whose sequence Python promises to keep.
    return int(rng.random() * limit)


def _pick(rng: random.Random, choices: Sequence[T]) -> T:
    return choices[_below(rng, len(choices))]
