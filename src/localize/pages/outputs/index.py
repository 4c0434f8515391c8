"""index.html: the list of the articles of a locale, for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from localize.model.page import IndexEntry, IndexPage
from localize.pages import urls
from localize.pages.outputs import feed, page
from localize.pages.outputs.rendered import OutputFile, RenderedLocale, Selects
from localize.pages.render import Words
from localize.pages.templates import environment

NAME = f"{urls.INDEX}{page.SUFFIX}"


def index_html(index: IndexPage, words: Words) -> str:
    """The list of a locale's articles."""
    return environment().get_template("index.html").render(page=index, _=words)


def files(locale: RenderedLocale, _selects: Selects) -> Iterator[OutputFile]:
    """The list of all articles of a locale."""
    entries = [
        IndexEntry(
            urls.quoted(f"{each.page.path}{page.SUFFIX}"),
            each.content.title,
            description=each.content.description,
            languages=each.content.languages,
        )
        for each in locale.pages
    ]
    release = locale.release
    listing = replace(release.index_page(locale.locale, entries), feed=feed.link(locale, ""))
    yield OutputFile(NAME, index_html(listing, release.word_of(locale.locale)).encode("utf-8"), "index")
