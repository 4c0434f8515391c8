"""The files of a bundle: one module and one row of a table for each kind.

The manifest lists the files of all rows, so it has no row itself: it is written after them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain

from localize import paths
from localize.dataclass import dataclass
from localize.model.fingerprints import KnownTexts
from localize.pages.outputs import (
    assets,
    feed,
    fragment,
    head,
    index,
    items,
    manifest,
    page,
    redirects,
    sitemap,
    style,
)
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.rendered import OutputFile, RenderedPage, faults_of
from localize.pages.page_row import PageRow
from localize.pages.release import Release
from localize.release.manifest import BundleFile


@dataclass(frozen=True, slots=True)
class PageOutput:
    """A kind of file that each page has: the function that makes it, and what its path ends in after the page's.

    No article and no file beside a page may use such a path.
    """

    make: Callable[[BundleSettings, RenderedPage], OutputFile]
    suffix: str


@dataclass(frozen=True, slots=True)
class ListOutput:
    """A kind of list: the function that makes its files, and its path, which no file beside a page may use."""

    make: Callable[[BundleRows], Iterable[OutputFile]]
    name: str


PAGE_OUTPUTS = (
    PageOutput(page.file, page.SUFFIX),
    PageOutput(fragment.file, fragment.SUFFIX),
    PageOutput(head.file, head.SUFFIX),
)
"""All kinds of files of a page, in the order in which they are made."""

LIST_OUTPUTS = (
    ListOutput(index.files, index.NAME),
    ListOutput(style.files, style.NAME),
    ListOutput(items.files, items.NAME),
    ListOutput(redirects.files, redirects.NAME),
    ListOutput(sitemap.files, sitemap.NAME),
    ListOutput(feed.files, feed.NAME),
)
"""All kinds of lists, in the order in which they are made."""

SUFFIXES = tuple(output.suffix for output in PAGE_OUTPUTS)
"""What the files of a page end in."""

_NAMES = (*(output.name for output in LIST_OUTPUTS), manifest.NAME)


def settings_of(release: Release, locale: str) -> BundleSettings:
    """What is the same for all files of a locale in a release."""
    return BundleSettings(
        locale=locale,
        locales=release.locales,
        default_locale=release.default_locale,
        base_url=release.base_url,
        words=release.words[locale],
        trusted=release.trusted,
        has_feed=release.has_feed(locale),
    )


def page_files(settings: BundleSettings, rendered: RenderedPage, reserved: Container[str] = ()) -> Iterator[OutputFile]:
    """The files of a page, those it shows last; raises PageError if one cannot be made.

    `reserved` are the keys of the paths of all files that are made (`made_paths`): no file that a page shows replaces
    one of them.
    """
    for output in PAGE_OUTPUTS:
        with faults_of(rendered.page):
            file = output.make(settings, rendered)
        yield file
    yield from assets.files(rendered.page, reserved)


def list_files(rows: BundleRows) -> Iterator[OutputFile]:
    """The lists of a locale."""
    for output in LIST_OUTPUTS:
        yield from output.make(rows)


def row_of(
    rendered: RenderedPage, files: Iterable[BundleFile] = (), *, article_span: tuple[int, int] | None = None
) -> PageRow:
    """What lists say of a page; `files` are those that were made, `article_span` is that of its HTML file."""
    released, content, page_of_template = rendered.page, rendered.content, rendered.template_page
    return PageRow(
        article=released.article,
        locale=released.locale,
        path=released.path,
        outcome=released.outcome.value,
        complete=released.complete,
        title=content.title,
        description=content.description,
        keywords=content.keywords,
        author=content.author,
        languages=tuple(content.languages.items()),
        info=rendered.info,
        citations=rendered.citations,
        url=str(rendered.linked_data.get("url", "")),
        alternates=page_of_template.alternates,
        noindex=page_of_template.noindex,
        assets=tuple(asset.path for asset in released.assets),
        files=tuple(files),
        article_span=article_span,
    )


def made_paths(pages: Iterable[str]) -> KnownTexts:
    """The keys (`paths.key`) of the paths of all files that may be made for these pages."""
    each = (f"{path}{suffix}" for path in pages for suffix in SUFFIXES)
    return KnownTexts(paths.key(path) for path in chain(_NAMES, each))
