"""What lists say of one page: plain values, without any text of the article, to be stored and sent elsewhere."""

from __future__ import annotations

from dataclasses import field

from localize.dataclass import dataclass
from localize.model.page import Alternate, PageInfo
from localize.release.manifest import BundleFile


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One page in the lists of its locale: index, items, sitemap, feed, redirects, manifest.

    `path` is that of the page below its locale's folder, without a suffix. `outcome` is the value of its `Outcome`.
    `complete` says that nothing is shown in the source language for want of a translation. `languages` gives the locale
    of each of the metadata that is not in that of the page, in the order of the page. `url` and `alternates` are empty
    without a base URL; a page that is `noindex` has no alternates. `assets` are the paths of the files that the page
    shows. `files` are the files that were made for the page, those it shows among them, and `article_span` is the
    inside of the `<article>` in the bytes of its HTML: both are empty if nothing was made.
    """

    article: str
    locale: str
    path: str
    outcome: str
    complete: bool
    title: str
    description: str = ""
    keywords: str = ""
    author: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    info: PageInfo = field(default_factory=PageInfo)
    citations: tuple[str, ...] = ()
    url: str = ""
    alternates: tuple[Alternate, ...] = ()
    noindex: bool = False
    assets: tuple[str, ...] = ()
    files: tuple[BundleFile, ...] = ()
    article_span: tuple[int, int] | None = None

    @property
    def in_sitemap(self) -> bool:
        """Whether the page is for search engines, and has an address."""
        return bool(self.url) and not self.noindex

    @property
    def in_feed(self) -> bool:
        """Whether the page is for search engines, and its article has a date."""
        return self.in_sitemap and self.info.date is not None
