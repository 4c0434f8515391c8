"""The encoding of an HTML file: byte order mark, declaration, UTF-8, windows-1252, in this order."""

from __future__ import annotations

import codecs
import re

from localize.errors import SourceError, undecodable
from localize.expressions import expression
from localize.formats.source import Source, bounded, clean, line_of

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""The encodings that browsers use in place of declared ones (Encoding Standard, "Names and labels"), as Python's."""

_NAMES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "koi8-ru": "koi8-u",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""Labels of the same standard that Python does not know."""

_KNOWN = frozenset(
    {
        *("utf-8", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "euc_jp", "iso2022_jp"),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in range(1250, 1259)),
        *_WIDER.values(),
    }
)
"""The encodings of that standard; Python knows more, such as UTF-7, that browsers refuse."""

_META_UTF_16 = expression(r"utf-?16", re.IGNORECASE)
"""Encodings that a `meta` can only name by mistake: read as UTF-8 (HTML Living Standard, "Prescan a byte stream")."""


_NAMED = expression(rb"charset|encoding", re.IGNORECASE)
_NAMED_UTF_8 = expression(rb"(?:charset|encoding)=(?:\"utf-8\"|'utf-8')", re.IGNORECASE)


def decoded(source: Source, transport: str = "") -> str:
    """The text of an HTML file with its lines ended by line feeds.

    `transport` is the encoding that the file was sent with, if that is known; it counts more than what the file says.
    Raises SourceError if the bytes are not in the encoding that the file names: a wrong guess would show readers other
    characters, perhaps in a dose.
    """
    data = bounded(source)
    if not transport and _is_plain_utf8(data):
        return _read(data, "utf-8", source)
    from bs4.dammit import EncodingDetector  # noqa: PLC0415  # slow to load, and few files need it

    data, marked = EncodingDetector.strip_byte_order_mark(data)
    if marked:
        return _read(data, marked, source)
    declared = transport or EncodingDetector.find_declared_encoding(data, is_html=True)
    if not declared:
        return _read(data, "utf-8" if _is_utf8(data) or not _is_read(data, "cp1252") else "cp1252", source)
    encoding = _encoding(declared)
    if encoding is None:
        raise source.error(_line(source, declared), f"unknown encoding {declared!r}, expected utf-8")
    if encoding != "utf-8" and not data.isascii() and _is_utf8(data):
        message = f"the file says {declared!r} and is UTF-8, expected one of them in both places"
        raise source.error(_line(source, declared), message)
    return _read(data, encoding, source, declared=declared)


def _read(data: bytes, encoding: str, source: Source, *, declared: str = "") -> str:
    try:
        return clean(data.decode(encoding), source)
    except UnicodeDecodeError as error:
        expected = "a file saved as it says, or UTF-8"
        raise SourceError(undecodable(error, source.path, declared or encoding, expected=expected)) from None


def _encoding(label: str) -> str | None:
    """Python's name of a declared encoding, None for one that browsers do not know."""
    if _META_UTF_16.match(label):
        return "utf-8"
    try:
        name = _NAMES.get(label.lower()) or codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if name in _KNOWN else None


def _is_plain_utf8(data: bytes) -> bool:
    """Whether a file without a byte order mark is UTF-8, and names no other encoding, wherever one would be named."""
    if data.startswith(codecs.BOM_UTF8) or not _is_utf8(data):
        return False
    return len(_NAMED.findall(data)) == len(_NAMED_UTF_8.findall(data))


def _is_utf8(data: bytes) -> bool:
    return _is_read(data, "utf-8")


def _is_read(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _line(source: Source, declared: str) -> int:
    offset = source.data.lower().find(declared.lower().encode("ascii", "replace"))
    return line_of(source.data, max(offset, 0))
