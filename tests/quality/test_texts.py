from __future__ import annotations

import pytest

from normalize.errors import TanqihError
from normalize.quality.texts import read_texts


def test_folders_files_and_lines(tmp_path):
    (tmp_path / "sana").mkdir()
    (tmp_path / "sana" / "a.txt").write_text("One.")
    (tmp_path / "sana" / ".hidden.txt").write_text("No.")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "x", "text": "Two.", "outlet": "TASS"}\n\n'
        '{"text": "Three.", "url": "https://www.news.org/3"}\n'
    )
    texts = list(read_texts([tmp_path]))
    assert [(t.name, t.outlet, t.text) for t in texts] == [
        ("x", "TASS", "Two."),
        ("b.jsonl:3", "news.org", "Three."),
        ("a.txt", "sana", "One."),
    ]
    assert texts[0].metadata == {"id": "x", "outlet": "TASS"}


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("{broken\n", "no JSON", "one object a line"),
        ('{"text": "A."}\n{"body": "B."}\n', "no field `text`", '{"text": "…"'),
        ("[1]\n", "no field `text`", '{"text": "…"'),
    ],
)
def test_a_wrong_line_is_named(tmp_path, content, message, hint):
    (tmp_path / "a.jsonl").write_text(content)
    with pytest.raises(TanqihError, match=message) as error:
        list(read_texts([tmp_path]))
    assert error.value.line == content.count("\n")
    assert hint in error.value.hint


def test_what_is_missing_empty_or_no_text(tmp_path):
    with pytest.raises(TanqihError, match="no such file"):
        list(read_texts([tmp_path / "gone"]))
    with pytest.raises(TanqihError, match="no texts here"):
        list(read_texts([tmp_path]))
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(TanqihError, match="not UTF-8"):
        list(read_texts([tmp_path]))
