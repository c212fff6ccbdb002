"""A unified diff that `patch` and `git apply` take, from the recorded edits.

Line ends and a byte-order mark stay as they are in the source: the patch changes words,
not how the file is stored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.edits import Edit
from normalize.proposals import shared_ends
from normalize.review.blocks import line_starts

__all__ = ["unified_diff"]

_CONTEXT = 3  # lines
_NO_NEWLINE = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines of the source that became lines of the result; ends are exclusive."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(
    name: str, source: str, text: str, edits: Sequence[Edit], *, newline: str = "\n", mark: str = ""
) -> str:
    r"""Say how a file changes; "" where it does not.

    `newline` is the line end of the file (in `source` and `text` it is "\n"), `mark` the
    byte-order mark that stands before its first line.

    >>> from normalize.edits import EditLog, Proposal
    >>> log = EditLog("One .\nTwo.")
    >>> _ = log.apply([Proposal(3, 4, "", "spacing/before-punctuation", "")])
    >>> print(unified_diff("a.txt", log.original, log.text, log.edits), end="")
    --- a/a.txt
    +++ b/a.txt
    @@ -1,2 +1,2 @@
    -One .
    +One.
     Two.
    \ No newline at end of file
    """
    old, new = _lines(source), _lines(text)
    regions = _regions(source, text, edits)
    changed = [r for region in regions if (r := _trimmed(region, old, new)) is not None]
    if not changed:
        return ""
    old, new = (_as_stored(lines, newline, mark) for lines in (old, new))
    tab = "\t" if " " in name else ""  # as git does, so that a name with spaces is read whole
    return f"--- a/{name}{tab}\n+++ b/{name}{tab}\n" + "".join(
        _hunk(hunk, old, new) for hunk in _hunks(changed)
    )


def _lines(text: str) -> list[str]:
    r"""Lines with their "\n"; str.splitlines would break at other characters too."""
    starts = line_starts(text)
    if starts[-1] < len(text):
        starts.append(len(text))
    return [text[start:end] for start, end in pairwise(starts)]


def _as_stored(lines: Sequence[str], newline: str, mark: str) -> list[str]:
    stored = [line.replace("\n", newline) for line in lines]
    return [mark + line for line in stored[:1]] + stored[1:]


def _regions(source: str, text: str, edits: Sequence[Edit]) -> list[_Region]:
    """The lines that edits touch; where two edits touch one line, in one region."""
    starts, new_starts = line_starts(source), line_starts(text)
    regions: list[_Region] = []
    for edit in edits:
        region = _Region(
            bisect_right(starts, edit.source_start) - 1,
            bisect_right(starts, edit.source_end),
            bisect_right(new_starts, edit.start) - 1,
            bisect_right(new_starts, edit.end),
        )
        if regions and (region.start < regions[-1].end or region.new_start < regions[-1].new_end):
            region = replace(region, start=regions[-1].start, new_start=regions[-1].new_start)
            regions.pop()
        regions.append(region)
    return regions


def _trimmed(region: _Region, old: Sequence[str], new: Sequence[str]) -> _Region | None:
    """Leave out the lines at both ends that did not change; None where none did."""
    before = old[region.start : region.end]
    after = new[region.new_start : region.new_end]
    head, tail = shared_ends(before, after)
    if head + tail == len(before) == len(after):
        return None
    return _Region(
        region.start + head,
        region.start + len(before) - tail,
        region.new_start + head,
        region.new_start + len(after) - tail,
    )


def _hunks(regions: Sequence[_Region]) -> Iterator[list[_Region]]:
    """Gather regions whose context lines would meet."""
    hunk: list[_Region] = []
    for region in regions:
        if hunk and region.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(region)
    yield hunk


def _hunk(regions: Sequence[_Region], old: Sequence[str], new: Sequence[str]) -> str:
    first, last = regions[0], regions[-1]
    lead = min(_CONTEXT, first.start)
    start, end = first.start - lead, min(last.end + _CONTEXT, len(old))
    new_start, new_end = first.new_start - lead, last.new_end + end - last.end
    body: list[str] = []
    position = start
    for region in regions:
        body += (f" {line}" for line in old[position : region.start])
        body += (f"-{line}" for line in old[region.start : region.end])
        body += (f"+{line}" for line in new[region.new_start : region.new_end])
        position = region.end
    body += (f" {line}" for line in old[position:end])
    return f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n" + "".join(
        line if line.endswith("\n") else line + _NO_NEWLINE for line in body
    )


def _range(start: int, end: int) -> str:
    """Lines as a hunk header has them: from 1, and the line before where there is none."""
    length = end - start
    return f"{start + 1 if length else start},{length}"
