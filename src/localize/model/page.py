"""A page: one localized article as readers get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from localize.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LocaleLink:
    """A link to the same page in another locale."""

    locale: str
    direction: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `link rel="alternate"`: a locale or `x-default`, and an absolute address."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The link to the feed of a locale: its title, and its address relative to the page."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Where a link leads; `locale` is set where that page is in another one."""

    href: str
    locale: str = ""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What an address leads to: an article by name, or a file by its path in the project; and what follows (`#…`)."""

    article: str = ""
    file: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says, apart from where it stands: metadata as plain text, and the inside of its `<article>`.

    `page_title` is what search results and browser tabs show instead of the title; `head` further HTML for `<head>`.
    `languages` gives the locale of each of the metadata, by the name it has here, that is not in that of the page.
    """

    title: str
    article: str
    description: str = ""
    keywords: str = ""
    author: str = ""
    page_title: str = ""
    head: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)

    def displayed_title(self) -> tuple[str, str]:
        """What search results and browser tabs show, and its locale where that is not the page's."""
        name = "page_title" if self.page_title else "title"
        return self.page_title or self.title, self.languages.get(name, "")


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is known of a page beside its content.

    `source` is the SHA-256 of the source file; `segments` counts the article's segments, `missing` those that are
    shown in the source language (`fallback`) or as they were before (`kept`). `date` is that of the last review where
    there are `reviewers`, else of the last change. `translators` are the names in the catalog. `source_locale` is that
    of the article where it is not that of the project, else empty.
    """

    source: str = ""
    segments: int = 0
    missing: int = 0
    date: date | None = None
    reviewers: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    source_locale: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready for its template.

    `root` is the relative path from the page to its locale's folder ("" or "../" …). `canonical` is empty where no
    base URL is configured. `notice` is "" or the policy that let the page through (`fallback`, `keep`). `feed` is None
    where the locale has none, `security_policy` the page's Content-Security-Policy, empty for none.
    """

    locale: str
    direction: str
    content: Content
    root: str
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    languages: tuple[LocaleLink, ...] = ()
    original: LocaleLink | None = None
    notice: str = ""
    noindex: bool = False
    feed: Feed | None = None
    security_policy: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One article in the list of its locale."""

    href: str
    title: str
    description: str
    languages: Mapping[str, str] = field(default_factory=dict)
    """The locales of title and description where they are not that of the list."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page that lists articles of a locale.

    `parts` are the relative links to the pages of the whole list, and `number` is the place of this page among them,
    from 1.
    """

    locale: str
    direction: str
    entries: tuple[IndexEntry, ...]
    number: int = 1
    parts: tuple[str, ...] = ()
    root: str = ""
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    languages: tuple[LocaleLink, ...] = ()
    noindex: bool = False
    feed: Feed | None = None
    security_policy: str = ""
