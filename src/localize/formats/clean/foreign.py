"""Reads a file from elsewhere as an article and the tree of its content, cleaned by the policy."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from localize import formats
from localize.config.formats import Formats, Surroundings, TitleRule
from localize.dataclass import dataclass
from localize.errors import Problem, SourceError, quoted
from localize.expressions import expression
from localize.formats import source_urls, web_archive
from localize.formats.clean import fields, office
from localize.formats.clean.rendered import as_html
from localize.formats.encoding import decoded
from localize.formats.html.cleaning import article_nodes
from localize.formats.html.document import HtmlDocument
from localize.formats.html.elements import FILE_ATTRIBUTES, LINK_ATTRIBUTES
from localize.formats.html.nodes import Node, attribute, line_of
from localize.formats.source import Source
from localize.language import tags
from localize.model.article import Article
from localize.model.block import plain_text

if TYPE_CHECKING:
    import turbohtml

SUFFIXES = (".html", ".htm", ".docx", ".odt", ".mhtml", ".mht")
"""The formats that can be imported."""
_PAGES = frozenset({".html", ".htm"})
_ARCHIVES = frozenset({".mhtml", ".mht"})

_DATA = expression(r"data:image/(png|jpeg|gif|webp)(?:;[a-z-]+=[^;,]*)*;base64,(.*)", re.DOTALL | re.IGNORECASE)
_ADDRESS = expression(r'(?:href|src|xlink:href)="')
_AROUND = "nav, header, footer, aside, form"


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A file from elsewhere, as it was read.

    `root` holds its content. `embedded` are the files inside it, each by its address in `root`. `base` is the address
    that its links are relative to, if it names one. `attributes` are those of the element that held the article.
    `dropped` are texts that may be lost, such as bullets of lists and labels of buttons. `remarks` tell what could not
    be taken over.
    """

    article: Article
    root: Node
    embedded: Mapping[str, bytes] = field(default_factory=dict)
    base: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    dropped: str = ""
    remarks: tuple[Problem, ...] = ()


def read(source: Source, selector: str) -> ForeignPage:
    """The article in a file from elsewhere; raises SourceError with all problems.

    `selector` finds the article in an HTML page. Where it is empty, the selector of the project does; where that finds
    nothing, the usual elements are tried.
    """
    options = replace(source.options, trust_markup=False, surroundings=Surroundings.DROP)
    if PurePosixPath(source.path).suffix.lower() not in _PAGES | _ARCHIVES:
        article, _ = _parsed(source, options)
        all_remarks = (*_guesses(article), *article.remarks)
        article = _without_title(article) if article.unconfirmed else article
        return ForeignPage(article, _tree(article), dict(article.embedded), remarks=all_remarks)
    document = _document(source)
    chosen = selector or options.article
    try:
        if not selector and document.article(chosen) is None:
            chosen = ""  # the project's selector is for pages like its own
        top = document.article(chosen)
    except ValueError as error:  # of the library's selectors
        raise source.error(0, f"{error}, expected a CSS selector such as 'main .article'") from None
    article, is_titled = _parsed(source, replace(options, article=chosen))
    assert top is not None  # or there would be no article
    embedded = dict(article.embedded) | dict(_pictures(top))
    remarks = [remark for remark in article.remarks if not _ADDRESS.match(remark.message)]  # _remarks says more on them
    remarks += _remarks(top, source, chosen)
    bullets = office.mark_lists(top)
    root = article_nodes(top, trusted=False)
    title = article.field("title")
    again = office.restore(root, plain_text(title.pattern) if title else "")
    labels, fields_remarks = fields.remove(root, source.path)
    base = document.head.select_one("base[href]") if document.head else None
    return ForeignPage(
        article if is_titled else _without_title(article),
        root,
        embedded=embedded,
        base=attribute(base, "href") if base else "",
        attributes={name: attribute(top, name) for name in ("id", "class") if attribute(top, name)} if chosen else {},
        dropped=bullets + again + labels,
        remarks=(*_guesses(article), *remarks, *fields_remarks),
    )


