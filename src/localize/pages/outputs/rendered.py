"""A page with its content in a release, from which its files are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from localize.dataclass import dataclass
from localize.errors import PageError, faults_as
from localize.model.page import Content, Page, PageInfo
from localize.pages import linked_data, urls
from localize.pages.outputs.citations import citations
from localize.pages.previous_page import PreviousPage
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage


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


def render_page(release: Release, page: ReleasedPage) -> RenderedPage:
    """A page with its content in the release, from which its files are made; raises PageError if it cannot be made."""
    with faults_of(page):
        return _render(release, page)


@contextmanager
def faults_of(page: ReleasedPage) -> Iterator[None]:
    """Turns an unforeseen exception into a PageError about that page."""
    with faults_as(partial(PageError, article=page.article, locale=page.locale), urls.path(page.locale, page.path)):
        yield


def _render(release: Release, page: ReleasedPage) -> RenderedPage:
    content = release.content(page)
    info = page.displayed_info
    known = frozenset[str]() if isinstance(page.origin, PreviousPage) else page.origin.article.citations
    cited = tuple(citations(content.article, known))
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
