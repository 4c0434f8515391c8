"""All pages of a release, each naming only those that are really in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from localize.gate.decide import Outcome
from localize.language import pseudo, tags
from localize.model.page import Alternate, Content, Hyperlink, IndexEntry, IndexPage, Page
from localize.pages import security_policy, urls
from localize.pages.released_page import ReleasedPage, WithheldPage
from localize.pages.render import MARK, Words, as_written


class Release:
    """The pages that are published together, each naming only those that are really in it.

    `locales` are all locales of the project, the source locale first; `words` give each its interface words;
    `withheld` are the articles without a page, by locale. Pages whose markup is `trusted` may run and load anything.
    """

    def __init__(  # noqa: PLR0913  # all that a release is made of
        self,
        pages: Sequence[ReleasedPage],
        locales: Sequence[str],
        base_url: str,
        words: Mapping[str, Words],
        withheld: Sequence[WithheldPage] = (),
        *,
        trusted: bool = False,
    ) -> None:
        self._pages = pages
        self._trusted = trusted
        self.withheld = withheld
        self._locales = locales
        self._base_url = base_url
        self._words = words
        order = {locale: number for number, locale in enumerate(locales)}
        self._where: dict[str, dict[str, str]] = {}
        """The pages of each article by locale, in the order of the locales."""
        for page in sorted(pages, key=lambda page: order[page.locale]):
            self._where.setdefault(page.name, {})[page.locale] = page.page
        self._public = [locale for locale in locales if pseudo.kind(locale) is None]
        self._unlisted = {(page.name, page.locale) for page in pages if _is_unlisted(page)}

    @property
    def locales(self) -> Sequence[str]:
        """All locales, the source locale first."""
        return self._locales

    @property
    def base_url(self) -> str:
        """The address at which the output stands; empty where none is configured."""
        return self._base_url

    def words(self, locale: str) -> Words:
        """The interface words of a locale."""
        return self._words[locale]

    def security_policy(self, article: str = "") -> str:
        """The Content-Security-Policy of a page with that article, or of one without any; empty for none."""
        return "" if self._trusted else security_policy.policy(article)

    def pages(self, locale: str) -> list[ReleasedPage]:
        """The pages of a locale, in the order of the articles."""
        return [page for page in self._pages if page.locale == locale]

    def content(self, page: ReleasedPage) -> Content:
        """What a page says, with the links that hold in this release."""
        return page.content(partial(self._resolve, page))

    def _resolve(self, page: ReleasedPage, address: str) -> Hyperlink:
        """Where an address leads on a page: to the same locale, or to the source locale where there is no such page."""
        name, rest = page.find(address)
        places = self._where.get(name, {})
        locale = next((each for each in (page.locale, self._locales[0]) if each in places), None)
        if locale is None:
            return as_written(address)
        href = urls.between(urls.path(page.locale, page.page), urls.path(locale, places[locale])) + rest
        return Hyperlink(href, "" if locale == page.locale else locale)

    def page(self, page: ReleasedPage, content: Content) -> Page:
        """A page ready for its template."""
        source_locale = self._locales[0]
        unlisted = (page.name, page.locale) in self._unlisted
        places = self._where[page.name]
        has_original = page.locale != source_locale and source_locale in places
        is_copy = page.outcome is not Outcome.PUBLISHED and unlisted and has_original
        canonical_locale = source_locale if is_copy else page.locale
        has_notice = page.locale != source_locale and page.outcome in (Outcome.FALLBACK, Outcome.KEPT)
        return Page(
            locale=page.locale,
            direction=tags.direction(page.locale),
            content=content,
            root=urls.root(page.page),
            canonical=urls.address(self._base_url, canonical_locale, places[canonical_locale]),
            alternates=() if unlisted else self._alternates(page.name),
            languages=urls.languages(places, page.locale, self._linked(page.locale, places)),
            original=urls.link(places, page.locale, source_locale) if has_original else None,
            notice=page.outcome.value if has_notice else "",
            noindex=unlisted,
            security_policy=self.security_policy(content.article),
        )

    def _alternates(self, name: str) -> tuple[Alternate, ...]:
        complete = {locale: page for locale, page in self._where[name].items() if (name, locale) not in self._unlisted}
        return urls.alternates(self._base_url, complete, self._locales[0])

    def index(self, locale: str, entries: Sequence[IndexEntry]) -> IndexPage:
        """The list of a locale's articles, ready for its template."""
        public = locale in self._public
        lists = dict.fromkeys(self._locales, urls.INDEX)
        alike = dict.fromkeys(self._public, urls.INDEX)
        return IndexPage(
            locale=locale,
            direction=tags.direction(locale),
            entries=tuple(entries),
            canonical=urls.address(self._base_url, locale, urls.INDEX),
            alternates=urls.alternates(self._base_url, alike, self._locales[0]) if public else (),
            languages=urls.languages(lists, locale, self._linked(locale, self._locales)),
            noindex=not public,
            security_policy=self.security_policy(),
        )

    def _linked(self, here: str, locales: Iterable[str]) -> list[str]:
        """The locales that a page names to its readers: none that is made up, unless it is in one itself."""
        return [locale for locale in locales if here not in self._public or locale in self._public]

    def original(self, page: ReleasedPage) -> str:
        """The address of the source page that a page is a translation of; empty where it is none, or not known."""
        source = self._locales[0]
        place = self._where[page.name].get(source) if page.locale != source else None
        return "" if place is None else urls.address(self._base_url, source, place)

    def complete(self, locale: str) -> Iterator[tuple[ReleasedPage, str, tuple[Alternate, ...]]]:
        """The pages of a locale for search engines, each with its address and alternates; none without a base URL."""
        for page in self.pages(locale) if self._base_url else ():
            if (page.name, locale) not in self._unlisted:
                yield page, urls.address(self._base_url, locale, page.page), self._alternates(page.name)


def _is_unlisted(page: ReleasedPage) -> bool:
    """Whether a page is none for search engines: made up, or in parts in the source language.

    A page that is kept may have been such a one.
    """
    if pseudo.kind(page.locale):
        return True
    return page.outcome is Outcome.FALLBACK or (
        page.outcome is Outcome.KEPT and MARK in page.content(as_written).article
    )
