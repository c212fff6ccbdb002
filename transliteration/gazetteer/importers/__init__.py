"""Reading other gazetteers: each format gives records, and says which rows it cannot take.

To add a format, write a module with a `read(lines) -> Rows` and name
it in `FORMATS`.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from transliteration.gazetteer.errors import ImportFault
from transliteration.gazetteer.importers import geonames, gns, spreadsheet, table
from transliteration.gazetteer.importers.rows import Rejected, Rows
from transliteration.gazetteer.place import Name, Record

__all__ = ["FORMATS", "Imported", "Rejected", "read"]

FORMATS = ("geonames", "gns", "ocha", "csv")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: its records, and the rows that could not be taken, by line."""

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
    if format_ and format_ not in FORMATS:
        raise ImportFault(f"no format {format_!r}", f"choose from {', '.join(FORMATS)}")
    with _faults_of(file):
        lines = list(_lines(file))
        if not any(line.strip() for line in lines):
            raise ImportFault("empty")
        chosen = format_ or _guess(lines)
        if chosen == "geonames":
            rows = geonames.read(lines, _more_names(names, lines) if names else {})
        elif chosen == "gns":
            rows = gns.read(lines)
        else:
            rows = table.read(lines, chosen, columns or {}, source or chosen, country)
        return _collected(chosen, rows)


def _more_names(names: Path, lines: Sequence[str]) -> dict[str, list[Name]]:
    """Names of those places only that the dump has: the full file has 16 million rows."""
    wanted = {line.partition("\t")[0] for line in lines}
    with _faults_of(names):
        return geonames.alternate_names(_lines(names), wanted)


def _collected(format_: str, rows: Rows) -> Imported:
    records: dict[str, Record] = {}
    rejected: list[Rejected] = []
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        line, record = row
        if record.key in records:
            rejected.append(Rejected(line, f"the id {record.key} again; the first is kept"))
        else:
            records[record.key] = record
    rejected.sort(key=lambda row: row.line)
    if not records:
        first = f" ({rejected[0]})" if rejected else ""
        raise ImportFault(f"no place could be read as {format_}{first}")
    return Imported(format_, tuple(records.values()), tuple(rejected))


def _guess(lines: Sequence[str]) -> str:
    first = next(line for line in lines if line.strip())
    if first.count("\t") == 18 and first.partition("\t")[0].isdigit():
        return "geonames"
    head = first.lower()
    if "ufi" in head.split("\t"):
        return "gns"
    return "ocha" if "pcode" in head else "csv"


def _lines(file: Path) -> Iterator[str]:
    """Lines of a file, of the largest table in a zip archive, or of a workbook's first sheet."""
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        yield from spreadsheet.lines(file)
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            members = [
                info
                for info in archive.infolist()
                if info.filename.endswith((".txt", ".csv", ".tsv"))
                and not info.filename.lower().startswith(("readme", "__macosx"))
            ]
            if not members:
                raise ImportFault("no .txt or .csv in this archive")
            largest = max(members, key=lambda info: info.file_size)
            with archive.open(largest) as stream:
                yield from _stripped(io.TextIOWrapper(stream, "utf-8-sig"))
    elif file.suffix.lower() == ".zip" and file.is_file():
        raise ImportFault("not a whole zip archive", "download it again")
    else:
        with file.open(encoding="utf-8-sig") as text:
            yield from _stripped(text)


def _stripped(lines: io.TextIOWrapper) -> Iterator[str]:
    # Not str.splitlines: it also breaks at separators that stand inside fields.
    for line in lines:
        yield line.rstrip("\n")


@contextmanager
def _faults_of(file: Path) -> Iterator[None]:
    """Whatever is wrong with a file, said of that file."""
    try:
        yield
    except ImportFault as fault:
        if fault.message.startswith(str(file)):
            raise
        raise ImportFault(f"{file}: {fault.message}", fault.hint) from None
    except UnicodeDecodeError as error:
        raise ImportFault(f"{file}: not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ImportFault(f"{file}: damaged zip archive ({error})", "download it again") from None
    except OSError as error:
        raise ImportFault(
            f"{file}: cannot be read ({error.strerror or error})", "check the path"
        ) from None
    except csv.Error as error:
        raise ImportFault(f"{file}: not a table ({error})") from None
