"""The words of each block of a text as a library reads them that is none of ours: CommonMark, docutils, Beautiful Soup.

Code blocks are left out. What a library does not know of reStructuredText, such as directives of Sphinx, is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from docutils import core, nodes
from docutils.parsers.rst import roles
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TARGET = re.compile(r"\s*(?<!\\)<[^<>]*>$")
_ROLES = (
    "ref doc guilabel menuselection command option file term envvar program kbd abbr class meth func mod attr data exc "
    "obj samp dfn numref download keyword token makevar mailheader newsgroup index pep rfc manpage ghissue"
)
_BLOCKS = "p li h1 h2 h3 h4 h5 h6 td th dt dd title caption figcaption".split()  # noqa: SIM905  # easier to read


def _markdown(text: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            yield "".join(map(_word, token.children or ()))


def _word(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else "" if token.type == "html_inline" else token.content


def _role(
    _name: str, _raw: str, text: str, _line: int, _inliner: object, _options: object = None, _content: object = None
) -> tuple[list[nodes.reference], list[nodes.reference]]:
    """The words that a role of Sphinx shows."""
    return [nodes.reference("", _TARGET.sub("", text.replace("\0", "")))], []


@lru_cache(maxsize=1)
def _known_roles() -> None:
    for name in _ROLES.split():
        roles.register_local_role(name, _role)


def _restructured_text(text: str) -> Iterator[str]:
    _known_roles()
    settings = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False}
    tree = core.publish_doctree(text, settings_overrides=settings)
    for node in tree.findall(nodes.TextElement):
        if isinstance(node, (nodes.paragraph, nodes.title, nodes.subtitle, nodes.term, nodes.caption, nodes.rubric)):
            yield node.astext()


def _html(text: str) -> Iterator[str]:
    soup = BeautifulSoup(f"<div>{text}</div>", "html.parser")
    blocks = [each for each in soup.find_all(_BLOCKS) if isinstance(each, Tag) and each.find(_BLOCKS) is None]
    yield from (each.get_text() for each in blocks or [soup])


def _plain(text: str) -> Iterator[str]:
    yield from re.split(r"\n\s*\n", text)


_READERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    ".md": _markdown,
    ".rst": _restructured_text,
    ".html": _html,
    ".txt": _plain,
}


@lru_cache(maxsize=1 << 14)
def blocks(text: str, suffix: str) -> tuple[str, ...]:
    """The words of each block of a text, in the format that its file's suffix tells, each as one line."""
    return tuple(words for block in _READERS[suffix](text) if (words := " ".join(block.split())))


def words(text: str, suffix: str) -> str:
    """The words of all its blocks as one line."""
    return " ".join(blocks(text, suffix))
