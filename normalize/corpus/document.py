r"""Bytes into text, strictly, and text back into the same bytes.

A document is read without a guess: its byte-order mark, UTF-8, or the encoding that
the user named. What cannot be read so is set aside with a reason, since a wrong guess
would change names without a trace.

>>> document = Document.read("a.txt", b"\xef\xbb\xbfIdlib.\r\n")
>>> document.text, document.encoding, document.bom, document.newline
('Idlib.\n', 'utf-8', True, '\r\n')
>>> encode(document.text, document.encoding, bom=document.bom, newline=document.newline)
b'\xef\xbb\xbfIdlib.\r\n'
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from normalize.errors import DocumentError, SettingsError

__all__ = ["Document", "codec_name", "digest", "encode"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_OF = {encoding: mark for mark, encoding in _MARKS}

_SAMPLE = 8192  # bytes looked at for control characters
_CONTROL_SHARE = 0.1  # text has next to none; compressed data has about 0.11
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Document:
    r"""One text with its metadata, and what gives its bytes back.

    `id` is its path below the corpus's root, with `/`. `sha256` is that of the bytes.
    `newline` is "\r\n" where every line of the source ended so, and the text then has
    "\n"; mixed line ends stay in the text as they are.
    """

    id: str
    text: str
    encoding: str
    bom: bool
    newline: str
    sha256: str
    metadata: Mapping[str, object] = field(default_factory=dict, hash=False)

    @classmethod
    def read(cls, id: str, data: bytes, encoding: str | None = None) -> Document:  # noqa: A002
        """Decode a document; `encoding` is that of documents which are not Unicode.

        Raises:
            DocumentError: binary data, or bytes that do not fit the encoding.
        """
        text, name, bom = _decode(data, encoding)
        newline = "\n"
        if (ends := text.count("\r\n")) and ends == text.count("\n") == text.count("\r"):
            newline = "\r\n"
            text = text.replace("\r\n", "\n")
        return cls(id, text, name, bom, newline, digest(data))


def encode(text: str, encoding: str, *, bom: bool, newline: str) -> bytes:
    """Give the bytes back that :meth:`Document.read` made the text of."""
    if newline == "\r\n":
        text = text.replace("\n", "\r\n")
    return (_MARK_OF[encoding] if bom else b"") + text.encode(encoding)


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def codec_name(encoding: str) -> str:
    """The one name of a text encoding.

    >>> codec_name("Windows-1252")
    'cp1252'

    Raises:
        SettingsError: there is no text encoding of that name.
    """
    try:
        "a".encode(encoding)  # refuses what is no encoding of text, such as rot13
        return codecs.lookup(encoding).name
    except LookupError:
        raise SettingsError(
            f"there is no text encoding named {encoding!r}",
            hint="for instance windows-1252 (western Europe) or windows-1256 (Arabic)",
        ) from None


def _decode(data: bytes, encoding: str | None) -> tuple[str, str, bool]:
    """Text, name of its encoding, and whether a byte-order mark stood before it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), name, True
            except UnicodeDecodeError as error:
                raise DocumentError(
                    f"not {name.upper()}, though its byte-order mark says so: "
                    f"{error.reason} at byte {len(mark) + error.start}"
                ) from None
    if (nul := data.find(b"\0")) >= 0:
        raise DocumentError(f"binary, not text: a NUL byte at offset {nul}")
    sample = data[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise DocumentError("binary, not text: too many control characters")
    try:
        return data.decode(), "utf-8", False
    except UnicodeDecodeError as error:
        if encoding is None:
            raise DocumentError(
                f"not UTF-8: {_place(data, error.start)}; say --encoding windows-1252 "
                "(or what else it is)"
            ) from None
    return _decode_as(data, encoding)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str, bool]:
    name = codec_name(encoding)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"neither UTF-8 nor {encoding}: {_place(data, error.start)}; say another --encoding"
        ) from None
    try:
        exact = text.encode(name) == data  # stateful encodings say one thing in several ways
    except UnicodeEncodeError:
        exact = False
    if not exact:
        raise DocumentError(f"{encoding} does not give its bytes back exactly")
    return text, name, False


def _place(data: bytes, offset: int) -> str:
    r"""Name a byte and where it stands, as an editor counts.

    >>> _place(b"one\ntw\xc3\xb6 \x96", 9)
    'byte 0x96 at offset 9 (line 2, column 5)'
    """
    line_start = data.rfind(b"\n", 0, offset) + 1
    line = data.count(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode(errors="replace")) + 1
    return f"byte 0x{data[offset]:02x} at offset {offset} (line {line}, column {column})"
