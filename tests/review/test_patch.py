from __future__ import annotations

import shutil
import subprocess

import pytest
from edited import edited, random_log

from normalize.review.patch import unified_diff

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="no `patch` here")


def applied(folder, name, source, patch):
    """What `patch` makes of a file."""
    (folder / name).write_bytes(source)
    command = ["patch", "-p1", "--silent", "--directory", str(folder)]
    subprocess.run(command, input=patch.encode(), check=True, capture_output=True)
    return (folder / name).read_bytes() if (folder / name).exists() else b""


@needs_patch
@pytest.mark.parametrize("seed", range(60))
def test_patch_turns_source_into_result(seed, tmp_path):
    log = random_log(seed)
    patch = unified_diff("a.txt", log.original, log.text, log.edits)
    assert bool(patch) == (log.original != log.text)
    if patch:
        assert applied(tmp_path, "a.txt", log.original.encode(), patch) == log.text.encode()


@needs_patch
def test_line_ends_mark_and_spaces_in_the_name_stay(tmp_path):
    log = edited("One a.\nTwo.\n", ("a.", "b."))
    patch = unified_diff(
        "my file.txt",
        log.original,
        log.text,
        log.edits,
        newline="\r\n",
        mark="\N{BYTE ORDER MARK}",
    )
    source = "\N{BYTE ORDER MARK}One a.\r\nTwo.\r\n".encode()
    assert applied(tmp_path, "my file.txt", source, patch) == source.replace(b"a.", b"b.")


def test_changes_far_apart_are_hunks_of_their_own():
    log = edited("\n".join(map(str, range(100))), ("10", "ten"), ("80", "eighty"))
    patch = unified_diff("a.txt", log.original, log.text, log.edits)
    assert [line for line in patch.splitlines() if line.startswith("@@")] == [
        "@@ -8,7 +8,7 @@",
        "@@ -78,7 +78,7 @@",
    ]


def test_other_line_separators_are_no_line_ends():
    log = edited("a\N{LINE SEPARATOR}b\x0cc\nd\n", ("d", "e"))
    assert "@@ -1,2 +1,2 @@" in unified_diff("a.txt", log.original, log.text, log.edits)
