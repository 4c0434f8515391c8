"""The pages of some articles as one: what they add to a publication, packed until one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from localize.cache.codec import Codec
from localize.cache.store import key_of
from localize.dataclass import dataclass
from localize.gate.decide import Outcome
from localize.pages import urls
from localize.pages.release import is_dated
from localize.pages.released_page import WithheldPage
from localize.tasks.assets import asset_paths, assets_key
from localize.tasks.decided_row import DecidedPacking
from localize.tasks.page_entries import PageEntry, entries, withheld
from localize.tasks.release_pages import RejectedPage
from localize.tasks.status import DecidedPage, DecisionInputs

ENTRIES: Codec[tuple[Any, ...]] = Codec(tuple[PageEntry, ...])
WITHHELD: Codec[tuple[WithheldPage, ...]] = Codec(tuple[WithheldPage, ...])


@dataclass(frozen=True, slots=True)
class GroupInLocale:
    """The pages of a group in a locale: packed entries of its pages, and of articles that have none there.

    `key` stands for all that the pages are made from, but for where other pages are. `is_dated` tells whether one that
    is for search engines has a date.
    """

    is_dated: bool
    entries: bytes
    withheld: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The pages of some articles that follow each other.

    `plain` are the packed decisions about pages that are published and have no findings, `remarkable` those about the
    others; `pages` is how many there are of both. `paths` gives for each article the paths of its pages, with the
    locales of each; `unlisted` are the pages that are not for search engines, as article and locale. `rejected` pages
    were published before, and cannot be kept.
    """

    articles: tuple[str, ...]
    pages: int
    plain: bytes
    remarkable: bytes
    locales: Mapping[str, GroupInLocale]
    paths: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    unlisted: tuple[tuple[str, str], ...]
    rejected: tuple[RejectedPage, ...]


def is_remarkable(page: DecidedPage) -> bool:
    """Whether there is anything to tell of a page: it is not published, or there are findings."""
    checked = page.page
    findings = page.findings or checked.findings or checked.file_findings or checked.catalog.findings
    return bool(findings) or page.status.decision.outcome is not Outcome.PUBLISHED


def group_of(inputs: DecisionInputs, articles: tuple[str, ...], pages: Iterable[DecidedPage]) -> PageGroup:
    """Return the group of these articles; `pages` are those in target locales, in their order."""
    packing = DecidedPacking(inputs.sources)
    decided: dict[str, dict[str, DecidedPage]] = {name: {} for name in articles}
    plain: list[DecidedPage] = []
    remarkable: list[DecidedPage] = []
    for page in pages:
        decided[page.status.article][page.status.locale] = page
        (remarkable if is_remarkable(page) else plain).append(page)
    shown: dict[str, list[PageEntry]] = {locale: [] for locale in inputs.sources.project.all_locales}
    absent: dict[str, list[WithheldPage]] = {locale: [] for locale in shown}
    rejected: list[RejectedPage] = []
    for name, of_article in decided.items():
        there = set()
        for each in entries(inputs, name, of_article):
            if isinstance(each, RejectedPage):
                rejected.append(each)
            else:
                shown[each.locale].append(each)
                there.add(each.locale)
        for one in withheld(inputs, name, of_article, there):
            absent[one.locale].append(one)
    return PageGroup(
        articles,
        len(plain) + len(remarkable),
        plain=packing.pack(tuple(plain)),
        remarkable=packing.pack(tuple(remarkable)),
        locales={locale: _in_locale(inputs, shown[locale], absent[locale]) for locale in shown},
        paths=_paths(shown),
        unlisted=tuple((each.article, locale) for locale in shown for each in shown[locale] if each.unlisted),
        rejected=tuple(rejected),
    )


def _in_locale(inputs: DecisionInputs, pages: list[PageEntry], absent: list[WithheldPage]) -> GroupInLocale:
    packed, without = ENTRIES.pack(tuple(pages)), WITHHELD.pack(tuple(absent))
    return GroupInLocale(
        is_dated(pages), packed, without, key_of(packed, without, *(_files_key(inputs, e) for e in pages))
    )


def _files_key(inputs: DecisionInputs, page: PageEntry) -> bytes:
    """Return what stands for the files that a page is copied from: its images, and the earlier page if that is kept."""
    sources = inputs.sources
    row, files, parts = sources.articles.rows.get(page.article), sources.project.files, []
    if row is not None and asset_paths(row.links, sources.references):
        chain = () if page.locale == page.source_locale else sources.project.config.targets[page.locale].chain
        parts.append(assets_key(row.links, chain, references=sources.references, files=files))
    if page.outcome is Outcome.KEPT:
        for path in (page.path, inputs.previous.path(page.article, page.locale)):
            published = sources.project.config.layout.published(urls.path(page.locale, path))
            parts.append(files.content_key(published).encode())
    return key_of(*parts) if parts else b""


def _paths(pages: Mapping[str, Iterable[PageEntry]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    by_article: dict[str, dict[str, list[str]]] = {}
    for locale, of_locale in pages.items():
        for page in of_locale:
            by_article.setdefault(page.article, {}).setdefault(page.path, []).append(locale)
    return {
        name: tuple((path, tuple(locales)) for path, locales in paths.items()) for name, paths in by_article.items()
    }
