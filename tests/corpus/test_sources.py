from __future__ import annotations

import io
import os
import sys

import pytest

from normalize.corpus.sources import STDIN, find_sources
from normalize.errors import DocumentError, TanqihError


def ids(*paths):
    return [source.id for source in find_sources(paths).documents]


@pytest.fixture
def corpus(tmp_path):
    for name in (
        "a/1.txt",
        "a/b/2.TXT",
        "a/b/notes.md",
        "a/.hidden.txt",
        "a/.git/3.txt",
        "c/4.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_folder_gives_its_texts_with_paths_below_it(corpus):
    assert ids(corpus / "a") == ["1.txt", "b/2.TXT"]
    assert find_sources([corpus / "a"]).root == corpus / "a"


def test_files_are_taken_as_named_whatever_they_are_called(corpus):
    assert ids(corpus / "a/b/notes.md") == ["notes.md"]


def test_several_paths_share_the_deepest_folder_that_holds_them(corpus):
    assert ids(corpus / "a", corpus / "c/4.txt") == ["a/1.txt", "a/b/2.TXT", "c/4.txt"]


def test_what_is_named_twice_is_one_document(corpus):
    assert ids(corpus / "a", corpus / "a/1.txt", corpus / "a/../a/b") == ["1.txt", "b/2.TXT"]


def test_a_missing_path_and_a_dangling_link_are_told_apart(tmp_path):
    with pytest.raises(TanqihError, match="no such file"):
        find_sources([tmp_path / "gone.txt"])
    (tmp_path / "link.txt").symlink_to("gone.txt")
    with pytest.raises(TanqihError, match="leads nowhere"):
        find_sources([tmp_path / "link.txt"])


def test_a_folder_without_articles_says_so(tmp_path):
    (tmp_path / "readme.md").write_text("no article")
    with pytest.raises(TanqihError, match="no articles"):
        find_sources([tmp_path])


def test_a_dangling_link_within_a_folder_is_set_aside_and_the_rest_found(tmp_path):
    (tmp_path / "link.txt").symlink_to("gone.txt")
    (tmp_path / "good.txt").write_text("good")
    good, link = find_sources([tmp_path]).documents
    assert good.read().text == "good"
    with pytest.raises(DocumentError, match="cannot be read: No such file"):
        link.read()


def test_a_pipe_within_a_folder_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("good")
    assert ids(tmp_path) == ["good.txt"]


def test_an_unlistable_folder_is_set_aside(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "shut").mkdir()
    scandir = os.scandir

    def refuse(path):
        if os.fspath(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    _, shut = find_sources([tmp_path]).documents
    with pytest.raises(DocumentError, match="cannot be listed"):
        shut.read()


def test_an_unreadable_file_says_why(tmp_path, monkeypatch):
    (tmp_path / "shut.txt").write_text("x")
    (source,) = find_sources([tmp_path]).documents

    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(DocumentError, match="cannot be read: Permission denied"):
        source.read()


def test_a_file_name_that_is_no_unicode_is_set_aside(tmp_path):
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.txt", os.O_CREAT))
    (source,) = find_sources([tmp_path]).documents
    with pytest.raises(DocumentError, match="file name is not UTF-8"):
        source.read()


def test_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(b"Idlib"))
    monkeypatch.setattr(sys, "stdin", stdin)
    (source,) = find_sources([STDIN]).documents
    assert (source.id, source.read().text) == ("stdin.txt", "Idlib")
