"""The user's cache: whole files or none, one maker at a time, nothing kept for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transliteration import cache

DAY = 86_400
NAME = "0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def aged(file: Path, days: float, size: int = 1) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bytes(size))
    os.utime(file, (time.time() - days * DAY,) * 2)
    return file


def started(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_what_is_kept_comes_back(folder: Path) -> None:
    assert cache.read("rules", NAME) is None
    cache.write("rules", NAME, b"compiled")
    assert cache.read("rules", NAME) == [b"compiled"]
    assert cache.entries() == [folder / "rules" / NAME]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_user_may_write_what_is_read(folder: Path) -> None:
    cache.write("rules", NAME, b"compiled")
    assert folder.stat().st_mode & 0o077 == 0
    (folder / "rules" / NAME).chmod(0o620)
    assert cache.read("rules", NAME) is None


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_who_is_killed_while_writing_leaves_no_half_file(folder: Path) -> None:
    writer = started(
        "import sys; from transliteration import cache\n"
        f"with cache.beside(cache.place('rules', '{NAME}')) as part:\n"
        "    part.write_bytes(b'half'); print('half', flush=True); sys.stdin.read()\n"
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "half\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    [left] = (folder / "rules").iterdir()
    assert left.suffix == ".part"
    assert cache.read("rules", NAME) is None
    cache.tidy()
    assert left.exists()  # it might still be written
    cache.tidy(time.time() + 2 * DAY)
    assert not left.exists()


@pytest.mark.skipif(os.name != "posix", reason="no locks")
def test_one_process_makes_and_the_other_waits(tmp_path: Path) -> None:
    log = tmp_path / "log"
    program = (
        "import time; from pathlib import Path; from transliteration import cache\n"
        "with cache.making('places'):\n"
        f"    with open({str(log)!r}, 'a') as log:\n"
        "        print('in', file=log, flush=True); time.sleep(0.3); print('out', file=log)\n"
    )
    makers = [started(program) for _ in range(3)]
    assert [maker.wait() for maker in makers] == [0, 0, 0]
    for maker in makers:
        maker.communicate()
    assert log.read_text().split() == ["in", "out"] * 3


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_maker_keeps_nobody_waiting() -> None:
    maker = started(
        "import sys; from transliteration import cache\n"
        "with cache.making('places'): print('in', flush=True); sys.stdin.read()\n"
    )
    assert maker.stdout is not None
    assert maker.stdout.readline() == "in\n"
    maker.send_signal(signal.SIGKILL)
    maker.communicate()
    with cache.making("places"):
        pass


def test_what_nobody_used_for_a_month_goes_when_something_new_comes(folder: Path) -> None:
    old = aged(folder / "places" / f"{NAME}.sqlite", 40)
    young = aged(folder / "places" / f"{NAME}.npz", 20)
    with cache.making("places"):
        pass
    assert not old.exists()
    assert young.exists()


def test_what_is_used_stays(folder: Path) -> None:
    file = aged(folder / "places" / f"{NAME}.sqlite", 40)
    cache.used(file)
    cache.tidy()
    assert file.exists()


def test_beyond_its_size_the_cache_loses_what_was_used_longest_ago(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST", 250)
    files = [aged(folder / "rules" / f"{n}{NAME}", age, 100) for n, age in enumerate((3, 2, 1, 0))]
    cache.tidy()
    assert [file.exists() for file in files] == [False, False, True, True]


def test_what_is_not_ours_is_left_alone(folder: Path) -> None:
    others = [
        aged(folder / "notes.txt", 400),
        aged(folder / "rules" / "ours.yaml", 400),
        aged(folder / "more" / NAME, 400),
    ]
    ours = aged(folder / "rules" / NAME, 1)
    cache.tidy()
    assert cache.clear() == 1
    assert not ours.exists()
    assert all(file.exists() for file in others)


def test_without_a_folder_files_have_a_temporary_place_and_the_user_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "file" / "below"))
    with cache.making("places"):
        file = cache.place("places", NAME)
        with cache.beside(file) as part:
            part.write_bytes(b"made")
    assert cache.place("places", NAME) == file
    assert file.read_bytes() == b"made"
    cache.write("rules", NAME, b"compiled")
    assert cache.read("rules", NAME) is None
    assert len(caplog.messages) == 1


def test_a_folder_that_is_only_read_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write("rules", NAME, b"compiled")
    monkeypatch.setattr(cache, "_writable", lambda _: False)
    assert cache.read("rules", NAME) == [b"compiled"]
    assert cache.place("rules", NAME) == folder / "rules" / NAME
    assert not cache.place("rules", NAME[::-1]).is_relative_to(folder)


def test_where_there_is_no_home_no_folder_of_that_name_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "folder", lambda: Path("~/.cache/tanqih"))
    cache.write("rules", NAME, b"compiled")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_process_removes_has_no_size(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write("rules", NAME, b"what is kept")
    [file] = cache.entries()
    monkeypatch.setattr(cache, "entries", lambda: [file, folder / "rules" / "gone"])
    assert cache.size() == file.stat().st_size
