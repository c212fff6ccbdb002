from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.corpus.document import Document, codec_name, encode
from normalize.errors import DocumentError, SettingsError


def back(document: Document) -> bytes:
    return encode(document.text, document.encoding, bom=document.bom, newline=document.newline)


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom", "newline"),
    [
        (b"", "", "utf-8", False, "\n"),
        (b"Idlib", "Idlib", "utf-8", False, "\n"),
        (codecs.BOM_UTF8 + b"Idlib\n", "Idlib\n", "utf-8", True, "\n"),
        (codecs.BOM_UTF8, "", "utf-8", True, "\n"),
        (b"a\r\nb\r\n", "a\nb\n", "utf-8", False, "\r\n"),
        (b"a\r\nb\n", "a\r\nb\n", "utf-8", False, "\n"),
        (b"a\rb\r\n", "a\rb\r\n", "utf-8", False, "\n"),
        (codecs.BOM_UTF16_LE + "إدلب\r\n".encode("utf-16-le"), "إدلب\n", "utf-16-le", True, "\r\n"),
        (codecs.BOM_UTF16_BE + "إدلب".encode("utf-16-be"), "إدلب", "utf-16-be", True, "\n"),
        (codecs.BOM_UTF32_LE + "إدلب".encode("utf-32-le"), "إدلب", "utf-32-le", True, "\n"),
        (codecs.BOM_UTF32_BE + "إدلب".encode("utf-32-be"), "إدلب", "utf-32-be", True, "\n"),
    ],
)
def test_what_is_read_and_given_back(data, text, encoding, bom, newline):
    document = Document.read("a.txt", data)
    assert (document.text, document.encoding, document.bom, document.newline) == (
        text,
        encoding,
        bom,
        newline,
    )
    assert back(document) == data


@given(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_text_comes_back_byte_for_byte(text, encoding, newline):
    data = text.replace("\n", newline).encode(encoding)
    try:
        document = Document.read("a.txt", data)
    except DocumentError as error:
        assert "binary" in error.message
    else:
        assert back(document) == data


@given(st.binary())
def test_any_bytes_are_read_exactly_or_set_aside(data):
    for encoding in (None, "windows-1252", "iso2022_jp"):
        try:
            document = Document.read("a.txt", data, encoding)
        except DocumentError:
            continue
        assert back(document) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x7fELF\x02\0\0", "binary, not text: a NUL byte at offset 5"),
        (b"\x01\x02\x03\x04text", "binary, not text: too many control characters"),
        (
            b"The town\nof Sarm\xc3\xadn \x96 and",
            "not UTF-8: byte 0x96 at offset 20 (line 2, column 11); say --encoding windows-1252",
        ),
        (codecs.BOM_UTF16_LE + b"a", "not UTF-16-LE, though its byte-order mark says so"),
        (codecs.BOM_UTF8 + b"a\xff", "not UTF-8, though its byte-order mark says so"),
    ],
)
def test_what_is_set_aside_says_why(data, message):
    with pytest.raises(DocumentError) as error:
        Document.read("a.txt", data)
    assert message in error.value.message


def test_an_encoding_is_for_documents_that_are_not_unicode():
    assert Document.read("a.txt", b"caf\xe9", "windows-1252").text == "café"
    assert Document.read("a.txt", "café".encode(), "windows-1252").text == "café"
    assert Document.read("a.txt", "قال".encode("windows-1256"), "windows-1256").text == "قال"
    with pytest.raises(DocumentError, match="neither UTF-8 nor windows-1252: byte 0x81"):
        Document.read("a.txt", b"caf\xe9 \x81", "windows-1252")


@pytest.mark.parametrize("name", ["windows-1525", "rot13", "base64", ""])
def test_an_unknown_encoding_is_refused(name):
    with pytest.raises(SettingsError, match="no text encoding"):
        codec_name(name)
