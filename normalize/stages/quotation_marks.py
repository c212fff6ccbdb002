"""Quotation marks in a paragraph: where they stand, and what each of them can be.

One character has many trades. `"` opens or closes a quotation, or stands for inches and
seconds; `'` does that, and is an apostrophe besides. What surrounds a mark tells most of
it: a space before and a letter behind invite an opening, a full stop before and a space
behind a closing. Each :class:`Mark` carries what it would *cost* to read it as each of
them; the reading of the whole paragraph (:mod:`normalize.stages.quotation_reading`) takes
the cheapest assignment in which openings and closings fit each other.

Costs add up and count roughly in bits: 0 for what every edited text does, 3 for a slip
that translators make (a space on the wrong side), 8 and more for what hardly occurs. They
were set by hand; a book printed with curly marks holds them to account (see the tests).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from normalize.stages.attribution import attribution_follows, introduces_speech

__all__ = ["DOUBLES", "MARKS", "Mark", "find_marks", "has_marks", "paragraphs", "tidy"]

DOUBLES = '"“”„‟«»'
_SINGLES = "'‘’‛"
MARKS = DOUBLES + _SINGLES
_OPENERS, _CLOSERS = "“„‟‘‛", "”’"  # guillemets face either way, by country
# Between two word characters a single mark is an apostrophe; two singles in a row, where the
# encoding stage left them, are no mark that could be read.
_MARK = re.compile(
    rf"[{DOUBLES}{_SINGLES}](?:(?<!\w[{_SINGLES}])|(?!\w))"
    rf"(?<![{_SINGLES}][{_SINGLES}])(?!(?<=[{_SINGLES}])[{_SINGLES}])"
)
_PLAIN = (
    rf"[^{DOUBLES}{_SINGLES}]*+"
    rf"(?:(?:(?<=\w)[{_SINGLES}](?=\w)|(?<=s)['’](?=[\s.,]))[^{DOUBLES}{_SINGLES}]*+)*+"
)
_TIDY = re.compile(
    rf"{_PLAIN}(?:(?<![^\s(\[—-])[\"“](?=[\w(\[]){_PLAIN}"
    rf"(?<=[\w.,!?)\]…])[\"”](?![\w(\[]){_PLAIN})*+"
)
_MOST = 5_000  # no paragraph of prose has so many marks; data that do are left alone
_WRAP = range(50, 101)  # widths, in code points, to which mail and books break their lines
_FIRST_WORD = re.compile(r"\s*\S+")

# What stands beside a mark: | edge, _ white space, w word, ( opening bracket, . punctuation,
# - dash, e ellipsis, q another mark.
_OPENING_LEFT = {"|": 0, "_": 0, "(": 0, "-": 0.5, "q": 0.5, "w": 5, ".": 3, "e": 3}
_OPENING_RIGHT = {"w": 0, "(": 0, "e": 0.5, "q": 0.5, "-": 2, "_": 3, ".": 12, "|": 15}
_CLOSING_LEFT = {"w": 0, ".": 0, "e": 0, "-": 0.5, "q": 0.5, "_": 3, "(": 8, "|": 12}
_CLOSING_RIGHT = {"|": 0, "_": 0, ".": 0, "-": 0.5, "e": 0.5, "q": 0.5, "w": 4, "(": 2}
_NEVER = 20.0

_ELISIONS = re.compile(
    r"(?:em|pon|tis|twas|twere|til|till|cause|bout|round|neath|gainst|cos|cuz|ere|ave|im|er|is|as|"
    r"ouse|ead|ow|ome|orse|ard|eart|n|\d0s|\d\d)\b",
    re.IGNORECASE,
)
_CUT_WORD = re.compile(r"(?:\w*in|\b(?:o|th|an|ol|wi|mo|d|t|ma|n))\Z", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?!(?:this|thus|always|perhaps|says|does|goes|its|ours|theirs|hers|yours|"
    r"across|towards|besides|unless|less|plus|versus|whereas|sometimes|calls|"
    r"means|shouts|cries|asks|names|cites)\Z)[^\W\d_]{2,}[^\W\dsu_]s\Z"
)
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b(?!['’])")
_FEET = re.compile(r"\d['’]\d+(?:\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, its neighbours, and what each reading of it costs.

    `left` and `right` are classes of the neighbours. `before` and `after` count the white
    space beside the mark; 0 where it must stay (a line break, a space between two marks).
    """

    start: int
    end: int
    double: bool
    left: str
    right: str
    before: int
    after: int
    spoken: bool  # a clause of saying and a colon stand before it
    stopped: bool  # punctuation stands beside it
    opening: float
    closing: float
    apostrophe: float  # an apostrophe, or a prime: no quotation mark at all
    detached: float  # an apostrophe on the wrong side of a space


def has_marks(text: str) -> bool:
    """Whether any character of the text could be a quotation mark; cheap.

    >>> has_marks("It's Zakho's."), has_marks("the drivers' union")
    (False, True)
    """
    return _MARK.search(text) is not None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield start and end of each paragraph that is not blank.

    A line is a paragraph; but lines that were broken to fit one width, of 50 to 100 code
    points, are one paragraph as far as the next blank line.

    >>> list(paragraphs("One.\nTwo.\n\nThree."))
    [(0, 4), (5, 9), (11, 17)]
    """
    block: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start and not text[start:end].isspace():
            block.append((start, end))
        else:
            yield from _unwrap(text, block)
            block = []
        start = end + 1
    yield from _unwrap(text, block)


def _unwrap(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join lines of which none had room for the first word of the next."""
    width = max((end - start for start, end in lines), default=0)
    if width not in _WRAP or len(lines) < 2:
        yield from lines
        return
    first = lines[0][0]
    for (start, end), (below, _) in pairwise(lines):
        word = _FIRST_WORD.match(text, below)
        if word and end - start + 1 + len(word[0]) <= width:
            yield first, end
            first = below
    yield first, lines[-1][1]


