"""The encoding of an HTML file: byte order mark, declaration, UTF-8, windows-1252, in this order."""

from __future__ import annotations

import codecs
import re

from localize.formats.source import Source, bounded, clean, line_of

_LEGACY = re.compile(r"(?:iso-?8859-?1|latin-?1|us-ascii|ascii|l1|cp1252)", re.IGNORECASE)
"""Labels that browsers take for windows-1252 (Encoding Standard, "Names and labels")."""

_META_UTF_16 = re.compile(r"utf-?16", re.IGNORECASE)
"""What a `meta` can only say by mistake: read as UTF-8 (HTML Living Standard, "Prescan a byte stream")."""


def decoded(source: Source) -> str:
    """The text of an HTML file with its lines ended by line feeds.

    Raises SourceError where the bytes are not what the file says they are: a wrong guess would show other characters
    to readers, perhaps in a dose.
    """
    from bs4.dammit import EncodingDetector, UnicodeDammit  # noqa: PLC0415  # few projects have HTML

    data, marked = EncodingDetector.strip_byte_order_mark(bounded(source))
    declared = None if marked else EncodingDetector.find_declared_encoding(data, is_html=True)
    wanted = _known(marked or declared, marked=bool(marked))
    if declared and wanted is None:
        raise source.error(_line(source, declared), f"unknown encoding {declared!r}, expected utf-8")
    if wanted == "windows-1252" and declared and _is_utf8(data):
        message = f"the file says {declared!r} and is UTF-8, expected one of them in both places"
        raise source.error(_line(source, declared), message)
    found = UnicodeDammit(data, known_definite_encodings=[wanted] if wanted else ["utf-8", "windows-1252"])
    if found.unicode_markup is None or found.contains_replacement_characters or not _same(found, wanted):
        line = line_of(source.data, _first_wrong(data, wanted or "utf-8"))
        raise source.error(line, f"bytes that are not {wanted or 'utf-8'}, expected a file saved as it says, or UTF-8")
    return clean(found.unicode_markup, source)


def _known(label: str | None, *, marked: bool) -> str | None:
    """Python's name of an encoding, None for one that it does not know."""
    if label is None:
        return None
    if _LEGACY.fullmatch(label):
        return "windows-1252"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    try:
        b"a".decode(name)
    except LookupError:  # such as "base64": a codec, and no encoding of text
        return None
    return "utf-8" if _META_UTF_16.match(name) and not marked else name


def _same(found: object, wanted: str | None) -> bool:
    used = getattr(found, "original_encoding", None)
    return wanted is None or used is None or codecs.lookup(used).name == codecs.lookup(wanted).name


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _first_wrong(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _line(source: Source, declared: str) -> int:
    offset = source.data.lower().find(declared.lower().encode("ascii", "replace"))
    return line_of(source.data, max(offset, 0))
