"""index.html: the list of the articles of a locale, for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from localize.language import tags
from localize.model.page import IndexEntry, IndexPage
from localize.pages import urls
from localize.pages.outputs import feed, page
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.parts import names
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
    """The list of all articles of a locale; a long one is on several pages, each of which names all of them."""
    entries, most = map(_entry, rows.pages), rows.limits.index_entries
    several = ceil(sum(1 for _ in rows.pages) / most)
    pages = [urls.INDEX, *(name.removesuffix(page.SUFFIX) for name in islice(_names(rows), max(several - 1, 0)))]
    for path in pages:
        listing = _page(rows.settings, islice(entries, most), pages, path)
        html = index_html(listing, rows.settings.word_of)
        yield OutputFile(f"{path}{page.SUFFIX}", html.encode("utf-8"), "index")


def _names(rows: BundleRows) -> Iterator[str]:
    return names(urls.INDEX, page.SUFFIX, rows, first=2)


def _entry(row: PageRow) -> IndexEntry:
    href = urls.quoted(f"{row.path}{page.SUFFIX}")
    return IndexEntry(href, row.title, description=row.description, languages=dict(row.languages))


def _page(settings: BundleSettings, entries: Iterable[IndexEntry], pages: Sequence[str], path: str) -> IndexPage:
    """One of the `pages` of the list of a locale's articles, ready for its template.

    Only the first has alternates: the pages of two locales do not list the same articles.
    """
    locale, lists = settings.locale, dict.fromkeys(settings.locales, urls.INDEX)
    alike = {each: path for each, path in lists.items() if is_public(each)}
    has_alternates = is_public(locale) and path == urls.INDEX
    return IndexPage(
        locale=locale,
        direction=tags.direction(locale),
        entries=tuple(entries),
        number=pages.index(path) + 1,
        parts=tuple(f"{each}{page.SUFFIX}" for each in pages),
        canonical=urls.address(settings.base_url, locale, path),
        alternates=urls.alternates(settings.base_url, alike, settings.default_locale) if has_alternates else (),
        languages=urls.languages(lists, locale, offered_locales(locale, settings.locales)),
        noindex=not is_public(locale),
        feed=feed.link(settings, ""),
        security_policy=settings.security_policy,
    )
