"""A saved web page (.mhtml, .mht) to Article: the page, and the pictures that were saved with it (RFC 2557)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urljoin

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.encoding import decoded
from localize.formats.html import html_parser
from localize.formats.html.document import HtmlDocument
from localize.formats.html.elements import FILE_ATTRIBUTES, LINK_ATTRIBUTES
from localize.formats.html.nodes import attribute
from localize.formats.pictures import Pictures
from localize.formats.source import Source
from localize.model.article import Article

LARGEST = 50_000_000
"""The most bytes of a saved page: it holds its pictures."""
MOST_LINES = 1_000_000
MOST_PARTS = 2_000
_MOST_NESTED = 10
_NESTED = expression(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_EXPECTED = "expected a page that a browser has saved in one file (.mhtml)"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as it was saved.

    `document` names its pictures by the names of `files`, and other pages by their full addresses.
    """

    document: HtmlDocument
    files: Mapping[str, bytes]


def parse(source: Source) -> Article:
    """The article in a saved page; lines are those of the page in it. Raises SourceError with all problems."""
    page = saved_page(source)
    return replace(html_parser.article_in(page.document, source), embedded=tuple(page.files.items()))


def saved_page(source: Source) -> SavedPage:
    """The page in a file that a browser has saved; raises SourceError for what is none."""
    parts = _parts(source)
    main = _main(parts, source)
    data = _content(main)
    text = decoded(replace(source, data=data), main.get_content_charset("") or "")
    document = HtmlDocument(text, source.path)
    base = _take_base(document, _location(main))
    pictures = Pictures()
    contents = {address: _content(part) for part in parts if part is not main for address in _addresses(part, base)}
    for element in document.elements():
        for name in list(element.attrs):
            value = attribute(element, name).strip()
            if (element.tag, name) in FILE_ATTRIBUTES:
                address = _joined(base, value)
                file = pictures.name(address, contents[address]) if address in contents else ""
                element.attrs[name] = f"{PurePosixPath(source.path).stem}-{file}" if file else address
                if file and element.tag in {"img", "source"}:
                    element.attrs.pop("srcset", None)
            elif (element.tag, name) in LINK_ATTRIBUTES:
                element.attrs[name] = _link(value, base)
    stem = PurePosixPath(source.path).stem
    return SavedPage(document, {f"{stem}-{name}": data for name, data in pictures.files.items()})


def _parts(source: Source) -> list[Message]:
    """The parts of the file that hold something; raises SourceError for a file that no browser writes."""
    data = source.data
    if len(data) > LARGEST:
        raise source.error(0, f"{len(data):,} bytes, expected at most {LARGEST:,} in a saved page")
    if data.count(b"\n") > MOST_LINES or len(_NESTED.findall(data)) > _MOST_NESTED:
        raise source.error(0, f"more lines or nested parts than a saved page has, {_EXPECTED}")
    try:
        message = email.message_from_bytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise source.error(0, f"a saved page that is damaged ({type(error).__name__}), {_EXPECTED}") from None
    if len(parts) > MOST_PARTS:
        raise source.error(0, f"{len(parts):,} parts, expected at most {MOST_PARTS:,} in a saved page")
    if start := str(message.get_param("start") or ""):  # RFC 2387: the part that the others belong to
        parts.sort(key=lambda part: part.get("Content-ID", "").strip() != start)
    return parts


def _main(parts: list[Message], source: Source) -> Message:
    for part in parts:
        if part.get_content_type() in _PAGES and "Content-Type" in part:
            return part
    raise source.error(1, f"no web page in the file, {_EXPECTED}")


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _location(part: Message) -> str:
    return str(part.get("Content-Location") or "").strip()


def _take_base(document: HtmlDocument, location: str) -> str:
    """The address that the page's others are relative to (HTML Living Standard, "The base element").

    The element is told to say it no more, as the page will not need it.
    """
    base = document.head.select_one("base[href]") if document.head is not None else None
    if base is None:
        return location
    address = attribute(base, "href").strip()
    del base.attrs["href"]
    return _joined(location, address)


def _addresses(part: Message, base: str) -> Iterator[str]:
    """The addresses by which the page names a part."""
    if location := _location(part):
        yield _joined(base, location)
    if identity := str(part.get("Content-ID") or "").strip().strip("<>"):
        yield f"cid:{identity}"


def _link(address: str, base: str) -> str:
    """Where a link leads, seen from everywhere; a link into the page itself stays one."""
    if address.startswith("#") or not base:
        return address
    full = _joined(base, address)
    page, fragment = urldefrag(full)
    return f"#{fragment}" if fragment and page == urldefrag(base)[0] else full


def _joined(base: str, address: str) -> str:
    """The full address; one that is damaged stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
