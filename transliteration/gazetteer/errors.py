"""What can go wrong with places, for the person who reads it.

GazetteerError
├── StoreFault    the store cannot be read or written; what was there before stands
└── ImportFault   a file of places that cannot be imported
"""

from __future__ import annotations

__all__ = ["GazetteerError", "ImportFault", "StoreFault"]


class GazetteerError(Exception):
    """What is wrong (`message`), and how to mend it (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class StoreFault(GazetteerError):  # noqa: N818 - a fault of the file, not of the code
    """The store, or a file of kept records, cannot be read or written."""


class ImportFault(GazetteerError):  # noqa: N818 - a fault of the file, not of the code
    """A file that cannot be imported."""
