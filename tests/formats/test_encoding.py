"""The encodings of HTML files, as they are and as the files say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from localize.errors import SourceError
from localize.model.block import plain_text
from support.golden import read

GERMAN = "<h1>Größe – “5”</h1>\n<p>Übung</p>"
JAPANESE = "<h1>痛み①</h1>\n<p>日本語、髙</p>"
RUSSIAN = "<h1>Боль</h1>\n<p>Текст</p>"


def texts(data: bytes) -> list[str]:
    return [plain_text(block.pattern) for block in read(data, ".html").blocks()]


def problem(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(data, ".html")
    return str(caught.value).removeprefix("source/a.html:")


def declared(label: str, text: str, encoding: str) -> bytes:
    return f'<meta charset="{label}">\n{text}'.encode(encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
    ],
)
def test_a_byte_order_mark_says_the_encoding(mark: bytes, encoding: str) -> None:
    assert texts(mark + GERMAN.encode(encoding)) == ["Größe – “5”", "Übung"]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_byte_order_mark_counts_more_than_what_is_declared(mark: bytes) -> None:
    encoding = "utf-8" if len(mark) == 3 else "utf-16-le"
    assert texts(mark + declared("windows-1251", GERMAN, encoding)) == ["Größe – “5”", "Übung"]


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [
        ("utf-8", JAPANESE, "utf-8"),
        ("UTF8", RUSSIAN, "utf-8"),
        ("utf-16", RUSSIAN, "utf-8"),
        ("windows-1252", GERMAN, "cp1252"),
        ("iso-8859-1", GERMAN, "cp1252"),
        ("latin1", GERMAN, "cp1252"),
        ("us-ascii", GERMAN, "cp1252"),
        ("iso-8859-9", "<h1>ağrı “5”</h1><p>a", "cp1254"),
        ("iso-8859-2", "<h1>ból ą</h1><p>a", "iso8859-2"),
        ("windows-1251", RUSSIAN, "cp1251"),
        ("koi8-r", RUSSIAN, "koi8-r"),
        ("Shift_JIS", JAPANESE, "cp932"),
        ("x-sjis", JAPANESE, "cp932"),
        ("euc-jp", "<h1>痛み</h1><p>a", "euc-jp"),
        ("iso-2022-jp", "<h1>痛み</h1><p>a", "iso2022_jp"),
        ("gb2312", "<h1>疼痛镕</h1><p>a", "gbk"),
        ("big5", "<h1>疼痛</h1><p>a", "big5"),
        ("euc-kr", "<h1>아픔 똠</h1><p>a", "cp949"),
        ("windows-874", "<h1>ปวด</h1><p>a", "cp874"),
    ],
)
def test_a_file_is_read_as_it_says(label: str, text: str, encoding: str) -> None:
    assert texts(declared(label, text, encoding)) == texts(text.encode())


@pytest.mark.parametrize(
    "before",
    [
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        "<META CHARSET = windows-1251 >",
        '<?xml version="1.0" encoding="windows-1251"?>',
        '<!DOCTYPE html><html><head><title>a</title><meta charset="windows-1251"/>',
    ],
)
def test_every_way_to_declare_an_encoding_is_known(before: str) -> None:
    assert texts(f"{before}\n{RUSSIAN}".encode("cp1251"))[0] == "Боль"


def test_what_declares_nothing_is_utf_8_or_else_windows_1252() -> None:
    assert texts(GERMAN.encode()) == texts(GERMAN.encode("cp1252")) == ["Größe – “5”", "Übung"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (declared("utf-8", GERMAN, "cp1252"), "2: byte 0xF6 is not utf-8"),
        (declared("shift_jis", "<h1>痛み</h1><p>日本語", "euc-jp"), "2: byte 0xFC is not shift_jis"),
        (declared("windows-1252", "<h1>a</h1>\n<p>b", "ascii") + b"\x81", "3: byte 0x81 is not windows-1252"),
        (declared("utf-8", "<h1>a</h1>\n<p>b", "ascii") + b"\xc3", "3: byte 0xC3 is not utf-8"),
        (b"<h1>a</h1>\n<p>\x81\xff", "2: byte 0x81 is not utf-8"),
        (b"\xff\xfe" + "<h1>a</h1>\n\n<p>b".encode("utf-16-le") + b"c", "3: byte 0x63 is not utf-16le"),
    ],
)
def test_bytes_that_are_not_what_the_file_says_are_told_with_their_line(data: bytes, message: str) -> None:
    assert problem(data) == f"{message}, expected a file saved as it says, or UTF-8"


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "shift_jis", "koi8-r"])
def test_utf_8_that_is_declared_as_something_else_is_told(label: str) -> None:
    data = b"<!DOCTYPE html>\n" + declared(label, GERMAN, "utf-8")
    assert problem(data) == f"2: the file says '{label}' and is UTF-8, expected one of them in both places"


@pytest.mark.parametrize(
    "label", ["klingon", "base64", "rot13", "utf-7", "unicode_escape", "idna", "punycode", "undefined", "mbcs", "\0"]
)
def test_encodings_that_no_browser_knows_are_told(label: str) -> None:
    assert problem(declared(label, "<h1>a</h1><p>b", "utf-8")) == f"1: unknown encoding {label!r}, expected utf-8"


def test_utf_16_without_a_byte_order_mark_is_told() -> None:
    assert problem(GERMAN.encode("utf-16-le")).startswith("1: control character U+0000, expected text")


@pytest.mark.parametrize("data", [GERMAN.encode("cp1252"), b"# \xff\n\na", JAPANESE.encode("utf-16")])
def test_markdown_is_utf_8(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.md:1: byte 0x.. is not UTF-8, expected a file saved as UTF-8"):
        read(data, ".md")


def test_nothing_is_printed_about_bytes_that_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    problem(declared("utf-8", GERMAN, "cp1252"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="utf-8">\n<p>Größe</p>'.encode(),
        "<meta charset='UTF-8'>\n<p>Größe</p>".encode(),
        '<?xml version="1.0" encoding="utf-8"?>\n<p>Größe</p>'.encode(),
        "<p>Größe</p>".encode(),
    ],
)
def test_what_is_plainly_utf_8_needs_no_search_for_another_encoding(data: bytes) -> None:
    code = "import sys; from localize.formats.encoding import decoded; from localize.formats.source import Source\n"
    code += f"print(decoded(Source({data!r}, 'a.html', 'a', 'en'))); print('bs4' in sys.modules)"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == f"{data.decode()}\nFalse\n"
