"""Reading other gazetteers: each format gives records, and says which rows it cannot take.

To add a format, write a module with a `read(lines) -> Iterator[Record | Rejected]` and name
it in `FORMATS`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transliteration.gazetteer.importers import geonames, gns, spreadsheet, table
from transliteration.gazetteer.importers.rows import ImportFault, Rejected
from transliteration.gazetteer.place import Record

__all__ = ["FORMATS", "ImportFault", "Imported", "Rejected", "read"]

FORMATS = ("geonames", "gns", "ocha", "csv")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: its records, and the rows that could not be taken."""

    format: str
    records: tuple[Record, ...]
    rejected: tuple[Rejected, ...]


def read(
    file: Path,
    format_: str = "",
    *,
    columns: Mapping[str, str] | None = None,
    names: Path | None = None,
    source: str = "",
    country: str = "",
) -> Imported:
    """Read a file of places, zipped or not.

    format_: one of FORMATS; worked out from the file where it is not given. columns: for
    "csv" and "ocha", which column holds what ({"name": "label_en"}). names: GeoNames'
    alternateNamesV2, to be joined with a country dump. source: what the names are said to come
    from in "csv". country: ISO 3166 code, where the file does not have one.

    Raises:
        ImportFault: the file cannot be read or is not of this format.
    """
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        lines = list(spreadsheet.lines(file))
    else:
        lines = _text(file).splitlines()
    if not any(line.strip() for line in lines):
        raise ImportFault(f"{file}: empty")
    chosen = format_ or _guess(lines)
    if chosen == "geonames":
        more = geonames.alternate_names(_text(names).splitlines()) if names else {}
        rows: Iterator[Record | Rejected] = geonames.read(lines, more)
    elif chosen == "gns":
        rows = gns.read(lines)
    elif chosen in ("ocha", "csv"):
        rows = table.read(lines, chosen, columns or {}, source or chosen, country)
    else:
        raise ImportFault(f"no format {chosen!r}; known: {', '.join(FORMATS)}")
    try:
        return _collected(chosen, rows)
    except ImportFault as fault:
        raise ImportFault(f"{file}: {fault}") from None


def _collected(format_: str, rows: Iterator[Record | Rejected]) -> Imported:
    records: dict[str, Record] = {}
    rejected: list[Rejected] = []
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
        elif row.key in records:
            rejected.append(Rejected(0, f"the id {row.key} stands here twice; the first is kept"))
        else:
            records[row.key] = row
    if not records:
        first = f" ({rejected[0]})" if rejected else ""
        raise ImportFault(f"no place could be read as {format_}{first}")
    return Imported(format_, tuple(records.values()), tuple(rejected))


def _guess(lines: Sequence[str]) -> str:
    head = lines[0].lower()
    if lines[0].count("\t") == 18 and lines[0].partition("\t")[0].isdigit():
        return "geonames"
    if "\t" in head and "ufi" in head.split("\t"):
        return "gns"
    return "ocha" if "pcode" in head else "csv"


def _text(file: Path) -> str:
    """The text of a file, or of the one table in a zip archive."""
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                members = [
                    info
                    for info in archive.infolist()
                    if info.filename.endswith((".txt", ".csv", ".tsv"))
                    and not info.filename.lower().startswith(("readme", "__macosx"))
                ]
                if not members:
                    raise ImportFault(f"{file}: no .txt or .csv in this archive")
                largest = max(members, key=lambda info: info.file_size)
                with archive.open(largest) as stream:
                    return io.TextIOWrapper(stream, "utf-8-sig").read()
        if file.suffix.lower() == ".zip":
            raise ImportFault(f"{file}: not a whole zip archive; download it again")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ImportFault(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ImportFault(f"{file}: not UTF-8 (byte {error.start})") from None
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ImportFault(f"{file}: a damaged zip archive ({error}); download it again") from None
