"""What the files of a bundle are made from, beside its pages: what is the same for all, and the rows of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from localize.dataclass import dataclass
from localize.pages import render, security_policy
from localize.pages.page_row import PageRow
from localize.pages.redirects import PreviousPath
from localize.pages.released_page import WithheldPage
from localize.pages.render import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSettings:
    """What is the same for all files of a bundle.

    `locales` are all locales of the project; readers of any other language get the list of articles in
    `default_locale`. `words` are the interface words of the locale. If the markup is `trusted`, pages have no
    Content-Security-Policy. `has_feed` says whether there are articles for a feed.
    """

    locale: str
    locales: tuple[str, ...]
    default_locale: str
    base_url: str
    words: Mapping[str, str]
    trusted: bool = False
    has_feed: bool = False

    @property
    def word_of(self) -> Words:
        """The function that gives an interface word in the locale."""
        return render.word_lookup(self.words)

    @property
    def security_policy(self) -> str:
        """The Content-Security-Policy of a page without an article; empty for none."""
        return "" if self.trusted else security_policy.policy("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLimits:
    """The most that one file of a list holds; a longer list is in parts, and a longer feed has the newest entries.

    A sitemap has at most 50,000 addresses and 50 MB (sitemaps.org protocol 0.9). The rows of a manifest are its files,
    and its articles without any.
    """

    index_entries: int = 1_000
    items: int = 10_000
    feed_entries: int = 1_000
    sitemap_addresses: int = 50_000
    sitemap_bytes: int = 52_428_800
    manifest_rows: int = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRows:
    """What the lists of a bundle are made from.

    `pages` and `withheld` are in the order of the articles. Lists go through them several times, and hold at most the
    rows of one file. `previous_paths` are the paths that pages of this locale once had.
    """

    settings: BundleSettings
    pages: Iterable[PageRow]
    withheld: Iterable[WithheldPage] = ()
    previous_paths: Sequence[PreviousPath] = field(default=())
    limits: ListLimits = field(default_factory=ListLimits)
