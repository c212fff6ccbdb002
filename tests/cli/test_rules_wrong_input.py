"""Whatever an author gives wrongly, every verb says what is wrong and how to mend it."""

from __future__ import annotations

import pytest
from command import tanqih

FILES = {
    "c/a.txt": b"A road.",
    "no-text.jsonl": b'{"id": 1}\n',
    "bad.jsonl": b"not json\n",
    "bytes.txt": b"\xff\xb0\x81",
    "broken.yaml": b"pack: [\n",
    "empty.yaml": b"",
    "notes.md": b"hello",
}
WHOLE = "--find x --replace y --because z --example a --example b"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("command", "wrong", "mend"),
    [
        ("rules list nope/", "no rule named 'nope'", "tanqih rules list"),
        ("rules list --rules gone", "gone: no such file", "ends in .yaml"),
        ("rules show nope/x", "no rule named 'nope/x'", "tanqih rules list"),
        (
            "rules show translation/weapons/balloons c --encoding utf-ate",
            "no text encoding",
            "windows-1252",
        ),
        ("rules test nope/x", "no rule named 'nope/x'", "tanqih rules list"),
        ("rules test gone.yaml", "gone.yaml: no such file", "ends in .yaml"),
        ("rules test notes.md", "notes.md:1:1", "begin with `pack: folder/name`"),
        ("rules try nope/x c", "no rule named 'nope/x'", "tanqih rules list"),
        ("rules try road no-text.jsonl", "no-text.jsonl:1: no field `text`", '{"text":'),
        ("rules try road bad.jsonl", "bad.jsonl:1: no JSON", "one object a line"),
        ("rules try road bytes.txt", "not UTF-8", "--encoding windows-1252"),
        ("rules try road empty", "no texts here", ".jsonl"),
        ("rules try road c --disable nope/x", "no rule and no pack 'nope/x'", "tanqih rules list"),
        ("rules try road", "PATH", "rules try -h"),
        ("rules coverage bad.jsonl", "bad.jsonl:1: no JSON", "one object a line"),
        ("rules check gone.yaml", "gone.yaml: no such file", "ends in .yaml"),
        ("rules new c/a.txt", "no pack of rules", "begin it with `pack: a-name`"),
        (f"rules new broken.yaml {WHOLE}", "broken.yaml:2:1: not valid YAML", "indentation"),
        (f"rules new empty.yaml {WHOLE}", "no pack of rules", "begin it with"),
        ("suggest bad.jsonl", "bad.jsonl:1: no JSON", "one object a line"),
        ("suggest c --original c", "--original", "give --reference, too"),
    ],
)
def test_wrong_usage_is_2(command, wrong, mend):
    said = tanqih(*command.split())
    assert said.code == 2
    assert wrong in said.err
    assert mend in said.err


@pytest.mark.parametrize(
    ("file", "wrong", "mend"),
    [
        ("broken.yaml", "broken.yaml:2:1: not valid YAML", "check the indentation"),
        ("notes.md", "notes.md:1:1: a rule file holds keys", "begin with `pack: folder/name`"),
        ("empty.yaml", "empty.yaml:1:1: a rule file holds keys", "begin with `pack: folder/name`"),
        ("empty", "empty: no rule files here", "ends in .yaml"),
    ],
)
def test_files_that_are_no_packs_are_faults(file, wrong, mend):
    said = tanqih("rules", "check", file)
    assert said.code == 1
    assert wrong in said.out
    assert mend in said.out
