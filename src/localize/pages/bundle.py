"""The bundle of a locale: its pages in three forms, the files beside them, and the lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from localize import paths
from localize.errors import PageError, faults_as
from localize.gate.decide import Outcome
from localize.language import tags
from localize.model.page import Content, Feed, IndexEntry, Page, PageInfo
from localize.pages import linked_data, previous_page, redirects, reserved_paths, urls
from localize.pages.outputs import feed, sitemap
from localize.pages.outputs.fragment import citations, fragment, prefix_for
from localize.pages.outputs.manifest import OutputFile, to_json
from localize.pages.outputs.page import STYLE, index_html, page_html, style_sheet
from localize.pages.redirects import Former
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage
from localize.pages.reserved_paths import FRAGMENT, ITEMS, METADATA, PAGE


@dataclass(frozen=True, slots=True)
class _Made:
    """A page with what it says in this release."""

    page: ReleasedPage
    content: Content
    shown: Page
    facts: PageInfo
    cited: tuple[str, ...]
    data: dict[str, Any]


class Bundle:
    """Everything that stands in the folder of one locale, but for its manifest."""

    def __init__(self, release: Release, locale: str, former: Sequence[Former] = ()) -> None:
        """`former` are the paths that pages of this locale once had."""
        self._release = release
        self._locale = locale
        self._former = former
        self._made = [self._make(page) for page in release.index.pages[locale]]

    def _make(self, page: ReleasedPage) -> _Made:
        with self._page_at_work(page):
            return self._said(page)

    @contextmanager
    def _page_at_work(self, page: ReleasedPage) -> Iterator[None]:
        """Turns what is thrown unforeseen into a PageError about that page."""
        kind = partial(PageError, article=page.article, locale=self._locale)
        with faults_as(kind, f"{self._locale}/{page.path}{PAGE}"):
            yield

    def _said(self, page: ReleasedPage) -> _Made:
        release = self._release
        content = release.content(page)
        shown = release.page(page, content)
        facts = previous_page.info(content, page.info) if page.outcome is Outcome.KEPT else page.info
        cited = tuple(citations(content.article))
        data = linked_data.of_page(
            content,
            facts,
            linked_data.Where(
                locale=page.locale,
                url=urls.address(release.base_url, page.locale, page.path),
                original=release.original(page),
                source_locale=page.source_locale,
            ),
            cited,
        )
        return _Made(page, content, shown, facts, cited, data)

    def outputs(self, wanted: Callable[[str], bool]) -> Iterator[OutputFile]:
        """The files to write: those of the wanted articles, and the lists of all.

        Raises PageError for a page that cannot be made; so does the bundle itself.
        """
        owners = self._owners()
        seen = set()
        for made in self._made:
            if wanted(made.page.article):
                with self._page_at_work(made.page):
                    forms = [*self._page(made)]
                yield from forms
                for asset in made.page.assets:
                    if asset.path in owners and asset.path not in seen:
                        seen.add(asset.path)
                        yield OutputFile(asset.path, asset.data, "asset", owners[asset.path], asset.file)
        yield from self._lists()

    def _owners(self) -> dict[str, str]:
        """The first article that each file belongs to; none for what would take the place of one of our own files."""
        ours = reserved_paths.ours(made.page.path for made in self._made)
        owners: dict[str, str] = {}
        for made in self._made:
            for asset in made.page.assets:
                if not reserved_paths.is_ours(asset.path, ours):
                    owners.setdefault(asset.path, made.page.article)
        return owners

    def needed(self, wanted: Callable[[str], bool]) -> set[str]:
        """The files that stand beside the pages of the wanted articles."""
        return {asset.path for made in self._made if wanted(made.page.article) for asset in made.page.assets}

    def _page(self, made: _Made) -> Iterator[OutputFile]:
        """The whole page, the fragment, and what the head of a page that holds the fragment should say."""
        page, content = made.page, made.content
        head = linked_data.head(content, made.data, made.shown)
        shown = replace(made.shown, feed=self._feed_link(made.shown.root))
        html = page_html(shown, self._release.word_of(self._locale), head=head)
        output = partial(OutputFile, article=page.article)
        yield output(f"{page.path}{PAGE}", html.encode("utf-8"), "page")
        alone = fragment(
            content.article,
            locale=self._locale,
            direction=tags.direction(self._locale),
            prefix=prefix_for(page.article),
        )
        yield output(f"{page.path}{FRAGMENT}", alone.encode("utf-8"), "fragment")
        yield output(f"{page.path}{METADATA}", to_json(self._metadata(made)), "metadata")

    def _metadata(self, made: _Made) -> dict[str, Any]:
        content, shown = made.content, made.shown
        title, of_title = content.shown_title()
        return {
            "lang": shown.locale,
            "dir": shown.direction,
            "title": title,
            "heading": content.title,
            "description": content.description,
            "keywords": content.keywords,
            "author": content.author,
            "languages": _languages(
                {**content.languages, "heading": content.languages.get("title", ""), "title": of_title}
            ),
            "canonical": shown.canonical,
            "noindex": shown.noindex,
            "alternates": [{"hreflang": each.hreflang, "href": each.url} for each in shown.alternates],
            "json-ld": made.data,
        }

    def _lists(self) -> Iterator[OutputFile]:
        release, locale = self._release, self._locale
        entries = [
            IndexEntry(
                urls.quoted(f"{made.page.path}{PAGE}"),
                made.content.title,
                made.content.description,
                made.content.languages,
            )
            for made in self._made
        ]
        listing = replace(release.index_page(locale, entries), feed=self._feed_link(""))
        index = index_html(listing, release.word_of(locale))
        yield OutputFile(f"{urls.INDEX}{PAGE}", index.encode("utf-8"), "index")
        yield OutputFile(STYLE, style_sheet(), "style")
        yield OutputFile(ITEMS, to_json([self._item(made) for made in self._made]), "items")
        yield from self._redirects()
        if complete := list(release.complete(locale)):
            data = sitemap.sitemap((address, alternates) for _, address, alternates in complete)
            yield OutputFile(sitemap.NAME, data, "sitemap")
            yield from self._feed()

    def _redirects(self) -> Iterator[OutputFile]:
        """Pages at the former places, as far as no page of today stands there and there is one to lead to."""
        today = {made.page.article: made for made in self._made}
        taken = {paths.key(made.page.path) for made in self._made} | {urls.INDEX}
        taken |= {paths.key(each.article) for each in self._release.index.withheld[self._locale]}
        rows = []
        for article, place in self._former:
            made = today.get(article)
            if made is None or paths.key(place) in taken or paths.problem(f"{place}{PAGE}"):
                continue
            taken.add(paths.key(place))
            href = urls.between(urls.path(self._locale, place), urls.path(self._locale, made.page.path))
            canonical = urls.address(self._release.base_url, self._locale, made.page.path)
            title, language = made.content.title, made.content.languages.get("title", "")
            policy = self._release.security_policy()
            page = redirects.Redirect(place, href, title, canonical, policy, language)
            html = redirects.html(page, self._locale, tags.direction(self._locale))
            yield OutputFile(f"{place}{PAGE}", html.encode("utf-8"), "redirect")
            rows.append({"from": f"{place}{PAGE}", "to": f"{made.page.path}{PAGE}", "article": article})
        if rows:
            yield OutputFile(redirects.NAME, to_json(rows), "redirects")

    def _feed(self) -> Iterator[OutputFile]:
        if self._dated:
            base = f"{self._release.base_url}{self._locale}/"
            data = feed.feed(
                self._dated,
                locale=self._locale,
                title=self._feed_title,
                url=base + feed.NAME,
                index=f"{base}{urls.INDEX}{PAGE}",
            )
            yield OutputFile(feed.NAME, data, "feed")

    @cached_property
    def _dated(self) -> list[feed.FeedEntry]:
        """The articles for the feed: those for search engines that have a date; there is no feed without any."""
        complete = {page.article for page, _, _ in self._release.complete(self._locale)}
        return [
            feed.FeedEntry(
                made.data["url"],
                made.content.title,
                made.content.description,
                made.facts.date,
                made.content.author,
                made.content.languages,
            )
            for made in self._made
            if made.page.article in complete and made.facts.date is not None
        ]

    @property
    def _feed_title(self) -> str:
        return self._release.word_of(self._locale)("Articles")

    def _feed_link(self, root: str) -> Feed | None:
        """The link to the feed from a page with this relative path to the folder of the locale."""
        return Feed(self._feed_title, f"{root}{feed.NAME}") if self._dated else None

    def _item(self, made: _Made) -> dict[str, Any]:
        """A row for importers; paths are those in this folder."""
        page, content = made.page, made.content
        return {
            "id": page.article,
            "locale": self._locale,
            "title": content.title,
            "description": content.description,
            "keywords": content.keywords,
            "author": content.author,
            "languages": _languages(content.languages),
            "updated": made.facts.date.isoformat() if made.facts.date else "",
            "url": made.data.get("url", ""),
            "page": f"{page.path}{PAGE}",
            "fragment": f"{page.path}{FRAGMENT}",
            "metadata": f"{page.path}{METADATA}",
            "outcome": page.outcome.value,
        }

    def articles(self) -> list[dict[str, Any]]:
        """What the manifest says of the articles, those without a page in this locale after the others."""
        rows = [_article(made) for made in self._made]
        absent = [
            {
                "id": each.article,
                "page": "",
                "title": "",
                "description": "",
                "outcome": Outcome.WITHHELD.value,
                "source": _source(each.info),
                "coverage": _coverage(each.info.segments, each.info.missing, Outcome.WITHHELD),
                "citations": [],
                "withdrawn": True,
            }
            for each in self._release.index.withheld[self._locale]
        ]
        return rows + absent


def _article(made: _Made) -> dict[str, Any]:
    page, content, facts = made.page, made.content, made.facts
    row: dict[str, Any] = {
        "id": page.article,
        "page": page.path,
        "title": content.title,
        "description": content.description,
        "outcome": page.outcome.value,
        "source": _source(facts),
        "coverage": _coverage(facts.segments, facts.missing, page.outcome),
    }
    if facts.date is not None:
        row["date"] = facts.date.isoformat()
    if facts.reviewers:
        row["reviewers"] = list(facts.reviewers)
    return {**row, "citations": list(made.cited), "withdrawn": False}


def _languages(languages: Mapping[str, str]) -> dict[str, str]:
    """The locales of the texts beside it that are not in that of the page; none for a name that is not beside it."""
    return {name: locale for name, locale in languages.items() if locale and name != "page_title"}


def _source(facts: PageInfo) -> dict[str, str]:
    """The source file; nothing where it cannot be read."""
    return {"sha256": facts.source} if facts.source else {}


def _coverage(segments: int, missing: int, outcome: Outcome) -> dict[str, int]:
    return {
        "segments": segments,
        "translated": segments - missing,
        "fallback": missing if outcome is Outcome.FALLBACK else 0,
        "stale": missing if outcome is Outcome.KEPT else 0,
    }
