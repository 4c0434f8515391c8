"""All pages of a release, each naming only those that are really in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field

from localize.dataclass import dataclass
from localize.gate.decide import Outcome
from localize.language import pseudo, tags
from localize.model.page import Alternate, Content, Hyperlink, LinkTarget, Page
from localize.pages import render, security_policy, urls
from localize.pages.previous_page import PreviousPage
from localize.pages.redirects import PreviousPath
from localize.pages.released_page import PageInRelease, ReleasedPage, WithheldPage
from localize.pages.render import Words


@dataclass(frozen=True, slots=True)
class ReleaseIndex:
    """The pages of a release by locale, and by article.

    `pages` and `withheld` give the pages of a locale, in the order of the articles. `paths` gives the path of an
    article's page in each locale that has one, in the order of the locales. `unlisted` are the pages that are not for
    search engines, as article and locale. `dated` are the locales that have a page with a date among the others.
    """

    pages: Mapping[str, Collection[PageInRelease]]
    withheld: Mapping[str, Collection[WithheldPage]]
    paths: Mapping[str, Mapping[str, str]]
    unlisted: frozenset[tuple[str, str]]
    dated: frozenset[str]


class PathsByLocale(Mapping[str, Mapping[str, str]]):
    """The path of the page of each article in each locale that has one, in the order of the locales.

    Each path is held once with its locales: most articles have one path in all of them.
    """

    def __init__(self, locales: Iterable[str]) -> None:
        """`locales` are all locales of the project, in their order."""
        self._order = {locale: number for number, locale in enumerate(locales)}
        self._locales: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._pages: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}

    def add(self, article: str, paths: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Add an article with its paths, and the locales that have each."""
        self._pages[article] = tuple((path, self._shared(there)) for path, there in paths)

    def _shared(self, locales: Iterable[str]) -> tuple[str, ...]:
        """Return locales in their order, of which there are few different ones."""
        there = tuple(sorted(locales, key=self._order.__getitem__))
        return self._locales.setdefault(there, there)

    def __getitem__(self, article: str) -> dict[str, str]:
        pages = self._pages[article]
        if len(pages) == 1:
            path, locales = pages[0]
            return dict.fromkeys(locales, path)
        path_in = {locale: path for path, locales in pages for locale in locales}
        return {locale: path_in[locale] for locale in self._order if locale in path_in}

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def index_of(
    pages: Iterable[PageInRelease], withheld: Iterable[WithheldPage] = (), *, locales: Iterable[str]
) -> ReleaseIndex:
    """Return the index of these pages; `locales` are all locales of the project, in their order."""
    by_locale: dict[str, list[PageInRelease]] = {locale: [] for locale in locales}
    absent: dict[str, list[WithheldPage]] = {locale: [] for locale in by_locale}
    paths: dict[str, dict[str, str]] = {}
    unlisted: set[tuple[str, str]] = set()
    for page in pages:
        by_locale[page.locale].append(page)
        paths.setdefault(page.article, {})[page.locale] = page.path
        if page.unlisted:
            unlisted.add((page.article, page.locale))
    for each in withheld:
        absent[each.locale].append(each)
    for article, of_article in paths.items():
        paths[article] = {locale: of_article[locale] for locale in by_locale if locale in of_article}
    dated = frozenset(locale for locale, of_locale in by_locale.items() if is_dated(of_locale))
    return ReleaseIndex(by_locale, absent, paths=paths, unlisted=frozenset(unlisted), dated=dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The pages that are published together, each naming only those that are really in it: those of the `index`.

    `locales` are all locales of the project. Readers of any other language get the list of articles in
    `default_locale`. `words` gives the interface words of each locale. If the markup is `trusted`, pages may run and
    load anything. `aliases` are paths that lead to the page of an article in every locale.
    """

    index: ReleaseIndex = field(repr=False)
    locales: tuple[str, ...]
    default_locale: str
    base_url: str
    words: Mapping[str, Mapping[str, str]]
    trusted: bool = False
    aliases: tuple[PreviousPath, ...] = ()

    def word_of(self, locale: str) -> Words:
        """The function that gives an interface word in a locale."""
        return render.word_lookup(self.words[locale])

    def security_policy(self, article: str = "") -> str:
        """The Content-Security-Policy of a page with that article, or of one without any; empty for none."""
        return "" if self.trusted else security_policy.policy(article)

    def content(self, page: ReleasedPage) -> Content:
        """The content of a page, with the links that hold in this release."""
        if isinstance(page.origin, PreviousPage):
            return page.origin.content
        links = {address: self._hyperlink(page, target) for address, target in page.origin.links.items()}
        return render.content(
            page.origin.article,
            page.origin.translations,
            page.locale,
            self.word_of(page.locale),
            links={address: link for address, link in links.items() if link},
            approvals=page.origin.approvals,
        )

    def _hyperlink(self, page: ReleasedPage, target: LinkTarget) -> Hyperlink | None:
        """The link to an article in the locale of the page, else in that of its source; None if it is in neither.

        Failing both, the article is linked in the default locale: a page and an article may have different sources.
        """
        paths = self.index.paths.get(target.article, {})
        locales = (page.locale, page.source_locale, self.default_locale)
        locale = next((each for each in locales if each in paths), None)
        if locale is None:
            return None
        href = urls.between(urls.path(page.locale, page.path), urls.path(locale, paths[locale])) + target.rest
        return Hyperlink(href, "" if locale == page.locale else locale)

    def page(self, page: ReleasedPage, content: Content) -> Page:
        """A page ready for its template."""
        source_locale = page.source_locale
        unlisted = (page.article, page.locale) in self.index.unlisted
        paths = self.index.paths[page.article]
        has_original = page.locale != source_locale and source_locale in paths
        is_copy = page.outcome is not Outcome.PUBLISHED and unlisted and has_original
        canonical_locale = source_locale if is_copy else page.locale
        has_notice = page.locale != source_locale and page.outcome in (Outcome.FALLBACK, Outcome.KEPT)
        return Page(
            locale=page.locale,
            direction=tags.direction(page.locale),
            content=content,
            root=urls.root(page.path),
            canonical=urls.address(self.base_url, canonical_locale, paths[canonical_locale]),
            alternates=() if unlisted else self._alternates(page),
            languages=urls.languages(paths, page.locale, offered_locales(page.locale, paths)),
            original=urls.link(paths, page.locale, source_locale) if has_original else None,
            notice=page.outcome.value if has_notice else "",
            noindex=unlisted,
            security_policy=self.security_policy(content.article),
        )

    def _alternates(self, page: ReleasedPage) -> tuple[Alternate, ...]:
        paths = self.index.paths[page.article]
        complete = {locale: path for locale, path in paths.items() if (page.article, locale) not in self.index.unlisted}
        default = self.default_locale if self.default_locale in complete else page.source_locale
        return urls.alternates(self.base_url, complete, default)

    def original(self, page: ReleasedPage) -> str:
        """The address of the source page of a translation; empty for a source page, or if it is not known."""
        source = page.source_locale
        path = self.index.paths[page.article].get(source) if page.locale != source else None
        return "" if path is None else urls.address(self.base_url, source, path)

    def has_feed(self, locale: str) -> bool:
        """Whether a locale has an article for a feed: one for search engines that has a date."""
        return bool(self.base_url) and locale in self.index.dated


def is_dated(pages: Iterable[PageInRelease]) -> bool:
    """Whether a page that is for search engines has a date."""
    return any(page.date is not None and not page.unlisted for page in pages)


def is_public(locale: str) -> bool:
    """Whether a locale is for readers and search engines, and no pseudo locale."""
    return pseudo.kind(locale) is None


def offered_locales(here: str, locales: Iterable[str]) -> list[str]:
    """The locales that a page offers to its readers; pseudo locales only if the page itself is in one."""
    return [locale for locale in locales if not is_public(here) or is_public(locale)]
