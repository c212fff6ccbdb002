"""Books beside the checkout: their marks are read as printed, and hardly any changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from settling import CONTEXT, STRAIGHT, settle

from normalize.edits import EditLog, resolve
from normalize.stages.encoding.punctuation import quotation_marks as straighten
from normalize.stages.quotation.marks import find_marks, paragraphs
from normalize.stages.quotation.reading import read, read_paragraphs
from normalize.stages.quotation.steps import Role


def straightened(path: Path) -> str:
    """A book with straight marks, whatever its encoding."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    log = EditLog(text)
    log.apply(resolve(straighten(text, CONTEXT)))
    return log.text


@pytest.mark.shared
def test_openings_and_closings_of_a_book_printed_with_curly_marks(shared: Path) -> None:
    path = shared / "corpora" / "clean" / "sherlock-curly.txt"
    printed = path.read_text(encoding="utf-8")
    text = printed.translate(STRAIGHT)
    wrong = total = 0
    for mark, role in roles_of(text):
        total += 1
        glyph = printed[mark]
        right = {"“": {Role.OPENING}, "‘": {Role.OPENING}, "”": {Role.CLOSING}}
        wrong += role not in right.get(glyph, {Role.CLOSING, Role.APOSTROPHE})
    assert total > 5_900
    assert wrong <= total * 0.001


def roles_of(text: str) -> Iterator[tuple[int, Role]]:
    """Offset and role of every mark; those of well-set paragraphs by turns."""
    read_already = {p.start: p.reading for p in read_paragraphs(text)}
    for start, end in paragraphs(text):
        reading = read_already.get(start) or read(find_marks(text, start, end))
        yield from ((m.start, r) for m, r in zip(reading.marks, reading.roles, strict=True))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("sherlock-straight.txt", 0),
        ("sherlock-curly.txt", 0),
        ("state-union-1945-1975.txt", 0),
        # Broadcast scripts: 13 and 8 marks are really missing, mixed up, nested or misplaced.
        ("abc-rural.txt", 13),
        ("abc-science.txt", 8),
    ],
)
def test_clean_books_hardly_change(name: str, most: int, shared: Path) -> None:
    log = settle(straightened(shared / "corpora" / "clean" / name))
    assert len(log.edits) <= most, [(e.rule, e.before, e.after) for e in log.edits]


@pytest.mark.shared
def test_items_that_must_not_change(shared: Path) -> None:
    path = shared / "bench" / "defects" / "dev.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    negatives = [row[2].replace("\\n", "\n") for row in rows if row[1].startswith("negative-")]
    assert negatives
    for text in negatives:
        assert not settle(text.translate(STRAIGHT)).edits
