"""One self-contained page that shows every change with its rule, reason and level.

It opens offline and asks nothing of any network: style and script stand in it, and its
content security policy lets nothing else run, by their hashes. All article text is
escaped. What goes and what comes is told by line and underline, by words for screen
readers, and by colour last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from normalize.edits import Edit, Level
from normalize.review.blocks import Block, Change, visible
from normalize.review.numbers import counted
from normalize.review.policy import content_security_policy

__all__ = ["Shown", "page"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as the page shows it."""

    id: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, object]

    @property
    def edits(self) -> list[Edit]:
        """Applied edits."""
        return [change.edit for block in self.blocks for change in block.changes]

    @property
    def suggestions(self) -> list[Edit]:
        """Edits that are proposed only."""
        return [change.edit for block in self.blocks for change in block.suggestions]


def page(documents: Iterable[Shown]) -> Iterator[str]:
    """Yield the page in pieces, in their order."""
    style, script = (
        files("normalize.review").joinpath(name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js")
    )
    policy = content_security_policy(style, script)
    shown = list(documents)
    edits = sum(len(document.edits) for document in shown)
    asked = sum(len(document.suggestions) for document in shown)
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>What changes in {counted(len(shown), 'document')}</title>\n"
        f"<style>{style}</style>\n</head>\n<body>\n<header>\n"
        f"<h1>What changes in {counted(len(shown), 'document')}</h1>\n"
        f'<p class="quiet">{counted(edits, "change")}, {counted(asked, "suggestion")}. '
        "<del>Struck out</del> is what goes, <ins>underlined</ins> is what comes; "
        "a suggestion is not applied.</p>\n</header>\n"
    )
    yield _filters(shown)
    yield "<main>\n"
    for number, document in enumerate(shown, 1):
        yield from _article(number, document)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _filters(shown: Iterable[Shown]) -> str:
    rules = Counter(
        name
        for document in shown
        for edit in (*document.edits, *document.suggestions)
        for name in set(edit.chain)
    )
    options = "".join(
        f'<option value="{escape(name)}">{escape(name)} ({count})</option>'
        for name, count in sorted(rules.items())
    )
    boxes = "".join(
        f'<label><input type="checkbox" name="level" value="{level}" checked> {level}</label>'
        for level in Level
    )
    return (
        '<nav aria-label="Filter" hidden>\n<label>Rule <select id="rule">'
        f'<option value="">all rules</option>{options}</select></label>\n{boxes}\n'
        '<label><input type="checkbox" id="only-changed"> only paragraphs that change</label>\n'
        '<span class="quiet" id="shown" role="status"></span>\n</nav>\n'
    )


def _article(number: int, document: Shown) -> Iterator[str]:
    edits, asked = document.edits, document.suggestions
    yield (
        f'<article aria-labelledby="d{number}">\n<h2 id="d{number}">{escape(document.id)} '
        f"<small>{counted(len(edits), 'change')}, {counted(len(asked), 'suggestion')}</small>"
        "</h2>\n"
    )
    if document.metadata:
        yield "<dl>" + "".join(_metadata(document.metadata)) + "</dl>\n"
    notes = 0
    for block in document.blocks:
        changes = [*block.changes, *block.suggestions]
        marks = {change: _Mark(number, notes + i) for i, change in enumerate(changes, 1)}
        notes += len(changes)
        yield f'<div class="row{"" if changes else " same"}">\n<p dir="auto">'
        for piece in _with_suggestions(block):
            if isinstance(piece, str):
                yield escape(visible(piece))
            elif piece in block.suggestions:
                yield f'<span class="ask" {_data(piece.edit)}>{marks[piece].link("?")}</span>'
            else:
                yield f'<span class="edit" {_data(piece.edit)}>{_diff(piece.edit)}'
                yield f"{marks[piece].link()}</span>"
        yield "</p>\n"
        if changes:
            yield "<ol>\n"
            yield from (
                _note(change, marks[change], change in block.suggestions) for change in changes
            )
            yield "</ol>\n"
        yield "</div>\n"
    yield "</article>\n"


@dataclass(frozen=True, slots=True)
class _Mark:
    """The number by which a change and its note name each other."""

    document: int
    number: int

    @property
    def id(self) -> str:
        return f"d{self.document}n{self.number}"

    def link(self, sign: str = "") -> str:
        return (
            f'<sup><a href="#{self.id}"><span class="unseen">note </span>'
            f"{sign}{self.number}</a></sup>"
        )


def _metadata(metadata: Mapping[str, object]) -> Iterator[str]:
    for key, value in metadata.items():
        yield f'<dt>{escape(key)}</dt><dd dir="auto">{escape(visible(_plain(value)))}</dd>'


def _plain(value: object) -> str:
    """Metadata as a reader takes it, without brackets and quotation marks of a format."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_plain, value))
    return str(value)


def _with_suggestions(block: Block) -> Iterator[str | Change]:
    """Yield the pieces of a block, each suggestion at the end of the words that it speaks of."""
    waiting = sorted(block.suggestions, key=lambda change: change.edit.end)
    position = block.start
    for piece in block.pieces:
        if isinstance(piece, Change):
            yield piece
            position = piece.edit.end
            continue
        while waiting and waiting[0].edit.end <= position + len(piece):
            cut = max(waiting[0].edit.end - position, 0)
            yield piece[:cut]
            yield waiting.pop(0)
            piece, position = piece[cut:], position + cut
        yield piece
        position += len(piece)
    yield from waiting


def _note(change: Change, mark: _Mark, suggested: bool) -> str:
    edit = change.edit
    wording = f"suggestion: {_diff(edit)} " if suggested else ""
    return (
        f'<li class="note" id="{mark.id}" {_data(edit)}><span class="number">{mark.number}</span> '
        f'<span dir="auto">{wording}</span>'
        f"<b>{escape(', then '.join(edit.chain))}</b> "
        f'<span class="level {edit.level}">{edit.level}</span> '
        f"{escape(edit.reason)} "
        f'<span class="quiet">line {change.line}, column {change.column}</span></li>\n'
    )


def _diff(edit: Edit) -> str:
    return _tagged("del", "deleted", edit.before) + _tagged("ins", "inserted", edit.after)


def _tagged(tag: str, word: str, text: str) -> str:
    if not text:
        return ""
    spoken = f"{word}: a space" if text.isspace() else f"{word}:"
    return (
        f'<{tag}><span class="unseen"> {spoken} </span>{escape(visible(text))}'
        f'<span class="unseen"> end </span></{tag}>'
    )


def _data(edit: Edit) -> str:
    return f'data-level="{edit.level}" data-rules="{escape(" ".join(edit.chain))}"'
