"""index.html: the list of the articles of a locale, for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.language import tags
from localize.model.page import IndexEntry, IndexPage
from localize.pages import urls
from localize.pages.outputs import feed, page
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
from localize.pages.release import is_public, offered_locales
from localize.pages.render import Words
from localize.pages.templates import environment

NAME = f"{urls.INDEX}{page.SUFFIX}"


def index_html(index: IndexPage, words: Words) -> str:
    """The list of a locale's articles."""
    return environment().get_template("index.html").render(page=index, _=words)


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The list of all articles of a locale."""
    listing = _page(rows.settings, [_entry(row) for row in rows.pages])
    yield OutputFile(NAME, index_html(listing, rows.settings.word_of).encode("utf-8"), "index")


def _entry(row: PageRow) -> IndexEntry:
    href = urls.quoted(f"{row.path}{page.SUFFIX}")
    return IndexEntry(href, row.title, description=row.description, languages=dict(row.languages))


def _page(settings: BundleSettings, entries: Iterable[IndexEntry]) -> IndexPage:
    """The list of a locale's articles, ready for its template."""
    locale, lists = settings.locale, dict.fromkeys(settings.locales, urls.INDEX)
    alike = {each: path for each, path in lists.items() if is_public(each)}
    public = is_public(locale)
    return IndexPage(
        locale=locale,
        direction=tags.direction(locale),
        entries=tuple(entries),
        canonical=urls.address(settings.base_url, locale, urls.INDEX),
        alternates=urls.alternates(settings.base_url, alike, settings.default_locale) if public else (),
        languages=urls.languages(lists, locale, offered_locales(locale, settings.locales)),
        noindex=not public,
        feed=feed.link(settings, ""),
        security_policy=settings.security_policy,
    )
