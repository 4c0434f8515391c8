"""The whole page of an article, as HTML."""

from __future__ import annotations

from dataclasses import replace

from localize.model.page import Page
from localize.pages import linked_data
from localize.pages.outputs import feed
from localize.pages.outputs.bundle import BundleSettings
from localize.pages.outputs.rendered import OutputFile, RenderedPage
from localize.pages.outputs.sitemap import MADE_BY
from localize.pages.previous_page import article_span
from localize.pages.render import Words
from localize.pages.templates import Markup, environment

SUFFIX = ".html"


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


def file(settings: BundleSettings, rendered: RenderedPage) -> OutputFile:
    """The whole page of an article."""
    page = rendered.page
    head = linked_data.head(rendered.content, rendered.linked_data, rendered.template_page)
    linked = replace(rendered.template_page, feed=feed.link(settings, rendered.template_page.root))
    html = page_html(linked, settings.word_of, head=head)
    data = html.encode("utf-8")
    span = article_span(data, rendered.content)
    return OutputFile(f"{page.path}{SUFFIX}", data, role="page", article=page.article, article_span=span)
