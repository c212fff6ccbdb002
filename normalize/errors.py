"""Errors for the person who reads them: what, where, and how to mend it.

TanqihError
├── RuleError        one fault of a rule file
│   └── RuleErrors   all faults of all rule files, found in one go
├── SettingsError    a tanqih.toml or an option
├── DocumentError    one document that cannot be read; the others go on
└── OutputError      the results cannot be written
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "DocumentError",
    "OutputError",
    "RuleError",
    "RuleErrors",
    "SettingsError",
    "TanqihError",
]


class TanqihError(Exception):
    """What is wrong (`message`), where (`file`, `line`, `column`), and how to mend it (`hint`).

    Lines and columns count from 1; 0 means not known.
    """

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        line: int = 0,
        column: int = 0,
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = str(file) if file is not None else ""
        self.line = line
        self.column = column
        self.hint = hint

    @property
    def where(self) -> str:
        """`file:line:column`, as far as it is known."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(part for part in parts if part)

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  {self.hint}" if self.hint else head


class RuleError(TanqihError):
    """One fault of a rule file."""


class RuleErrors(RuleError):  # noqa: N818 - several of them
    """All faults that were found in the rule files, in `errors`."""

    def __init__(self, errors: Sequence[RuleError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(
            first.message, file=first.file, line=first.line, column=first.column, hint=first.hint
        )

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


class SettingsError(TanqihError):
    """A wrong setting, in a `tanqih.toml` or on the command line."""


class DocumentError(TanqihError):
    """A document that cannot be read; it is set aside and the others go on."""


class OutputError(TanqihError):
    """The results cannot be written."""
