"""What can be made again, kept in the user's cache folder so that it need not be.

The folder is `$TANQIH_CACHE`, or the one that the system has for caches. A file there is
named by a digest of all that it was made from, so none is ever out of date; one that is
missing or damaged, or that another user may have written, is made again. Files are written
beside their place and renamed: whoever is killed leaves no half file. What was not used for
a month goes when something new comes.
"""

from __future__ import annotations

import contextlib
import os
import re
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger
    from tempfile import TemporaryDirectory

try:
    import fcntl
except ImportError:  # Windows: two processes may then make the same file, one after the other
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "KINDS",
    "beside",
    "clear",
    "entries",
    "folder",
    "is_writable",
    "making",
    "place",
    "read",
    "size",
    "tidy",
    "used",
    "write",
]

KINDS = ("rules", "places")  # folders of the cache
UNUSED = 30 * 86_400  # seconds after which a file that nobody used goes
MOST = 1_000_000_000  # bytes of the whole cache; beyond, what was used longest ago goes

_DAY = 86_400
_HOUR = 3_600
# Of what `write` keeps: how many parts there are, and of each its length and its checksum.
_COUNT, _HEAD = struct.Struct(">B"), struct.Struct(">QI")
_OURS = re.compile(r"[0-9a-f]{32}[\w.-]*\Z")  # whatever else lies in the folder is not ours
_PART = ".part"


def folder() -> Path:
    """The cache folder, whether or not it is there."""
    return _folder(os.environ.get("TANQIH_CACHE"))


@lru_cache(maxsize=8)
def _folder(chosen: str | None) -> Path:
    if chosen:
        return Path(chosen).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("tanqih", appauthor=False)


def is_writable() -> bool:
    """Whether files can be kept."""
    return _writable(folder())


def place(kind: str, name: str) -> Path:
    """Where a file belongs: in the cache, or where that is no use, in a temporary folder."""
    top = folder()
    file = top / kind / name
    if file.exists() or _writable(top):
        return file
    return Path(_spare().name) / kind / name


def read(kind: str, name: str) -> list[bytes] | None:
    """The parts that `write` kept, whole and the user's own; None where they are not."""
    file = folder() / kind / name
    try:
        with file.open("rb", buffering=0) as stream:  # some are of many megabytes
            status = os.fstat(stream.fileno())
            if not _is_own(status):
                return None
            (count,) = _COUNT.unpack(stream.read(_COUNT.size))
            heads = list(_HEAD.iter_unpack(stream.read(count * _HEAD.size)))
            whole = _COUNT.size + count * _HEAD.size + sum(length for length, _ in heads)
            if status.st_size != whole:
                return None
            parts = [stream.read(length) for length, _ in heads]
    except (OSError, struct.error):
        return None
    if [zlib.crc32(part) for part in parts] != [check for _, check in heads]:
        return None
    used(file)
    return parts


def write(kind: str, name: str, *parts: bytes) -> None:
    """Keep up to 255 parts; without a cache that can be written, do nothing but say so once."""
    top = folder()
    if not _writable(top):
        return
    heads = (_HEAD.pack(len(part), zlib.crc32(part)) for part in parts)
    with contextlib.suppress(OSError), beside(top / kind / name) as file:
        file.write_bytes(b"".join((_COUNT.pack(len(parts)), *heads, *parts)))


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """A new file beside `file`, which takes its place if all goes well.

    Raises:
        OSError: it cannot be written.
    """
    from tempfile import mkstemp  # rarely needed, and not cheap to load

    file.parent.mkdir(0o700, parents=True, exist_ok=True)
    descriptor, name = mkstemp(_PART, f"{file.name}.", file.parent)
    os.close(descriptor)
    part = Path(name)
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def making(kind: str) -> Iterator[None]:
    """Let one process at a time make files of a kind; then see what is no longer of use.

    The lock goes with whoever holds it, however that ends.
    """
    try:
        if not _writable(folder()):
            raise OSError
        stream = (folder() / f"{kind}.lock").open("ab")
    except OSError:  # no cache that others could share
        yield
        return
    with stream:
        _lock(stream.fileno(), kind)
        _say_making(kind)
        yield
    tidy()


def _lock(descriptor: int, kind: str) -> None:
    if fcntl is None:
        return
    with contextlib.suppress(OSError):  # a file system without locks
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say_waiting(kind)
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def used(file: Path) -> None:
    """Note that a file is in use; once a day is enough."""
    with contextlib.suppress(OSError):
        if time.time() - file.stat().st_mtime > _DAY:
            os.utime(file)


def entries() -> list[Path]:
    """The files of ours in the cache."""
    found = []
    for kind in KINDS:
        with contextlib.suppress(OSError), os.scandir(folder() / kind) as files:
            found += [Path(f.path) for f in files if _OURS.match(f.name) and f.is_file()]
    return sorted(found)


def size() -> int:
    """How many bytes the files of ours in the cache have."""
    return sum(status.st_size for _, status in _statuses())


def _statuses() -> Iterator[tuple[Path, os.stat_result]]:
    """The files of ours with their status; another process may remove some meanwhile."""
    for file in entries():
        with contextlib.suppress(OSError):
            yield file, file.stat()


def clear() -> int:
    """Empty the cache of what is ours; return how many files went."""
    files = entries()
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
    return sum(not file.exists() for file in files)


def tidy(now: float | None = None) -> None:
    """Remove what was not used for long, what killed processes left, and what is too much.

    What was used within the hour stays. now: seconds since the epoch; for tests.
    """
    now = time.time() if now is None else now
    found = [(status.st_mtime, status.st_size, file) for file, status in _statuses()]
    total = sum(size for _, size, _ in found)
    for last_used, size, file in sorted(found):
        age = now - last_used
        left_over = file.suffix == _PART and age > _DAY
        if left_over or age > UNUSED or (total > MOST and age > _HOUR):
            with contextlib.suppress(OSError):
                file.unlink()
                total -= size


@lru_cache(maxsize=8)  # once
def _say_making(kind: str) -> None:
    _logger().info("preparing the %s; only the first time, and when they change", kind)


@lru_cache(maxsize=8)  # once
def _say_waiting(kind: str) -> None:
    _logger().info("another process is preparing the %s; waiting for it", kind)


def _is_own(status: os.stat_result) -> bool:
    """Whether nobody but the user, or the system's own, can have written a file."""
    if os.name != "posix":
        return True
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & 0o022


@lru_cache(maxsize=8)
def _writable(top: Path) -> bool:
    """Whether files can be kept; where not, the user is told, once."""
    from tempfile import TemporaryFile

    try:
        if not top.is_absolute():  # "~" where there is no home
            raise OSError("there is no home folder")
        top.mkdir(0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=top):
            return True
    except OSError as error:
        from multiprocessing import parent_process

        if parent_process() is None:
            _logger().warning(
                "nothing can be kept in the cache folder %s (%s), so every run takes longer; "
                "TANQIH_CACHE may name another",
                top,
                error.strerror or error,
            )
        return False


@lru_cache(maxsize=1)
def _spare() -> TemporaryDirectory[str]:
    """A folder for this process alone, which goes with it."""
    from tempfile import TemporaryDirectory

    return TemporaryDirectory(prefix="tanqih-")


def _logger() -> Logger:
    import logging

    return logging.getLogger("tanqih")
