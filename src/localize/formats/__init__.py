"""Source text to Article: one parser per format, in one table (docs/contributing/source-format.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath

from localize.config.formats import Formats
from localize.errors import Problem, SourceError, reads_file
from localize.formats.source import Source, without_colours
from localize.model.article import START, Article

Parser = Callable[[Source], Article]
"""A source file to its Article; raises SourceError."""

PARSERS: Mapping[str, str] = {
    ".txt": "text",
    ".md": "markdown.markdown_parser",
    ".markdown": "markdown.markdown_parser",
    ".mdx": "markdown.markdown_parser",
    ".rst": "restructuredtext.rst_parser",
    ".html": "html.html_parser",
    ".htm": "html.html_parser",
    ".docx": "word.docx_parser",
    ".odt": "opendocument.odt_parser",
    ".mhtml": "web_archive",
    ".mht": "web_archive",
}
"""The module of this package whose `parse` reads a file, by its suffix in small letters; loaded when needed."""

_PACKED = frozenset({".docx", ".odt"})
"""The formats whose bytes are no text."""

_DEFAULT = Formats()


@reads_file(SourceError)
def parse(data: bytes, path: str, *, name: str, locale: str, options: Formats = _DEFAULT) -> Article:
    """The article in a source file; `locale` is the locale of its text.

    Raises SourceError with every problem found.
    """
    source = Source(data, name, path=path, locale=locale, options=options)
    suffix = PurePosixPath(path).suffix.lower()
    remarks: tuple[Problem, ...] = ()
    if suffix not in _PACKED:
        source, remarks = without_colours(source)
    parser: Parser = import_module(f"{__name__}.{PARSERS[suffix]}").parse
    article = parser(source)
    if remarks:
        article = replace(article, remarks=(*remarks, *article.remarks))
    if not article.is_start:
        return article
    message = f"the page is called {START}.html, as index.html lists all pages, expected a slug to call it otherwise"
    return replace(article, guesses=(*article.guesses, source.problem(0, message)))
