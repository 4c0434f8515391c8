"""The pages of a release made: their files, and what lists say of them; a page is made where it has changed."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Protocol

from localize import paths
from localize.cache.codec import Codec
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.errors import PageError
from localize.gate.decide import Outcome
from localize.model.approval import Approval
from localize.pages import outputs, urls
from localize.pages.outputs import manifest
from localize.pages.outputs.bundle import BundleSettings
from localize.pages.outputs.rendered import OutputFile, render_page
from localize.pages.page_row import PageRow
from localize.pages.release import Release
from localize.pages.released_page import PageInRelease, ReleasedPage
from localize.release.manifest import BundleFile
from localize.tasks import release_pages
from localize.tasks.articles import page_name
from localize.tasks.assets import asset_paths, assets_key
from localize.tasks.make_release import DecidedProject, PageEntry, released
from localize.tasks.packed_page import PackedPage, WrittenFile, packed, unpacked
from localize.tasks.project import Files
from localize.tasks.release_pages import RejectedPage, rejected

PageParts = tuple[tuple[str, bytes], ...]
"""What a page is made from: what people call it, and what stands for it."""
_IN_OUTPUT = ("a file of it in the output",)
"""What has changed where a page is as it was, as people call it."""
_ENTRY: Codec[PageEntry] = Codec(PageEntry)
_APPROVALS: Codec[tuple[Approval, ...]] = Codec(tuple[Approval, ...])


@dataclass(frozen=True, slots=True)
class MadePage:
    """What lists say of a page, and its files; none of these where they stand in the output already.

    `reasons` tell people why it was made: what has changed since it was made last.
    """

    row: PageRow
    files: tuple[WrittenFile, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """The bundle that a page is made for: its release, and what is the same for all its pages.

    `key` stands for the settings. `reserved` are the keys of the paths of all files that are made (`made_paths`).
    """

    release: Release
    settings: BundleSettings
    key: str
    reserved: Set[str]


def bundle_of(release: Release, locale: str) -> Bundle:
    """Return the bundle of a locale in a release."""
    settings = outputs.settings_of(release, locale)
    key = repr(replace(settings, words=dict(sorted(settings.words.items()))))
    reserved = outputs.made_paths(page.path for page in release.index.pages[locale])
    return Bundle(release, settings, key, reserved)


class PageMaker(Protocol):
    """Makes the pages of a release."""

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""


@dataclass(frozen=True, slots=True)
class WholePages:
    """Makes pages that have all that they are made from."""

    files: Files

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""
        assert isinstance(page, ReleasedPage)
        try:
            rendered = render_page(bundle.release, page)
            problem = release_pages.problem(rendered, trusted=bundle.release.trusted)
            if problem is not None:
                return problem
            files = list(outputs.page_files(bundle.settings, rendered, bundle.reserved))
        except PageError as error:
            return rejected(error)
        span = next((file.article_span for file in files if file.article_span), None)
        written = [WrittenFile(file.path, self._data(file), file.file) for file in files]
        listed = [manifest.listed(file, each.data) for file, each in zip(files, written, strict=True)]
        return MadePage(outputs.row_of(rendered, listed, article_span=span), tuple(written))

    def _data(self, file: OutputFile) -> bytes:
        return (self.files.read(file.file) or b"") if file.file else file.data


class KeptRows:
    """Makes the pages of a project, those that have changed; what lists say of the others is kept."""

    def __init__(self, project: DecidedProject) -> None:
        self._project = project
        self._sources = project.inputs.sources
        self._files = self._sources.project.files
        self._whole = WholePages(self._files)
        self._step: Step[PageRow] = self._files.steps.step("page", PageRow)
        self._parts: Step[PageParts] = self._files.steps.step("page parts", PageParts)
        self._packed: Step[PackedPage] = self._files.steps.step("page files", PackedPage)

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""
        assert isinstance(page, PageEntry)
        name, parts = page_name(page.article, page.locale), self._made_from(bundle, page)
        key = key_of(*(digest for _, digest in parts))
        known = self._step.known(name, key)
        if known is not None and all(self._is_there(page.locale, file) for file in known.files):
            return MadePage(known)
        if known is not None and (files := self._remembered(name, known, key)):
            return MadePage(known, files, _IN_OUTPUT)
        whole = released(self._project, page)
        made = self._whole.made(bundle, whole) if isinstance(whole, ReleasedPage) else whole
        if isinstance(made, MadePage):
            made = replace(made, reasons=_differences(self._parts.known(name), parts))
            self._step.keep(name, made.row, key)
            self._packed.keep(name, packed(made.files), key)
            self._parts.keep(name, parts)
        return made

    def _remembered(self, name: str, row: PageRow, key: bytes) -> tuple[WrittenFile, ...]:
        """Return the files of a page as they were made from what `key` stands for; none where that is not known."""
        page = self._packed.known(name, key)
        return unpacked(page, row.files, self._files.read) if page is not None else ()

    def _is_there(self, locale: str, file: BundleFile) -> bool:
        """Whether a file stands in the output as it was made."""
        path = self._files.config.layout.published(f"{locale}/{file.path}")
        return self._files.content_key(path) == file.sha256

    def _made_from(self, bundle: Bundle, page: PageEntry) -> PageParts:
        """Return what stands for all that a page is made from, by what people call it."""
        index = bundle.release.index
        locales = {
            locale: (path, (page.article, locale) in index.unlisted)
            for locale, path in index.paths[page.article].items()
        }
        rest = replace(page, article_key=b"", texts_key=b"", approvals=())
        return (
            ("its source", page.article_key),
            ("its translations", page.texts_key),
            ("its approvals", key_of(_APPROVALS.pack(page.approvals))),
            ("what is known of it", key_of(_ENTRY.pack(rest))),
            ("its pages in other locales", key_of(repr(locales))),
            ("interface words or settings", key_of(bundle.key)),
            ("the page that is kept", key_of(*self._previous(page))),
            ("its images and links", key_of(*self._links(bundle, page))),
        )

    def _previous(self, page: PageEntry) -> Iterator[str]:
        """Yield what stands for the page that was published before, where that is kept."""
        if page.outcome is Outcome.KEPT:
            earlier = self._project.inputs.previous.path(page.article, page.locale)
            for path in (page.path, earlier):
                yield self._files.content_key(self._files.config.layout.published(urls.path(page.locale, path)))

    def _links(self, bundle: Bundle, page: PageEntry) -> Iterator[str | bytes]:
        """Yield what stands for the files beside a page, and for where its links lead."""
        row, references = self._sources.articles.rows.get(page.article), self._sources.references
        if row is None:
            return
        chain = () if page.locale == page.source_locale else self._sources.locales_by_tag[page.locale].config.chain
        yield assets_key(row.links, chain, references=references, files=self._files)
        yield repr([paths.is_taken(path, bundle.reserved) for path in asset_paths(row.links, references)])
        for address, target in references.links(row.links).items():
            there = bundle.release.index.paths.get(target.article, {})
            yield repr((address, target, there.get(page.locale), there.get(page.source_locale)))


def _differences(before: PageParts | None, now: PageParts) -> tuple[str, ...]:
    """Return what has changed of all that a page is made from, as people call it."""
    if before is None:
        return ("it is new, or the program is",)
    known = dict(before)
    return tuple(name for name, digest in now if known.get(name) != digest) or _IN_OUTPUT
