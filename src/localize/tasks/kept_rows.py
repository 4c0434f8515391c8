"""The pages of a project made where they have changed; what earlier runs made of the others is kept."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import fields, replace
from operator import attrgetter

from localize import paths
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.dataclass import dataclass
from localize.gate.decide import Outcome
from localize.model.page import PageInfo
from localize.pages import urls
from localize.pages.page_row import PageRow
from localize.pages.release import Release
from localize.pages.released_page import PageInRelease, ReleasedPage
from localize.release.manifest import BundleFile
from localize.tasks.articles import page_name
from localize.tasks.assets import asset_paths, assets_key
from localize.tasks.bundle import Bundle, PageParts
from localize.tasks.make_release import DecidedProject, released
from localize.tasks.packed_page import PackedPage, packed, unpacked
from localize.tasks.page_entries import PageEntry
from localize.tasks.page_maker import MadePage, WholePages, page_number
from localize.tasks.release_pages import RejectedPage

_IN_OUTPUT = ("a file of it in the output",)
"""What has changed where a page is as it was, as people call it."""
_WITH_NAMES = ("article_key", "texts_key", "approvals", "info")
_OTHERS = attrgetter(*(each.name for each in fields(PageEntry) if each.name not in _WITH_NAMES))
"""Gives what is known of a page, but for what stands by itself."""
_INFO = attrgetter(*(each.name for each in fields(PageInfo)))
_OF_BUNDLE = "interface words or settings"
"""What is the same for all pages of a bundle: looked at as one; people are told which of its parts has changed."""
_MadeFrom = tuple[tuple[str, object], ...]
"""What a page is made from, before it is made short: values that `repr` tells apart."""


@dataclass(frozen=True, slots=True)
class KeyedPage:
    """What lists say of a page, and what stands for all that it was made from."""

    key: bytes
    row: PageRow


class KeptRows:
    """Makes the pages of a project, those that have changed; what lists say of the others is kept."""

    def __init__(self, project: DecidedProject) -> None:
        self._project = project
        self._sources = project.inputs.sources
        self._files = self._sources.project.files
        self._whole = WholePages(self._files)
        self._step: Step[KeyedPage] = self._files.steps.step("page", KeyedPage)
        self._parts: Step[PageParts] = self._files.steps.step("page parts", PageParts)
        self._packed: Step[PackedPage] = self._files.steps.step("page files", PackedPage)

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""
        assert isinstance(page, PageEntry)
        name, made_from = page_name(page.article, page.locale), self._made_from(bundle, page)
        key = _key(made_from)
        known = self._step.known(name)
        if known is not None and known.key == key and (remembered := self._remembered(bundle, name, known)):
            return remembered
        whole = released(self._project, page)
        made = self._whole.made(bundle, whole) if isinstance(whole, ReleasedPage) else whole
        if isinstance(made, MadePage):
            of_page = ((part, key_of(repr(value))) for part, value in made_from if part != _OF_BUNDLE)
            parts = (*of_page, *bundle.parts)
            made = replace(made, reasons=_differences(self._parts.known(name), parts), key=key)
            self._step.keep(name, KeyedPage(key, made.row))
            self._packed.keep(name, packed(made.files), key)
            self._parts.keep(name, parts)
        return made

    def as_before(self, bundle: Bundle, page: PageInRelease, pages: Container[int]) -> MadePage | None:
        """Return a page of a bundle that is known as a whole; None where it is not remembered."""
        name = page_name(page.article, page.locale)
        known = self._step.known(name)
        if known is None or page_number(page.article, known.key) not in pages:
            return None
        return self._remembered(bundle, name, known)

    def _remembered(self, bundle: Bundle, name: str, known: KeyedPage) -> MadePage | None:
        """Return a page as it was made; None where its files are neither in the output nor remembered."""
        if all(_is_there(bundle, file) for file in known.row.files):
            return MadePage(known.row, key=known.key)
        page = self._packed.known(name, known.key)
        files = unpacked(page, known.row.files, self._files.read) if page is not None else ()
        return MadePage(known.row, files, _IN_OUTPUT, known.key) if files else None

    def _made_from(self, bundle: Bundle, page: PageEntry) -> _MadeFrom:
        """Return what stands for all that a page is made from, by what people call it."""
        return (
            ("its source", page.article_key),
            ("its translations", page.texts_key),
            ("its approvals", page.approvals),
            ("what is known of it", (*_OTHERS(page), *_INFO(page.info))),
            ("its pages in other locales", _paths(bundle.release, page.article)),
            (_OF_BUNDLE, bundle.key),
            ("the page that is kept", tuple(self._previous(page))),
            ("its images and links", tuple(self._links(bundle, page))),
        )

    def _previous(self, page: PageEntry) -> Iterator[str]:
        """Yield what stands for the page that was published before, where that is kept."""
        if page.outcome is Outcome.KEPT:
            earlier = self._project.inputs.previous.path(page.article, page.locale)
            for path in (page.path, earlier):
                yield self._files.content_key(self._files.config.layout.published(urls.path(page.locale, path)))

    def _links(self, bundle: Bundle, page: PageEntry) -> Iterator[object]:
        """Yield what stands for the files beside a page, and for where its links lead."""
        row, references = self._sources.articles.rows.get(page.article), self._sources.references
        if row is None:
            return
        chain = () if page.locale == page.source_locale else self._sources.project.config.targets[page.locale].chain
        yield assets_key(row.links, chain, references=references, files=self._files)
        yield [paths.is_taken(path, bundle.reserved) for path in asset_paths(row.links, references)]
        for address, target in references.links(row.links).items():
            there = bundle.release.index.paths.get(target.article, {})
            locales = (page.locale, page.source_locale, bundle.release.default_locale)
            yield address, target.article, target.rest, *map(there.get, locales)


def _paths(release: Release, article: str) -> dict[str, tuple[str, bool]]:
    """Return the page of an article in each locale that has one, and whether it is not for search engines."""
    there = release.index.paths.get(article, {})
    return {locale: (path, (article, locale) in release.index.unlisted) for locale, path in there.items()}


def _key(made_from: _MadeFrom) -> bytes:
    return key_of(repr(made_from))


def _is_there(bundle: Bundle, file: BundleFile) -> bool:
    """Whether a file stands in the output as it was made."""
    return bundle.output.has(file.path, file.sha256)


def _differences(before: PageParts | None, now: PageParts) -> tuple[str, ...]:
    """Return what has changed of all that a page is made from, as people call it."""
    if before is None:
        return ("it is new, or the program is",)
    known = dict(before)
    return tuple(name for name, digest in now if known.get(name) != digest) or _IN_OUTPUT
