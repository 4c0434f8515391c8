"""reStructuredText to Article: the markup of docutils, and what Sphinx adds to it."""

from __future__ import annotations

import re
from dataclasses import replace

from localize.errors import Problem
from localize.expressions import expression
from localize.formats import front_matter
from localize.formats.html.assemble import assemble
from localize.formats.html.cleaning import taken_over
from localize.formats.html.document import HtmlDocument
from localize.formats.html.protect import protected
from localize.formats.metadata import Metadata
from localize.formats.restructuredtext import docinfo
from localize.formats.restructuredtext.doctree import LONGEST, Doctree, doctree
from localize.formats.restructuredtext.html import as_html
from localize.formats.restructuredtext.writer import DEEPEST
from localize.formats.source import Source, utf8
from localize.model.article import Article

_LARGEST = 1_000_000
"""The most bytes of a file."""

_MOST_REPEATED = 500
"""The most targets that have the name of another."""

_TARGET = expression(r"^[ \t]*\.\. _([^:\n]*):", re.MULTILINE)


def parse(source: Source) -> Article:
    """The article in a reStructuredText file in UTF-8; raises SourceError with all problems of the file."""
    tree = _read(utf8(source, _LARGEST), source, first=0, is_whole=True)
    problems: list[Problem] = []
    metadata = Metadata(source, problems, protected)
    front_matter.add_fields(docinfo.fields(tree.document), source=source, metadata=metadata)
    docinfo.take_out_read_fields(tree.document)
    html = as_html(tree.document, source)
    document = HtmlDocument(html, source.path, made=True)
    assert document.body is not None  # a browser makes one for every text
    root, removed = taken_over(document.body, source.path, trusted=source.options.trust_markup)
    article = assemble(source, root, metadata=metadata, problems=problems)
    return replace(article, remarks=(*tree.remarks, *removed))


def fragment(text: str, source: Source, first: int) -> tuple[str, tuple[Problem, ...]]:
    """A text inside a file of another format as HTML whose elements carry its lines, and what is to be told of it.

    `first` is the number of lines that stand before it. Raises SourceError.
    """
    tree = _read(text, source, first=first, is_whole=False)
    return as_html(tree.document, source, first=first, level=1), tree.remarks


def _read(text: str, source: Source, *, first: int, is_whole: bool) -> Doctree:
    _look_at_lines(text, source, first)
    try:
        return doctree(text, source, first=first, is_whole=is_whole)
    except RecursionError:
        raise source.error(first + 1, f"blocks nested more than {DEEPEST} deep, expected fewer") from None


def _look_at_lines(text: str, source: Source, first: int) -> None:
    """Refuse what would take docutils a time that grows with the square of its length."""
    for number, line in enumerate(text.split("\n"), first + 1):
        if len(line) > LONGEST:
            raise source.error(number, f"a line of {len(line):,} characters, expected at most {LONGEST:,}")
    targets = _TARGET.findall(text)
    if len(targets) - len(set(targets)) > _MOST_REPEATED:
        raise source.error(first + 1, f"more than {_MOST_REPEATED:,} names of targets are repeated, expected fewer")
