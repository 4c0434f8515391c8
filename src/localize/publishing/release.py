"""All pages of a release, each naming only those that are really in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from localize.language import pseudo, tags
from localize.model.page import Alternate, Content, Hyperlink, Index, IndexEntry, Page
from localize.publishing import links
from localize.publishing.content import MARK, Resolve, Words, as_written
from localize.publishing.gate import Outcome
from localize.publishing.pages import STYLE, index_html, page_html, style_sheet
from localize.publishing.sitemap import sitemap

SITEMAP = "sitemap.xml"


Find = Callable[[str], tuple[str, str]]
"""Gives the article that an address of the source leads to ("" for none), and what follows in the address (`#…`)."""


def _nowhere(_: str) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the pages of a locale: its path below the locale's folder, and its content."""

    path: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Released:
    """One page that is in the release: of which article, how it got there, and what it says.

    `place` is the path of the page where that is not the article's name; `find` tells where its addresses lead;
    `assets` are the files that must stand beside it.
    """

    name: str
    locale: str
    outcome: Outcome
    content: Callable[[Resolve], Content]
    place: str = ""
    find: Find = _nowhere
    assets: tuple[Asset, ...] = ()

    @property
    def page(self) -> str:
        """The path of the page below its locale's folder, without the suffix."""
        return self.place or self.name


class Release:
    """The pages that are published together.

    `locales` are all locales of the project, the source locale first; `words` give each its interface words.
    """

    def __init__(
        self, pages: Sequence[Released], locales: Sequence[str], base_url: str, words: Mapping[str, Words]
    ) -> None:
        self._pages = pages
        self._locales = locales
        self._base_url = base_url
        self._words = words
        order = {locale: number for number, locale in enumerate(locales)}
        self._where: dict[str, list[str]] = {}
        """The locales in which each article has a page."""
        self._places = {page.name: page.page for page in pages}
        for page in sorted(pages, key=lambda page: order[page.locale]):
            self._where.setdefault(page.name, []).append(page.locale)
        self._public = [locale for locale in locales if pseudo.kind(locale) is None]
        self._unlisted = {(page.name, page.locale) for page in pages if _is_unlisted(page)}
        self._addresses = list(self._complete()) if base_url else []

    def paths(self) -> set[str]:
        """The places of all files of the release in the output folder."""
        pages = {links.path(page.locale, page.page) for page in self._pages}
        indexes = {links.path(locale, links.INDEX) for locale in self._locales}
        styles = {f"{locale}/{STYLE}" for locale in self._locales}
        return pages | indexes | styles | ({SITEMAP} if self._addresses else set())

    def size(self, wanted: Callable[[str, str], bool]) -> int:
        """How many files `files` gives."""
        pages = sum(1 for page in self._pages if wanted(page.name, page.locale))
        return pages + 2 * len(self._locales) + bool(self._addresses)

    def files(self, wanted: Callable[[str, str], bool]) -> Iterator[tuple[str, bytes]]:
        """The files to write: the wanted pages (name, locale), and the indexes of all locales."""
        entries: dict[str, list[IndexEntry]] = {locale: [] for locale in self._locales}
        for page in self._pages:
            content = page.content(partial(self._resolve, page))
            href = f"{page.page}.html"
            entries[page.locale].append(IndexEntry(links.quoted(href), content.title, content.description))
            if wanted(page.name, page.locale):
                html = page_html(self._page(page, content), self._words[page.locale])
                yield links.path(page.locale, page.page), html.encode("utf-8")
        for locale in self._locales:
            index = index_html(self._index(locale, entries[locale]), self._words[locale])
            yield links.path(locale, links.INDEX), index.encode("utf-8")
            yield f"{locale}/{STYLE}", style_sheet()
        if self._addresses:
            yield SITEMAP, sitemap(self._addresses)

    def _resolve(self, page: Released, address: str) -> Hyperlink:
        """Where an address leads on a page: to the same locale, or to the source locale where there is no such page."""
        name, rest = page.find(address)
        locales = self._where.get(name, ())
        locale = next((each for each in (page.locale, self._locales[0]) if each in locales), None)
        if locale is None:
            return as_written(address)
        href = links.between(links.path(page.locale, page.page), links.path(locale, self._places[name])) + rest
        return Hyperlink(href, "" if locale == page.locale else locale)

    def assets(self, wanted: Callable[[str, str], bool]) -> Iterator[tuple[str, Asset]]:
        """The files beside the wanted pages, each once, with their locales."""
        seen = set()
        for page in self._pages:
            for asset in page.assets if wanted(page.name, page.locale) else ():
                if (page.locale, asset.path) not in seen:
                    seen.add((page.locale, asset.path))
                    yield page.locale, asset

    def _page(self, page: Released, content: Content) -> Page:
        source_locale = self._locales[0]
        unlisted = (page.name, page.locale) in self._unlisted
        has_original = page.locale != source_locale and source_locale in self._where[page.name]
        is_copy = page.outcome is not Outcome.PUBLISHED and unlisted and has_original
        canonical_locale = source_locale if is_copy else page.locale
        has_notice = page.locale != source_locale and page.outcome in (Outcome.FALLBACK, Outcome.KEPT)
        return Page(
            locale=page.locale,
            direction=tags.direction(page.locale),
            content=content,
            root=links.root(page.page),
            canonical=links.address(self._base_url, canonical_locale, page.page),
            alternates=() if unlisted else self._alternates(page.name),
            languages=links.languages(page.page, page.locale, self._linked(page.locale, self._where[page.name])),
            original=links.link(page.page, page.locale, source_locale) if has_original else None,
            notice=page.outcome.value if has_notice else "",
            noindex=unlisted,
        )

    def _alternates(self, name: str) -> tuple[Alternate, ...]:
        complete = [locale for locale in self._where[name] if (name, locale) not in self._unlisted]
        return links.alternates(self._base_url, self._places[name], complete, self._locales[0])

    def _index(self, locale: str, entries: Sequence[IndexEntry]) -> Index:
        public = locale in self._public
        return Index(
            locale=locale,
            direction=tags.direction(locale),
            entries=tuple(entries),
            canonical=links.address(self._base_url, locale, links.INDEX),
            alternates=links.alternates(self._base_url, links.INDEX, self._public, self._locales[0]) if public else (),
            languages=links.languages(links.INDEX, locale, self._linked(locale, self._locales)),
            noindex=not public,
        )

    def _linked(self, here: str, locales: Sequence[str]) -> list[str]:
        """The locales that a page names to its readers: none that is made up, unless it is in one itself."""
        return [locale for locale in locales if here not in self._public or locale in self._public]

    def _complete(self) -> Iterator[tuple[str, tuple[Alternate, ...]]]:
        for page in self._pages:
            if (page.name, page.locale) not in self._unlisted:
                yield links.address(self._base_url, page.locale, page.page), self._alternates(page.name)


def _is_unlisted(page: Released) -> bool:
    """Whether a page is none for search engines: made up, or in parts in the source language.

    A page that is kept may have been such a one.
    """
    if pseudo.kind(page.locale):
        return True
    return page.outcome is Outcome.FALLBACK or (
        page.outcome is Outcome.KEPT and MARK in page.content(as_written).article
    )
