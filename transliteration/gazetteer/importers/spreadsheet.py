"""The first sheet of a workbook as lines of comma-separated values."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from transliteration.gazetteer.errors import ImportFault

__all__ = ["lines"]


def lines(file: Path) -> Iterator[str]:
    """Rows of the first sheet.

    Raises:
        ImportFault: the file is no workbook, or openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ImportFault(
            f"{file}: workbooks need openpyxl", "pip install 'tanqih[xlsx]', or save it as CSV"
        ) from None
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        for row in rows:
            line = io.StringIO()
            csv.writer(line).writerow(["" if value is None else value for value in row])
            yield line.getvalue().rstrip("\r\n")
        book.close()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ImportFault(f"{file}: not a workbook ({error})") from None