def _document(source: Source) -> HtmlDocument:
    if PurePosixPath(source.path).suffix.lower() in _ARCHIVES:
        return web_archive.saved_page(source).document
    return HtmlDocument(decoded(source), source.path)


def _parsed(source: Source, options: Formats) -> tuple[Article, bool]:
    """The article, and whether it has a title of its own; one that has none is read as the project's options say."""
    try:
        return _read_as(source, replace(options, title=TitleRule.REQUIRED)), True
    except SourceError:
        return _read_as(source, options), False


def _without_title(article: Article) -> Article:
    """The article whose title is guessed anew where it is read: what was guessed is not written as if it were given."""
    return replace(article, metadata=tuple(block for block in article.metadata if block.context != "title"))


def _read_as(source: Source, options: Formats) -> Article:
    return formats.parse(source.data, source.path, name=source.name, locale=source.locale, options=options)


def _guesses(article: Article) -> tuple[Problem, ...]:
    """What was guessed, such as the title: the file that is written has no more than the one that was read."""
    return (*article.guesses, *article.unconfirmed)


def _pictures(top: turbohtml.Element) -> Iterator[tuple[str, bytes]]:
    """The pictures embedded in the page; afterwards the page names them as files.

    Where a script would have loaded the real picture, its address is taken from `data-src`.
    """
    for number, image in enumerate(top.select("img"), 1):
        address = attribute(image, "src")
        if attribute(image, "data-src") and (not address or address.startswith("data:")):
            image.attrs["src"] = attribute(image, "data-src")
        elif match := _DATA.fullmatch(address):
            try:
                data = base64.b64decode(re.sub(r"\s+", "", match[2]), validate=True)
            except binascii.Error:
                continue
            name = f"image-{number}.{match[1].lower().replace('jpeg', 'jpg')}"
            image.attrs["src"] = name
            yield name, data


def _remarks(top: turbohtml.Element, source: Source, chosen: str) -> Iterator[Problem]:
    """Remarks on a page; those on what the policy removes are made elsewhere."""
    page = top.closest("html")
    language = attribute(page, "lang").strip() if page else ""
    if language and tags.language(language) != tags.language(source.locale):
        yield source.problem(1, f"the page says its language is {language!r}, expected {source.locale!r}")
    if not chosen and top.tag == "body" and top.select_one(_AROUND):
        message = "all of the page was taken, expected a <main> or an <article>, or --article SELECTOR to find the text"
        yield source.problem(1, message)
    told: dict[str, tuple[int, int]] = {}
    for element in top.iter_elements():
        for name in element.attrs:
            address = attribute(element, name).strip()
            if (element.tag, name) in FILE_ATTRIBUTES | LINK_ATTRIBUTES and _is_lost(address):
                line, count = told.get(address, (line_of(element) or 1, 0))
                told[address] = (line, count + 1)
    for address, (line, count) in told.items():
        times = "" if count == 1 else f" ({count} times)"
        expected = "expected a web address, or the relative one of a file beside the page"
        yield source.problem(line, f"the address {quoted(address)} was left out{times}, {expected}")


def _is_lost(address: str) -> bool:
    """Whether the policy removes an address: that of a file on a disk, of a script, and the like."""
    scheme = source_urls.scheme(address)
    return address.startswith("\\\\") or bool(scheme and scheme not in source_urls.SCHEMES)


def _tree(article: Article) -> Node:
    """The content of an article of another format as a tree, with the notes to translators as comments."""
    title = article.field("title")
    heading = (*article.heading, title, "</h1>\n") if article.heading and title else ()
    html = as_html((*heading, *article.body), article.locale)
    body = HtmlDocument(html, article.path, made=True).body
    assert body is not None  # a browser makes one for every text
    return article_nodes(body, trusted=False)
