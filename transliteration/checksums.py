"""Numbers by strings, as arrays of checksums: to load them makes no objects, however many.

Strings may share a checksum (CRC-32, one pair in four thousand millions), so whoever asks looks
again whether what has a number is what was asked for.

>>> places = Checksums.of([("hama", 0), ("homs", 1), ("hama", 7)])
>>> list(places["hama"]), list(places["aleppo"])
([0, 7], [])
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from zlib import crc32

__all__ = ["Checksums", "checksum"]


def checksum(string: str) -> int:
    """The checksum of a string, the same on every machine."""
    return crc32(string.encode())


@dataclass(frozen=True, slots=True)
class Checksums:
    """With each of `checks`, which are in order, goes in `numbers` what stands there."""

    checks: array[int]
    numbers: array[int]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, int]]) -> Checksums:
        """Take the numbers of strings; those of one string keep their order."""
        checked = sorted(((checksum(key), number) for key, number in entries), key=itemgetter(0))
        return cls(
            array("I", (check for check, _ in checked)), array("Q", (each for _, each in checked))
        )

    @classmethod
    def kept(cls, checks: bytes, numbers: bytes) -> Checksums:
        """Take what `parts` gave; raises `ValueError` where it is none."""
        made = cls(array("I", checks), array("Q", numbers))
        if len(made.checks) != len(made.numbers):
            raise ValueError("a number for each checksum is wanted")
        return made

    @property
    def parts(self) -> tuple[bytes, bytes]:
        """What is to be kept, good for machines of one byte order."""
        return self.checks.tobytes(), self.numbers.tobytes()

    def __getitem__(self, string: str) -> array[int]:
        """The numbers of a string, and, seldom, of another with its checksum."""
        check = checksum(string)
        start = bisect_left(self.checks, check)
        return self.numbers[start : bisect_right(self.checks, check, start)]
