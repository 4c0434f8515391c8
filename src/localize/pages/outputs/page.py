"""Pages and indexes to HTML."""

from __future__ import annotations

from importlib.resources import files

from localize.model.page import IndexPage, Page
from localize.pages.outputs.sitemap import MADE_BY
from localize.pages.render import Words
from localize.pages.templates import Markup, environment

STYLE = "style.css"
"""The name of the style sheet in each locale's folder."""


def is_ours(data: bytes) -> bool:
    """Whether a file in the output was written by this program, and so may be replaced or removed by it."""
    return any(mark in data[:2000] for mark in _MARKS)


_MARKS = (
    b'<meta name="generator" content="localize">',
    b"/* localize: ",
    f"<!--{MADE_BY}-->".encode(),
    b'\n "generator": "localize",',
)


def page_html(page: Page, words: Words, *, head: str = "") -> str:
    """A whole page; `head` is further HTML for its head, without it what the content says there."""
    template = environment().get_template("page.html")
    head = head or page.content.head.strip()
    return template.render(page=page, article=Markup(page.content.article), head=Markup(head), _=words)


def index_html(index: IndexPage, words: Words) -> str:
    """The list of a locale's articles."""
    return environment().get_template("index.html").render(page=index, _=words)


def style_sheet() -> bytes:
    """The style sheet that pages link to, in UTF-8."""
    return (files("localize.pages") / "templates" / STYLE).read_bytes()
