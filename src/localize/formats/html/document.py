"""An HTML document as a browser reads it, held to limits; and the element in it that is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

import turbohtml

from localize.errors import Problem, SourceError
from localize.expressions import expression
from localize.formats.html.elements import OBSOLETE_PRE
from localize.formats.html.nodes import LINE, LINE_COMMENT, Node, attribute, converted, is_foreign, is_line, line_of
from localize.model import characters

DEEPEST = 80
"""How deep elements may be nested. Browsers stop at 512; functions that walk the tree need Python's stack."""

MOST = 50_000
"""The most elements of a document: more is no article, and would need gigabytes."""

MOST_ATTRIBUTES = 1_000
"""The most attributes of an element; the time to clean them grows with the square of their number."""

_UNUSUAL = ", ".join([*sorted(OBSOLETE_PRE), "template"])
_DEEP = " > ".join("*" * (DEEPEST + 2))
"""Selects elements that may be nested too deep, those around the body counted."""

_NOTE_FIRST = expression(rf"\s*(?:<!--{LINE_COMMENT}[0-9]+-->)?<!--\s*translat", re.IGNORECASE)
"""A text that begins with a comment for translators, or one that switches translation."""


class HtmlDocument:
    """A whole page, or a piece of one, as a browser reads it (HTML Living Standard, "Parsing HTML documents")."""

    def __init__(self, html: str, path: str, *, made: bool = False) -> None:
        """Read HTML text; raises SourceError for elements nested too deep, and for characters that no text may have.

        `made` says that one of our readers made the HTML: it is the content of a body, and its elements carry the lines
        of the source (LINE, LINE_COMMENT).
        """
        if made and _NOTE_FIRST.match(html):  # a comment at the beginning would stand outside of the body
            html = f"<body>{html}"
        self._document = _parsed(html, made=made)
        if made and self._one("body") is None:  # a frameset took its place
            self._document = _parsed(f"<body>{html}", made=made)
        self.head = self._one("head")
        self.body = self._one("body")
        if _is_usual(self._document, html, made=made):
            _set_implied_lines(self._document, made=made)
            return
        for part in (self.head, self.body):
            if part is not None:
                _prepare(part, path, made=made)

    def _one(self, selector: str) -> turbohtml.Element | None:
        return self._document.select_one(selector)

    def head_nodes(self) -> list[Node]:
        """The elements of the head with their texts."""
        return converted(self.head, 1).children if self.head is not None else []

    def elements(self) -> list[turbohtml.Element]:
        """All elements of the head and the body."""
        return [each for part in (self.head, self.body) if part is not None for each in part.iter_elements()]

    def article(self, selector: str) -> turbohtml.Element | None:
        """The element that holds the article: what the selector finds, else the only `article`, `main`, or `body`."""
        if selector:
            return self._one(selector)
        articles = [each for each in self._document.select("article") if each.closest("article") in (None, each)]
        main = self._one("main, [role=main]")
        if len(articles) == 1 and (main is None or not _heads(main) or _heads(articles[0])):
            return articles[0]
        return main or self.body


def _parsed(html: str, *, made: bool) -> turbohtml.Document:
    # our pages have this doctype, and how elements are nested depends on it
    return turbohtml.parse(f"<!DOCTYPE html>{html}", positions=not made, allow_declarative_shadow_roots=False)


def _heads(element: turbohtml.Element) -> bool:
    return element.select_one("h1") is not None


def _is_usual(document: turbohtml.Document, html: str, *, made: bool) -> bool:
    """Whether a document needs no closer look: it is within all limits, and nothing in it has to be changed.

    It is asked of the library as a whole, because a look at each element costs more than reading the document.
    """
    if LINE in html and not made:
        return False
    if document.select_one(_DEEP) is not None or document.select_one(_UNUSUAL) is not None:
        return False
    elements = list(document.iter_elements())
    if len(elements) > MOST or any(len(each.attrs) > MOST_ATTRIBUTES for each in elements):
        return False
    if "&#" not in html:  # the characters themselves were looked at before; only references can give others
        return True
    written = document.html
    return not characters.refused(written) and characters.spaced(written) == written


def _set_implied_lines(document: turbohtml.Document, *, made: bool) -> None:
    """Give a line to elements that stand in no file, such as `tbody`; all others know theirs."""
    for element in () if made else document.iter_elements():
        if element.source_line is None:
            element.attrs[LINE] = "1"


def _prepare(top: turbohtml.Element, path: str, *, made: bool) -> None:
    """Give each element its line, unless the reader that made it did so, and check its depth and its characters."""
    level = [top]
    depth = count = 0
    problems: list[Problem] = []
    while level:
        if depth > DEEPEST:
            line = line_of(level[0]) or 1
            raise SourceError(Problem(path, line, f"elements nested more than {DEEPEST} deep, expected fewer"))
        deeper: list[turbohtml.Element] = []
        count += len(level)
        if count > MOST:
            message = f"more than {MOST:,} elements, expected fewer in an article"
            raise SourceError(Problem(path, line_of(level[0]) or 1, message))
        for element in level:
            if len(element.attrs) > MOST_ATTRIBUTES:
                message = f"<{element.tag}> has {len(element.attrs):,} attributes, expected at most {MOST_ATTRIBUTES:,}"
                raise SourceError(Problem(path, line_of(element) or 1, message))
            if element.tag in OBSOLETE_PRE and not is_foreign(element):
                element.tag = "pre"
            if not made:
                element.attrs[LINE] = str(element.source_line or 1)
            elif not is_line(element.attrs.get(LINE)):
                element.attrs.pop(LINE, None)
            deeper += _elements_in(element)
            problems += _referred_to(element, path)
        level = deeper
        depth += 1
    if problems:
        raise SourceError(problems)


def _elements_in(element: turbohtml.Element | turbohtml.DocumentFragment) -> Iterator[turbohtml.Element]:
    for child in element.children:
        if isinstance(child, turbohtml.Element):
            yield child
        elif isinstance(child, turbohtml.DocumentFragment):  # what a template holds
            yield from _elements_in(child)


def _referred_to(element: turbohtml.Element, path: str) -> Iterator[Problem]:
    """Report characters in an element that no text may hold; HTML can write them as references such as `&#1;`.

    Form feeds become spaces.
    """
    attributes = {name: attribute(element, name) for name in element.attrs}
    texts = [child for child in element.children if isinstance(child, turbohtml.Text)]
    if not characters.refused("".join((*attributes, *attributes.values(), *(text.data for text in texts)))):
        return
    found: set[str] = set()
    for name, value in attributes.items():
        element.attrs[name] = characters.spaced(value)
        found.update(characters.all_refused(name), characters.all_refused(characters.spaced(value)))
    for text in texts:
        text.data = characters.spaced(text.data)
        found.update(characters.all_refused(text.data))
    for char in sorted(found):
        message = f"{characters.named(char)} in <{element.tag}>, written as &#{ord(char)};, expected text"
        yield Problem(path, line_of(element) or 1, message)