def tidy(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds nothing but well-set double quotations; cheap.

    >>> tidy('He said "no", then "yes."', 0, 25), tidy('He said" no ".', 0, 14)
    (True, False)
    """
    return _TIDY.fullmatch(text, start, end) is not None


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Find the marks of the paragraph `text[start:end]`, in order.

    >>> [(m.start, m.opening, m.closing) for m in find_marks('He said "no".', 0, 13)]
    [(8, 0.0, 10.0), (11, 17.0, 0.0)]
    """
    places = [match.start() for match in _MARK.finditer(text, start, end)]
    return [_mark(text, i, start, end) for i in places] if len(places) <= _MOST else []


def _mark(text: str, i: int, start: int, end: int) -> Mark:
    double = text[i] in DOUBLES
    x, y = i, i + 1  # from x to y: the mark with the white space around it
    while x > start and text[x - 1].isspace():
        x -= 1
    while y < end and text[y].isspace():
        y += 1
    j = i + 1
    left = "|" if x == start else "_" if x < i else _side(text[i - 1])
    right = "|" if y == end else "_" if y > j else _side(text[j])
    if text.startswith("...", j):
        right = "e"
    before = 0 if left == "|" or "\n" in text[x:i] else i - x
    after = 0 if right == "|" or "\n" in text[j:y] else y - j
    # Some printers set a space between marks of two kinds; it stays.
    if left == "_" and _side(text[x - 1]) == "q" and (text[x - 1] in DOUBLES) != double:
        left, before = "q", 0
    if right == "_" and _side(text[y]) == "q" and (text[y] in DOUBLES) != double:
        right, after = "q", 0
    previous = text[x - 1] if x > start else ""
    spoken = previous == ":" and introduces_speech(text, start, i)
    opening, closing = _opening(left, right, previous), _closing(left, right, previous)
    if right == "w" and left in "_w." and attribution_follows(text, j):
        opening, closing = opening + 2, closing - 2.5
    if text[i] in _CLOSERS:
        opening += 2.5
    elif text[i] in _OPENERS:
        closing += 2.5
    if double:
        inch = previous.isdigit() and before == 0
        feet = inch and _FEET.search(text, max(start, i - 12), i) is not None
        apostrophe, detached = (0.0 if feet else 1.5 if inch else _NEVER), _NEVER
        closing += 5 * feet
    else:
        apostrophe, detached = _apostrophe(text, j, left, right, text[max(start, x - 30) : x])
        opening += 3 * (apostrophe == 0)
    return Mark(
        i,
        j,
        double,
        left,
        right,
        before,
        after,
        spoken,
        previous in tuple(".,!?…") or right in ".|",
        opening,
        closing,
        apostrophe,
        detached,
    )


def _side(char: str) -> str:
    if char.isalnum() or char in "$£€#@&":
        return "w"
    if char in _SINGLES or char in DOUBLES:
        return "q"
    if char in "([{<=/":
        return "("
    return "-" if char in "-–—" else "e" if char == "…" else "."


def _opening(left: str, right: str, previous: str) -> float:
    if left in "w.e" and right == "_":  # `using" balloons`, `said:" We`: one slip, not two
        cost = 5.0 if left == "w" else 4.0 if previous == ":" else 8.0
    else:
        cost = float(_OPENING_LEFT[left] + _OPENING_RIGHT[right])
    return max(cost - 1, 0) if previous == ":" else cost


def _closing(left: str, right: str, previous: str) -> float:
    if left == "_" and right in "w(":  # `hurt, "said`; hardly `the "said`
        cost = 4.0 if previous in tuple(".,!?…") else 10.0
    else:
        cost = float(_CLOSING_LEFT[left] + _CLOSING_RIGHT[right])
    return cost + 3 * (previous in (":", ";"))


def _apostrophe(text: str, j: int, left: str, right: str, words: str) -> tuple[float, float]:
    """Cost of a single mark as an apostrophe where it stands, and as a detached one."""
    plural = _PLURAL.search(words) is not None
    if left == "w" and right != "w":
        if right == "_" and _ENDING.match(text, j + 1) and text[j] == " ":  # `Syria' s`
            return 3.0, 1.0
        if words[-1:].isdigit() or _CUT_WORD.search(words):
            return 1.0, _NEVER
        return (0.7 if words[-1:] in "sxzSXZ" else 3.0), _NEVER
    if right == "w" and left != "w":
        if _ELISIONS.match(text, j):
            return 0.0, _NEVER
        if left == "_" and words[-1:].isalpha() and _ENDING.match(text, j):  # `Syria 's`
            return 3.0, 0.0
        shift = 3.0 if plural and left == "_" else _NEVER
        if left in "|q":  # a quotation that begins is likelier than a word cut short
            return 7.0, _NEVER
        return (3.0 if text[j].isupper() else 6.0 if plural else 4.5), shift  # 'Ayn Issa
    if left == "_" and right == "_" and plural:
        return 9.0, 3.0
    return 9.0, _NEVER
