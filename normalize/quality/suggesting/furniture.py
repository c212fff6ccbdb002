"""Lines, asides, and beginnings and ends of texts, that come again and again.

All numbers count as one, and so do all months and weekdays, so that "12 likes" and "3 likes"
are one line. Text that has lost
its line breaks still has the same first or last words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.texts import Text

__all__ = ["furniture"]

_FEWEST = 2  # documents
_FEWEST_OF_A_WORD = 3
_IN_A_ROW = 8
_LONGEST = 200  # code points of a line
_EDGES = (3, 4, 6, 8, 12)  # words at the beginning or end of a text
_ASIDE = re.compile(
    r"\((?=[^()]*[a-z]{3} )[^()\n\d]{4,60}\)|\[(?=[^\[\]]*[a-z]{3} )[^\[\]\n\d]{4,60}\]"
)
_VARIES = re.compile(
    r"\d+|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
)


def furniture(texts: Sequence[Text]) -> list[Suggestion]:
    """Repeated lines, asides and edges, those of the most documents first."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    outlets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surfaces: dict[str, str] = {}
    edges: set[str] = set()
    inline: set[str] = set()
    for text in texts:
        for surface, is_edge in _units(text.text).items():
            key = _VARIES.sub("0", surface)
            if is_edge:
                edges.add(key)
            if is_edge or surface[0] in "([":
                inline.add(key)
            documents[key].add(text.name)
            outlets[key][text.outlet] += 1
            surfaces.setdefault(key, surface)
    for key in [key for key in documents if key in edges and not _of_one(outlets[key])]:
        del documents[key]
    rows: dict[tuple[frozenset[str], bool], list[str]] = {}  # what always comes together is one row
    for key, names in documents.items():
        if len(names) >= _FEWEST and (" " in key or len(names) >= _FEWEST_OF_A_WORD):
            rows.setdefault((frozenset(names), key in inline), []).append(key)
    found = []
    for (together, is_inline), keys in rows.items():
        whole = [k for k in keys if not any(k != other and k in other for other in keys)]
        finds = tuple(surfaces[key] for key in whole[:_IN_A_ROW])
        said = ", ".join(f"{outlet} {n}" for outlet, n in outlets[whole[0]].most_common(3))
        found.append(
            Suggestion(
                "furniture",
                "furniture",
                finds,
                "",
                len(together) * len(whole),
                len(together),
                float(len(together)),
                f"comes again in {said}",
                finds,
                "inline" if is_inline else "line",
            )
        )
    return sorted(found, key=lambda row: (-row.score, row.find))


def _of_one(outlets: Counter[str]) -> bool:
    """Whether one outlet has nearly all of it; articles of many outlets begin with "At least"."""
    return outlets.most_common(1)[0][1] >= max(_FEWEST_OF_A_WORD, 0.8 * outlets.total())


def _units(text: str) -> dict[str, bool]:
    """Short lines, asides in brackets, first and last words, and whether it is one of the last."""
    words = text.split()
    counts = [count for count in _EDGES if len(words) > 4 * count]
    units = {" ".join(edge): True for n in counts for edge in (words[:n], words[-n:])}
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) > 1:
        units |= {line: False for line in lines if 2 < len(line) <= _LONGEST}
    return units | dict.fromkeys(_ASIDE.findall(text), False)
