"""The pages of a locale, from which all its outputs are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from localize.errors import PageError, faults_as
from localize.model.page import Content, Page, PageInfo
from localize.pages import linked_data, urls
from localize.pages.outputs.citations import citations
from localize.pages.previous_page import PreviousPage
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage, WithheldPage


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of a locale, before it is written: its path below the locale's folder, content, and what it is for.

    If it is a copy of a `file` (a path in the project), it has no content yet: the file is read when the copy is
    written. `article_span` gives the inside of the `<article>` of a page, as offsets in `data`.
    """

    path: str
    data: bytes
    role: str
    article: str = ""
    file: str = ""
    article_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page with its content in this release, ready for its template, and what machines are told of it."""

    page: ReleasedPage
    content: Content
    template_page: Page
    info: PageInfo
    citations: tuple[str, ...]
    linked_data: dict[str, Any]

    @property
    def in_feed(self) -> bool:
        """Whether the article is for search engines and has a date."""
        return not self.template_page.noindex and self.info.date is not None


@dataclass(frozen=True, slots=True)
class RenderedLocale:
    """All pages of a locale in the order of the articles.

    `previous_paths` are the earlier paths of pages of this locale. `reserved` are the keys of the paths of all files
    that are made. `has_feed` says whether there are articles for a feed.
    """

    release: Release
    locale: str
    pages: tuple[RenderedPage, ...]
    previous_paths: tuple[PreviousPath, ...]
    reserved: frozenset[str]
    has_feed: bool

    @property
    def withheld(self) -> Sequence[WithheldPage]:
        """The articles that have no page in this locale."""
        return self.release.index.withheld[self.locale]


Selects = Callable[[str], bool]
"""Tells of an article whether its files are to be made."""

Maker = Callable[[RenderedLocale, Selects], Iterable[OutputFile]]
"""Makes the files of one kind: those of the articles that are selected, or a list of all."""


def render_locale(
    release: Release, locale: str, *, previous_paths: Sequence[PreviousPath], reserved: frozenset[str]
) -> RenderedLocale:
    """The pages of a locale; raises PageError for one that cannot be made."""
    pages = []
    for page in release.index.pages[locale]:
        with _faults_of(page):
            pages.append(_render(release, page))
    has_feed = bool(release.base_url) and any(page.in_feed for page in pages)
    return RenderedLocale(
        release, locale, pages=tuple(pages), previous_paths=tuple(previous_paths), reserved=reserved, has_feed=has_feed
    )


def of_each_page(make: Callable[[RenderedLocale, RenderedPage], OutputFile]) -> Maker:
    """Makes a file for each selected page; raises PageError for a page if that fails."""

    def files(locale: RenderedLocale, selects: Selects) -> Iterator[OutputFile]:
        for rendered in locale.pages:
            if selects(rendered.page.article):
                with _faults_of(rendered.page):
                    file = make(locale, rendered)
                yield file

    return files


@contextmanager
def _faults_of(page: ReleasedPage) -> Iterator[None]:
    """Turns an unforeseen exception into a PageError about that page."""
    with faults_as(partial(PageError, article=page.article, locale=page.locale), urls.path(page.locale, page.path)):
        yield


def _render(release: Release, page: ReleasedPage) -> RenderedPage:
    content = release.content(page)
    info = page.origin.info_of_today(page.info) if isinstance(page.origin, PreviousPage) else page.info
    cited = tuple(citations(content.article))
    where = linked_data.Where(
        locale=page.locale,
        url=urls.address(release.base_url, page.locale, page.path),
        original=release.original(page),
        source_locale=page.source_locale,
    )
    data = linked_data.of_page(content, info, where, cited)
    return RenderedPage(
        page, content, template_page=release.page(page, content), info=info, citations=cited, linked_data=data
    )
