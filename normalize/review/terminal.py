"""Changes for a terminal: the words around them, what goes, what comes, by which rule and why.

What goes stands in [-brackets-], what comes in {+braces+}, coloured where there is colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from normalize.review.blocks import Block, Change, visible

__all__ = ["changed_words"]

_CONTEXT = 45  # code points on each side
_GONE, _COME, _PLACE, _RULE = "red", "green", "cyan", "bold"


def changed_words(text: str, blocks: Sequence[Block]) -> Iterator[Text]:
    """Yield the lines that show all changes and suggestions of a document.

    `text` is the result that the blocks were cut from.
    """
    for block in blocks:
        for pieces in _excerpts(block):
            changes = [piece for piece in pieces if isinstance(piece, Change)]
            yield _excerpt(changes[0], pieces)
            yield from _because(changes)
        for change in block.suggestions:
            edit = change.edit
            before = text[max(block.start, edit.start - _CONTEXT) : edit.start]
            after = text[edit.end : min(block.end, edit.end + _CONTEXT)]
            yield _excerpt(change, (before, change, after))
            yield from _because([change], "suggestion")


def _excerpts(block: Block) -> Iterator[list[str | Change]]:
    """Changes with the words around them; those that stand close together share an excerpt."""
    excerpt: list[str | Change] = []
    lead = ""
    for piece in block.pieces:
        if isinstance(piece, Change):
            excerpt += (lead, piece) if lead else (piece,)
            lead = ""
        elif excerpt and len(piece) > 2 * _CONTEXT:
            yield [*excerpt, _words(piece[:_CONTEXT], cut_right=True)]
            excerpt, lead = [], _words(piece[-_CONTEXT:], cut_left=True)
        elif excerpt:
            lead = piece
        else:
            lead = _words(piece[-_CONTEXT:], cut_left=len(piece) > _CONTEXT)
    if excerpt:
        yield [*excerpt, _words(lead[:_CONTEXT], cut_right=len(lead) > _CONTEXT)]


def _words(text: str, *, cut_left: bool = False, cut_right: bool = False) -> str:
    """Drop the word that a cut went through and say so."""
    if cut_left:
        text = "…" + text[text.find(" ") + 1 :]
    if cut_right:
        text = text[: text.rfind(" ")] + "…" if " " in text else text + "…"
    return text


def _excerpt(first: Change, pieces: Sequence[str | Change]) -> Text:
    line = Text("  ")
    line.append(f"{first.line}:{first.column}", _PLACE).append("  ")
    for piece in pieces:
        if isinstance(piece, str):
            line.append(visible(piece))
            continue
        if piece.edit.before:
            line.append(f"[-{visible(piece.edit.before)}-]", _GONE)
        if piece.edit.after:
            line.append(f"{{+{visible(piece.edit.after)}+}}", _COME)
    return line


def _because(changes: Sequence[Change], note: str = "") -> Iterator[Text]:
    """Say rule, level and reason of changes, those of one kind once."""
    for (chain, level, reason), count in Counter(
        (change.edit.chain, change.edit.level, change.edit.reason) for change in changes
    ).items():
        line = Text("      ")
        line.append(" > ".join(chain), _RULE)
        facts = ", ".join(fact for fact in (level, note, f"{count} times") if fact)
        line.append(f" ({facts.removesuffix(', 1 times')}): {reason}", "dim")
        yield line
